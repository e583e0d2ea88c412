"""corpus/sources/encodings.py"""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from corpus.errors import BodyTooLarge, SourceUnreadable
from corpus.sources.encodings import decoded

PAGE = "<p>Hội nghị Đảng ủy</p>".encode() * 20
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
RAW_DEFLATE = RAW.compress(PAGE) + RAW.flush()

CASES = {
    "none": ("", PAGE),
    "identity": ("identity", PAGE),
    "gzip": ("gzip", gzip.compress(PAGE)),
    "x-gzip, in capitals": (" X-GZIP ", gzip.compress(PAGE)),
    "gzip in two members": ("gzip", gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:])),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "deflate without its header": ("deflate", RAW_DEFLATE),
    "brotli": ("br", brotli.compress(PAGE)),
    "one in the other": ("br, gzip", gzip.compress(brotli.compress(PAGE))),
}


@pytest.mark.parametrize(("encodings", "body"), CASES.values(), ids=CASES.keys())
def test_a_body_comes_out_of_its_encodings(encodings: str, body: bytes) -> None:
    assert decoded(body, encodings, limit=len(PAGE)) == PAGE


@pytest.mark.parametrize(("encodings", "body"), [c for c in CASES.values() if c[1] != PAGE], ids=[k for k in CASES if CASES[k][1] != PAGE])
def test_the_limit_is_kept_to_the_byte(encodings: str, body: bytes) -> None:
    with pytest.raises(BodyTooLarge):
        decoded(body, encodings, limit=len(PAGE) - 1)


ZEROS = bytes(50_000_000)


@pytest.mark.parametrize(
    ("encodings", "body"),
    [("gzip", gzip.compress(ZEROS, 1)), ("deflate", zlib.compress(ZEROS, 1)), ("br", brotli.compress(ZEROS, quality=1))],
    ids=["gzip", "deflate", "br"],
)
def test_a_bomb_is_left_as_soon_as_it_is_too_large(encodings: str, body: bytes) -> None:
    with pytest.raises(BodyTooLarge, match=r"too large: more than 0\.1 MB"):
        decoded(body, encodings, limit=100_000)


@pytest.mark.parametrize(
    ("encodings", "body"), [("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE)), ("br", brotli.compress(PAGE))]
)
def test_a_broken_or_shortened_body_is_told(encodings: str, body: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="cut short"):
        decoded(body[:-9], encodings, limit=10_000)
    with pytest.raises(SourceUnreadable, match="broken"):
        decoded(b"<html>" + body, encodings, limit=10_000)


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(SourceUnreadable, match="content encoding zstd is not known"):
        decoded(b"(\xb5/\xfd", "zstd", limit=100)


@pytest.mark.parametrize("encodings", ["gzip", "deflate", "br"])
def test_an_empty_body_stays_empty(encodings: str) -> None:
    assert decoded(b"", encodings, limit=100) == b""
