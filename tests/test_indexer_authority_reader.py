"""An authority file is read whole, or every fault of it is told with its place and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.authority import Authority, Fact, Merge, Person, Reject, Rename, Split, parse_authority, read_authority
from indexer.authority.values import Where
from indexer.errors import AuthorityFault

A, B, C = "abcdefghijkl", "mnopqrstuvwx", "yz2345672345"

WHOLE = f"""# Sửa những gì đọc sai
[[reject]]
report = "{A}"
official = "Quốc Hương"
note = "tên ca sĩ"

[[rename]]
directive = "18-NQ/TW"
to = "18-KL/TW"
type = "Kết luận"
issuer = "Ban Bí thư"
date = "2017-10-25"

[[merge]]
official = "Lò Văn Én"
people = ["Lò Văn Én@{A}", "Lò Văn Ẻn @ {B}-abcdef"]

[[split]]
official = "Lò Văn Én"
reports = ["{C}"]
"""


def faults(text: str) -> list[str]:
    with pytest.raises(AuthorityFault) as caught:
        parse_authority(text.encode(), "authority.toml")
    return list(caught.value.faults)


def test_each_kind_of_entry_is_read() -> None:
    found = parse_authority(WHOLE.encode(), "authority.toml")
    renamed = Fact("directive", "18-NQ/TW")
    assert found == Authority(
        (Reject(Fact("official", "Quốc Hương"), A, Where("reject", 1)),),
        (Rename(renamed, "18-KL/TW", None, Where("rename", 1), type="Kết luận", issuer="Ban Bí thư", date="2017-10-25"),),
        (Merge("Lò Văn Én", (Person("Lò Văn Én", A), Person("Lò Văn Ẻn", f"{B}-abcdef")), Where("merge", 1)),),
        (Split("Lò Văn Én", (C,), Where("split", 1)),),
    )
    assert [entry.where.line for entry in found.entries] == [2, 7, 14, 18]
    assert found.rejects[0].note == "tên ca sĩ"


@pytest.mark.parametrize("written", [WHOLE.encode("utf-8-sig"), WHOLE.replace("\n", "\r\n").encode()])
def test_what_editors_on_windows_write_is_read(written: bytes) -> None:
    assert parse_authority(written, "authority.toml") == parse_authority(WHOLE.encode(), "authority.toml")


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_authority(tmp_path / "authority.toml") == Authority()
    assert read_authority(tmp_path / "authority.toml").digest == ""


def test_a_line_is_told_only_where_it_is_certain() -> None:
    hidden = '[[reject]]\nofficial = "A"\nnote = """\n[[reject]]\n"""\n'
    assert str(parse_authority(hidden.encode(), "x").rejects[0].where) == "[[reject]] 1"
    inline = 'reject = [{official = "A"}]'
    assert str(parse_authority(inline.encode(), "x").rejects[0].where) == "[[reject]] 1"


FACTS = "official, directive, host, place, meeting"
WRITE_FACT = f'name exactly one of {FACTS}, for instance official = "Lò Văn Én"'
TABLES = "the tables are [[reject]], [[rename]], [[merge]], [[split]]"
PEOPLE = 'write for instance people = ["Lò Văn Én@abcdefghijkl", "Lò Văn Ẻn@mnopqrstuvwx"]'
DAYS = 'write to = "2019-10-03" or "2019-10-03/2019-10-04"'
ID = 'is no report id; it is the last part of the report page\'s address, for instance "abcdefghijkl"'
AT = {kind: f"[[{kind}]] 1 (line 1): " for kind in ("reject", "rename", "merge", "split")}

# What is written -> the one fault told.
FAULTY = {
    "= 3": "it is not TOML: Invalid statement (at line 1, column 1)",
    '[[remove]]\nofficial = "A"': f"remove: there is no such table; {TABLES}",
    '[reject]\nofficial = "A"': "reject: each entry begins with a line [[reject]], in double brackets",
    "reject = 3": "reject: each entry begins with a line [[reject]], in double brackets",
    '[[reject]]\nofficial = "A"\nofficals = "B"': AT["reject"] + f"there is no key 'officals' here; the keys are {FACTS}, report, note",
    '[[reject]]\nofficial = "A"\nto = "B"': AT["reject"] + f"there is no key 'to' here; the keys are {FACTS}, report, note",
    '[[reject]]\nnote = "x"': AT["reject"] + f"it speaks of no fact; {WRITE_FACT}",
    '[[reject]]\nofficial = "A"\nhost = "B"': AT["reject"] + f"it speaks of official and host; {WRITE_FACT}",
    "[[reject]]\nofficial = 3": AT["reject"] + 'official is no text; write for instance official = "Lò Văn Én"',
    '[[reject]]\nofficial = " "': AT["reject"] + 'official is no text; write for instance official = "Lò Văn Én"',
    '[[reject]]\nofficial = "A"\nnote = ["x"]': AT["reject"] + 'note is no text; write for instance note = "nghe nhầm tên"',
    '[[reject]]\nofficial = "A"\nreport = "1"': AT["reject"] + f"'1' {ID}",
    '[[reject]]\nofficial = "A"\nreport = "ABCDEFGHIJKL"': AT["reject"] + f"'ABCDEFGHIJKL' {ID}",
    '[[reject]]\nmeeting = "2019-10-03"': AT["reject"]
    + 'report is missing: what is no meeting\'s day in one report may be that of another; write for instance report = "abcdefghijkl"',
    '[[rename]]\nofficial = "A"': AT["rename"] + 'to is missing; write for instance to = "Lò Văn Én"',
    '[[rename]]\nofficial = "Thuỷ"\nto = "Thủy"': AT["rename"]
    + "to says what official says; write what the fact should say, or leave the entry out",
    '[[rename]]\ndirective = "217-QĐ/TW"\nto = "217-QĐ/TW"': AT["rename"]
    + "to says what directive says; write what the fact should say, or leave the entry out",
    '[[rename]]\nplace = "A"\nto = "B"\nissuer = "C"': AT["rename"] + "only a directive has issuer; leave it out",
    '[[rename]]\ndirective = "A"\ndate = "25/10/2017"': AT["rename"]
    + 'date = "25/10/2017" is no day; write for instance date = "2013-12-12"',
    '[[rename]]\ndirective = "217-QĐ/TW"\nto = "61"': AT["rename"]
    + 'to = "61" says too little without its type; write it as the facet shows it, for instance to = "Đề án 61"',
    '[[rename]]\ndirective = "A"\nto = "Đề án 61"\ntype = "Kết luận"': AT["rename"]
    + 'to = "Đề án 61" and type = "Kết luận" contradict each other; leave out type',
    f'[[rename]]\nreport = "{A}"\nmeeting = "2019-10-03"\nto = "4/10/2019"': AT["rename"]
    + f'to = "4/10/2019" is neither a day nor two in their order; {DAYS}',
    f'[[rename]]\nreport = "{A}"\nmeeting = "2019-10-03"\nto = "2019-02-30"': AT["rename"]
    + f'to = "2019-02-30" is neither a day nor two in their order; {DAYS}',
    f'[[rename]]\nreport = "{A}"\nmeeting = "2019-10-03"\nto = "2019-10-04/2019-10-03"': AT["rename"]
    + f'to = "2019-10-04/2019-10-03" is neither a day nor two in their order; {DAYS}',
    f'[[rename]]\nreport = "{A}"\nmeeting = "2019-10-03"': AT["rename"] + 'to is missing; write for instance to = "2019-10-03"',
    '[[merge]]\nofficial = "A"': AT["merge"] + f"people is missing; {PEOPLE}",
    f'[[merge]]\npeople = ["A@{A}", "B@{B}"]': AT["merge"] + 'official is missing; write for instance official = "Lò Văn Én"',
    '[[merge]]\nofficial = "A"\npeople = "B"': AT["merge"] + f"people is no list of texts; {PEOPLE}",
    f'[[merge]]\nofficial = "A"\npeople = ["A", "B@{B}"]': AT["merge"] + f"'A' is not name@report; {PEOPLE}",
    f'[[merge]]\nofficial = "A"\npeople = ["A@{A}", "A@{A}"]': AT["merge"] + f"people names one person only; {PEOPLE}",
    f'[[merge]]\nofficial = "A"\npeople = ["A@{A}", "B@1"]': AT["merge"] + f"'1' {ID}",
    '[[split]]\nofficial = "A"\nreports = []': AT["split"] + 'reports is no list of texts; write for instance reports = ["abcdefghijkl"]',
}

R, N, M, S = ("[[reject]]", "[[rename]]", "[[merge]]", "[[split]]")
SPOKEN = "already speaks of official 'A'; keep one of the two"
CIRCLE = "it goes in a circle with [[rename]]"
APART = "splits, 'A'; leave out one of the two"
CONTRADICTORY = {
    f'{R}\nofficial = "A"\n{R}\nofficial = "A"': f"[[reject]] 2 (line 3): [[reject]] 1 (line 1) {SPOKEN}",
    f'{N}\nofficial = "A"\nto = "B"\n{R}\nofficial = "A"': f"[[reject]] 1 (line 4): [[rename]] 1 (line 1) {SPOKEN}",
    f'{N}\nofficial = "A"\nto = "B"\n{N}\nofficial = "B"\nto = "A"': f"[[rename]] 1 (line 1): {CIRCLE} 2 (line 4); leave out one of them",
    f'{N}\nofficial = "A"\nto = "B"\n{N}\nreport = "{A}"\nofficial = "B"\nto = "A"': (
        f"[[rename]] 2 (line 4): {CIRCLE} 1 (line 1); leave out one of them"
    ),
    f'{R}\nreport = "{A}"\nofficial = "A"\n{N}\nreport = "{A}"\nofficial = "A"\nto = "B"': (
        f"[[rename]] 1 (line 4): [[reject]] 1 (line 1) already speaks of official 'A' in report {A}; keep one of the two"
    ),
    f'{M}\nofficial = "A"\npeople = ["A@{A}", "B@{B}"]\n{M}\nofficial = "C"\npeople = ["B@{B}", "C@{C}"]': (
        f"[[merge]] 2 (line 4): [[merge]] 1 (line 1) shows B@{B} as 'A'; give both the same official"
    ),
    f'{S}\nofficial = "A"\nreports = ["{A}"]\n{S}\nofficial = "A"\nreports = ["{B}", "{A}"]': (
        f"[[split]] 2 (line 4): [[split]] 1 (line 1) already splits 'A' in report {A}; leave it out of one of the two"
    ),
    f'{S}\nofficial = "A"\nreports = ["{A}"]\n{S}\nofficial = "a"\nreports = ["{A}"]': (
        f"[[split]] 2 (line 4): [[split]] 1 (line 1) already splits 'a' in report {A}; leave it out of one of the two"
    ),
    f'{M}\nofficial = "A"\npeople = ["a@{A}", "A@{B}"]\n{S}\nofficial = "A"\nreports = ["{A}"]': (
        f"[[merge]] 1 (line 1): it joins what [[split]] 1 (line 4) {APART}"
    ),
    f'{M}\nofficial = "A"\npeople = ["A@{A}", "A@{B}"]\n{S}\nofficial = "A"\nreports = ["{A}"]': (
        f"[[merge]] 1 (line 1): it joins what [[split]] 1 (line 4) {APART}"
    ),
    f'{M}\nofficial = "A"\npeople = ["A@{A}", "B@{C}"]\n{M}\nofficial = "A"\npeople = ["B@{C}", "A@{B}"]\n'
    f'{S}\nofficial = "A"\nreports = ["{A}"]': f"[[merge]] 2 (line 4): it joins what [[split]] 1 (line 7) {APART}",
}


@pytest.mark.parametrize(("text", "told"), (FAULTY | CONTRADICTORY).items())
def test_a_fault_is_told_with_its_place_and_what_to_write(text: str, told: str) -> None:
    assert faults(text) == [told]


@pytest.mark.parametrize("days", [('"2019-10-04"', '"2019-10-05"'), ("2019-10-04", "2019-10-05")])
def test_a_day_may_stand_without_quotes(days: tuple[str, str]) -> None:
    text = f'[[rename]]\nreport = "{A}"\nmeeting = {days[0]}\nto = {days[1]}'
    (entry,) = parse_authority(text.encode(), "x").renames
    assert (entry.fact, entry.to) == (Fact("meeting", "2019-10-04"), "2019-10-05/2019-10-05")


def test_every_fault_is_told_at_once() -> None:
    text = '[[reject]]\nnote = "x"\n[[rename]]\nofficial = "A"\n[[split]]\nofficial = "A"'
    assert [fault.split(":")[0] for fault in faults(text)] == ["[[reject]] 1 (line 1)", "[[rename]] 1 (line 3)", "[[split]] 1 (line 5)"]
    with pytest.raises(
        AuthorityFault, match=r"^authority\.toml cannot be followed, and the index is as it was:\n  \[\[reject\]\] 1 "
    ) as caught:
        parse_authority(text.encode(), "authority.toml")
    assert str(caught.value).count("\n") == 3


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuthorityFault, match="it is a folder; corrections belong into a text file of this name"):
        read_authority(tmp_path)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(AuthorityFault, match=r"it cannot be read \(Permission denied\); let this user read it"):
        read_authority(tmp_path / "authority.toml")


def test_bytes_that_are_no_utf8_are_told() -> None:
    with pytest.raises(AuthorityFault, match="byte 4 is not UTF-8; save the file as UTF-8"):
        parse_authority(b"# S \xff", "authority.toml")


FOLLOWABLE = (
    '[[rename]]\nofficial = "A"\nto = "B"\n[[rename]]\nofficial = "B"\nto = "C"',
    f'[[rename]]\nreport = "{A}"\nofficial = "A"\nto = "B"\n[[rename]]\nreport = "{B}"\nofficial = "B"\nto = "A"',
    f'[[reject]]\nofficial = "A"\n[[reject]]\nreport = "{A}"\nofficial = "A"\n[[reject]]\nplace = "A"',
    f'[[merge]]\nofficial = "A"\npeople = ["A@{A}", "B@{B}"]\n[[merge]]\nofficial = "A"\npeople = ["B@{B}", "C@{C}"]',
    f'[[merge]]\nofficial = "A"\npeople = ["A@{A}", "B@{B}"]\n[[split]]\nofficial = "A"\nreports = ["{A}"]',
    f'[[split]]\nofficial = "A"\nreports = ["{A}"]\n[[split]]\nofficial = "A"\nreports = ["{B}"]',
    "",
    "# chưa có gì",
)


@pytest.mark.parametrize("text", FOLLOWABLE)
def test_what_only_looks_like_a_contradiction_is_followed(text: str) -> None:
    assert len(parse_authority(text.encode(), "x").entries) == text.count("[[")
