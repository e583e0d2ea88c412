"""Abbreviations and provinces by their other names: what is found beside what was typed, when, and what is told of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine
from indexer.engines.base import EngineQuery
from indexer.gazetteers import rows
from indexer.query.abbreviations import may_be_a_word, stands_alone
from indexer.query.expansions import MOST_PHRASES, Finder, phrases
from indexer.query.free import MOST_EXPANSIONS
from indexer.query.nodes import And, AtLeast, Not, Synonyms, Word
from indexer.query.parser import parse
from indexer.query.renamed import renamed
from indexer.requests import SearchRequest
from indexer.service import SearchService
from indexer.text.tokens import query_terms
from tests.builders import fill, report
from tests.oracle import OracleEngine

TEXTS = {
    "short": "UBND huyện giao ban quý III",
    "long": "Ủy ban nhân dân huyện giao ban quý IV",
    "newer": "Uỷ ban nhân dân huyện họp",
    "bare": "Uy ban nhan dan huyen hop thuong ky thang chin",
    "scattered": "Nhân dân huyện ủng hộ ban vận động; ủy viên",
    "joined": "Bảo đảm QPAN trong dịp Tết",
    "hyphen": "Bảo đảm QP - AN trong dịp Tết",
    "comma": "Bảo đảm quốc phòng, an ninh trong dịp Tết",
    "new": "Tỉnh ủy Lào Cai họp",
    "old": "Tỉnh ủy Yên Bái họp",
    "peace": "Vì hoà bình và phát triển",
    "reversed": "Bảo đảm an ninh, quốc phòng trong dịp Tết",
    "turned": "Bảo đảm AN-QP trong dịp Tết",
    "central": "Thực hiện nghị quyết của Trung ương",
    "tw": "Thực hiện nghị quyết của TW",
    "dotted": "Thực hiện nghị quyết của T.Ư",
    "invested": "Thực hiện dự án đầu tư",
    "town": "thành phố Hải Dương họp",
}


@pytest.fixture(scope="module")
def engine() -> OracleEngine:
    made = OracleEngine()
    fill(
        made,
        *(report(name, text, title="") for name, text in TEXTS.items()),
        report("place", "Họp", places=["tỉnh Yên Bái"], host="Huyện ủy"),
        report("host", "Họp", host="Ủy ban nhân dân huyện"),
        report("person", "Họp", chair=["Nguyễn Hải Dương"], attend=["Lê Quốc Hội"]),
    )
    return made


def found(engine: OracleEngine, query: str, *, fold: bool = False, expand: bool = True) -> set[str]:
    return {hit.id for hit in engine.search(EngineQuery(parse(query, fold=fold, expand=expand).node, limit=100)).hits}


SECURITY = {"joined", "hyphen", "comma", "reversed", "turned"}
FINDS: list[tuple[str, set[str]]] = [
    ("UBND huyen", {"short", "long", "newer", "bare"}),
    ("ubnd huyện", {"short", "long", "newer", "bare"}),
    ('"UBND huyện"', {"short", "long", "newer", "bare"}),
    ("ủy ban nhân dân", {"short", "long", "newer", "bare", "scattered"}),
    ("UỶ BAN NHÂN DÂN", {"short", "long", "newer", "bare", "scattered"}),
    ("uy ban nhan dan huyen", {"short", "long", "newer", "bare", "scattered"}),
    ('"uỷ ban nhân dân huyện"', {"short", "long", "newer", "bare"}),
    ("úy ban nhân dân", {"bare"}),
    ("QP-AN", SECURITY),
    ("QPAN", SECURITY),
    ("qp – an", SECURITY),
    ("ANQP", SECURITY),
    ("AN-QP", SECURITY),
    ("anqp", SECURITY),
    ("quốc phòng, an ninh", {"joined", "hyphen", "comma", "reversed"}),
    ("an ninh, quốc phòng", {"turned", "comma", "reversed"}),
    *((central, {"central", "tw", "dotted"}) for central in ("TW", "TƯ", "T.Ư", "Trung ương", "trung ương", '"nghị quyết của TƯ"')),
    ("tư", {"invested"}),
    ('"quoc phong an ninh"', {"joined", "hyphen", "comma"}),
    ('"bảo đảm QP-AN trong dịp Tết"', SECURITY),
    ("-UBND -họp -QPAN -dịp -thực", {"scattered", "peace"}),
    ("lao cai", {"new", "old"}),
    ("Lào Cai họp", {"new", "old"}),
    ("tỉnh Lào Cai", {"new", "old"}),
    ('"tỉnh ủy Lào Cai"', {"new", "old"}),
    ("láo cài", set()),
    ("yên bái", {"old"}),
    ('noi:"lào cai"', {"place"}),
    ('noi:"tinh lao cai"', {"place"}),
    ("noi:lào noi:cai", set()),
    ("TP Hải Phòng", {"town"}),
    ("co-quan:ubnd", {"host"}),
    ('can-bo:"hải phòng"', set()),
    ("du:QH", set()),
]


@pytest.mark.parametrize(("query", "expected"), FINDS)
def test_other_names_are_found_too(engine: OracleEngine, query: str, expected: set[str]) -> None:
    assert found(engine, query) == expected
    assert found(engine, unicodedata.normalize("NFD", query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"), [("UBND huyen", {"short"}), ("lao cai", {"new"}), ("QPAN", {"joined"}), ('noi:"lào cai"', set())]
)
def test_nothing_but_what_was_typed_is_found_where_that_is_asked(engine: OracleEngine, query: str, expected: set[str]) -> None:
    assert found(engine, query, expand=False) == expected
    assert parse(query, expand=False).expansions == ()


def test_folded_accents_that_do_not_agree_are_set_aside(engine: OracleEngine) -> None:
    assert found(engine, "úy ban nhân dân", fold=True) == found(engine, "uy ban nhan dan")
    assert found(engine, "láo cài", fold=True) == {"new", "old"}


TOLD: list[tuple[str, list[tuple[str, tuple[str, ...]]]]] = [
    ("UBND huyen", [("UBND", ("Ủy ban nhân dân",))]),
    ("họp Uy Ban nhân dân", [("Uy Ban nhân dân", ("UBND",))]),
    ("LĐTB&XH", [("LĐTB XH", ("lao động - thương binh và xã hội",))]),
    ("BTC", [("BTC", ("Ban Tổ chức", "Bộ Tài chính"))]),
    ("ban to chuc", [("ban to chuc", ("BTC",))]),
    ("Bộ Tài chính", []),
    ("xây dựng NTM", [("xây dựng NTM", ("XDNTM",)), ("NTM", ("nông thôn mới",))]),
    ("xây dựng nông thôn mới", [("xây dựng nông thôn mới", ("XDNTM",)), ("nông thôn mới", ("NTM",))]),
    ("HĐND-UBND", [("HĐND", ("Hội đồng nhân dân",)), ("UBND", ("Ủy ban nhân dân",))]),
    ("TVHU", [("TVHU", ("Ủy viên Ban Thường vụ Huyện ủy", "UVTVHU", "UVBTVHU"))]),
    # What may be a word, in capitals only
    ("CĐ", [("CĐ", ("Công đoàn", "cao đẳng", "công điện"))]),
    ("cđ", []),
    ("CD", []),
    ("th", []),
    ("tư", []),
    ("Tư", []),
    ("trung ương", [("trung ương", ("TW", "T.Ư"))]),
    ("T.Ư", [("T Ư", ("Trung ương", "TW"))]),
    ("TƯ", [("TƯ", ("Trung ương", "TW", "T.Ư"))]),
    # A directive's number is one
    ("15/KH-UBND", []),
    # Names of people are no names of bodies
    ("chu-tri:BTC", []),
    # Provinces
    ("hai phong", [("hai phong", ("tỉnh Hải Dương",))]),
    ("thành ủy Hải Phòng", [("thành ủy Hải Phòng", ("tỉnh Hải Dương",))]),
    ("TP", [("TP", ("thành phố", "Trưởng phòng"))]),
    ("TP Hải Phòng", [("TP Hải Phòng", ("tỉnh Hải Dương",)), ("TP", ("thành phố",))]),
    ("TP.HCM", [("TP HCM", ("tỉnh Bình Dương", "tỉnh Bà Rịa - Vũng Tàu"))]),
    ("tư tưởng Hồ Chí Minh", []),
    ("noi:hcm", [("hcm", ("tỉnh Bình Dương", "tỉnh Bà Rịa - Vũng Tàu"))]),
    ("lâm đồng", []),
    ("Lâm Đồng", [("Lâm Đồng", ("tỉnh Bình Thuận", "tỉnh Đắk Nông"))]),
    ("tinh lam dong", [("tinh lam dong", ("tỉnh Bình Thuận", "tỉnh Đắk Nông"))]),
    ('noi:"lam dong"', [("lam dong", ("tỉnh Bình Thuận", "tỉnh Đắk Nông"))]),
    ("Ha Noi", [("Ha Noi", ("tỉnh Hà Tây",))]),
    ("Thừa Thiên Huế", [("Thừa Thiên Huế", ("thành phố Huế",))]),
    ("thành phố Huế", [("thành phố Huế", ("tỉnh Thừa Thiên Huế",))]),
    ("Nghệ An", []),
    # A person
    ("Nguyễn Khánh Hòa", []),
    ("bà Trần Thị Khánh Hoà", []),
    ("nguyen vinh long", []),
    ("lễ Vĩnh Long", [("Vĩnh Long", ("tỉnh Bến Tre", "tỉnh Trà Vinh"))]),
    ("phạm vi Ninh Bình", [("Ninh Bình", ("tỉnh Hà Nam", "tỉnh Nam Định"))]),
    ("dang uy ninh binh", [("ninh binh", ("tỉnh Hà Nam", "tỉnh Nam Định"))]),
    # Ended, and told so only
    ("hoà bình", []),
    ("hoa binh", []),
    ("Hoà Bình", [("Hoà Bình", ())]),
    ("tỉnh yên bái", [("tỉnh yên bái", ())]),
    ("huyện Yên Thuỷ", [("huyện Yên Thuỷ", ())]),
    ("Yên Thủy", []),
    ("huyện Châu Thành", []),
]


@pytest.mark.parametrize(("query", "told"), TOLD, ids=[query for query, _ in TOLD])
def test_what_is_found_beside_is_told(query: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.typed, one.also) for one in parse(query).expansions] == told


NOTES = [
    ("lào cai", "tỉnh Yên Bái nhập vào tỉnh Lào Cai ngày 01/7/2025"),
    ("yên bái", "tỉnh Yên Bái nhập vào tỉnh Lào Cai ngày 01/7/2025"),
    ("hà nội", "tỉnh Hà Tây nhập vào thành phố Hà Nội ngày 01/8/2008"),
    ("Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế thành thành phố Huế ngày 01/01/2025"),
    ("huyện Yên Thuỷ", "huyện Yên Thủy: không còn cấp huyện từ 01/7/2025, nay thuộc tỉnh Phú Thọ"),
    ("UBND", ""),
]


@pytest.mark.parametrize(("query", "note"), NOTES)
def test_what_became_of_a_unit_is_said(query: str, note: str) -> None:
    assert [one.note for one in parse(query).expansions] == [note]


ROWS = [(row["abbreviation"], row["meaning"]) for row in rows("abbreviations")]


@pytest.mark.parametrize(("short", "long"), ROWS)
def test_each_row_of_the_table_can_be_used(short: str, long: str) -> None:
    assert long in parse(short).expansions[0].also
    assert parse(short.lower()).expansions == () or not may_be_a_word(short)
    back = {one for expansion in parse(long).expansions for one in expansion.also}
    first = next(meaning for other, meaning in ROWS if other == short)
    assert (short in back) == (first == long and stands_alone(short))


def test_most_of_the_words_counts_an_abbreviation_for_each_of_them() -> None:
    parsed = parse("nông thôn mới huyện")
    ntm = Word(("ntm",))
    spelt = tuple(Synonyms((Word(query_terms(word)), ntm)) for word in ("nông", "thôn", "mới"))
    assert parsed.most == And((AtLeast(3, (*spelt, Word(query_terms("huyện")))), Not(parsed.node)))
    assert parsed.pairs == ("nong thon", "thon moi", "moi huyen")


def test_a_name_stands_side_by_side_within_one_part_of_the_query() -> None:
    for query in ("nông (thôn) mới", "nông thôn -mới", 'nông "thôn mới"', "nông thôn OR mới"):
        assert parse(query).expansions == ()


def test_expanding_is_bounded() -> None:
    assert len(phrases(["UBND", "HĐND", "MTTQ", "UBND", "HĐND"], Finder())[0]) == MOST_PHRASES
    assert phrases(["UBND"] * 3, Finder())[0][0] == ("UBND",) * 3
    shorts = [short for short, _ in dict(ROWS).items() if short.isalpha()][: MOST_EXPANSIONS + 5]
    parsed = parse(" ".join(f"({short})" for short in shorts))
    assert len(parsed.expansions) == MOST_EXPANSIONS
    assert isinstance(parsed.node, And)
    assert isinstance(parsed.node.children[-1], Word)


PIECES = (
    "UBND",
    "ủy",
    "ban",
    "nhân",
    "dân",
    "xây",
    "dựng",
    "nông",
    "thôn",
    "mới",
    "NTM",
    "QP-AN",
    "tỉnh",
    "Lào",
    "Cai",
    "Yên",
    "Bái",
    "ubnd.",
    "-",
    '"',
)


@st.composite
def asking(draw: st.DrawFn) -> tuple[list[str], str]:
    texts = draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), min_size=1, max_size=4))
    words = draw(st.lists(st.sampled_from([piece for piece in PIECES if piece not in '-"']), min_size=1, max_size=7))
    return texts, draw(st.sampled_from(("{}", '"{}"', "tieu-de:{}", "({}) OR x"))).format(" ".join(words))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(asking(), st.booleans())
def test_expanding_takes_nothing_away(asked: tuple[list[str], str], fold: bool) -> None:
    texts, query = asked
    engine = OracleEngine()
    fill(engine, *(report(f"r{n}", text or "x", title=text) for n, text in enumerate(texts)))
    assert found(engine, query, fold=fold) >= found(engine, query, fold=fold, expand=False)
    assert parse(query, fold=fold).interpreted == parse(query, fold=fold, expand=False).interpreted


@pytest.mark.parametrize(("query", "rare", "common"), [("UBND", "Ủy ban nhân dân", "UBND"), ("Ủy ban nhân dân", "UBND", "Ủy ban nhân dân")])
def test_another_name_ranks_no_higher_than_the_one_typed(query: str, rare: str, common: str, tmp_path: Path) -> None:
    engine = open_engine(tmp_path)
    fill(engine, *(report(f"c{n}", f"Họp\n\n{common} huyện giao ban") for n in range(5)), report("r", f"Họp\n\n{rare} huyện giao ban"))
    hits = SearchService(engine).search(SearchRequest(query)).hits
    engine.close()
    assert len(hits) == 6
    assert hits[-1].report.id == "r" or hits[-1].score == hits[0].score


ASKED = "ủy ban nhân dân"
SCATTERED = "Ủy ban họp với nhân dân. Nhân dân và ủy ban; ban ủy lạo dân, nhân ái của dân"
ANSWERS = {
    "title": "UBND huyện họp",
    "short": "Họp\n\nUBND huyện bàn việc chung của dân",
    "long": "Họp\n\nỦy ban nhân dân huyện bàn việc chung",
}


@pytest.mark.parametrize("query", [ASKED, "uy ban nhan dan", "UỶ BAN NHÂN DÂN", unicodedata.normalize("NFD", ASKED), f"{ASKED} huyện"])
def test_an_abbreviation_ranks_as_what_it_stands_for_and_before_its_scattered_words(query: str, tmp_path: Path) -> None:
    engine = open_engine(tmp_path)
    scattered = [report(f"s{n}", f"Dân họp với ủy ban\n\n{SCATTERED} huyện", day=f"2024-01-{n:02}") for n in range(1, 13)]
    fill(engine, *scattered, *(report(name, text, day="2018-01-01") for name, text in ANSWERS.items()))
    hits = SearchService(engine).search(SearchRequest(query)).hits
    engine.close()
    assert {hit.report.id for hit in hits[:3]} == set(ANSWERS)
    assert hits[0].report.id == "title"
    assert len(hits) == 15


def test_a_province_that_became_part_of_another_is_no_other_name_of_it() -> None:
    assert renamed(parse("Lào Cai").free) == ()
    assert renamed(parse("tỉnh Lào Cai họp").free) == ()


def test_the_widest_names_are_changed_and_the_narrowest() -> None:
    told = renamed(parse("xây dựng nông thôn mới huyện").free)
    assert [[terms[0] for terms in words] for words in told] == [["xdntm", "=huyện"], ["=xây", "=dựng", "ntm", "=huyện"]]
