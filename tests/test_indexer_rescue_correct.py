"""Mistyped words put right, and accents put on, by what texts hold."""

from __future__ import annotations

import pytest

from indexer.rescue.accents import as_typed, spelt
from indexer.rescue.correct import corrected
from indexer.rescue.edits import ALIKE, DOUBLED, OTHER, SWAPPED, TWO, slips
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import read_words
from indexer.rescue.rewriting import likeliest_first, other_accents, written, wrongly_marked
from tests.builders import fill, report
from tests.oracle import OracleEngine

TEXTS = (
    "Hội nghị giao ban công tác dân vận của Huyện ủy",
    "Hội nghị tổng kết công tác dân vận, quản lý nhà nước",
    "Hội nghị sơ kết công tác dân vận; nghiêm túc rút kinh nghiệm",
    "Người dân vẫn chờ; đoàn dẫn vận động viên ra sân",
    "Ủy ban nhân dân huyện họp thường kỳ; Ủy ban nhân dân xã dự",
    "Ủy ban nhân dân tỉnh quản lý; kỷ luật nghiêm minh; nghĩ kỹ",
    "Công chức vận động bà con; người dân đồng lòng",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    engine = OracleEngine()
    # Each text in three reports: what stands in one or two may be a misprint.
    fill(engine, *(report(f"{i}-{copy}", text) for i, text in enumerate(TEXTS) for copy in range(3)))
    return Lexicon(engine)


def best(words: str, lexicon: Lexicon, *, all_doubtful: bool = False) -> str | None:
    ways = corrected(words.split(), lexicon, all_doubtful=all_doubtful)
    return " ".join(word for step in ways[0].steps for word in step.words) if ways else None


# Slips


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("thnag", "thang", SWAPPED), ("nghhi", "nghi", DOUBLED), ("hoii", "hoi", DOUBLED), ("ng", "nng", DOUBLED), ("hii", "hi", DOUBLED),
        ("xong", "song", ALIKE), ("lam", "nam", ALIKE), ("hpi", "hoi", ALIKE), ("chung", "trung", ALIKE), ("nghanh", "nganh", ALIKE),
        ("gia", "da", ALIKE), ("khac", "khat", ALIKE), ("hxi", "hoi", OTHER), ("hi", "hoi", OTHER), ("hoqi", "hoi", OTHER),
        ("nghiemx", "nghien", TWO), ("thunog", "thuong", SWAPPED),
    ],
)  # fmt: skip
def test_a_slip_has_its_cost(typed: str, meant: str, cost: float) -> None:
    assert slips(typed)[meant] == cost


def test_a_word_is_no_slip_of_itself_and_short_ones_are_one_slip_away_only() -> None:
    assert "hoi" not in slips("hoi")
    assert "hoang" not in slips("hon")
    assert "bien" not in slips("nghiem")


# Words put right


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi nghj", "hoi nghi"), ("hoi nghhi dan van", "hoi nghi dan van"), ("hoi ngih", "hoi nghi"),
        ("hoinghi dan van", "hoi nghi dan van"),
        ("hoi ng hi", "hoi nghi"), ("uy ban nhna dan", "uy ban nhan dan"), ("uy bannhan dan", "uy ban nhan dan"), ("cong tca", "cong tac"),
        ("hoi nghi dan vna", "hoi nghi dan van"), ("nghiemm", "nghiem"), ("huyej uy", "huyen uy"), ("khinh nghiep", "kinh nghiem"),
    ],
)  # fmt: skip
def test_mistyped_words_are_put_right_by_their_neighbours(typed: str, meant: str, lexicon: Lexicon) -> None:
    assert best(typed, lexicon) == meant


@pytest.mark.parametrize(
    "typed", ["", "hoi nghi", "dan van", "hoi", "giao ban dan van", "217", "hoi 217", "xiv", "qz", "zzzzzzzz", "日本", "huyen uy " * 7]
)
def test_what_texts_hold_or_nothing_comes_near_is_left(typed: str, lexicon: Lexicon) -> None:
    assert best(typed, lexicon) is None


