"""Tables of the encodings Vietnamese was written in before Unicode, each as a function from Latin-1 letters to Unicode.

Bytes are first read as windows-1252 (`read_western`), because pages mixed those tables' letters with its punctuation; the same
functions then serve text that somebody else already decoded that way.
"""

from __future__ import annotations

import re
import unicodedata

# windows-1252 leaves five bytes undefined; they stay the control characters that Latin-1 makes of them.
_UNDEFINED = {c: chr(c) for c in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_WESTERN = [_UNDEFINED.get(c) or bytes([c]).decode("cp1252") for c in range(256)]
# The way back takes Latin-1's control characters too: half of the damaged pages were read as Latin-1 proper.
_WESTERN_BYTE = {chr(byte): byte for byte in range(0x80, 0xA0)} | {char: byte for byte, char in enumerate(_WESTERN)}


def _from_both(table: str) -> dict[int, str]:
    """A table from 0x80 on, its dots left out, for letters of windows-1252 and for the control characters that Latin-1 has there."""
    known = {n: char for n, char in enumerate(table, 0x80) if char != "."}
    return known | {ord(_WESTERN[n]): char for n, char in known.items()}


# TCVN 5712 (ABC, the .VnTime fonts) from 0xA1 on. Capitals with a tone had a font of their own (.VnTimeH) and come as small letters.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
# VISCII 1.1 (RFC 1456) from 0x80 on. Six capitals stand on control characters.
_VISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
# VPS (x-viet-vps, as Mozilla and Recode had it) from 0x80 on. Fourteen capitals stand on control characters.
_VPS = "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ..ỀỂỄỐỒỔỖýỷỵỚỜỞ.ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ.àáâãảạă.èéêẽìí.ĩẴĐòóôõ.Ơụùúủ.ỶẼỳ"
_VPS_CONTROLS = dict(zip((*range(0x02, 0x07), *range(0x10, 0x16), 0x19, 0x1C, 0x1D), "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True))
_FROM_TCVN3 = {0xA1 + n: char for n, char in enumerate(_TCVN3) if char != "."}
_FROM_VISCII = _from_both(_VISCII) | _VISCII_CONTROLS
_FROM_VPS = _from_both(_VPS) | _VPS_CONTROLS
# windows-1258 differs from windows-1252 in the letters ă đ ơ ư, the sign ₫, and five tones that follow their vowel.
_FROM_WINDOWS_1258 = {ord(_WESTERN[byte]): bytes([byte]).decode("cp1258", "ignore") or _WESTERN[byte] for byte in range(0x80, 0x100)}

# VNI-Windows writes a vowel and then its marks as a second letter: "aâ" â, "aá" ấ, "aê" ă, "uû" ủ; ô is ơ, ö is ư, ñ is đ.
_VNI_ALONE = dict(zip("ñôöìíæóòîÑÔÖÌÍÆÓÒÎ", "đơưìíỉĩịỵĐƠƯÌÍỈĨỊỴ", strict=True))
_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_HATS = {"â": "\u0302"} | {mark: "\u0302" + tone for mark, tone in zip("àáåãä", _VNI_TONES.values(), strict=True)}
_VNI_BREVES = {"ê": "\u0306"} | {mark: "\u0306" + tone for mark, tone in zip("èéúüë", _VNI_TONES.values(), strict=True)}
_VNI_MARKS = {
    "a": _VNI_TONES | _VNI_HATS | _VNI_BREVES,
    "e": _VNI_TONES | _VNI_HATS,
    "o": _VNI_TONES | _VNI_HATS,
    "u": _VNI_TONES,
    "y": _VNI_TONES,
    "ô": _VNI_TONES,
    "ö": _VNI_TONES,
}
_VNI = re.compile("|".join(f"{base}[{''.join(marks)}]" for base, marks in _VNI_MARKS.items()) + f"|[{''.join(_VNI_ALONE)}]", re.IGNORECASE)

# UTF-8 whose bytes were taken for windows-1252 letters; à has a space that does not break in it, which often became a common one.
# Three times is the most that was ever worth undoing.
_MOST_DECODINGS = 3
_TRAIL = "".join(re.escape(char) for char, byte in _WESTERN_BYTE.items() if 0x80 <= byte < 0xC0)
_TWICE = re.compile(f"(?:[\u00c2-\u00df][{_TRAIL}]|[\u00e0-\u00ef][{_TRAIL}]{{2}}|[\u00f0-\u00f4][{_TRAIL}]{{3}}|Ã )+")


def is_western(char: str) -> bool:
    """Whether a byte beyond ASCII could have been read as `char`: those that no other letter stands for.

    >>> [is_western(c) for c in "é™\\x9dạa"]
    [True, True, True, False, False]
    """
    return not char.isascii() and char in _WESTERN_BYTE


def read_western(body: bytes) -> str:
    """Every byte as a letter of windows-1252, or of Latin-1 where that has none."""
    return "".join(map(_WESTERN.__getitem__, body))


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC) letters as Unicode.

    >>> from_tcvn3("héi nghÞ, ®ång chÝ, BÝ th\\u00ad Huyªn uû")
    'hội nghị, đồng chí, Bí thư Huyên uỷ'
    """
    return text.translate(_FROM_TCVN3)


def from_viscii(text: str) -> str:
    """VISCII letters as Unicode.

    >>> from_viscii("hµi ngh¸, ð°ng chí")
    'hội nghị, đồng chí'
    """
    return text.translate(_FROM_VISCII)


def from_vni(text: str) -> str:
    """VNI-Windows letters as Unicode.

    >>> from_vni("hoäi nghò, ñoàng chí, UÛy ban nhaân daân, ÑAÛNG UÛY")
    'hội nghị, đồng chí, Ủy ban nhân dân, ĐẢNG ỦY'
    """
    return _VNI.sub(_from_vni_letter, text)


def from_vps(text: str) -> str:
    """VPS letters as Unicode.

    >>> from_vps("h¶i nghÎ, ÇÒng chí")
    'hội nghị, đồng chí'
    """
    return text.translate(_FROM_VPS)


def from_windows_1258(text: str) -> str:
    """windows-1258 as Unicode, its combining tones composed.

    >>> from_windows_1258("hôòi nghiò")
    'hội nghị'
    """
    return unicodedata.normalize("NFC", text.translate(_FROM_WINDOWS_1258))


def from_twice_decoded(text: str) -> str:
    """UTF-8 that was read as windows-1252, read again, as often as that happened; what is none stays.

    >>> from_twice_decoded("Há»™i nghá»‹ Ä\\x90áº£ng á»§y")
    'Hội nghị Đảng ủy'
    >>> from_twice_decoded("HÃ¡Â»â„¢i")
    'Hội'
    """
    for _ in range(_MOST_DECODINGS):
        again = _TWICE.sub(_again, text)
        if again == text:
            break
        text = again
    return text


def _again(found: re.Match[str]) -> str:
    try:
        return bytes(map(_WESTERN_BYTE.__getitem__, found[0].replace("Ã ", "Ã\u00a0"))).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _from_vni_letter(found: re.Match[str]) -> str:
    letters = found[0]
    if len(letters) == 1:
        return _VNI_ALONE[letters]
    base = _VNI_ALONE.get(letters[0], letters[0])
    return unicodedata.normalize("NFC", base + _VNI_MARKS[letters[0].lower()][letters[1].lower()])
