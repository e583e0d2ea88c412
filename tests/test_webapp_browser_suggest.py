"""Suggestions below the search box in a real browser: keyboard, mouse, touch, input methods, slow answers, no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browsing import DESK, TELEPHONE, opened, served, started
from tests.test_webapp_browser import CONTRAST
from tests.webapp_sample import CHAIR, PARTY, SPEAKER, sample_client

ACTIVE = "#goi-y [aria-selected=true]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from started()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    yield from served(sample_client().application)


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    yield from opened(browser, site, DESK)


@pytest.fixture
def telephone(browser: Browser, site: str) -> Iterator[Page]:
    yield from opened(browser, site, TELEPHONE, touch=True)


def box_of(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Tìm trong bản tin hội nghị")


def list_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Gợi ý")


def typed(page: Page, text: str, url: str = "/") -> Locator:
    """The box of the page at `url` with `text` typed letter by letter, when its suggestions stand below."""
    page.goto(url)
    box = box_of(page)
    box.fill("")
    box.press_sequentially(text)
    expect(list_of(page)).to_be_visible()
    expect(page.locator("#goi-y mark").first).to_be_visible()
    return box


@pytest.mark.parametrize("url", ["/", "/tim?q=dan+van", "/ban-tin/giaoban01", "/tro-giup", "/khong-co"])
def test_every_page_suggests_what_is_typed_without_accents(desk: Page, url: str) -> None:
    box = typed(desk, "do van m", url)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(desk.get_by_role("group", name="Cán bộ").get_by_role("option")).to_have_text(
        re.compile(rf"{CHAIR}\s+Phó Bí thư Huyện ủy\s+24 bản tin")
    )
    expect(desk.locator("#goi-y mark")).to_have_text(["Đỗ", "Văn", "M"])


def test_the_number_of_suggestions_is_told(desk: Page) -> None:
    typed(desk, "do van m")
    expect(desk.get_by_role("status")).to_have_text("1 gợi ý")


def test_arrows_walk_round_and_enter_opens(desk: Page) -> None:
    box = typed(desk, "th")
    options = desk.get_by_role("option")
    count = options.count()
    assert count > 2
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    for index in (*range(count), None, 0):
        box.press("ArrowDown")
        assert_active(desk, box, options, index)
    for index in (None, count - 1):
        box.press("ArrowUp")
        assert_active(desk, box, options, index)
    expect(box).to_have_value("th")
    expect(box).to_be_focused()
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(desk).to_have_title(re.compile(f"^{SPEAKER}"))


def assert_active(page: Page, box: Locator, options: Locator, index: int | None) -> None:
    if index is None:
        expect(page.locator(ACTIVE)).to_have_count(0)
        expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    else:
        expect(options.nth(index)).to_have_attribute("aria-selected", "true")
        expect(page.locator(ACTIVE)).to_have_count(1)
        expect(box).to_have_attribute("aria-activedescendant", options.nth(index).get_attribute("id") or "")


def test_enter_alone_searches_for_what_was_typed(desk: Page) -> None:
    typed(desk, "do van m").press("Enter")
    expect(desk).to_have_title(re.compile("^do van m"))


def test_escape_closes_and_leaves_what_was_typed(desk: Page) -> None:
    box = typed(desk, "do van m")
    box.press("ArrowDown")
    box.press("Escape")
    expect(list_of(desk)).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("do van m")
    box.press("ArrowDown")
    expect(list_of(desk)).to_be_visible()


def test_tab_goes_on_to_the_button_and_closes(desk: Page) -> None:
    typed(desk, "do van m").press("Tab")
    expect(desk.get_by_role("button", name="Tìm")).to_be_focused()
    expect(desk.locator("#goi-y")).to_be_hidden()


def test_a_click_opens_and_a_click_elsewhere_closes(desk: Page) -> None:
    typed(desk, "thuong tr")
    desk.get_by_role("heading", level=1).click()
    expect(desk.locator("#goi-y")).to_be_hidden()
    typed(desk, "thuong tr")
    desk.get_by_role("group", name="Đơn vị tổ chức").get_by_role("option").first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("16 bản tin")
    assert unquote(desk.url).endswith(f"/tim?host={PARTY}")


def test_the_mouse_points_as_the_arrows_do(desk: Page) -> None:
    box = typed(desk, "th")
    second = desk.get_by_role("option").nth(1)
    second.hover()
    expect(second).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(desk.get_by_role("option").nth(2)).to_have_attribute("aria-selected", "true")


def test_a_tap_opens_and_the_list_fits_the_telephone(telephone: Page) -> None:
    typed(telephone, "giao ban")
    assert telephone.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    inner = list_of(telephone).bounding_box()
    assert inner
    assert inner["x"] >= 0
    assert inner["x"] + inner["width"] <= TELEPHONE["width"]
    heights = [option.bounding_box()["height"] for option in telephone.get_by_role("option").all()]  # type: ignore[index]
    assert min(heights) >= 24
    telephone.get_by_role("option").first.tap()
    expect(telephone.get_by_role("heading", level=1)).to_contain_text("Hội nghị giao ban công tác dân vận")


def test_an_operator_stays_in_the_query(desk: Page) -> None:
    box = typed(desk, "giao chu-tri:do v")
    box.press("ArrowDown")
    box.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("24 bản tin")
    expect(box_of(desk)).to_have_value(f'giao chu-tri:"{CHAIR}"')


def test_a_question_is_taken_back_when_the_next_is_asked(desk: Page) -> None:
    held: list[Route] = []
    desk.route(re.compile(r"/goi-y\?q=do\+v$"), lambda route: held.append(route))
    desk.goto("/")
    box = box_of(desk)
    with desk.expect_request(re.compile(r"q=do\+v$")):
        box.fill("do v")
    with desk.expect_event("requestfailed", lambda request: request.url.endswith("q=do+v")):
        box.fill("luong")
    expect(desk.get_by_role("option").first).to_contain_text(SPEAKER)
    assert len(held) == 1


def test_an_answer_for_a_box_that_was_left_is_not_shown(desk: Page) -> None:
    held: list[Route] = []
    desk.route(re.compile("/goi-y"), lambda route: held.append(route))
    desk.goto("/")
    with desk.expect_request(re.compile("/goi-y")):
        box_of(desk).fill("do v")
    with desk.expect_event("requestfailed"):
        desk.get_by_role("button", name="Tìm").focus()
    expect(desk.locator("#goi-y")).to_be_hidden()


def test_letters_in_a_row_are_one_question(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url) if "/goi-y" in request.url else None)
    desk.goto("/")
    # Faster than anyone types: all letters in one task of the page.
    desk.evaluate("""() => { for (const text of ['d', 'do', 'do v', 'do va']) {
        q.value = text; q.dispatchEvent(new Event('input', {bubbles: true}));
    } q.focus(); }""")
    expect(desk.get_by_role("option").first).to_contain_text(CHAIR)
    assert len(asked) == 1


def test_keys_of_an_input_method_are_its_own(desk: Page) -> None:
    typed(desk, "th")
    session = desk.context.new_cdp_session(desk)
    session.send("Input.imeSetComposition", {"text": "ị", "selectionStart": 1, "selectionEnd": 1})
    desk.evaluate("""() => ['ArrowDown', 'Enter', 'Escape'].forEach(key => q.dispatchEvent(
        new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true})))""")
    expect(desk.locator(ACTIVE)).to_have_count(0)
    expect(list_of(desk)).to_be_visible()
    assert desk.url.endswith("/")
    # What is being composed is completed too: on a telephone every word is.
    expect(desk.locator("#goi-y mark").first).to_have_text("Thị")
    session.send("Input.insertText", {"text": "ị"})
    expect(box_of(desk)).to_have_value("thị")


def test_accents_are_set_aside_where_the_box_says_so(desk: Page) -> None:
    desk.goto("/")
    box_of(desk).fill("đồ vẳn")
    desk.get_by_role("checkbox", name=re.compile("^Bỏ dấu")).check()
    box_of(desk).press("End")
    box_of(desk).press_sequentially(" m")
    expect(desk.get_by_role("option").first).to_contain_text(CHAIR)


def test_an_empty_box_and_a_word_that_nothing_begins_with_have_no_list(desk: Page) -> None:
    box = typed(desk, "th")
    box.fill("")
    expect(desk.locator("#goi-y")).to_be_hidden()
    box.fill("th")
    expect(list_of(desk)).to_be_visible()
    box.fill("qwerty")
    expect(desk.locator("#goi-y")).to_be_hidden()


def test_a_server_that_fails_leaves_the_box_as_it_is(desk: Page) -> None:
    desk.route(re.compile("/goi-y"), lambda route: route.fulfill(status=503, body="<a role=option>no</a>"))
    desk.goto("/")
    with desk.expect_response(re.compile("/goi-y")):
        box_of(desk).press_sequentially("do")
    expect(desk.locator("#goi-y")).to_be_hidden()
    box_of(desk).press("Enter")
    expect(desk).to_have_title(re.compile("^do"))


def test_in_english_the_list_is_english(desk: Page) -> None:
    desk.goto("/?lang=en")
    desk.get_by_role("combobox").press_sequentially("do van m")
    option = desk.get_by_role("group", name="Officials").get_by_role("option")
    expect(option).to_contain_text("24 reports")
    option.click()
    expect(desk).to_have_url(re.compile("lang=en"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_suggestions_stand_out_from_their_ground(desk: Page, scheme: str) -> None:
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    typed(desk, "th").press("ArrowDown")
    assert desk.evaluate(CONTRAST) == []


def test_without_javascript_the_box_is_a_box(browser: Browser, site: str) -> None:
    for page in opened(browser, site, DESK, javascript=False):
        page.goto("/")
        box = page.get_by_role("searchbox", name="Tìm trong bản tin hội nghị")
        box.fill("do van m")
        expect(page.locator("#goi-y")).to_be_hidden()
        box.press("Enter")
        expect(page).to_have_title(re.compile("^do van m"))