def test_known_words_that_never_stand_together_are_looked_at(lexicon: Lexicon) -> None:
    assert best("nhan van", lexicon) == "nhan dan"
    assert best("cong tac din van", lexicon) == "cong tac dan van"


def test_where_all_is_doubtful_a_neighbour_that_does_not_fit_is_enough(lexicon: Lexicon) -> None:
    assert best("cong chuc dan dong", lexicon) is None
    assert best("cong chuc dan dong", lexicon, all_doubtful=True) == "cong chuc van dong"
    assert best("hoi nghi dan van quan li", lexicon, all_doubtful=True) is None


# Accents


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        ("hoi nghi dan van", "hội nghị dân vận"), ("nguoi dan van cho", "người dân vẫn chờ"), ("uy ban nhan dan", "ủy ban nhân dân"),
        ("cong tac dan van", "công tác dân vận"), ("quan ly", "quản lí"), ("ki luat", "kỉ luật"), ("nghi ki", "nghĩ kĩ"), ("hoi", "hội"),
    ],
)  # fmt: skip
def test_bare_words_take_the_accents_of_their_neighbours(bare: str, full: str, lexicon: Lexicon) -> None:
    assert spelt(bare.replace("ly", "li").split(), lexicon) == tuple(full.split())


def test_marks_that_were_typed_weigh_against_others_but_do_not_decide(lexicon: Lexicon) -> None:
    words = ["dan", "van"]
    assert spelt(words, lexicon) == ("dân", "vận")
    assert spelt(words, lexicon, ["dẫn", "vận"]) == ("dẫn", "vận")
    assert spelt(["cong", "tac", *words], lexicon, ["công", "tac", "dân", "vấn"]) == ("công", "tác", "dân", "vận")
    assert spelt(["hoi", "nghi"], lexicon, ["hồi", "nghỉ"]) == ("hội", "nghị")


def test_other_accents_than_those_typed_come_by_their_likelihood(lexicon: Lexicon) -> None:
    (run,) = read_words("công tác dân vẫn").runs
    assert other_accents(run, lexicon)[0] == {(13, 16): "vận"}
    (run,) = read_words("hội").runs
    assert other_accents(run, lexicon) == []


def test_unknown_words_and_passages_are_not_spelt(lexicon: Lexicon) -> None:
    assert spelt(["hoi", "qwerty"], lexicon) is None
    assert spelt([], lexicon) is None
    assert spelt(["hoi"] * 17, lexicon) is None


@pytest.mark.parametrize(
    ("spelling", "typed", "shown"),
    [("lí", "ly", "lý"), ("lí", "LY", "LÝ"), ("kỉ", "ki", "kỉ"), ("hòa", "Hoa", "Hòa"), ("quí", "quy", "quý"), ("hội", "nghy", "hội")],
)
def test_a_spelling_is_shown_as_the_word_was_typed(spelling: str, typed: str, shown: str) -> None:
    assert as_typed(spelling, typed) == shown


def test_marks_on_the_wrong_letter_are_told_from_right_ones(lexicon: Lexicon) -> None:
    (run,) = read_words("caủ bụụng hòa hoà quý ủy họat hội dan").runs
    assert wrongly_marked(run, lexicon) == {0, 1, 6}


def test_the_marks_of_a_mistyped_word_choose_among_what_may_be_meant(lexicon: Lexicon) -> None:
    (run,) = read_words("người dẫnn vận").runs
    best = likeliest_first(run, corrected(["nguoi", "dann", "van"], lexicon), lexicon)[0]
    assert written(run, best, lexicon, spell=True) == {(6, 10): "dẫn"}
    assert written(run, best, lexicon, spell=False) == {(6, 10): "dan"}


def test_words_that_were_run_together_keep_the_marks_they_were_typed_with(lexicon: Lexicon) -> None:
    (run,) = read_words("hồinghỉ giao ban").runs
    best = corrected(["hoinghi", "giao", "ban"], lexicon)[0]
    assert written(run, best, lexicon, spell=False) == {(0, 7): "hồi nghỉ"}


def test_a_word_too_long_to_be_a_slip_is_left_as_it_is(lexicon: Lexicon) -> None:
    assert best("n" * 500, lexicon) is None
