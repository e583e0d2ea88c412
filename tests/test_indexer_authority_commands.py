"""authority check says of each entry whether it still matches what the captures say and the index holds."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.captures import Capture
from indexer.codec import report_id
from indexer.engines import open_engine
from indexer.pipeline import index_changes, rebuild
from manage import cli
from tests.test_indexer_authority_pipeline import write
from tests.test_indexer_pipeline import URL, bulletin, capture, keep

CHAIRS = ("Hoàng Văn Thái", "Lò Văn Ẻn", "Lò Văn Én", "Lò Văn Én", "Vàng Thị Thủy")
URLS = tuple(f"{URL}{number}" for number in range(len(CHAIRS)))
THAI, EN, EN_RIGHT, EN_AGAIN, THUY = (report_id(url) for url in URLS)
NONE = "abcdefghijkl"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Five bulletins that differ in who chaired, indexed without corrections."""
    keep(tmp_path, *captures(CHAIRS))
    index_changes(tmp_path, open_engine(tmp_path))
    return tmp_path


def captures(chairs: tuple[str, ...], *, hours: int = 0) -> list[Capture]:
    return [capture(bulletin(chair=chair), url, hours=hours) for chair, url in zip(chairs, URLS, strict=True)]


def check(data: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["--data", str(data), "authority", "check", *options])


def verdict(data: Path) -> tuple[bool | None, str, bool]:
    """Whether the only entry matches, what is told of it, and whether it is applied."""
    result = check(data, "--json")
    (told,) = json.loads(result.stdout)
    assert result.exit_code == (told["matches"] is False)
    return told["matches"], told["told"], told["applied"]


REJECT, RENAME, MERGE, SPLIT = "[[reject]]\n", "[[rename]]\n", "[[merge]]\n", "[[split]]\n"

# Entry -> how many reports it is of; the same before and after it has been applied.
MATCHING = {
    REJECT + 'official = "Vàng Thị Thuỷ"': "in 1 report",
    REJECT + f'report = "{THUY}"\nofficial = "Vàng Thị Thủy"': "in 1 report",
    REJECT + 'host = "Huyện uỷ Sông Mây"': "in 5 reports",
    REJECT + f'report = "{THAI}"\nmeeting = "2018-10-03"': "in 1 report",
    RENAME + 'official = "Lò Văn Ẻn"\nto = "Lò Văn Én"': "in 1 report",
    RENAME + 'official = "Lò Văn Én"\nto = "Lò Văn Ánh"': "in 2 reports",
    RENAME + 'directive = "217-QĐ/TW"\nissuer = "Ban Bí thư"': "in 5 reports",
    RENAME + f'report = "{THAI}"\ndirective = "217-QĐ/TW"\nto = "218-QĐ/TW"': "in 1 report",
    RENAME + f'report = "{THAI}"\nmeeting = "2018-10-03"\nto = "2018-10-03/2018-10-04"': "in 1 report",
    MERGE + f'official = "Lò Văn Én"\npeople = ["Hoàng Văn Thái@{THAI}", "Lò Văn Ẻn@{EN}"]': "2 people",
    SPLIT + f'official = "Lò Văn Én"\nreports = ["{EN_AGAIN}"]': "1 of 2 reports",
}

# Entry -> why it no longer matches.
STALE = {
    REJECT + 'official = "Vang Thi Thuy"': "no report states official 'Vang Thi Thuy'; alike 'Vàng Thị Thủy'",
    REJECT + 'place = "xã Không Có"': "no report states place 'xã Không Có'",
    REJECT + f'report = "{NONE}"\nofficial = "Vàng Thị Thủy"': f"no report has the id {NONE}",
    REJECT + f'report = "{THAI}"\nofficial = "Vàng Thị Thủy"': (
        "the rules read no official 'Vàng Thị Thủy' there; they read 'Hoàng Văn Thái'"
    ),
    REJECT + f'report = "{THAI}"\nmeeting = "2018-10-04"': "the rules read no meeting '2018-10-04' there; they read '2018-10-03'",
    RENAME + 'official = "Lò Văn En"\nto = "Lò Văn Én"': (
        "no report states official 'Lò Văn En'; 'Lò Văn Én' is stated by 2 without it: leave the entry out"
    ),
    RENAME + f'report = "{EN_RIGHT}"\nofficial = "Lò Văn Ẻn"\nto = "Lò Văn Én"': (
        "the rules read 'Lò Văn Én' there by themselves; leave the entry out"
    ),
    RENAME + f'report = "{THAI}"\ndirective = "217-QĐ/TW"\ntype = "Quyết định"': (
        "the rules read directive '217-QĐ/TW' so by themselves; leave the entry out"
    ),
    RENAME + f'report = "{THAI}"\nmeeting = "2018-10-03"\nto = "2018-10-03"': (
        "the rules read meeting '2018-10-03' so by themselves; leave the entry out"
    ),
    MERGE + f'official = "Lò Văn Én"\npeople = ["Lò Văn Én@{THAI}", "Lò Văn Én@{NONE}", "Lò Văn Ẻn@{EN}"]': (
        f"report {THAI} names no official 'Lò Văn Én'; it names 'Hoàng Văn Thái'; no report has the id {NONE}"
    ),
    SPLIT + f'official = "Lò Văn Én"\nreports = ["{THUY}", "{EN_AGAIN}"]': (
        f"report {THUY} names no official 'Lò Văn Én'; it names 'Vàng Thị Thủy'"
    ),
    MERGE + f'official = "Lò Văn Én"\npeople = ["Lò Văn Én@{EN_RIGHT}", "Lò Văn Én@{EN_AGAIN}"]': (
        "the rule sees one person without it; leave the entry out"
    ),
    SPLIT + f'official = "Hoàng Văn Thái"\nreports = ["{THAI}"]': "no other report names 'Hoàng Văn Thái'; leave the entry out",
}


