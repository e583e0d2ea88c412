"""Portal profiles are data: checked when read, and each recognises its own portals and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from indexer.reading.profiles import SITES, ProfileError, find_profile, get_profiles, read_profile
from indexer.reading.select import Selector


def profile_of(markup: str, url: str | None = None) -> str | None:
    soup = BeautifulSoup(markup, "lxml")
    found = find_profile(Selector(soup), url)
    return found.name if found else None


def test_every_profile_in_the_repository_can_be_used() -> None:
    assert [profile.name for profile in get_profiles()] == sorted(path.stem for path in SITES.glob("*.toml"))
    assert all(profile.body for profile in get_profiles())


@pytest.mark.parametrize("file", sorted(SITES.glob("*.toml")), ids=lambda file: file.stem)
def test_every_profile_says_how_to_try_it_on_an_address_of_its_own(file: Path) -> None:
    tried = re.search(r"^# Try it on a saved page: manage\.py annotate --url '(\S+)' page\.html$", file.read_text("utf-8"), re.MULTILINE)
    assert tried
    # WordPress lets each site choose its addresses.
    assert profile_of("<html></html>", tried[1]) == (None if file.stem == "wordpress" else file.stem)


@pytest.mark.parametrize(
    ("markup", "url", "name"),
    [
        ('<meta name="GENERATOR" content="Microsoft SharePoint">', None, "sharepoint"),
        ('<div class="ms-rtestate-field">x</div>', None, "sharepoint"),
        ("", "https://yensa.example/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?ItemID=31", "sharepoint"),
        ("", "https://yensa.example/portal/Pages/2019-3-13/Hop-Ikq2x.aspx", "portal_pages"),
        ("", "https://yensa.example/portal/pages/print.aspx?p=7372", "portal_pages"),
        ("", "https://yensa.example/web/yensa/-/view_content/4564-hop.html", "liferay"),
        ('<div id="p_p_id_101_">x</div>', None, "liferay"),
        ('<meta name="generator" content="NukeViet v4.3">', None, "nukeviet"),
        ("", "https://yensa.example/index.php?language=vi&nv=news&op=savefile/Tin/hop-12", "nukeviet"),
        ('<meta name="generator" content="WordPress 6.5.2">', None, "wordpress"),
        ("", "https://yensa.example/Default.aspx?tabid=107&NewsViews=12501", "dotnetnuke"),
        ("", "https://yensa.example/index.php?option=com_content&view=article&id=3", "joomla"),
        ("", "https://yensa.example/node/194", "drupal"),
        ("<p>x</p>", "https://yensa.example/tin/1.html", None),
        ("<p>x</p>", None, None),
    ],
)
def test_a_portal_is_recognised_by_its_marks(markup: str, url: str | None, name: str | None) -> None:
    assert profile_of(f"<html><body>{markup}</body></html>", url) == name


def test_a_generator_outweighs_an_address() -> None:
    assert profile_of('<meta name="generator" content="WordPress 6.5">', "https://yensa.example/node/194") == "wordpress"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[select", "not TOML: Expected ']' at the end of a table declaration (at end of document)"),
        ("[selct]\n", "there is no section [selct]; use one of dates, recognise, select"),
        ("body = 3", "there is no section [body]; use one of dates, recognise, select"),
        ("[recognise]\ngenertor = 'x'", "[recognise] has no key 'genertor'; use one of address, elements, generator"),
        ("[recognise]\ngenerator = '('", "generator is no regular expression: missing ), unterminated subpattern at position 0"),
        ("[recognise]\naddress = 3", "address must be a regular expression, not 3"),
        ("[recognise]\ngenerator = 'x'\n[select]\nbody = 'p'", "body must be a list of CSS selectors, not 'p'"),
        ("[recognise]\ngenerator = 'x'\n[select]\nbody = ['p[']", "body has a selector that cannot be read: 'p['"),
        ("[recognise]\ngenerator = 'x'\n[dates]\nmonth_first = 'no'", "month_first must be true or false, not 'no'"),
        ("[select]\nbody = ['p']", "nothing in [recognise]; give generator, address or elements"),
    ],
)
def test_a_wrong_profile_says_what_to_change(text: str, problem: str) -> None:
    with pytest.raises(ProfileError) as raised:
        read_profile("yensa", text)
    assert str(raised.value) == f"corpus/sites/yensa.toml: {problem}"


def test_dates_may_begin_with_the_month() -> None:
    assert read_profile("x", "[recognise]\ngenerator = 'x'\n[dates]\nmonth_first = true").month_first


def test_a_selector_that_names_what_the_page_lacks_finds_nothing_and_others_find_theirs() -> None:
    soup = BeautifulSoup("<div id='a' class='b c'><p class='d'>x</p></div>", "lxml")
    select = Selector(soup)
    found = {s: len(select.find(s)) for s in ("#a .d", ".b.c", ".e", "p, .e", ".e, .d", "[id^=a]", ":not(.e) > p", "#z p")}
    assert found == {"#a .d": 1, ".b.c": 1, ".e": 0, "p, .e": 1, ".e, .d": 1, "[id^=a]": 1, ":not(.e) > p": 1, "#z p": 0}


@pytest.mark.parametrize(
    "selector",
    [
        "li a",
        "ul.menu a",
        ".menu li > a",
        "ul > a",
        ".menu .b a",
        "a.x.y",
        "a.x",
        "[href^=A]",
        "[href^='/b']",
        "[href*=zz]",
        "a[href]",
        "[href='']",
        "li ~ li a",
        "p a, li b",
    ],
)
def test_the_index_finds_what_css_finds(selector: str) -> None:
    menu = "<ul class='menu'><li><a class='x y' href='/b/1'>1</a></li><li class='b'><p><a class='x' href=''>2</a></p></li></ul>"
    soup = BeautifulSoup(f"<div>{menu}<a href='A'>3</a><p><a>4</a></p></div>", "lxml")
    assert list(Selector(soup).find(selector)) == soup.select(selector)


def test_profiles_lie_where_the_package_data_names_them() -> None:
    assert Path(__file__).parents[1] / "corpus" / "sites" == SITES
