"""What people do, in a real browser: with and without JavaScript, on a desk and on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESK, TELEPHONE, opened, served, started
from tests.builders import directive, report
from tests.webapp_sample import CHAIR, sample_client

RESULTS, REPORT = "/tim?q=dan+van&year=2015", "/ban-tin/giaoban01?q=dan+van"
PERSON, DIRECTIVE = f"/can-bo/{quote(CHAIR)}", f"/van-ban/{quote('217-QĐ/TW')}"
PUT_RIGHT, NOTHING = "/tim?q=daan+vaajn&expand=0", f"/tim?q={quote('dẫn vận')}&year=2015&year=2016&host=x"
PAGES = (
    "/",
    RESULTS,
    "/tim?q=UBND+huyen+yen+lam",
    PUT_RIGHT,
    NOTHING,
    "/pham-vi",
    "/tim?q=qwerty",
    "/tim?q=%22dan",
    "/loc/official",
    REPORT,
    PERSON,
    DIRECTIVE,
    "/tro-giup",
    "/khong-co",
)
LONG = "a" * 200
"""No space, no hyphen: a line must break within it."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from started()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the sample, served on a free port of this machine."""
    yield from served(sample_client().application)


@pytest.fixture(scope="module")
def site_of_long_words() -> Iterator[str]:
    """The same for a report in which every word is longer than a line."""
    directives = [directive(LONG + "-QĐ/TW", LONG, issuer=LONG)]
    everywhere = report(LONG, f"{LONG}\n\n{LONG} {LONG}", day="2019-05-06", host=LONG, places=[LONG], chair=[LONG], directives=directives)
    yield from served(sample_client(replace(everywhere, byline=LONG, source=LONG, category=LONG)).application)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from opened(browser, site, DESK, javascript=request.param)


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    yield from opened(browser, site, DESK)


@pytest.fixture
def telephone(browser: Browser, site: str) -> Iterator[Page]:
    yield from opened(browser, site, TELEPHONE)


