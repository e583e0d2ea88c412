"""The tables: complete rows, no code twice, every row with its source."""

from __future__ import annotations

import pytest

from indexer import gazetteers


@pytest.mark.parametrize("table", ["types", "issuers", "bodies", "laws", "matters", "surnames", "venues", "countries", "abbreviations"])
def test_every_row_is_complete_and_names_its_source(table: str) -> None:
    for row in gazetteers.rows(table):
        assert all(isinstance(value, str) and value.strip() == value and value for value in row.values()), row
        assert list(row)[-1] == "source"


@pytest.mark.parametrize(
    ("table", "key"), [("types", "code"), ("laws", "name"), ("surnames", "surname"), ("venues", "venue"), ("countries", "country")]
)
def test_no_key_comes_twice(table: str, key: str) -> None:
    keys = [row[key] for row in gazetteers.rows(table)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("code", "body"),
    [("TW", "Trung ương"), ("BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy"), ("BGDĐT", "Bộ Giáo dục và Đào tạo"), ("UBND", "UBND")],
)
def test_issuer_codes_stand_for_their_bodies(code: str, body: str) -> None:
    assert gazetteers.issuer_codes()[code] == body


def test_codes_of_state_and_party_are_told_apart() -> None:
    assert {"TW", "HU", "UBKTĐU", "TWĐTN"} <= gazetteers.party_codes()
    assert not {"UBND", "CP", "TLĐ", "BNV", "TTg"} & gazetteers.party_codes()


@pytest.mark.parametrize(
    ("table", "fold", "code"), [("types", "hd", "HD"), ("types", "ttr", "TTr"), ("issuers", "ttg", "TTg"), ("issuers", "du", "ĐU")]
)
def test_a_code_is_found_by_its_fold(table: str, fold: str, code: str) -> None:
    assert gazetteers.by_fold(table)[fold] == code


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        gazetteers.rows("nothing")