@pytest.mark.parametrize(("entry", "told"), MATCHING.items())
def test_an_entry_matches_before_and_after_it_is_applied(data: Path, entry: str, told: str) -> None:
    write(data, entry)
    assert verdict(data) == (True, told, False)
    index_changes(data, open_engine(data))
    assert verdict(data) == (True, told, True)
    rebuild(data, open_engine(data))
    assert verdict(data) == (True, told, True)


@pytest.mark.parametrize(("entry", "told"), STALE.items())
def test_an_entry_that_no_longer_matches_says_why(data: Path, entry: str, told: str) -> None:
    write(data, entry)
    assert verdict(data) == (False, told, False)
    index_changes(data, open_engine(data))
    assert verdict(data) == (False, told, True)


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        (
            RENAME + 'official = "Lò Văn Ẻn"\nto = "Lò Văn Én"',
            "in 1 report",
            "no report states official 'Lò Văn Ẻn'; 'Lò Văn Én' is stated by 3 without it: leave the entry out",
        ),
        (REJECT + 'official = "Lò Văn Ẻn"', "in 1 report", "no report states official 'Lò Văn Ẻn'; alike 'Lò Văn Én'"),
        (
            RENAME + f'report = "{EN}"\nofficial = "Lò Văn Ẻn"\nto = "Lò Văn Én"',
            "in 1 report",
            "the rules read 'Lò Văn Én' there by themselves; leave the entry out",
        ),
    ],
)
def test_an_applied_entry_stops_matching_when_its_page_is_put_right(data: Path, entry: str, before: str, after: str) -> None:
    write(data, entry)
    index_changes(data, open_engine(data))
    assert verdict(data) == (True, before, True)
    keep(data, *captures(("Hoàng Văn Thái", "Lò Văn Én", "Lò Văn Én", "Lò Văn Én", "Vàng Thị Thủy"), hours=1))
    index_changes(data, open_engine(data))
    assert verdict(data) == (False, after, True)


def test_a_merge_names_people_as_they_are_corrected(data: Path) -> None:
    rename = RENAME + 'official = "Lò Văn Ẻn"\nto = "Lò Văn Anh"\n'
    people = f'official = "Lò Văn Én"\npeople = ["Hoàng Văn Thái@{THAI}", "{{}}@{EN}"]'
    write(data, rename + MERGE + people.format("Lò Văn Ẻn"))
    result = check(data)
    assert result.exit_code == 1
    assert f"report {EN} names no official 'Lò Văn Ẻn'; it names 'Lò Văn Anh'" in result.stdout
    write(data, rename + MERGE + people.format("Lò Văn Anh"))
    assert check(data).exit_code == 0


def test_a_split_of_whom_the_rule_tells_apart_is_not_needed(data: Path) -> None:
    elsewhere = bulletin(chair="Hoàng Văn Thái").replace("Sông Mây", "Sông Gâm")
    keep(data, capture(elsewhere, URL), capture(elsewhere.replace("03/10", "09/10"), URL + "9"))
    index_changes(data, open_engine(data))
    there, later = report_id(URL), report_id(URL + "9")
    for reports, matches in (([there, later], False), ([there], True), ([there, THAI], True)):
        write(data, SPLIT + f'official = "Hoàng Văn Thái"\nreports = {json.dumps(reports)}')
        assert verdict(data)[0] is matches, reports
    write(data, SPLIT + f'official = "Hoàng Văn Thái"\nreports = ["{THAI}"]')
    assert verdict(data) == (False, "the rule tells them apart without it; leave the entry out", False)


@pytest.mark.parametrize("written", ["lò văn én", "LÒ VĂN ÉN", unicodedata.normalize("NFD", "Lò Văn én")])
def test_people_are_named_in_any_case_as_at_indexing(data: Path, written: str) -> None:
    write(data, SPLIT + f'official = "{written}"\nreports = ["{EN_AGAIN}"]')
    assert verdict(data) == (True, "1 of 2 reports", False)
    write(data, MERGE + f'official = "Lò Văn Én"\npeople = ["{written}@{EN_RIGHT}", "Lò Văn Én@{EN_AGAIN}"]')
    assert verdict(data) == (False, "the rule sees one person without it; leave the entry out", False)


