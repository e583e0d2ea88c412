"""The sample corpus is complete, invented and as nasty as it says; generated pages are the same every time and keep to their gold."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.bulletins import Bulletin, generate, gold_case, save
from tests.benchmarks.legacy import encode_cp1258, encode_tcvn3, encode_vni

Encoder = Callable[[str], bytes]

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"
GOLD = json.loads((Path(__file__).parent / "gold" / "sample.json").read_text(encoding="utf-8"))
MANIFEST = [json.loads(line) for line in (SAMPLE / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
FILES = {line["file"]: line for line in MANIFEST}
MARKS = {
    "sharepoint": b'content="Microsoft SharePoint"',
    "liferay": b"journal-content-article",
    "nukeviet": b'content="NukeViet',
    "wordpress": b'content="WordPress',
}


def read(name: str) -> bytes:
    [found] = [path for path in SAMPLE.rglob("*.*") if name in path.name]
    return found.read_bytes()


def text_of(page: Bulletin) -> str:
    """All words of a page, tags gone."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page.body.decode()))


def test_manifest_and_files_match() -> None:
    on_disk = {str(path.relative_to(SAMPLE)) for path in SAMPLE.rglob("*") if path.is_file()} - {"manifest.jsonl"}
    assert set(FILES) == on_disk
    assert len(MANIFEST) == len(FILES) >= 120


def test_every_capture_has_an_address_a_type_and_an_aware_time() -> None:
    for line in MANIFEST:
        assert datetime.fromisoformat(line["captured_at"]).tzinfo is not None
        assert line["url"].startswith("https://")
        assert line["content_type"].startswith("text/")


def test_no_page_is_under_a_real_name() -> None:
    for file, line in FILES.items():
        assert ".example/" in line["url"]
        addresses = re.findall(rb"https?://([^/\"'<> ]+)", (SAMPLE / file).read_bytes())
        assert {a for a in addresses if not a.endswith(b".example")} <= {b"www.w3.org"}, file
        assert b".gov.vn" not in (SAMPLE / file).read_bytes()


def test_three_bodies_cover_every_year_from_2015_to_2026() -> None:
    assert len({file.split("/")[0] for file in FILES}) == 3
    assert {file.split("/")[1] for file in FILES} == {str(year) for year in range(2015, 2027)}


@pytest.mark.parametrize("markup", MARKS)
def test_every_markup_is_there(markup: str) -> None:
    assert sum(MARKS[markup] in (SAMPLE / file).read_bytes() for file in FILES) >= 10


def test_a_page_is_captured_after_it_was_published() -> None:
    stamped = 0
    for file, line in FILES.items():
        found = re.search(r'(\d\d)/(\d\d)/(20\d\d) \d\d:\d\d|published" datetime="(20\d\d)-(\d\d)-(\d\d)', read_text(file))
        if found:
            day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
            assert f"{year}-{month}-{day}" <= line["captured_at"][:10], file
            stamped += 1
    assert stamped > 120


def read_text(file: str) -> str:
    return (SAMPLE / file).read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("name", "encode", "others"),
    [
        ("tcvn3", encode_tcvn3, (encode_vni, encode_cp1258)),
        ("-vni", encode_vni, (encode_tcvn3, encode_cp1258)),
        ("windows-1258", encode_cp1258, (encode_tcvn3, encode_vni)),
    ],
)
def test_legacy_pages_are_in_their_encoding(name: str, encode: Encoder, others: tuple[Encoder, ...]) -> None:
    page = read(name)
    with pytest.raises(UnicodeDecodeError):
        page.decode("utf-8")
    assert encode("huyện Lạc Bình") in page
    assert not any(other("huyện Lạc Bình") in page for other in others)


def test_nfd_page_is_decomposed() -> None:
    text = read("nfd").decode()
    assert unicodedata.normalize("NFD", text) == text != unicodedata.normalize("NFC", text)


def test_truncated_page_ends_inside_a_tag() -> None:
    page = read("bi-cat")
    assert page.rindex(b"<") > page.rindex(b">")