def test_from_a_query_without_accents_to_an_officials_meetings(page: Page) -> None:
    page.goto("/")
    box = page.get_by_label("Tìm trong bản tin hội nghị")
    box.fill("giao ban cong tac dan van")
    box.press("Enter")
    expect(page).to_have_title(re.compile("^giao ban cong tac dan van"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("24 bản tin")

    page.get_by_role("link", name=re.compile(r"^2015 4 bản tin")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 bản tin")
    expect(page.get_by_label("Tìm trong bản tin hội nghị")).to_have_value("giao ban cong tac dan van")

    page.get_by_role("link", name=re.compile(r"^Bỏ Năm: 2015")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("24 bản tin")

    page.get_by_role("link", name="Hội nghị giao ban công tác dân vận quý III năm 2018").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hội nghị giao ban công tác dân vận quý III năm 2018")
    expect(page.locator("article.text mark").first).to_be_visible()

    page.get_by_role("table").get_by_role("link", name=CHAIR).click()
    expect(page).to_have_title(re.compile(f"^{CHAIR}"))
    expect(page.get_by_role("heading", level=2, name="Các cuộc họp")).to_contain_text("24")
    page.get_by_role("link", name="chủ trì (24)").click()
    expect(page.get_by_role("link", name="chủ trì (24)")).to_have_attribute("aria-current", "true")


def test_from_a_report_to_what_meetings_did_with_its_directive(page: Page) -> None:
    page.goto("/ban-tin/giaoban00")
    page.get_by_role("region", name="Văn bản được dẫn").get_by_role("link", name="217-QĐ/TW").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 217-QĐ/TW")
    page.get_by_role("link", name="Xem tất cả 12").click()
    expect(page.locator("section.verb mark")).to_have_count(12)


def test_accents_are_ignored_by_a_box_that_stays_ticked(page: Page) -> None:
    page.goto(f"/tim?q={quote('dẫn vận')}&year=2015")
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 bản tin")
    page.get_by_label(re.compile("^Bỏ dấu")).check()
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 bản tin")
    page.get_by_role("link", name=re.compile("^2016 4 bản tin")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("8 bản tin")
    expect(page.get_by_label(re.compile("^Bỏ dấu"))).to_be_checked()
    page.get_by_role("link", name="Bỏ Cách tìm: bỏ dấu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 bản tin")
    expect(page.get_by_label(re.compile("^Bỏ dấu"))).not_to_be_checked()


def test_what_was_typed_without_an_input_method_is_found_and_taken_back(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Tìm trong bản tin hội nghị").fill("daan vaajn")
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("25 bản tin cho dân vận")
    page.get_by_role("link", name="Tìm đúng “daan vaajn”").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("0 bản tin cho daan vaajn")
    page.get_by_role("link", name="“dân vận”, 25 bản tin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("25 bản tin cho dân vận")


def test_a_number_in_the_text_becomes_a_filter(page: Page) -> None:
    page.goto("/tim?q=217+dan+van&sort=oldest")
    page.get_by_role("link", name="Văn bản: 217-QĐ/TW 12 bản tin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("12 bản tin cho dan van")
    expect(page.get_by_role("link", name="Bỏ Văn bản: 217-QĐ/TW")).to_be_visible()
    expect(page.get_by_role("link", name="Cũ nhất")).to_have_attribute("aria-current", "true")


def test_the_long_form_of_an_abbreviation_is_left_out_at_a_click(page: Page) -> None:
    page.goto("/tim?q=UBND")
    page.get_by_role("link", name="chỉ tìm UBND").click()
    page.get_by_role("link", name="tìm cả dạng đầy đủ và tên khác").click()
    expect(page.get_by_role("link", name="chỉ tìm UBND")).to_be_visible()


def test_from_nothing_found_to_something(page: Page) -> None:
    page.goto("/tim?q=dan+van&year=2015&host=x")
    page.get_by_role("link", name="Bỏ Đơn vị tổ chức: x 4 bản tin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 bản tin")


def test_example_searches_work(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=f'chu-tri:"{CHAIR}"').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("24 bản tin")


def test_a_long_list_of_values_is_searched(page: Page) -> None:
    page.goto("/loc/official?q=dan+van")
    page.get_by_label("Chỉ những giá trị có chữ").fill("do van")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name=CHAIR).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("24 bản tin")
    expect(page.get_by_label("Tìm trong bản tin hội nghị")).to_have_value("dan van")


def test_a_query_error_keeps_what_was_typed(page: Page) -> None:
    page.goto("/tim?q=%22dan+van")
    expect(page.get_by_role("heading", level=1)).to_have_text("Câu truy vấn chưa đọc được")
    expect(page.get_by_label("Tìm trong bản tin hội nghị")).to_have_value('"dan van')


def test_english_is_one_click_away_and_back(page: Page) -> None:
    page.goto("/tim?q=dan+van&year=2015")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 reports")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 bản tin")


def test_filters_stand_open_beside_the_hits(page: Page) -> None:
    page.goto("/tim?q=dan+van")
    filters = page.get_by_role("heading", name="Lọc kết quả")
    expect(filters).to_be_visible()
    left, right = filters.bounding_box(), page.get_by_role("heading", name="Bản tin tìm thấy").bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]


def test_without_filters_what_is_found_has_the_whole_width(desk: Page) -> None:
    desk.goto("/tim?q=hoi+nghi+qwerty")
    found = desk.get_by_role("article").first.bounding_box()
    assert found
    assert found["width"] > 1000


def test_on_a_telephone_filters_unfold_above_the_hits(telephone: Page) -> None:
    telephone.goto("/tim?q=dan+van")
    value = telephone.get_by_role("link", name=re.compile(r"^2015 4 bản tin"))
    expect(value).not_to_be_visible()
    telephone.locator("details.filters > summary").click()
    value.click()
    expect(telephone.get_by_role("heading", level=1)).to_contain_text("4 bản tin")


@pytest.mark.parametrize("url", PAGES)
def test_nothing_scrolls_sideways_on_a_telephone(telephone: Page, url: str) -> None:
    telephone.goto(url)
    unfold(telephone)
    assert telephone.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_longer_than_a_line_are_broken(browser: Browser, site_of_long_words: str, width: int) -> None:
    asked = f"q={LONG * 2}&host={LONG}&official={LONG}"
    urls = ("/", "/tim", f"/tim?q={LONG}", f"/tim?{asked}", f"/tim?q=%22{LONG * 2}", f"/ban-tin/{LONG}?{asked}", f"/{LONG}")
    for page in opened(browser, site_of_long_words, {"width": width, "height": 800}):
        for url in (*urls, f"/loc/official?{asked}&contains={LONG}", f"/loc/{LONG}", f"/can-bo/{LONG}", f"/van-ban/{LONG}"):
            page.goto(url)
            unfold(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
            assert page.evaluate(BEYOND, width) == [], url


def unfold(page: Page) -> None:
    for summary in page.locator("main summary").all():
        if summary.is_visible() and not summary.evaluate("s => s.parentElement.open"):
            summary.click()


@pytest.mark.parametrize("url", PAGES)
def test_targets_are_large_enough_for_a_finger(telephone: Page, url: str) -> None:
    telephone.goto(url)
    unfold(telephone)
    # WCAG 2.2, 2.5.8: at least 24 by 24 px, links within a sentence aside.
    small = telephone.evaluate(
        """() => [...document.querySelectorAll('a, button, input, summary')]
            .filter(e => e.type !== 'hidden' && e.checkVisibility() && !e.closest('p, .skip'))
            .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []


@pytest.mark.parametrize("url", PAGES)
def test_the_keyboard_shows_where_it_is(desk: Page, url: str) -> None:
    desk.goto(url)
    seen = set()
    for _ in range(12):
        desk.keyboard.press("Tab")
        focused = desk.evaluate(
            """() => {
                const e = document.activeElement, {outlineStyle: outline, outlineWidth: width} = getComputedStyle(e);
                return {tag: e.tagName, html: e.outerHTML.slice(0, 80), outline, width: parseFloat(width)};
            }"""
        )
        if focused["tag"] == "BODY":
            break
        seen.add(focused["html"])
        assert focused["outline"] == "solid", focused
        assert focused["width"] >= 2, focused
    assert len(seen) >= 5


def test_the_first_stop_of_the_keyboard_leads_past_the_head(desk: Page) -> None:
    desk.goto("/tim?q=dan+van")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Đến thẳng nội dung")).to_be_focused()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "noi-dung"


@pytest.mark.parametrize("url", PAGES)
def test_nothing_is_refused_or_fetched_from_elsewhere(desk: Page, site: str, url: str) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text))
    desk.on("pageerror", lambda error: complaints.append(error.message))
    desk.on("request", lambda request: asked.append(request.url))
    answer = desk.goto(url)
    assert answer
    assert [text for text in complaints if not text.startswith("Failed to load resource: the server responded with a status of 40")] == []
    assert [address for address in asked if not address.startswith(site)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(desk: Page, scheme: str) -> None:
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for url in PAGES:
        desk.goto(url)
        # WCAG 2.2, 1.4.3: 4.5 to 1, reckoned from the colours that the browser gives every piece of text.
        faint = desk.evaluate(CONTRAST)
        assert faint == [], url


BEYOND = """width => [...document.querySelectorAll('main *')]
    .filter(e => e.checkVisibility() && !e.closest('.scroll, .visually-hidden') && e.getBoundingClientRect().right > width + 0.5)
    .map(e => e.outerHTML.slice(0, 90))"""
CONTRAST = """() => {
    const rgb = text => text.match(/[\\d.]+/g).map(Number);
    const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const ground = e => {
        const colour = rgb(getComputedStyle(e).backgroundColor);
        return colour[3] !== 0 ? colour : e.parentElement ? ground(e.parentElement) : [255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = [];
    for (let node; node = walker.nextNode();) {
        const e = node.parentElement;
        if (!node.textContent.trim() || !e.checkVisibility()) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) faint.push(node.textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
    }
    return faint;
}"""