@pytest.mark.parametrize(
    "entry",
    [
        MERGE + f'official = "Lò Văn Én"\npeople = ["Lò Văn Én@{EN}", "Lò Văn Én@{EN_RIGHT}"]\n',
        SPLIT + f'official = "Lò Văn Én"\nreports = ["{EN_AGAIN}"]\n',
    ],
)
def test_what_the_rule_sees_is_unknown_until_changed_corrections_are_applied(data: Path, entry: str) -> None:
    write(data, RENAME + 'official = "Lò Văn Ẻn"\nto = "Lò Văn Én"\n' + entry)
    states = [(v["matches"], v["told"]) for v in json.loads(check(data, "--json").stdout)]
    assert states[1] == (None, "what the rule sees without it is not known before the file's corrections are applied")
    index_changes(data, open_engine(data))
    assert [v["matches"] for v in json.loads(check(data, "--json").stdout)] == [True, entry.startswith(SPLIT)]


def test_corrections_of_directives_leave_what_the_rule_sees(data: Path) -> None:
    needless = MERGE + f'official = "Lò Văn Én"\npeople = ["Lò Văn Én@{EN_RIGHT}", "Lò Văn Én@{EN_AGAIN}"]\n'
    write(data, RENAME + 'directive = "217-QĐ/TW"\nto = "218-QĐ/TW"\n' + needless)
    assert [v["matches"] for v in json.loads(check(data, "--json").stdout)] == [True, False]


def test_an_entry_may_follow_another(data: Path) -> None:
    write(data, RENAME + 'official = "Lò Văn Ẻn"\nto = "Lò Văn An"\n' + RENAME + 'official = "Lò Văn An"\nto = "Lò Văn Én"\n')
    told = json.loads(check(data, "--json").stdout)
    assert [(v["matches"], v["told"]) for v in told] == [(True, "in 1 report"), (True, "it follows [[rename]] 1 (line 1)")]
    index_changes(data, open_engine(data))
    told = json.loads(check(data, "--json").stdout)
    assert [(v["matches"], v["told"]) for v in told] == [(True, "in 1 report"), (True, "in 1 report")]


def test_an_entry_for_all_that_one_for_each_report_overrules_matches_nothing(data: Path) -> None:
    write(data, REJECT + f'official = "Vàng Thị Thủy"\n{RENAME}report = "{THUY}"\nofficial = "Vàng Thị Thủy"\nto = "Vàng Thị Thúy"')
    told = json.loads(check(data, "--json").stdout)
    assert [v["matches"] for v in told] == [False, True]


def test_where_the_record_is_lost_only_a_rebuild_can_tell(data: Path) -> None:
    write(data, REJECT + 'official = "Vàng Thị Thủy"')
    index_changes(data, open_engine(data))
    for path in (data / "authority").glob("*.json"):
        path.unlink()
    assert verdict(data) == (None, "where it was applied is not known; run: manage.py reindex", True)
    rebuild(data, open_engine(data))
    assert verdict(data) == (True, "in 1 report", True)


def test_the_text_names_each_entry_in_the_order_of_the_file(data: Path) -> None:
    write(data, SPLIT + f'official = "Lò Văn Én"\nreports = ["{EN_AGAIN}"]\n' + REJECT + 'official = "Vang Thi Thuy"\nnote = "?"')
    result = check(data)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"matches: [[split]] 1 (line 1): 'Lò Văn Én' in {EN_AGAIN}: 1 of 2 reports; not applied yet, run: manage.py index",
        "no longer matches: [[reject]] 1 (line 4): official 'Vang Thi Thuy': no report states official 'Vang Thi Thuy'; "
        "alike 'Vàng Thị Thủy'",
        "matches 1, no longer matches 1, unknown 0",
    ]


def test_a_file_without_entries_or_with_faults_is_told(data: Path) -> None:
    assert check(data).stdout == f"there are no entries in {data / 'authority.toml'}\n"
    assert json.loads(check(data, "--json").stdout) == []
    write(data, "[[reject]]\n")
    result = check(data)
    assert result.exit_code == 1
    assert "[[reject]] 1 (line 1): it speaks of no fact" in result.stderr


@pytest.mark.parametrize("command", [["authority", "check"], ["index"], ["info"]])
def test_a_folder_in_the_files_place_is_told_by_every_command(data: Path, command: list[str]) -> None:
    (data / "authority.toml").mkdir()
    result = CliRunner().invoke(cli, ["--data", str(data), *command])
    assert result.exit_code == 1
    assert f"{data / 'authority.toml'} cannot be followed" in result.stderr
    assert "it is a folder" in result.stderr
    assert "Errno" not in result.output


def test_without_an_index_it_says_what_to_run(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 1
    assert "manage.py index" in result.stderr


def test_the_example_in_the_readme_can_be_followed(data: Path) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    write(data, example)
    assert len(json.loads(check(data, "--json").stdout)) == example.count("[[") == 6