def test_empty_page_is_empty() -> None:
    assert read("trang-rong") == b""


def test_abolished_portal_answers_an_old_address_with_its_home_page() -> None:
    [old, new] = sorted((line for line in MANIFEST if "cong-bo-bi-thu-2018" in line["file"]), key=lambda line: line["captured_at"])
    assert old["url"] == new["url"]
    assert "đồng chí" not in read_text(new["file"])


def test_gold_is_about_pages_of_the_sample() -> None:
    assert len(GOLD) >= 40
    assert {case["file"] for case in GOLD} <= set(FILES)
    assert len({case["id"] for case in GOLD}) == len(GOLD)


@pytest.mark.parametrize("case", GOLD, ids=lambda case: case["id"])
def test_gold_names_stand_in_the_page(case: dict[str, Any]) -> None:
    raw = (SAMPLE / case["file"]).read_bytes()
    if any(name in case["file"] for name in ("tcvn3", "vni", "windows-1258")):
        encode = {"tcvn3": encode_tcvn3, "-vni": encode_vni, "windows-1258": encode_cp1258}
        [write] = [encode[name] for name in encode if name in case["file"]]
        assert all(write(official["name"]) in raw for official in case["gold"]["officials"])
        return
    text = unicodedata.normalize("NFC", html.unescape(raw.decode()))
    assert all(official["name"] in text for official in case["gold"]["officials"])


def test_generated_pages_are_the_same_for_the_same_seed() -> None:
    assert list(generate(20, seed=5)) == list(generate(20, seed=5))
    assert list(islice(generate(50, seed=5), 20)) == list(generate(20, seed=5))
    assert [p.body for p in generate(3, seed=5)] != [p.body for p in generate(3, seed=6)]


def test_generated_addresses_and_files_are_distinct() -> None:
    pages = list(generate(300))
    assert len({p.url for p in pages}) == len({p.file for p in pages}) == 300


def test_generated_gold_stands_in_the_text() -> None:
    for page in generate(200):
        text = text_of(page)
        for official in page.gold.officials:
            assert official.name in text
            assert official.roles
        for directive in page.gold.directives:
            assert (directive.name or directive.number or "").replace(" ", "") in text.replace(" ", "")
        for place in page.gold.places:
            assert place.casefold() in text.casefold()
        assert page.gold.host is not None
        assert page.gold.host in text


def test_generated_slots_are_all_filled() -> None:
    for page in generate(200):
        assert not re.search(r"\{\w+\}", text_of(page))


def test_generated_meetings_fall_before_the_capture_and_begin_on_a_working_day() -> None:
    for page in generate(200):
        assert page.gold.meeting_date is not None
        day = datetime.fromisoformat(page.gold.meeting_date)
        assert day.weekday() < 5
        assert page.gold.meeting_date <= page.captured_at.date().isoformat()


def test_saved_pages_have_a_manifest_and_their_gold(tmp_path: Path) -> None:
    assert save(generate(5), tmp_path, gold=True) == 5
    lines = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["file"] for line in lines] == [p.file for p in generate(5)]
    assert json.loads((tmp_path / "gold.json").read_text(encoding="utf-8")) == [json.loads(json.dumps(gold_case(p))) for p in generate(5)]
    assert all((tmp_path / line["file"]).stat().st_size > 500 for line in lines)


def test_saving_without_gold_leaves_none(tmp_path: Path) -> None:
    save(generate(2), tmp_path, gold=False)
    assert not (tmp_path / "gold.json").exists()


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni])
@pytest.mark.parametrize("letter", ["©", "ñ", "日"])
def test_letters_outside_a_legacy_encoding_are_refused(encode: Encoder, letter: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        encode(letter)


def test_windows_1258_comes_back_whole() -> None:
    text = "Ủy ban nhân dân huyện Lạc Bình, Đảng ủy, “quý III”, ĐẶNG QUỐC TUẤN, ườ ữ ặ ỵ"
    assert unicodedata.normalize("NFC", encode_cp1258(text).decode("cp1258")) == text
