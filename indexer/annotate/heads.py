"""Titles and runs of capitals among words: what positions begin with, and what the names after them are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from indexer.annotate.names import MAX_SYLLABLES
from indexer.annotate.phrases import matters, offices, titles
from indexer.annotate.stops import is_stop
from indexer.annotate.titles import PREFIXES, has_prefix
from indexer.annotate.words import Word, spelt_forms
from indexer.gazetteers import rows

# Titles that stand within others: "Ban Bí thư", "Trưởng đoàn Đại biểu Quốc hội".
_INSIDE = frozenset({("ban", "bi"), ("ban", "thuong"), ("doan", "dai"), ("doan", "dbqh"), ("doan", "chu"), ("to", "dai")})
# Two syllables that no name has in a row.
_VERBS = frozenset(
    "chu tri|phat bieu|tiep xuc|lam viec|trinh bay|tra loi|giu chuc|chuc tet|kiem tra|truyen dat|khai mac|ket luan|bao cao|cung du|"
    "tham du|trao qua|tang qua|quan triet|cong bo|nhan hoa|du hop".split("|")
)
# Degrees and honours before a name say who somebody is, not what office they hold.
_DEGREES = frozenset(
    "gs pgs ts tskh ths bs ys ds ks cn cki ckii bscki bsckii bscc nghnd nguut ngut ngnd nsnd nsut ttnd ttut nhnd luat".split()
)
_NONE: frozenset[str] = frozenset()


@cache
def openers() -> frozenset[str]:
    """The forms, as in `Word.spelt`, of the words that titles begin with."""
    return titles().first_words | spelt_forms(spelt for spelt, _ in PREFIXES.values())


@cache
def _second_words() -> Mapping[str, frozenset[str] | None]:
    """First word of a title -> the words that can be its second; None where it can be a title alone, or stand before one."""
    seconds: dict[str, frozenset[str] | None] = {first: None if "" in words else words for first, words in titles().second_words.items()}
    return seconds | dict.fromkeys(spelt_forms(spelt for spelt, _ in PREFIXES.values()))


def head_end(words: Sequence[Word], i: int) -> int | None:
    """The index after the title that `words[i:]` begins with ("nguyên Phó Chủ tịch", "PCT", "Đại tá"); None where it begins with none."""
    seconds = _second_words().get(words[i].spelt, _NONE)
    # Most words that a title can begin with begin none.
    if seconds is not None and (not seconds or i + 1 >= len(words) or words[i + 1].spelt not in seconds):
        return None
    start = i + 1 if words[i].shade in PREFIXES and has_prefix(words, i) else i
    phrase = titles().at(words, start)
    if phrase is None or (i and words[i].joined and (words[i - 1].shade, words[i].shade) in _INSIDE):
        return None
    if phrase.kind == "short" and not _is_short_title(words, start, len(phrase.shades)):
        return None
    end = start + len(phrase.shades)
    if words[end - 1].shade == "su" and end < len(words) and words[end].spells("quán"):
        return None  # the house: "Đại sứ quán"
    return end


def is_rank(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether `words[start:end]` are a rank: "Đại tá"."""
    if words[start].spelt not in _rank_openers():
        return False
    phrase = titles().at(words, start)
    return phrase is not None and phrase.kind == "rank" and start + len(phrase.shades) == end


@cache
def _rank_openers() -> frozenset[str]:
    """The forms, as in `Word.spelt`, of the words that ranks begin with."""
    return spelt_forms(row["title"].lower().split()[0] for row in rows("positions") if row["kind"] == "rank")


