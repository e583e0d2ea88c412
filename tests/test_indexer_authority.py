"""Staff's corrections put right what one report says: renamed, rejected, united, in any spelling, and nothing else touched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import pytest

from indexer.authority import Authority, Fact, parse_authority
from indexer.authority.correct import AUTHORITY_RULE
from indexer.authority.values import spelling
from indexer.fields import directive_value
from indexer.reports import Directive, Evidence, Meeting, Named, Official, Report, Span
from indexer.text.normalize import clean_text

ID = "abcdefghijkl"


def read(rule: str, *starts: int) -> tuple[Evidence, ...]:
    return tuple(Evidence(Span(start, start + 3), rule) for start in starts)


REPORT = Report(
    id=ID,
    url="https://songmay.example.vn/1",
    title="Hội nghị giao ban",
    text="Hội nghị giao ban",
    meeting=Meeting("XXXX-10-03", "XXXX-10-03", "sáng", "title", read("lead-day-month", 0)),
    host=Named("Huyện ủy Sông Mây", read("host", 5)),
    co_hosts=(Named("UBND huyện", read("host", 9)),),
    officials=(
        Official("Lò Văn Ẻn", ("Phó Bí thư Huyện ủy",), ("speak",), True, read("name", 60, 20)),
        Official("Vàng Thị Thủy", ("Chủ tịch UBND huyện",), ("attend",), True, read("name", 30)),
        Official("Lò Văn Én", ("Bí thư Huyện ủy", "Phó Bí thư Huyện ủy"), ("chair",), False, read("name", 40)),
        Official("Quốc Hương", (), ("mention",), False, read("name", 70)),
    ),
    directives=(
        Directive("217-QĐ/TW", None, "Quyết định", "Bộ Chính trị", "2013-12-12", ("thực hiện",), read("number", 80)),
        Directive("61", None, "Đề án", None, None, ("sơ kết",), read("short", 85)),
        Directive(None, "Luật Đất đai", "Luật", "Quốc hội", None, (), read("law", 90)),
    ),
    places=(Named("xã Suối Lạnh", read("place", 95)), Named("xã Suối lạnh", read("place", 99))),
)


def authority(text: str) -> Authority:
    return parse_authority(text.encode(), "authority.toml")


def corrected(text: str, report: Report = REPORT) -> Report:
    return authority(text).corrected(report)


def names(report: Report) -> list[str]:
    return [official.name for official in report.officials]


def rules(mentions: Iterable[Evidence]) -> set[str]:
    return {mention.rule for mention in mentions}


def test_without_entries_a_report_is_the_same_object() -> None:
    assert corrected("# nothing yet") is REPORT
    assert corrected('[[merge]]\nofficial = "A"\npeople = ["A@abcdefghijkl", "B@abcdefghijkl"]') is REPORT


def test_a_rejected_official_is_gone_and_the_rest_is_as_it_was_read() -> None:
    found = corrected('[[reject]]\nofficial = "Quốc Hương"\nnote = "tên ca sĩ"')
    assert found == replace(REPORT, officials=REPORT.officials[:3])


def test_a_renamed_official_keeps_spans_and_says_who_put_it_right() -> None:
    found = corrected('[[rename]]\nofficial = "Vàng Thị Thủy"\nto = "Vàng Thị Thúy"').officials[1]
    assert found == replace(REPORT.officials[1], name="Vàng Thị Thúy", mentions=read(AUTHORITY_RULE, 30))


def test_two_officials_of_one_name_become_one() -> None:
    found = corrected('[[rename]]\nofficial = "Lò Văn Ẻn"\nto = "Lò Văn Én"')
    assert names(found) == ["Lò Văn Én", "Vàng Thị Thủy", "Quốc Hương"]
    one = found.officials[0]
    assert one.positions == ("Phó Bí thư Huyện ủy", "Bí thư Huyện ủy")
    assert one.roles == ("chair", "speak")
    assert one.attended
    assert [(m.span.start, m.rule) for m in one.mentions] == [(20, AUTHORITY_RULE), (40, "name"), (60, AUTHORITY_RULE)]


def test_being_mentioned_is_no_role_beside_another() -> None:
    found = corrected('[[rename]]\nofficial = "Quốc Hương"\nto = "Vàng Thị Thủy"').officials[1]
    assert (found.name, found.roles, found.attended) == ("Vàng Thị Thủy", ("attend",), True)


def test_namesakes_that_no_entry_speaks_of_stay_two() -> None:
    twice = replace(REPORT, officials=(REPORT.officials[1], replace(REPORT.officials[1], positions=("Bí thư Đảng ủy xã",))))
    assert len(corrected('[[reject]]\nofficial = "Quốc Hương"', twice).officials) == 2


NAMESAKES = (
    Official("Vàng Thị Thủy", ("Trưởng Công an huyện",), ("attend",), True, read("name", 30)),
    Official("Lò Văn Én", ("Bí thư Huyện ủy",), ("chair",), True, read("name", 40)),
    Official("Vàng Thị Thuỷ", ("Trưởng phòng Nội vụ",), ("speak",), True, read("name", 50)),
)


def test_namesakes_stay_two_under_their_new_name() -> None:
    found = corrected('[[rename]]\nofficial = "Vàng Thị Thủy"\nto = "Vàng Thị Thúy"', replace(REPORT, officials=NAMESAKES))
    assert names(found) == ["Vàng Thị Thúy", "Lò Văn Én", "Vàng Thị Thúy"]
    assert [official.positions for official in found.officials] == [official.positions for official in NAMESAKES]
    assert [rules(official.mentions) for official in found.officials] == [{AUTHORITY_RULE}, {"name"}, {AUTHORITY_RULE}]


@pytest.mark.parametrize("pair", [("Vàng Thị Thủy", "Lò Văn Én"), ("Lò Văn Én", "Vàng Thị Thủy")])
def test_which_of_two_namesakes_another_name_means_is_not_guessed(pair: tuple[str, str]) -> None:
    found = corrected(f'[[rename]]\nofficial = "{pair[0]}"\nto = "{pair[1]}"', replace(REPORT, officials=NAMESAKES))
    assert [spelling(name) for name in names(found)] == [pair[1]] * 3


@pytest.mark.parametrize(
    "written",
    ["Vàng Thị Thuỷ", unicodedata.normalize("NFD", "Vàng Thị Thủy"), unicodedata.normalize("NFD", "Vàng Thị Thuỷ"), " Vàng  Thị Thủy "],
)
def test_a_name_matches_in_every_way_to_write_its_letters(written: str) -> None:
    assert "Vàng Thị Thủy" not in names(corrected(f'[[reject]]\nofficial = "{written}"'))
    renamed = corrected(f'[[rename]]\nofficial = "Quốc Hương"\nto = "{written}"')
    assert names(renamed) == ["Lò Văn Ẻn", "Vàng Thị Thủy", "Lò Văn Én"]


@pytest.mark.parametrize("written", ["Vang Thi Thuy", "VÀNG THỊ THỦY", "Vàng Thị Thúy", "Vàng Thị", "Thủy"])
def test_another_name_does_not(written: str) -> None:
    assert corrected(f'[[reject]]\nofficial = "{written}"') == REPORT


def test_a_capital_đ_of_another_alphabet_is_the_same_letter() -> None:
    report = replace(REPORT, officials=(Official(clean_text("Đỗ Văn Mẫn")),))
    assert names(corrected('[[reject]]\nofficial = "Ðỗ Văn Mẫn"', report)) == []


def test_an_entry_for_one_report_leaves_the_others() -> None:
    entry = f'[[reject]]\nreport = "{ID}"\nofficial = "Quốc Hương"'
    assert len(corrected(entry).officials) == 3
    other = replace(REPORT, id="mnopqrstuvwx")
    assert corrected(entry, other) == other


def test_an_entry_for_one_report_goes_before_one_for_all() -> None:
    both = f'[[reject]]\nofficial = "Quốc Hương"\n[[rename]]\nreport = "{ID}"\nofficial = "Quốc Hương"\nto = "Vi Quốc Hương"'
    assert "Vi Quốc Hương" in names(corrected(both))
    assert len(corrected(both, replace(REPORT, id="mnopqrstuvwx")).officials) == 3


def test_corrections_follow_one_another_and_the_trail_tells_each() -> None:
    chain = (
        '[[rename]]\nofficial = "Quốc Hương"\nto = "Vi Quốc Hương"\n[[rename]]\nofficial = "Vi Quốc Hương"\nto = "Vi Hương"\n'
        '[[reject]]\nofficial = "Vi Hương"'
    )
    report, met = authority(chain).corrected_with_trail(REPORT)
    assert names(report) == names(REPORT)[:3]
    assert met == tuple(Fact("official", name) for name in ("Quốc Hương", "Vi Quốc Hương", "Vi Hương"))


# Hosts and places


def test_the_first_co_host_takes_the_place_of_a_rejected_host() -> None:
    found = corrected('[[reject]]\nhost = "Huyện ủy Sông Mây"')
    assert (found.host, found.co_hosts) == (REPORT.co_hosts[0], ())
    assert corrected('[[reject]]\nhost = "Huyện uỷ Sông Mây"\n[[reject]]\nhost = "UBND huyện"').host is None


def test_hosts_renamed_to_one_are_one() -> None:
    found = corrected('[[rename]]\nhost = "UBND huyện"\nto = "Huyện ủy Sông Mây"')
    assert found.host == Named("Huyện ủy Sông Mây", (*read("host", 5), *read(AUTHORITY_RULE, 9)))
    assert found.co_hosts == ()


def test_a_place_is_renamed_and_rejected() -> None:
    assert [p.value for p in corrected('[[rename]]\nplace = "xã Suối lạnh"\nto = "xã Suối Lạnh"').places] == ["xã Suối Lạnh"]
    assert [p.value for p in corrected('[[reject]]\nplace = "xã Suối Lạnh"').places] == ["xã Suối lạnh"]


# The meeting


@pytest.mark.parametrize(
    ("to", "start", "end"), [("2019-10-03", "2019-10-03", "2019-10-03"), ("2019-10-03/2019-10-04", "2019-10-03", "2019-10-04")]
)
def test_a_meeting_gets_its_days_and_keeps_its_session(to: str, start: str, end: str) -> None:
    found = corrected(f'[[rename]]\nreport = "{ID}"\nmeeting = "XXXX-10-03"\nto = "{to}"').meeting
    assert found == Meeting(start, end, "sáng", None, read(AUTHORITY_RULE, 0))


def test_a_meeting_read_as_too_long_keeps_its_first_day() -> None:
    long = replace(REPORT, meeting=Meeting("2019-10-03", "2019-12-03"))
    found = corrected(f'[[rename]]\nreport = "{ID}"\nmeeting = "2019-10-03"\nto = "2019-10-03"', long).meeting
    assert found == Meeting("2019-10-03", "2019-10-03")


def test_a_meeting_on_an_impossible_day_gets_a_real_one() -> None:
    entry = f'[[rename]]\nreport = "{ID}"\nmeeting = "XXXX-XX-XX"\nto = "2019-11-30"'
    meeting = corrected(entry, replace(REPORT, meeting=Meeting(None, None, "sáng", None, read("impossible-day", 0)))).meeting
    assert meeting is not None
    assert (meeting.days, meeting.session) == (("2019-11-30", "2019-11-30"), "sáng")


def test_a_rejected_meeting_is_none() -> None:
    assert corrected(f'[[reject]]\nreport = "{ID}"\nmeeting = "XXXX-10-03"').meeting is None
    assert corrected(f'[[reject]]\nreport = "{ID}"\nmeeting = "2018-10-03"').meeting == REPORT.meeting


# Directives


@pytest.mark.parametrize(
    ("entry", "place", "expected"),
    [
        pytest.param('directive = "217-QĐ/TW"\nto = "218-QĐ/TW"', 0, ("218-QĐ/TW", None, "Quyết định", "Bộ Chính trị"), id="number"),
        pytest.param('directive = "217-QĐ/TW"\ntype = "Quy định"', 0, ("217-QĐ/TW", None, "Quy định", "Bộ Chính trị"), id="type alone"),
        pytest.param('directive = "217-QĐ/TW"\nissuer = "Ban Bí thư"', 0, ("217-QĐ/TW", None, "Quyết định", "Ban Bí thư"), id="issuer"),
        pytest.param('directive = "Đề án 61"\nto = "61-KL/TW"\ntype = "Kết luận"', 1, ("61-KL/TW", None, "Kết luận", None), id="bare"),
        pytest.param('directive = "Đề án 61"\nto = "Đề án 06"', 1, ("06", None, "Đề án", None), id="bare to bare"),
        pytest.param('directive = "Đề án 61"\ntype = "Kết luận"', 1, ("61", None, "Kết luận", None), id="bare, another type"),
        pytest.param(
            'directive = "Luật Đất đai"\nto = "Luật Đất đai năm 2024"', 2, (None, "Luật Đất đai năm 2024", "Luật", "Quốc hội"), id="name"
        ),
        pytest.param(
            'directive = "Luật Đất đai"\nto = "31/2024/QH15"', 2, ("31/2024/QH15", "Luật Đất đai", "Luật", "Quốc hội"), id="number for name"
        ),
    ],
)
def test_a_directive_says_what_it_should(entry: str, place: int, expected: tuple[str | None, ...]) -> None:
    file = authority(f"[[rename]]\n{entry}")
    found = file.corrected(REPORT).directives[place]
    assert (found.number, found.name, found.type, found.issuer) == expected
    assert found.verbs == REPORT.directives[place].verbs
    assert rules(found.mentions) == {AUTHORITY_RULE}
    assert directive_value(found) == file.renames[0].to or directive_value(REPORT.directives[place])


def test_directives_renamed_to_one_are_one() -> None:
    found = corrected('[[rename]]\ndirective = "Đề án 61"\nto = "217-QĐ/TW"\ndate = "2013-12-12"').directives
    assert [directive_value(d) for d in found] == ["217-QĐ/TW", "Luật Đất đai"]
    assert (found[0].verbs, found[0].date) == (("thực hiện", "sơ kết"), "2013-12-12")
    assert [m.span.start for m in found[0].mentions] == [80, 85]


def test_entries_are_equal_by_what_they_say() -> None:
    one, other = (authority(text).rejects for text in ('[[reject]]\nofficial = "A"', '# x\n\n[[reject]]\nofficial = "A"\nnote = "y"'))
    assert one == other
    assert {*one, *other} == set(one)
    assert authority("").digest != Authority().digest == ""
