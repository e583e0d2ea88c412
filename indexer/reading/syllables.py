"""Whether a word could be Vietnamese: the evidence that bytes were decoded by the right table."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
y ych yêm yên yêng yêt yêu ynh yp yt
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uơn uơt up ut uôc uôi uôm uôn uông uôt
uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORD_BREAK = re.compile("[\\s\\x00-\\x26\\x28-\\x40\\x5b-\\x60\\x7b-\\x7f“”‘’–—…•«»]+")


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelt as a Vietnamese syllable is, tone mark in either place, no capital behind a small letter.

    >>> [is_syllable(w) for w in ("nghị", "Hoà", "QUYẾT", "héi", "nghÞ", "nghĨ", "gì", "quí")]
    [True, True, True, False, False, False, True, True]
    """
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    # Icelandic ð stands for đ on many Unicode pages; that is a slip, no sign of another encoding.
    marks = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    tones = [c for c in marks if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    if len(tones) > 1 or "n\u0303" in marks or not (_SYLLABLE.fullmatch(bare) or bare in ("gi", "qu")):
        return False
    # Syllables that end in a stop take two of the six tones only.
    return not _STOPPED.search(bare) or tones in (["\u0301"], ["\u0323"])


def count_words(text: str) -> tuple[int, int]:
    """How many words of `text` have letters beyond ASCII, and how many of those could be Vietnamese; lone signs are no words.

    >>> count_words("Huyện ủy họp, S¸ng nay")
    (4, 3)
    """
    words = _words(text)
    return len(words), sum(map(is_syllable, words))


def find_wrong_words(text: str) -> set[str]:
    """The words of `text` with letters beyond ASCII that could not be Vietnamese, each once.

    >>> sorted(find_wrong_words("Sáng nay, héi nghÞ, héi"))
    ['héi', 'nghÞ']
    """
    return {word for word in _words(text) if not is_syllable(word)}


def _words(text: str) -> list[str]:
    return [word for word in _WORD_BREAK.split(text) if len(word) > 1 and not word.isascii()]
