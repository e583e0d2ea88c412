"""Reports of invented careers, written as text and read by the rules, each with the truth of who is who and which directive is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from unidecode import unidecode

from indexer.assemble import assemble
from indexer.reading.plain import read_text
from indexer.reports import Report
from indexer.text.tokens import folded_words
from tests.benchmarks.careers import BEGIN, END, Life, Place, Stint, lives, places
from tests.benchmarks.world import REFORM

UNACCENTED = 0.03
"""Reports printed without marks."""
NATIONWIDE = "baotoanquoc.example"
"""A newspaper that reports from everywhere, always with the unit's name."""
NAMELESS = 0.08
"""Mentions without a post."""
HOSTS = {"huyện": ("Huyện ủy", "UBND huyện"), "tỉnh": ("Tỉnh ủy", "UBND tỉnh"), "xã": ("Đảng ủy xã", "UBND xã")}
PURPOSES = ("giao ban công tác tháng", "sơ kết công tác dân vận", "tổng kết phong trào thi đua", "triển khai nhiệm vụ trọng tâm")


@dataclass(frozen=True, slots=True)
class Issued:
    """One directive, told from all others by `key`; `place` is None for a central one."""

    key: int
    type: str
    number: str
    issuer: str
    day: date
    place: Place | None


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its truth: folded name -> (person, position written) for each so named; directives by their number."""

    report: Report
    people: dict[str, list[tuple[int, str]]]
    directives: dict[str, int]


def chronicle(count: int, *, seed: int = 1, people: int = 1200, districts: int = 120) -> Iterator[Told]:
    """`count` reports, the same for the same seed."""
    rng = Random(seed)
    everywhere = places(rng, districts)
    everyone = list(lives(rng, everywhere, people))
    issued = list(directives(rng, everywhere))
    for number in range(count):
        yield _told(rng, everywhere, everyone, issued, number)


def directives(rng: Random, everywhere: Sequence[Place]) -> Iterator[Issued]:
    """Central directives whose numbers came in two terms, and district ones whose numbers every district and term gives."""
    key = 0
    for first in (date(2016, 3, 1), date(2021, 3, 1)):
        for number in (5, 12, 35):
            day = first + timedelta(days=rng.randrange(1500))
            for type_, code, issuer in (("Chỉ thị", "CT", "Ban Bí thư"), ("Nghị quyết", "NQ", "Bộ Chính trị")):
                yield Issued(key := key + 1, type_, f"{number:02d}-{code}/TW", issuer, day, None)
    for place in everywhere:
        for first in (date(2016, 1, 5), date(2021, 1, 5)):
            day = first + timedelta(days=rng.randrange(1000))
            yield Issued(key := key + 1, "Nghị quyết", "05-NQ/HU", "Ban Chấp hành Đảng bộ huyện", day, place)
            day += timedelta(days=30)
            yield Issued(key := key + 1, "Kế hoạch", "29/KH-UBND", "UBND huyện", day, place)


def _told(rng: Random, everywhere: Sequence[Place], everyone: Sequence[Life], issued: Sequence[Issued], number: int) -> Told:
    place, day = rng.choice(everywhere), BEGIN + timedelta(days=rng.randrange((END - BEGIN).days))
    level = rng.choices(("huyện" if day < REFORM else "xã", "tỉnh"), (4, 1))[0]
    site = NATIONWIDE if rng.random() < 0.08 else place.site(level)
    present = _present(rng, everyone, level, place, day)
    known = [one for one in issued if one.day < day and one.place in (None, place)]
    cited = list({one.number: one for one in rng.sample(known, min(len(known), rng.randint(0, 2)))}.values())
    host = rng.choice(HOSTS[level])
    unit = f"{host} {place.unit(level)}" if site == NATIONWIDE or rng.random() < 0.6 else host
    text = _text(rng, unit, day, present, cited)
    [page] = read_text(unidecode(text) if rng.random() < UNACCENTED else text)
    report = assemble(page, url=f"https://{site}/tin-{number}.html", report_id=f"r{number:05d}", published=day + timedelta(days=1))
    named: dict[str, list[tuple[int, str]]] = {}
    for life, position in present:
        named.setdefault(folded_words(life.name), []).append((life.number, position))
    return Told(report, named, {one.number: one.key for one in cited})


def _text(rng: Random, unit: str, day: date, present: Sequence[tuple[Life, str]], cited: Sequence[Issued]) -> str:
    """Title, lead with those present, and a paragraph with what was carried out."""
    named = " ".join(_sentence(rng, life, position, i) for i, (life, position) in enumerate(present))
    carried = " ".join(f"Hội nghị quán triệt {_citation(rng, one)}." for one in cited)
    return (
        f"Hội nghị {rng.choice(PURPOSES)} năm {day.year}\n\n"
        f"Ngày {day.day}/{day.month}/{day.year}, {unit} tổ chức hội nghị. {named}\n\n"
        f"{carried} Hội nghị kết thúc tốt đẹp, hoàn thành chương trình đề ra."
    )


def _present(rng: Random, everyone: Sequence[Life], level: str, place: Place, day: date) -> list[tuple[Life, str]]:
    """Who is there, with the position as it is written: of the unit, of the province above it, and at times of a unit beside it."""
    here: list[tuple[Life, Stint]] = []
    above: list[tuple[Life, Stint]] = []
    beside: list[tuple[Life, Stint]] = []
    for life in everyone:
        if (stint := life.on(day)) is None or stint.place.province != place.province:
            continue
        own = stint.level == level and (stint.place == place or level == "tỉnh")
        (here if own else above if stint.level == "tỉnh" else beside).append((life, stint))
    chosen = rng.sample(here, min(len(here), 4)) + rng.sample(above, min(len(above), rng.randint(0, 1)))
    if level == "tỉnh":
        chosen += rng.sample(beside, min(len(beside), 3))
    return [(life, _moved(rng, life, stint, day) or _written(rng, stint, own=stint.level == level)) for life, stint in chosen]


def _moved(rng: Random, life: Life, stint: Stint, day: date) -> str | None:
    """In the first year of a new post now and then both posts, the one before as a former one."""
    before = [other for other in life.stints if other.last < stint.first]
    if not before or (day - stint.first).days > 365 or rng.random() > 0.25:
        return None
    former = before[-1].whole
    return f"{stint.whole}, nguyên {former}"


def _written(rng: Random, stint: Stint, *, own: bool) -> str:
    """The position, as a rule without its unit where everyone knows it; now and then no position at all."""
    if rng.random() < NAMELESS:
        return ""
    tied = "Tỉnh ủy viên, " if stint.position == "Bí thư Huyện ủy" and rng.random() < 0.4 else ""
    return tied + (stint.position if rng.random() < (0.75 if own else 0.15) else stint.whole)


def _sentence(rng: Random, life: Life, position: str, place: int) -> str:
    who = f"đồng chí {life.name}" + (f", {position}" if position else "")
    if place == 0:
        return f"{who[0].upper()}{who[1:]} chủ trì hội nghị." if position else f"Đồng chí {life.name} chủ trì hội nghị."
    verb = rng.choice(("Dự hội nghị có", "Cùng dự có", "Tham dự hội nghị có"))
    return f"{verb} {who}."


def _citation(rng: Random, one: Issued) -> str:
    """The directive in full, without its day, or by its number alone."""
    form = rng.random()
    issuer = one.issuer if one.place is None or rng.random() < 0.5 else f"{one.issuer} {one.place.name}"
    told = f"{one.type} số {one.number}"
    if form < 0.45:
        return f"{told}, ngày {one.day:%d/%m/%Y} của {issuer}"
    return f"{told} của {issuer}" if form < 0.75 else told
