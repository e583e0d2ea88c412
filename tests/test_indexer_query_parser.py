"""What users type, as trees and readings; what they mistype, as messages with their place."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.errors import QueryError
from indexer.query.nodes import All, And, AtLeast, DateRange, DirectiveKey, Node, Not, Or, Phrase, Prefix, Word
from indexer.query.operators import OPERATORS
from indexer.query.parser import MAX_DEPTH, MAX_LENGTH, MAX_PREFIXES, MAX_TERMS, MAX_TYPED, parse
from indexer.query.relax import without_marks
from indexer.text.tokens import query_terms


def word(text: str, field: str = "text") -> Word:
    return Word(query_terms(text), field)


def phrase(text: str, field: str = "text") -> Phrase:
    return Phrase(tuple(query_terms(w) for w in text.split()), field)


def cited(key: str, spelt: str) -> Or:
    """A directive with its codes: by its key, or spelt in the text."""
    return Or((DirectiveKey(key), phrase(spelt)))


def short(key: str, name: str, number: str) -> Or:
    """A directive by its type and bare number, spelt with "số" or without."""
    return Or((DirectiveKey(key), phrase(f"{name} {number}"), phrase(f"{name} số {number}")))


GOOD: list[tuple[str, Node]] = [
    ("", All()),
    ("  ", All()),
    ("dan", Word(("dan",))),
    ("Dân", Word(("=dân", "~dan"))),
    ("ĐẢNG", Word(("=đảng", "~dang"))),
    ("Ðảng", Word(("=đảng", "~dang"))),
    ("uỷ", Word(("=ủy", "~uy"))),
    ("lý", Word(("=lí", "~li"))),
    ("ｄａｎ", Word(("dan",))),
    ("dân vận", And((word("dân"), word("vận")))),
    ("dân AND vận", And((word("dân"), word("vận")))),
    ("dân, vận!", And((word("dân"), word("vận")))),
    # Beginnings of words
    ("hoi*", Prefix(("hoi",))),
    ("hoi*, nghi", And((Prefix(("hoi",)), word("nghi")))),
    ("hộ*", Prefix(("=hộ", "~ho"))),
    ("Hoà*", Prefix(("=hòa", "=hoà", "~hoa"))),
    ("kỹ*", Or((Prefix(("=kỹ", "~ky")), word("kỹ")))),
    ("ki*", Prefix(("ki",))),
    ("-hoi*", Not(Prefix(("hoi",)))),
    ("21*", Prefix(("21",))),
    ("chu-tri:ngu*", Prefix(("ngu",), "chair")),
    ("chức-vụ:bí*", Prefix(("=bí", "~bi"), "position")),
    ("họp * xã", And((word("họp"), word("xã")))),
    ('"họp * xã"', phrase("họp xã")),
    # A number alone
    ("217", Or((word("217"), DirectiveKey("217")))),
    ("số 05", Or((word("05"), DirectiveKey("5")))),
    ("so 217 ngay:2018", And((DateRange("2018-01-01", "2018-12-31"), Or((word("217"), DirectiveKey("217")))))),
    ("217 OR 61", Or((Or((word("217"), DirectiveKey("217"))), Or((word("61"), DirectiveKey("61")))))),
    ("2018", word("2018")),
    ("123456", word("123456")),
    ('"217"', word("217")),
    ("họp 217", And((word("họp"), word("217")))),
    # Phrases
    ('"quốc phòng, an ninh"', phrase("quốc phòng an ninh")),
    ("“dân vận”", phrase("dân vận")),
    ("„dân vận”", phrase("dân vận")),
    ("«dân vận»", phrase("dân vận")),
    ("＂dân vận＂", phrase("dân vận")),
    ('"dân"', word("dân")),
    ('"AND"', word("AND")),
    ('"a OR ngay:b -c"', phrase("a OR ngay b c")),
    ("QP-AN", phrase("QP AN")),
    ("hoà-bình", phrase("hòa bình")),
    ("14:30", phrase("14 30")),
    ("20/22", phrase("20 22")),
    ("3/10/2018", phrase("3 10 2018")),
    ("0229.3862.042", phrase("0229 3862 042")),
    ("http://a.vn/b", phrase("http a vn b")),
    # Minus
    ("-xã", Not(word("xã"))),
    ("--xã", Not(word("xã"))),
    ("họp -xã", And((word("họp"), Not(word("xã"))))),
    ('họp -"thị trấn"', And((word("họp"), Not(phrase("thị trấn"))))),
    ("họp -(xã OR huyện)", And((word("họp"), Not(Or((word("xã"), word("huyện"))))))),
    ("-chu-tri:an", Not(word("an", "chair"))),
    ("-217-QĐ/TW", Not(cited("217 qd tw", "217 QĐ TW"))),
    ("kinh tế - xã hội", And((word("kinh"), word("tế"), word("xã"), word("hội")))),
    ("kinh tế – xã", And((word("kinh"), word("tế"), word("xã")))),
    # OR and brackets
    ("xã OR huyện", Or((word("xã"), word("huyện")))),
    ("xã HOẶC huyện", Or((word("xã"), word("huyện")))),
    ("xã|huyện", Or((word("xã"), word("huyện")))),
    ("xã hoặc huyện", And((word("xã"), word("hoặc"), word("huyện")))),
    ("họp xã OR huyện", Or((And((word("họp"), word("xã"))), word("huyện")))),
    ("họp (xã OR huyện)", And((word("họp"), Or((word("xã"), word("huyện")))))),
    ("((xã))", word("xã")),
    # Operators
    ("can-bo:An", word("An", "official")),
    ("official:An", word("An", "official")),
    ('chu-tri:"hoang van"', phrase("hoang van", "chair")),
    ('chủ-trì:"Hoàng Văn"', phrase("Hoàng Văn", "chair")),
    ("CHAIR: An", word("An", "chair")),
    ("co-quan:uỷ", word("ủy", "host")),
    ("host:ủy", word("ủy", "host")),
    ("nơi:Kim", word("Kim", "place")),
    ("noi:Kim", word("Kim", "place")),
    ("place:Kim", word("Kim", "place")),
    ("tieu-de:tổng-kết", phrase("tổng kết", "title")),
    ("title:x y", And((word("x", "title"), word("y")))),
    ("chi-dao:An", word("An", "direct")),
    ("phát-biểu:An", word("An", "speak")),
    ("speak:An", word("An", "speak")),
    ("bao-cao:An", word("An", "present")),
    ("dự:An", word("An", "attend")),
    ("DU:An", word("An", "attend")),
    ("attend: An", word("An", "attend")),
    ("nhac-den:An", word("An", "mention")),
    ('chuc-vu:"Phó Bí thư"', phrase("Phó Bí thư", "position")),
    ('loai:"nghi quyet"', phrase("nghi quyet", "directive_type")),
    ("loại:NQ", phrase("Nghị quyết", "directive_type")),
    ("type:qđ", Or((phrase("Quyết định", "directive_type"), phrase("Quy định", "directive_type")))),
    ("Tham dự: An", And((word("Tham"), word("dự"), word("An")))),
    ("noi: An", And((word("noi"), word("An")))),
    ("Hà Nội: họp", And((word("Hà"), word("Nội"), word("họp")))),
    # Dates
    ("ngay:2018", DateRange("2018-01-01", "2018-12-31")),
    ("date:2018-10", DateRange("2018-10-01", "2018-10-31")),
    ("ngày:2018-10-03", DateRange("2018-10-03", "2018-10-03")),
    ("ngay:2017..2019", DateRange("2017-01-01", "2019-12-31")),
    ("ngay:..2019", DateRange(None, "2019-12-31")),
    ("ngay:2018..", DateRange("2018-01-01", None)),
    ("ngay:Q3/2018", DateRange("2018-07-01", "2018-09-30")),
    ("ngay:q1/2016", DateRange("2016-01-01", "2016-03-31")),
    ("ngay:03/10/2018", DateRange("2018-10-03", "2018-10-03")),
    ("ngay:3/10/2018..10/2018", DateRange("2018-10-03", "2018-10-31")),
    ('ngay:"10/2018"', DateRange("2018-10-01", "2018-10-31")),
    ("ngay:2018-10..2019-02", DateRange("2018-10-01", "2019-02-28")),
    ("ngay:Q4/2018..Q1/2019", DateRange("2018-10-01", "2019-03-31")),
    ("ngay:>=2018", DateRange("2018-01-01", None)),
    ("ngay:≥2018", DateRange("2018-01-01", None)),
    ("ngay:>2018", DateRange("2019-01-01", None)),
    ("ngay:> 28/02/2018", DateRange("2018-03-01", None)),
    ("ngay:<Q3/2018", DateRange(None, "2018-06-30")),
    ("ngay:<=2018-10", DateRange(None, "2018-10-31")),
    # Directives
    ("217-qđ/tw", cited("217 qd tw", "217 qđ tw")),
    ("217 QD TW", cited("217 qd tw", "217 QD TW")),
    ("217/QĐ-TW", cited("217 qd tw", "217 QĐ TW")),
    ("217 – QĐ/T.Ư", cited("217 qd tw", "217 QĐ T Ư")),
    ("số 217-QĐ/TW", cited("217 qd tw", "217 QĐ TW")),
    ("Quyết định số 217-QĐ/TW", cited("217 qd tw", "217 QĐ TW")),
    ("2 DA TU", cited("2 da tu", "2 DA TU")),
    ("3-QĐ/XYZ", cited("3 qd xyz", "3 QĐ XYZ")),
    ("15/2018/nđ-cp", cited("15 2018 nd cp", "15 2018 nđ cp")),
    ("24/2018/QH14", cited("24 2018 qh14", "24 2018 QH14")),
    ("1246/UBND-VX", cited("1246 ubnd vx", "1246 UBND VX")),
    ("Quyết định số 217", short("quyet dinh 217", "Quyết định", "217")),
    ("nghi quyet 18", short("nghi quyet 18", "nghi quyet", "18")),
    ("chỉ thị 05", short("chi thi 5", "chỉ thị", "05")),
    ("Đề án 61", short("de an 61", "Đề án", "61")),
    ("nghị định 100/2019", short("nghi dinh 100 2019", "nghị định", "100 2019")),
    ("van-ban:217", DirectiveKey("217")),
    ("directive:217 QD TW", DirectiveKey("217 qd tw")),
    ('van-ban:"Quyết định số 217"', DirectiveKey("quyet dinh 217")),
    ('văn-bản:"Luật An ninh mạng"', DirectiveKey("luat an ninh mang")),
    # No directives, though they have numbers
    ("2018 da tu", And((word("2018"), word("da"), word("tu")))),
    ("15/KH năm", And((phrase("15 KH"), word("năm")))),
    ("76,9% KH", And((phrase("76 9"), word("KH")))),
    ("đã 61", And((word("đã"), word("61")))),
    ("kế hoạch 2019", And((word("kế"), word("hoạch"), word("2019")))),
    ("báo cáo 9 tháng", And((word("báo"), word("cáo"), word("9"), word("tháng")))),
    ("39/40 đại biểu", And((phrase("39 40"), word("đại"), word("biểu")))),
    ("Hướng dẫn 217-QĐ/TW", And((word("Hướng"), word("dẫn"), cited("217 qd tw", "217 QĐ TW")))),
]


@pytest.mark.parametrize(("query", "node"), GOOD, ids=[query for query, _ in GOOD])
def test_a_query_gives_its_tree(query: str, node: Node) -> None:
    assert parse(query, expand=False).node == node


@pytest.mark.parametrize("query", [query for query, _ in GOOD])
def test_decomposed_characters_mean_the_same(query: str) -> None:
    for expand in (False, True):
        assert parse(unicodedata.normalize("NFD", query), expand=expand).node == parse(query, expand=expand).node


def test_a_type_code_stands_for_its_type_and_for_both_where_it_has_two() -> None:
    nq, qd = parse("NQ 18").node, parse("QĐ 217").node
    assert isinstance(nq, Or)
    assert isinstance(qd, Or)
    assert [c for c in nq.children if isinstance(c, DirectiveKey)] == [DirectiveKey("nghi quyet 18")]
    assert [c for c in qd.children if isinstance(c, DirectiveKey)] == [DirectiveKey("quyet dinh 217"), DirectiveKey("qui dinh 217")]
    assert phrase("NQ 18") in nq.children
    assert phrase("Nghị quyết số 18") in nq.children


NAMES = ", ".join(f"{operator.name}:" for operator in OPERATORS)
NOTHING = "Câu truy vấn không có chữ hay số nào; hãy gõ từ cần tìm."
STAR = "Dấu * chỉ dùng ở cuối một từ đứng riêng, như hoi*; ở đây hãy xóa nó đi."
UNCLOSED = 'Dấu ngoặc kép này chưa được đóng; hãy thêm dấu " vào cuối cụm từ hoặc xóa nó đi.'
WAYS = "hãy viết như 2018, 2018-10, 2018-10-03, 03/10/2018, Q3/2018, 2017..2019, ..2019 hoặc >=2018."
BAD: list[tuple[str, str, int]] = [
    ('họp "dân vận', UNCLOSED, 4),
    ("chu-tri:“An", UNCLOSED, 8),
    ("họp )", "Dấu ngoặc đóng này thừa; hãy xóa nó đi hoặc thêm dấu ngoặc mở ở phía trước.", 4),
    ("họp (xã", "Dấu ngoặc mở này chưa được đóng; hãy thêm dấu ) vào cuối nhóm.", 4),
    ("họp ()", "Trong ngoặc chưa có gì; hãy thêm từ cần tìm hoặc xóa cặp ngoặc.", 4),
    ("OR xã", "Thiếu từ trước OR; hãy viết như: huyện OR xã.", 0),
    ("xã OR", "Thiếu từ sau OR; hãy viết như: huyện OR xã.", 3),
    ("xã || huyện", "Thiếu từ sau OR; hãy viết như: huyện OR xã.", 3),
    ("-OR xã", "Sau dấu trừ phải có từ cần loại ra; hãy viết như: -xã.", 0),
    ("họp chutri:An", "Không có toán tử “chutri:”; có phải bạn muốn viết “chu-tri:”?", 4),
    ("chu-tir:An", "Không có toán tử “chu-tir:”; có phải bạn muốn viết “chu-tri:”?", 0),
    ("direktive:217", "Không có toán tử “direktive:”; có phải bạn muốn viết “directive:”?", 0),
    ("role:chair", f"Không có toán tử “role:”; hãy thêm dấu cách sau dấu hai chấm, hoặc dùng: {NAMES}.", 0),
    ('họp năm:"2018"', f"Không có toán tử “năm:”; hãy thêm dấu cách sau dấu hai chấm, hoặc dùng: {NAMES}.", 4),
    ("chu-tri:(An OR Hà)", "Sau “chu-tri:” không dùng ngoặc đơn được; hãy viết chu-tri: trước từng giá trị.", 8),
    ("***", NOTHING, 0),
    (" , … - ", NOTHING, 0),
    ('""', NOTHING, 0),
    ("h*", "Trước dấu * phải có ít nhất 2 chữ; hãy viết như hoi*.", 0),
    ("họp *hoi", STAR, 4),
    ("ho*i", STAR, 2),
    ("QP-AN*", STAR, 5),
    ('"hoi ngh*"', STAR, 8),
    ("ngay:2018*", "Sau “ngay:” không dùng dấu * được; hãy xóa nó đi.", 5),
    ("van-ban:21*", "Sau “van-ban:” không dùng dấu * được; hãy xóa nó đi.", 8),
    ("aa* " * (MAX_PREFIXES + 1), f"Câu truy vấn có hơn {MAX_PREFIXES} từ có dấu *; hãy viết trọn từ kể từ đây.", 4 * MAX_PREFIXES),
    ("ngay:>2018-13", f"Không đọc được ngày “>2018-13”; {WAYS}", 5),
    ("ngay:>31/12/9999", f"Không đọc được ngày “>31/12/9999”; {WAYS}", 5),
    ("ngay:<0001", f"Không đọc được ngày “<0001”; {WAYS}", 5),
    ("ngay:>2017..2019", f"Không đọc được ngày “>2017..2019”; {WAYS}", 5),
    ("ngay:>", 'Sau “ngay:” phải có giá trị, ví dụ ngay:2018-10.', 0),
    ("loai:", 'Sau “loai:” phải có giá trị, ví dụ loai:"nghi quyet".', 0),
    ("dư:An", f"Không có toán tử “dư:”; hãy thêm dấu cách sau dấu hai chấm, hoặc dùng: {NAMES}.", 0),
    ("phatbieu:An", "Không có toán tử “phatbieu:”; có phải bạn muốn viết “phat-bieu:”?", 0),
    ("chu-tri:", 'Sau “chu-tri:” phải có giá trị, ví dụ chu-tri:"hoang van".', 0),
    ("họp ngay: )", "Sau “ngay:” phải có giá trị, ví dụ ngay:2018-10.", 4),
    ('van-ban:""', 'Sau “van-ban:” phải có giá trị, ví dụ van-ban:"217-QĐ/TW".', 0),
    ("họp ngay:2018-13", f"Không đọc được ngày “2018-13”; {WAYS}", 9),
    ("ngay:31/11/2019", f"Không đọc được ngày “31/11/2019”; {WAYS}", 5),
    ("ngay:2019..2017", f"Không đọc được ngày “2019..2017”; {WAYS}", 5),
    ("ngay:hôm", f"Không đọc được ngày “hôm”; {WAYS}", 5),
    ("-AND xã", "Sau dấu trừ phải có từ cần loại ra; hãy viết như: -xã.", 0),
    ("x" * (MAX_LENGTH + 1), f"Câu truy vấn dài quá {MAX_LENGTH} ký tự; hãy bớt từ kể từ đây.", MAX_LENGTH),
    ("e\u0302\u0301" * (MAX_LENGTH + 1), f"Câu truy vấn dài quá {MAX_LENGTH} ký tự; hãy bớt từ kể từ đây.", 3 * MAX_LENGTH),
    ("a " * (MAX_TERMS + 1), f"Câu truy vấn có hơn {MAX_TERMS} từ; hãy bớt từ kể từ đây.", 2 * MAX_TERMS),
    ("(" * (MAX_DEPTH + 1) + "a", f"Ngoặc lồng nhau quá {MAX_DEPTH} lớp; hãy viết gọn lại.", MAX_DEPTH),
]  # fmt: skip


@pytest.mark.parametrize(("query", "message", "position"), BAD, ids=[query[:20] for query, _, _ in BAD])
def test_a_mistake_is_named_with_its_place(query: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (str(caught.value), caught.value.position) == (message, position)


def test_length_counts_in_the_normal_form_and_is_bounded_as_typed() -> None:
    assert parse("e\u0302\u0301" * MAX_LENGTH).node == word("ế" * MAX_LENGTH)
    with pytest.raises(QueryError, match="quá 500 ký tự"):
        parse("\u200b" * (MAX_TYPED + 1))


def test_positions_count_in_the_query_as_typed() -> None:
    typed = unicodedata.normalize("NFD", "tiếng Việt \u200b") + '"họp'
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert typed[caught.value.position] == '"'


READINGS = [
    ("", "tất cả bản tin"),
    ("hoi", "từ: hoi"),
    (
        'hoi nghi 217 qd tw chu-tri:"hoang van thang" ngay:2018-10 -x',
        'mọi từ: hoi, nghi · văn bản 217-QĐ/TW · chủ trì "hoang van thang" · ngày 2018-10 · trừ: x',
    ),
    ('"quốc phòng" -(xã OR thôn)', 'cụm từ "quốc phòng" · trừ: (xã hoặc thôn)'),
    ("họp (xã OR huyện mới)", "từ: họp · (xã hoặc (mọi từ: huyện, mới))"),
    ("van-ban:NQ 18 host:uỷ", "văn bản Nghị quyết 18 · cơ quan uỷ"),
    ("hoi* họp", "từ: họp · từ bắt đầu bằng hoi"),
    ("217 -x", "từ: 217 hoặc văn bản số 217 · trừ: x"),
    ("loai:qd chức-vụ:bí* dự:An", "loại văn bản Quyết định hoặc Quy định · chức vụ bí* · dự An"),
    ("ngay:> 2018", "ngày >2018"),
    ("uy ban nhan dan OR x", "(mọi từ: uy, ban, nhan, dan) hoặc x"),
    ("21/NQ-TW OR 15/2018/nd-cp", "văn bản 21-NQ/TW hoặc văn bản 15/2018/NĐ-CP"),
]


@pytest.mark.parametrize(("query", "reading"), READINGS)
def test_the_reading_says_how_a_query_was_understood(query: str, reading: str) -> None:
    assert parse(query).interpreted == reading


FOLDED = ["Dân", "đảng OR uỷ", '"dân vận"', "-xã", "Quyết định số 217", "217-QĐ/TW", 'chủ-trì:"Hoàng Văn"', "tiêu-đề:tổng-kết"]


@pytest.mark.parametrize("query", FOLDED)
def test_folded_every_word_stands_for_every_spelling(query: str) -> None:
    bare = parse(without_marks(query), fold=True).node
    assert parse(query, fold=True).node == parse(unicodedata.normalize("NFD", query), fold=True).node == bare
    assert parse(query).node != bare


def test_the_reading_of_a_folded_query_says_so_where_that_matters() -> None:
    assert parse("dân", fold=True).interpreted == "từ: dân · bỏ dấu"
    assert parse("dan", fold=True).interpreted == "từ: dan"


def test_pairs_are_free_words_typed_side_by_side() -> None:
    assert parse('Hội nghị "dân vận" giao ban -xã huyện').pairs == ("hoi nghi", "giao ban")
    assert parse("hội").pairs == parse("hội OR nghị").pairs == ()


@pytest.mark.parametrize(("words", "minimum"), [(3, 2), (4, 3), (5, 4), (6, 4), (9, 6)])
def test_most_is_two_thirds_of_the_words_and_all_of_the_rest(words: int, minimum: int) -> None:
    free = tuple(word(f"w{n}") for n in range(words))
    parsed = parse(" ".join(f"w{n}" for n in range(words)) + " ngay:2018")
    assert parsed.most == And((AtLeast(minimum, free), DateRange("2018-01-01", "2018-12-31"), Not(parsed.node)))


@pytest.mark.parametrize("query", ["", "a b", '"a b c d"', "a b OR c d e", "a b -c"])
def test_without_three_free_words_there_is_no_most(query: str) -> None:
    assert parse(query).most is None
