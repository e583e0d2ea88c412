"""Tables of the official world: type codes, issuer codes, bodies, laws. Read once, when first asked for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from indexer.text.fold import folded

Row = Mapping[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of one table (`types`, `issuers`, `bodies`, `laws`), as column -> value, in the table's order."""
    lines = (files(__name__) / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def directive_types() -> Mapping[str, str]:
    """Official type code -> type, commonest first where two fold alike.

    >>> directive_types()["QĐ"], directive_types()["TTr"]
    ('Quyết định', 'Tờ trình')
    """
    return MappingProxyType({row["code"]: row["type"] for row in rows("types")})


@cache
def issuer_codes() -> Mapping[str, str]:
    """Official issuer code -> the generic body it stands for; Party organs and ministries are put together from their parts.

    >>> codes = issuer_codes()
    >>> codes["HU"], codes["BTCHU"], codes["UBKTĐU"], codes["BNV"], codes["STNMT"]
    ('Huyện ủy', 'Ban Tổ chức Huyện ủy', 'Ủy ban Kiểm tra Đảng ủy', 'Bộ Nội vụ', 'Sở Tài nguyên và Môi trường')
    """
    codes = {f"{initial}{code}": f"{kind} {name}" for initial, kind in (("B", "Bộ"), ("S", "Sở")) for code, name in _kind("field")}
    return MappingProxyType(dict(_kind("organ")) | codes | _party() | dict(_kind("union")) | dict(_kind("state")))


@cache
def party_organs() -> Mapping[str, str]:
    """Code of each Party organ that stands without its committee's -> the organ: "45-CV/BXDĐ", "12-KH/BTGDV".

    >>> party_organs()["BTC"], issuer_codes()["BTC"]  # 9-KH/BTC, but 9/KH-BTC
    ('Ban Tổ chức', 'Bộ Tài chính')
    """
    return MappingProxyType(dict(_kind("organ")))


@cache
def party_codes() -> frozenset[str]:
    """Issuer codes of the Party's own system and of its Youth Union: numbers are written 217-QĐ/TW, not 217/QĐ-TW."""
    return frozenset(_party())


@cache
def union_codes() -> frozenset[str]:
    """Issuer codes of the Front and of unions and societies, whose numbers are written in the Party's way or in the State's.

    >>> {"HND", "TLĐ"} <= union_codes()  # 14-KH/HND and 14/KH-HND
    True
    """
    return frozenset(code for code, _ in _kind("union"))


@cache
def by_fold(table: str) -> Mapping[str, str]:
    """Folded code -> official code, for `types` or `issuers`: "qd" -> "QĐ"; the first of two that fold alike wins.

    >>> by_fold("types")["qd"], by_fold("types")["hd"], by_fold("issuers")["btchu"]
    ('QĐ', 'HD', 'BTCHU')
    """
    codes = directive_types() if table == "types" else issuer_codes()
    return MappingProxyType({folded(code): code for code in reversed(tuple(codes))})


def _party() -> dict[str, str]:
    committees, organs = _kind("committee"), _kind("organ")
    joined = {organ + code: f"{name} {body}" for organ, name in organs for code, body in committees}
    return dict(committees) | joined | dict(_kind("party"))


def _kind(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["code"], row["body"]) for row in rows("issuers") if row["kind"] == kind)
