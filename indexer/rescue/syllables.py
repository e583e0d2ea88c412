"""Vietnamese syllables: which strings of letters are one, and where its tone mark stands."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import product

from indexer.text.fold import bare

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = frozenset({GRAVE, ACUTE, TILDE, HOOK, DOT})

_ONSETS = ("", *"b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x".split())
# Every rime that is written in Vietnamese words, without tones.
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay   ă ăc ăm ăn ăng ăp ăt   â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et   ê êch êm ên ênh êp êt êu   i ia ich im in inh ip it iu   iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
    ô ôc ôi ôm ôn ông ôp ôt   ơ ơi ơm ơn ơp ơt   u ua uân uâng uât uây uc uê uêch uênh ui um un ung up ut uơ
    uôc uôi uôm uôn uông uôt   uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưng ưt ưu   ươc ươi ươm ươn ương ươp ươt ươu   y yêm yên yêng yêt yêu
""".split()
# "ă" and "â" open the syllable's own name only; they are no words.
_NEVER_OPEN = frozenset("ăâ")
# After qu, what is written without a second u: quan, quý, quyết, quốc.
_AFTER_QU = (
    *(rime for rime in _RIMES if rime[0] in "aăâeê" or rime in ("i", "it", "inh", "y", "ơ", "ơi", "ơn", "ôc", "yên", "yêt")),
    *("yt", "ynh", "ych"),
)
# gi takes the i of iêng and iêt for its own: giếng, giết.
_AFTER_GI = (*(rime for rime in _RIMES if rime[0] not in "iyêu"), *"êc êm êng êt u ua uc ui um un up uôc".split())
# Names of places that are written against the rules: Bắc Kạn, Đắk Lắk, Kon Tum.
_IN_PLACE_NAMES = ("kan", "đăk", "lăk", "kon")
# y stands alone after few consonants, names such as Vy and Thy included.
_BEFORE_Y = frozenset(("", *"h k l m s t th v".split()))
_STOPS = ("c", "ch", "p", "t", "k")


@cache
def toneless_syllables() -> frozenset[str]:
    """Every syllable without its tone, lower case, marks of the letters kept: "đông", "nghi", "quyêt"."""
    regular = {onset + rime for onset, rime in product(_ONSETS, _RIMES) if _fits(onset, rime)}
    return frozenset({*regular, *("qu" + rime for rime in _AFTER_QU), *("gi" + rime for rime in _AFTER_GI), *_IN_PLACE_NAMES})


@cache
def bare_syllables() -> frozenset[str]:
    """Every syllable without any mark, as it is typed bare: "dong", "quyet"."""
    return frozenset(bare(syllable) for syllable in toneless_syllables())


@lru_cache(maxsize=1 << 12)
def is_syllable(word: str) -> bool:
    """Whether `word`, fully marked, is a syllable; what ends in c, ch, p or t has the tone sắc or nặng or is none.

    >>> [is_syllable(word) for word in ("Đồng", "HUYỆN", "hoà", "hòa", "gì", "quốc", "nghị")]
    [True, True, True, True, True, True, True]
    >>> [is_syllable(word) for word in ("quôc", "hòp", "ka", "ngị", "his", "nghịs", "ươ")]
    [False, False, False, False, False, False, False]
    """
    letters, tone = split_tone(word.lower())
    if letters.endswith(_STOPS) and tone not in (ACUTE, DOT):
        return False
    return len(tone) <= 1 and letters in toneless_syllables()


def split_tone(word: str) -> tuple[str, str]:
    """`word` without its tones (NFC), and its tones as combining marks, "" for none.

    >>> split_tone("nghị") == ("nghi", DOT), split_tone("Đường") == ("Đương", GRAVE)
    (True, True)
    """
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", letters), "".join(part for part in parts if part in TONES)


def with_tone(letters: str, tone: str) -> str:
    """The toneless syllable `letters` with `tone` on the vowel that carries it, in the older place for oa, oe and uy.

    >>> [with_tone(letters, DOT) for letters in ("hoa", "hoan", "huyên", "nươc", "giư", "gi", "quy", "ngoai", "ưa")]
    ['họa', 'hoạn', 'huyện', 'nược', 'giự', 'gị', 'quỵ', 'ngoại', 'ựa']
    """
    if not tone:
        return letters
    at = _carrier(letters)
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def in_case_of(typed: str, word: str) -> str:
    """`word` in capitals, with a first capital or small, as `typed` is.

    >>> in_case_of("NGHIJ", "nghị"), in_case_of("Ddoongf", "đồng"), in_case_of("YS", "ý"), in_case_of("a", "ý")
    ('NGHỊ', 'Đồng', 'Ý', 'ý')
    """
    letters = [letter for letter in typed if letter.isalpha()]
    if len(letters) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word


def _carrier(letters: str) -> int:
    """The place of the vowel that carries the tone."""
    plain = bare(letters).lower()
    start = next((i for i, letter in enumerate(plain) if letter in "aeiouy"), 0)
    if plain[:2] in ("qu", "gi") and len(plain) > 2 and plain[2] in "aeiouy":
        start = 2
    end = start
    while end < len(plain) and plain[end] in "aeiouy":
        end += 1
    if marked := [i for i in range(start, end) if letters[i].lower() in "ăâêôơư"]:
        return marked[-1]
    if end < len(plain):
        return end - 1
    return start + 1 if end - start == 3 else start


def _fits(onset: str, rime: str) -> bool:
    """Whether spelling lets this onset stand before this rime."""
    first = rime[0]
    if rime in _NEVER_OPEN:
        return False
    if first == "y":
        return onset in _BEFORE_Y if rime == "y" else not onset
    if rime.startswith("iê") and not onset:
        return False
    if onset in ("c", "g", "ng"):
        return first not in "eêiy" or (onset == "g" and rime in ("i", "in"))
    return onset not in ("k", "gh", "ngh") or first in "eêi"
