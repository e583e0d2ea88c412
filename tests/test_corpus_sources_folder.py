"""corpus/sources/folder.py"""

from __future__ import annotations

import json
import os
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.captures import MAX_BODY, Capture
from corpus.sources.folder import PageFile, find_files, read_file
from corpus.sources.outcomes import Failed, Outcome, Skipped

PAGE = "<html><title>Hội nghị giao ban</title><p>Sáng 03/10, Đảng ủy xã Bình Lạc họp.</p></html>".encode()
CHANGED = datetime(2019, 5, 6, 7, 8, 9, tzinfo=UTC)


def put(path: Path, body: bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (CHANGED.timestamp(), CHANGED.timestamp()))
    return path


def put_manifest(folder: Path, *entries: dict[str, str] | str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [e if isinstance(e, str) else json.dumps(e, ensure_ascii=False) for e in entries]
    (folder / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")


def outcomes(path: Path) -> list[Outcome]:
    return [read_file(found) if isinstance(found, PageFile) else found for found in find_files(path)]


def urls(path: Path) -> list[str]:
    return [o.url for o in outcomes(path) if isinstance(o, Capture)]


def reasons(path: Path) -> list[tuple[str, str, str]]:
    return [
        (type(o).__name__, Path(o.name).relative_to(path).as_posix(), o.reason) for o in outcomes(path) if isinstance(o, Skipped | Failed)
    ]


def test_a_page_without_a_manifest_has_its_place_for_an_address_and_its_change_for_a_time(tmp_path: Path) -> None:
    put(tmp_path / "2018" / "Hội nghị.html")
    assert outcomes(tmp_path) == [Capture("file:2018/H%E1%BB%99i%20ngh%E1%BB%8B.html", CHANGED, PAGE, 200, "text/html")]


def test_a_single_file_is_known_by_its_name(tmp_path: Path) -> None:
    assert urls(put(tmp_path / "xa" / "hop.html")) == ["file:hop.html"]


def test_a_decomposed_file_name_gives_the_same_address(tmp_path: Path) -> None:
    put(tmp_path / "nfd" / unicodedata.normalize("NFD", "Đảng ủy.html"))
    put(tmp_path / "nfc" / unicodedata.normalize("NFC", "Đảng ủy.html"))
    assert urls(tmp_path / "nfd") == urls(tmp_path / "nfc") == ["file:%C4%90%E1%BA%A3ng%20%E1%BB%A7y.html"]


def test_a_file_name_in_a_legacy_encoding_is_read_and_shown(tmp_path: Path) -> None:
    name = os.fsdecode(b"h\xe9i.html")
    put(tmp_path / name)
    put(tmp_path / os.fsdecode(b"r\xe7ng.html"), b"")
    assert urls(tmp_path) == ["file:h%E9i.html"]
    assert reasons(tmp_path) == [("Skipped", "r�ng.html", "empty")]


def test_the_pages_own_address_counts_before_its_place(tmp_path: Path) -> None:
    put(tmp_path / "a.html", b'<html><link rel="canonical" href="https://VinhLac.example.vn/tin/5?utm_source=x">')
    assert urls(tmp_path) == ["https://vinhlac.example.vn/tin/5"]


def test_the_manifest_counts_before_all(tmp_path: Path) -> None:
    body = b'<html><link rel="canonical" href="https://vinhlac.example.vn/tin/5">'
    put(tmp_path / "a.html", body)
    captured_at, content_type = "2018-10-03T15:15:00+07:00", "text/html; charset=windows-1258"
    put_manifest(tmp_path, {"file": "a.html", "url": "https://b.vn/6", "captured_at": captured_at, "content_type": content_type})
    assert outcomes(tmp_path) == [Capture("https://b.vn/6", datetime(2018, 10, 3, 8, 15, tzinfo=UTC), body, 200, content_type)]


def test_what_the_manifest_leaves_open_is_found_in_the_page(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "Hội nghị".encode())
    put_manifest(tmp_path, {"file": "a.txt"})
    assert outcomes(tmp_path) == [Capture("file:a.txt", CHANGED, "Hội nghị".encode(), 200, "text/plain")]


def test_files_come_in_the_order_of_names_folders_among_them(tmp_path: Path) -> None:
    for name in ("c.html", "b/2.html", "b/1.html", "a.html"):
        put(tmp_path / name)
    assert urls(tmp_path) == ["file:a.html", "file:b/1.html", "file:b/2.html", "file:c.html"]


def test_a_manifest_counts_for_the_folders_below_up_to_the_next_one(tmp_path: Path) -> None:
    put(tmp_path / "x" / "a.html")
    put(tmp_path / "y" / "a.html")
    put_manifest(tmp_path, {"file": "x/a.html", "url": "http://outer.vn/1"})
    put_manifest(tmp_path / "y", {"file": "a.html", "url": "http://inner.vn/1"})
    assert urls(tmp_path) == ["http://outer.vn/1", "http://inner.vn/1"]


def test_a_page_has_one_address_imported_alone_or_with_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = put(tmp_path / "xa" / "2018" / "hop.html")
    put_manifest(tmp_path / "xa", {"file": "2018/hop.html", "url": "http://a.vn/1", "captured_at": "2018-10-03T08:00:00Z"})
    [whole] = outcomes(tmp_path / "xa")
    monkeypatch.chdir(tmp_path / "xa")
    for path in (page, page.parent, Path("2018/hop.html"), Path("2018"), Path("../xa/2018/hop.html"), Path("./2018/../2018")):
        assert outcomes(path) == outcomes(path) == [whole]


def test_a_listed_page_without_an_address_has_that_of_its_place_below_the_manifest(tmp_path: Path) -> None:
    page = put(tmp_path / "2018" / "hop.html")
    put(tmp_path / "2018" / "khac.html")
    put_manifest(tmp_path, {"file": "2018/hop.html"}, {"file": "2018/vang.html"})
    assert urls(page) == ["file:2018/hop.html"]
    assert urls(page.parent) == ["file:2018/hop.html", "file:2018/khac.html"]
    assert reasons(page.parent) == [], "what a manifest above says of other folders is theirs"


def test_a_folder_with_a_manifest_of_its_own_asks_none_above(tmp_path: Path) -> None:
    put(tmp_path / "y" / "a.html")
    put_manifest(tmp_path, {"file": "y/a.html", "url": "http://outer.vn/1"})
    put_manifest(tmp_path / "y", {"file": "a.html", "captured_at": "2018-10-03T08:00:00Z"})
    assert urls(tmp_path / "y") == ["file:a.html"]


def test_the_nearest_manifest_that_lists_a_page_counts(tmp_path: Path) -> None:
    page = put(tmp_path / "y" / "z" / "a.html")
    put_manifest(tmp_path, {"file": "y/z/a.html", "url": "http://outer.vn/1"})
    put_manifest(tmp_path / "y", {"file": "z/b.html", "url": "http://inner.vn/1"})
    assert urls(page) == ["http://outer.vn/1"]
    put_manifest(tmp_path / "y", {"file": "z/a.html", "url": "http://inner.vn/1"}, {"file": "z/b.html"})
    assert urls(page) == ["http://inner.vn/1"]


def test_a_page_that_a_damaged_manifest_may_have_listed_is_held_back_alone_too(tmp_path: Path) -> None:
    put_manifest(tmp_path, {"file": "a.html", "url": "http://a.vn/1"}, "{broken")
    assert urls(put(tmp_path / "a.html")) == ["http://a.vn/1"]
    [held] = outcomes(put(tmp_path / "b.html"))
    assert held == Skipped(f"{tmp_path}/b.html", "manifest.jsonl does not list it, or in a line that cannot be used")


def test_hidden_files_are_passed_by(tmp_path: Path) -> None:
    for name in (".a.html", ".git/b.html", "._c.html"):
        put(tmp_path / name)
    assert outcomes(tmp_path) == []


SKIPPED = {
    "rỗng.html": (b"", "empty"),
    "ảnh.jpg": (b"\xff\xd8\xff\xe0", "not a page: an image"),
    "tai-lieu.html": (b"GIF89a", "not a page: an image"),
    "zeros.html": (bytes(1000), "not a page: binary data"),
    "style.css": (b"p { color: red }", "not a page: neither its name nor its beginning tells so"),
    "large.html": (b"<html>" + b" " * MAX_BODY, "too large: more than 20 MB"),
}


@pytest.mark.parametrize("name", SKIPPED)
def test_what_is_no_page_is_skipped_by_name_and_reason(tmp_path: Path, name: str) -> None:
    body, reason = SKIPPED[name]
    put(tmp_path / name, body)
    assert reasons(tmp_path) == [("Skipped", name, reason)]


def test_a_page_saved_under_an_odd_name_is_still_a_page(tmp_path: Path) -> None:
    put(tmp_path / "chi-tiet-tin-tuc.aspx?ItemID=57&l=Tin")
    assert urls(tmp_path) == ["file:chi-tiet-tin-tuc.aspx%3FItemID%3D57%26l%3DTin"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "outside" / "secret.html")
    folder = tmp_path / "inside"
    put(folder / "page.html")
    (folder / "link-in.html").symlink_to(folder / "page.html")
    (folder / "link-out.html").symlink_to(tmp_path / "outside" / "secret.html")
    (folder / "folder-out").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.html").symlink_to(folder / "nothing.html")
    assert urls(folder) == ["file:link-in.html", "file:page.html"]
    assert {name for _, name, reason in reasons(folder) if reason == "a link that leads to no file in this folder"} == {
        "link-out.html",
        "folder-out",
        "loop",
        "dangling.html",
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert reasons(tmp_path) == [("Skipped", "pipe.html", "not a page: no ordinary file")]


def test_a_path_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    assert outcomes(tmp_path / "không có") == [Failed(f"{tmp_path}/không có", "there is no such file or folder")]


def test_a_file_that_goes_away_or_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    assert read_file(PageFile(tmp_path / "gone.html", "gone.html")) == Failed(
        f"{tmp_path}/gone.html", "cannot be read: No such file or directory"
    )


def test_bad_lines_and_missing_files_of_a_manifest_are_failures_and_the_rest_is_read(tmp_path: Path) -> None:
    put(tmp_path / "a.html")
    put(tmp_path / "b.html")
    put_manifest(
        tmp_path,
        {"file": "a.html", "url": "http://a.vn/1"},
        {"file": "b.html", "url": "not an address"},
        {"file": "../outside.html", "url": "http://a.vn/3"},
        {"file": "missing.html", "url": "http://a.vn/4"},
        "{broken",
    )
    assert urls(tmp_path) == ["http://a.vn/1"]
    found = [(kind, name, reason.split(" (")[0]) for kind, name, reason in reasons(tmp_path)]
    assert found == [
        ("Failed", "manifest.jsonl", "line 2: url 'not an address' is no page address: it does not begin with http:// or https://"),
        ("Failed", "manifest.jsonl", "line 3: its file ../outside.html leads out of the folder"),
        ("Failed", "manifest.jsonl", "line 5: is no JSON in UTF-8"),
        ("Skipped", "b.html", "manifest.jsonl does not list it, or in a line that cannot be used"),
        ("Failed", "manifest.jsonl", "line 4: its file missing.html is not there"),
    ]


def test_beside_a_good_manifest_an_unlisted_page_is_read_by_its_own_address(tmp_path: Path) -> None:
    put(tmp_path / "a.html")
    put(tmp_path / "b.html")
    put_manifest(tmp_path, {"file": "a.html", "url": "http://a.vn/1"})
    assert urls(tmp_path) == ["http://a.vn/1", "file:b.html"]


def test_a_place_too_deep_for_an_address_is_skipped(tmp_path: Path) -> None:
    outcome = read_file(PageFile(put(tmp_path / "a.html"), "hội-nghị/" * 500 + "a.html"))
    assert isinstance(outcome, Skipped)
    assert outcome.reason.endswith("it has more than 4000 characters")