def is_central(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether `words[start:end]` are a title held at the head of the State, with no place after it: "Thứ trưởng"."""
    phrase = titles().at(words, start)
    return phrase is not None and phrase.kind == "central" and start + len(phrase.shades) == end


def is_degree(word: Word) -> bool:
    """Whether `word` is a degree or an honour, or several joined by dots: "ThS", "PGS.TS", "TTƯT.BSCKII"."""
    return word.shade in _DEGREES or ("." in word.shade and _DEGREES.issuperset(word.shade.split(".")))


def capital_run(words: Sequence[Word], i: int) -> int:
    """How many words from `i` on are capitalised syllables in a row, no known title among them."""
    if not words[i].capital:
        return 0
    first = words[i].surface
    shouted = first.isupper()
    if shouted and len(first) > 1 and first[1:].isalpha() and not before_capitals(words, i):
        return 1
    for k, word in enumerate(words[i + 1 : i + 2 * MAX_SYLLABLES], i + 1):
        if not (word.capital and word.joined) or head_end(words, k):
            return k - i
        if word.surface.isupper() != shouted and len(word.surface) > 1 and len(first) > 1:
            return k - i
        if shouted and _is_shouted_verb(words, k):
            return k - i
    return min(len(words) - i, 2 * MAX_SYLLABLES)


def _is_shouted_verb(words: Sequence[Word], i: int) -> bool:
    """Whether a line in capitals goes on with "và" or a verb after a name: "TÔ VĂN TỰ VÀ LÒ THỊ MẬN CHỦ TRÌ HỘI NGHỊ"."""
    if len(words[i].surface) < 2 or not words[i].surface.isupper():
        return False
    return words[i].spells("và") or (i + 1 < len(words) and f"{words[i].shade} {words[i + 1].shade}" in _VERBS)


def hyphened_run(words: Sequence[Word], i: int) -> int:
    """How many words from `i` on a foreign name takes, whose syllables hyphens join; 0 where none do.

    >>> from indexer.annotate.words import words_of
    >>> hyphened_run(words_of("Bun-thăn Chăn-thạ-vông, Phó Tỉnh trưởng"), 0), hyphened_run(words_of("Lò Văn Én-bí thư"), 0)
    (5, 0)
    """
    limit = min(len(words), i + 2 * MAX_SYLLABLES)
    if not _hyphen_follows(words, i, limit):
        return 0
    count, hyphens = 1, 0
    while i + count < limit:
        word = words[i + count]
        hyphened = not word.capital and word.gap.strip(" ") == "-" and (word.gap == "-" or hyphens > 0)
        if not hyphened and not (word.capital and word.joined):
            break
        if head_end(words, i + count) is not None or is_stop(words, i + count):
            break
        hyphens += hyphened
        count += 1
    return count if hyphens else 0


def _hyphen_follows(words: Sequence[Word], i: int, limit: int) -> bool:
    """Whether the capitalised syllables from `i` on, before the index `limit`, end at a hyphen: few names are looked at closer."""
    end = i + 1
    while end < limit and words[end].capital and words[end].joined:
        end += 1
    return end < limit and words[end].gap == "-"


def is_number(word: Word) -> bool:
    """Whether `word` is a number in digits or Roman numerals: "2021", "XII"."""
    return word.surface.isdigit() or (word.surface.isupper() and set(word.shade) <= set("ivxl"))


def is_acronym(word: Word) -> bool:
    return len(word.surface) > 1 and word.surface.isupper()


def before_capitals(words: Sequence[Word], i: int) -> bool:
    """Whether the next word is in capitals, too: a whole line may be."""
    return i + 1 < len(words) and words[i + 1].surface.isupper()


def _is_short_title(words: Sequence[Word], i: int, length: int) -> bool:
    """Capitals are what tells CT, TP and the like from words; two letters need a body, a comma or a name beside them, too."""
    letters = "".join(word.surface for word in words[i : i + length])
    if not (letters.isupper() or (letters[:1].isupper() and len(letters) > 3)):
        return False
    if len(letters) > 2:
        return True
    follows = i + length
    if follows >= len(words) or words[follows].gap.strip() not in ("", "."):
        return False
    if letters == "GĐ" and is_acronym(words[follows]):
        return True  # "GĐ TTYT huyện"; "TP HCM" is a city
    return offices().at(words, follows) is not None or matters().at(words, follows) is not None
