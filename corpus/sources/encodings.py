"""Bodies as the server meant them, out of the content encodings they were sent in; bounded, whatever they unpack to."""

from __future__ import annotations

import zlib

import brotli

from corpus.errors import BodyTooLarge, SourceUnreadable

_GZIP = 16 + zlib.MAX_WBITS


def decoded(body: bytes, encodings: str, *, limit: int) -> bytes:
    """`body` out of its `encodings`, the value of a Content-Encoding header ("gzip", "br, gzip" with the outermost last).

    >>> decoded(zlib.compress("Hội nghị".encode()), "deflate", limit=100).decode()
    'Hội nghị'

    Raises `BodyTooLarge` as soon as more than `limit` bytes come out, `SourceUnreadable` for broken or unknown encodings.
    """
    if not body:
        return body  # a server that had nothing to say often says that it is compressed
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, _GZIP, limit)
        elif name == "deflate":
            body = _inflated(body, zlib.MAX_WBITS if _has_zlib_header(body) else -zlib.MAX_WBITS, limit)
        elif name == "br":
            body = _unbrotlied(body, limit)
        elif name not in ("", "identity"):
            raise SourceUnreadable(f"content encoding {name} is not known")
    return body


def _has_zlib_header(body: bytes) -> bool:
    """Some servers send deflate without the header that RFC 9110 asks for (8.4.1.2)."""
    return len(body) >= 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    """All members of a zlib stream, one after the other."""
    out = b""
    while body:
        stream = zlib.decompressobj(window)
        try:
            out += stream.decompress(body, limit + 1 - len(out))
        except zlib.error as e:
            raise SourceUnreadable(f"its compressed body is broken ({e})") from e
        if len(out) > limit:
            raise BodyTooLarge(limit)
        if not stream.eof:
            raise SourceUnreadable("its compressed body is cut short")
        body = stream.unused_data.lstrip(b"\0")
    return out


def _unbrotlied(body: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    try:
        out = stream.process(body, output_buffer_limit=limit + 1)
    except brotli.error as e:
        raise SourceUnreadable(f"its compressed body is broken ({e})") from e
    if len(out) > limit:
        raise BodyTooLarge(limit)
    if not stream.is_finished():
        raise SourceUnreadable("its compressed body is cut short")
    return bytes(out)
