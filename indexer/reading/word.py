"""The markup that the text of a Word file (.docx) makes: paragraphs, tables, lists, without its headers and pictures."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

import mammoth

from indexer.errors import NotABulletin

MAX_UNPACKED, MAX_XML = 200_000_000, 20_000_000
"""Bytes of all parts of a file, pictures among them, and of its text with its markup. Reports have a few hundred kilobytes."""

_TEXT = "word/document.xml"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\ncomment-reference => !"


def read_docx(body: bytes) -> str:
    """The HTML that the file's text makes; raises `NotABulletin` where it is no Word file, or a broken or locked one."""
    try:
        _check(body)
        with_pictures_out = mammoth.images.img_element(lambda image: {})
        return str(mammoth.convert_to_html(BytesIO(body), style_map=_STYLES, convert_image=with_pictures_out).value)
    except (zipfile.BadZipFile, zlib.error, SAXException, ExpatError, RecursionError) as e:
        raise NotABulletin(f"a Word file that is broken: {e}") from e
    except (KeyError, IndexError, ValueError, AttributeError, TypeError, EOFError, OSError, RuntimeError, NotImplementedError) as e:
        # Parts that say other than they should, or are locked, come to light as any of these.
        raise NotABulletin(f"a Word file that cannot be read ({type(e).__name__}: {e}); save it anew, then import that") from e


def _check(body: bytes) -> None:
    """Raises `NotABulletin` for archives that are no Word file, or unpack to more than is read."""
    with zipfile.ZipFile(BytesIO(body)) as archive:
        sizes = {part.filename: part.file_size for part in archive.infolist()}
    if _TEXT not in sizes:
        raise NotABulletin("not text: a ZIP archive or an office document of another kind")
    if sum(sizes.values()) > MAX_UNPACKED or sizes[_TEXT] > MAX_XML:
        raise NotABulletin("a Word file too large to be a report")
