"""The letter ư put back into TCVN3 text that lost it: the soft hyphen stands for it there, and cleaners of pages delete soft hyphens.

"Bí thư Thường trực" is left as "Bí th Thờng trực". Vowels with a tone, ừ and its like, have letters of their own and stay.
"""

from __future__ import annotations

import re

from indexer.reading.syllables import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")
_HORNED = "ơờớởỡợ"
# Words that have a vowel left; what stands beside the others tells that they are not themselves, as "cha mẹ" and "tối đa" are.
_MEANT = re.compile(
    r"(?<!\w)(?:ngời|lợt|dới|lới|vờn|vơn|vợt(?= (?:qua|khó|chỉ|mức|kế|dự|thu|lên|trên|so|[0-9]))"
    r"|cha(?! (?:mẹ|ông|con|xứ|truyền|và|anh)(?!\w))"
    r"|đa(?= (?:vào|ra|tin|lên|đón|về|đến|đi|các|những)(?!\w))|(?<=tham )mu|(?:(?<=mùa )|(?<=trận ))ma|ma(?= (?:lũ|lớn|bão|đá|to)(?!\w))"
    r"|(?<=nghỉ )hu|hu(?= trí(?!\w))|u(?= (?:tiên|đãi|tú|điểm|thế|việt)(?!\w))|bu(?= (?:điện|chính)(?!\w))"
    r"|lu(?= (?:trữ|ý|động|niệm|hành|thông|trú)(?!\w))|(?-i:Lu)(?= (?-i:[A-ZĐ])\w))(?!\w)",
    re.IGNORECASE,
)
_FIRST_VOWEL = re.compile("[aouơờớởỡợ]", re.IGNORECASE)
# Alone these letters are no words, but they number points and stand for units.
_ALONE = re.compile(
    r"(?<!\w)(?:[tT](?= (?:pháp|tởng|vấn|nhân|liệu|cách|thơng|duy)(?!\w))|(?:(?<=đầu )|(?<=vật )|(?<=riêng ))t(?!\w)"
    r"|[cC](?= (?:trú|dân|xử)(?!\w))|(?:(?<=dân )|(?<=chung )|(?<=định ))c(?!\w)|(?<=giáo )s(?!\w)|[sS](?= (?:phạm|đoàn)(?!\w))"
    r"|[dD](?= (?:luận|nợ|địa)(?!\w)))"
)
_WITHOUT_VOWEL = re.compile(r"(?<![\w.])(?<!\d )(?:[tTnN]h|[BCDĐHLMSTXbcdđhlmstx]ng|[tT]rng|[nN]hng)(?![\w.])")


def restore_horns(text: str) -> str:
    """A passage out of TCVN3 with ư where it had a soft hyphen; unchanged where it has one ư, or none is missing for sure.

    >>> restore_horns("đồng chí Bí th, Thờng trực Hội đồng, ông Trơng Văn Hng dự; vốn đầu t của Nhà nớc")
    'đồng chí Bí thư, Thường trực Hội đồng, ông Trương Văn Hưng dự; vốn đầu tư của Nhà nước'
    >>> restore_horns("họp lúc 8 h, điểm c khoản 2, 5 th, TP. Vinh, ông Lu")
    'họp lúc 8 h, điểm c khoản 2, 5 th, TP. Vinh, ông Lu'
    """
    if "ư" in text or "Ư" in text:
        return text
    text = _ALONE.sub(lambda found: f"{found[0]}ư", text)
    text = _LETTERS.sub(_restore, text)
    text = _WITHOUT_VOWEL.sub(lambda found: _insert(found[0]), text)
    return _MEANT.sub(lambda found: _before_vowel(found[0]), text)


def _restore(found: re.Match[str]) -> str:
    """A word that is none without ư before its ơ: "Thờng"."""
    word = found[0]
    place = next((n for n, char in enumerate(word) if char.lower() in _HORNED), None)
    if place is None or is_syllable(word):
        return word
    with_horn = f"{word[:place]}{'Ư' if word.isupper() and len(word) > 1 else 'ư'}{word[place:]}"
    return with_horn if is_syllable(with_horn) else word


def _insert(word: str) -> str:
    """A word without a vowel, ư between its onset and its end: "Hưng", "thư"."""
    for place in range(len(word), 0, -1):
        with_horn = f"{word[:place]}ư{word[place:]}"
        if is_syllable(with_horn):
            return with_horn
    return word


def _before_vowel(word: str) -> str:
    """A word with ư before its vowel: "cha" as "chưa", "U" as "Ưu"."""
    return _FIRST_VOWEL.sub(lambda vowel: ("Ư" if vowel[0].isupper() else "ư") + vowel[0].lower(), word, count=1)
