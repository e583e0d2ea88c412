"""Words and queries typed without an input method."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from indexer.rescue.conversion import from_keystrokes
from indexer.rescue.keystrokes import TELEX, VNI, Scheme, syllable_or_none
from indexer.rescue.querywords import read_words
from indexer.rescue.syllables import TONES, is_syllable, toneless_syllables, with_tone
from tests import keys

TABLES = {TELEX: keys.TELEX, VNI: keys.VNI}


@pytest.mark.parametrize("scheme", [TELEX, VNI], ids=["telex", "vni"])
@pytest.mark.parametrize("tone_last", [True, False])
def test_every_syllable_is_made_by_its_keys(scheme: Scheme, tone_last: bool) -> None:
    words = [with_tone(letters, tone) for letters, tone in product(sorted(toneless_syllables()), sorted(TONES))]
    marked = [word for word in words if is_syllable(word) and not word.isascii()]
    made = {word: syllable_or_none(keys.keys(word, TABLES[scheme], tone_last=tone_last), scheme) for word in marked}
    assert {word: other for word, other in made.items() if other != word} == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hooij", "hội"), ("hoojij", None), ("hooji", "hội"), ("hoioj", "hội"), ("nghij", "nghị"), ("ddoongf", "đồng"), ("dongdf", "đòng"),
        ("chis", "chí"), ("uyr", "ủy"), ("ury", "ủy"), ("huyeenj", "huyện"), ("huyenej", "huyện"), ("nhw", "như"), ("thw", "thư"),
        ("twf", "từ"), ("nguwowif", "người"), ("nguowif", "người"), ("nguoiwf", "người"), ("thuowr", "thuở"), ("muaw", "mưa"),
        ("hoawcj", "hoặc"), ("quaans", "quấn"), ("quys", "quý"), ("gif", "gì"), ("giuwx", "giữ"), ("hoaf", "hòa"), ("thuyr", "thủy"),
        ("ddawks", "đắk"), ("lawks", "lắk"), ("kanj", "kạn"), ("hoaz", "hoa"), ("y", None), ("ys", "ý"), ("w", "ư"),
        ("HOOIJ", "HỘI"), ("Ddoongf", "Đồng"), ("DDoongf", "Đồng"), ("YS", "Ý"), ("hopf", None), ("hopj", "họp"), ("tapj", "tạp"),
        ("ban", None), ("hoi", None), ("ubnd", None), ("class", None), ("covid", None), ("nghanhf", None), ("oooooooooooooooo", None),
    ],
)  # fmt: skip
def test_telex(typed: str, meant: str | None) -> None:
    assert syllable_or_none(typed, TELEX) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ho65i", "hội"), ("hoi65", "hội"), ("ho6i5", "hội"), ("nghi5", "nghị"), ("d9o62ng", "đồng"), ("dong962", "đồng"), ("chi1", "chí"),
        ("u3y", "ủy"), ("uy3", "ủy"), ("huye65n", "huyện"), ("nhu7", "như"), ("ngu7o72i", "người"), ("nguo72i", "người"),
        ("d9a81k", "đắk"), ("NGHI5", "NGHỊ"), ("D9o62ng", "Đồng"), ("hoa20", None), ("hoa0", "hoa"),
        ("QL10", None), ("u23", None), ("h5n1", None), ("217", None), ("covid19", None), ("ban", None), ("5s", None),
    ],
)  # fmt: skip
def test_vni(typed: str, meant: str | None) -> None:
    assert syllable_or_none(typed, VNI) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("hooij nghij", "hội nghị"), ("uyr ban", "ủy ban"), ("ho65i nghi5 d9o62ng chi1", "hội nghị đồng chí"),
        ("HOOIJ NGHIJ", "HỘI NGHỊ"), ("Hooij nghij UBND huyeenj", "Hội nghị UBND huyện"), ("nghij quyeets tw 4", "nghị quyết tw 4"),
        ("hội nghij", "hội nghị"), (unicodedata.normalize("NFD", "hội nghij"), "hội nghị"), ("bis thw", "bí thư"),
        ("ddoongf chis 217-QĐ/TW", "đồng chí 217-QĐ/TW"), ("QL10 qua huye65n", "QL10 qua huyện"), ("khoas XII", "khóa XII"),
        ('hooij "nghij"', 'hội "nghij"'), ('chu-tri:"hoangf vawn" hooij', 'chu-tri:"hoangf vawn" hội'), ("hooij -xax", "hội -xax"),
        ("(hooij OR hopj) xax", "(hội OR họp) xã"), ("hooij, nghij!", "hội, nghị!"), ("hooij COVID", "hội COVID"),
        ("kinh tees-xax hooij", "kinh tế-xã hội"), ("y1 kie61n", "ý kiến"), ("hop5 chi1", "họp chí"), ("u3y ban", "ủy ban"),
    ],
)  # fmt: skip
def test_a_query_is_converted_word_by_word(query: str, meant: str) -> None:
    assert (from_keystrokes(read_words(query)) or ("", ""))[1] == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ('"hooij nghij"', '"hội nghị"'), ('hooij "nghij"', 'hội "nghị"'), ('chu-tri:"haf thij lieen" xax', 'chu-tri:"hà thị liên" xã'),
        ('"ho65i nghi5" ngay:2018 -xax', '"hội nghị" ngay:2018 -xax'), ("noi:hooij", "noi:hội"), ('hooij "class"', ""), ('"hoi nghi"', ""),
    ],
)  # fmt: skip
def test_what_is_quoted_is_converted_when_asked(query: str, meant: str) -> None:
    assert (from_keystrokes(read_words(query), quoted=True) or ("", ""))[1] == meant


@pytest.mark.parametrize(
    "query",
    [
        "", "hoi nghi", "hội nghị", "dan van 217", "as", "his of", "taxi", "217-QĐ/TW", "217 qd tw", "15/2018/nđ-cp", "QL10", "A1",
        "o1", "q1", "hooij class", "ho65i covid19", "hooij ho65i", '"hooij nghij"', "can-bo:hooij", "-hooij", "ban (xa -hooij)", "hooi*",
        "XII", "hop tap", "ubnd xa", "tw", "to1", "khu5 xa", "quy3 2018", "visa", "Google maps", "covid",
    ],
)  # fmt: skip
def test_what_shows_no_keys_stays(query: str) -> None:
    assert from_keystrokes(read_words(query)) is None
