"""Any number of realistic bulletin pages, the same for the same seed, each with the truth about it.

    python -m tests.benchmarks.bulletins --count 10000 --out DIR [--seed 1] [--gold]

writes the pages below DIR with a `manifest.jsonl`, and `gold.json` where asked, one page in memory at a time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random

from tests.benchmarks import prose
from tests.benchmarks.documents import local, national
from tests.benchmarks.draft import Draft
from tests.benchmarks.markups import Article, Site, render
from tests.benchmarks.meetings import Kind, Occasion, kinds_of, occasion
from tests.benchmarks.names import person_name
from tests.benchmarks.topics import Topic, topics_of
from tests.benchmarks.truth import Gold
from tests.benchmarks.world import Body, bodies, slug

HANOI = timezone(timedelta(hours=7))
CATEGORIES = {
    "party": ("Tin tức trong Huyện", "Công tác Đảng", "Hoạt động Đảng", "Xây dựng Đảng"),
    "state": ("Tin tức - Sự kiện", "Tin trong huyện", "Hoạt động của lãnh đạo", "Chính trị"),
    "commune": ("Tin hoạt động", "Tin địa phương", "Đảng - Chính quyền"),
}
MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản số 15/KH-UBND", "Lịch công tác", "Thủ tục hành chính", "Liên hệ")
CREDIT = "Tin, ảnh: "
"""What stands before an author's name and is not part of it. NukeViet has words of its own there."""
OFFICES = {"party": "Văn phòng Huyện ủy", "state": "Văn phòng HĐND&UBND huyện", "commune": "Văn phòng Đảng ủy xã"}


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One generated page: where it lies, where and when it was captured, its bytes, and what is true of it."""

    file: str
    url: str
    captured_at: datetime
    body: bytes
    content_type: str
    gold: Gold


def generate(count: int, *, seed: int = 1) -> Iterator[Bulletin]:
    """`count` pages; the first n of them are the same however many are asked for."""
    every = bodies(seed)
    for number in range(count):
        rng = Random(seed * 1_000_003 + number)
        body = rng.choice(every)
        yield compose(rng, body, rng.choice(kinds_of(body.kind)), number)


def compose(rng: Random, body: Body, kind: Kind, number: int) -> Bulletin:
    """One page of `body` about a meeting of `kind`; `number` makes its address unique."""
    when = occasion(rng, kind, body.first, body.last)
    draft = Draft(rng, body, when.first, rng.choice((", ", ", ", " - ", " – ")))
    article = write(draft, kind, when, number)
    page = render(body.markup, site_of(body), article)
    file = f"{body.host}/{article.published:%Y}/{number:06d}.html"
    captured = article.captured.astimezone(UTC)
    return Bulletin(file, f"https://{body.host}{article.path}", captured, page.encode(), "text/html; charset=utf-8", draft.gold)


def write(draft: Draft, kind: Kind, when: Occasion, number: int) -> Article:
    """The article about one meeting; `draft` takes down its truth."""
    rng, body = draft.rng, draft.body
    published = _published(rng, when.last)
    draft.gold.meeting_date = when.first.isoformat()
    draft.gold.meeting_date_end = when.last.isoformat() if when.last > when.first else None
    fitting = [t for key in kind.topics if (t := topics_of(body.kind)[key]).since <= when.first.year]
    topics = rng.sample(fitting, min(len(fitting), rng.randint(2, 3)))
    name, title = _named(draft, kind, when, topics[0])
    host = _host(draft, kind, topics[0].name)
    chair = rng.choice(kind.chairs)
    others = rng.sample(kind.attendees, min(len(kind.attendees), rng.randint(2, 5)))
    others = sorted((p for p in others if p != chair), key=list(draft.posts).index) + (
        [rng.choice(kind.guests)] if kind.guests and rng.random() < 0.5 else []
    )
    lead = prose.lead(draft, kind, when, published.date(), host, name, chair, others)
    paragraphs = tuple(prose.body(draft, kind, chair, others, topics))
    draft.gold.category = rng.choice(CATEGORIES[body.kind])
    byline = _byline(rng, body) if rng.random() < 0.85 else None
    draft.gold.byline = byline and byline.removeprefix(CREDIT)
    captured = published + timedelta(days=rng.choice((0, 1, 3, 40, 400)), hours=rng.randint(1, 20))
    return Article(
        title=title,
        category=draft.gold.category,
        lead=lead,
        paragraphs=paragraphs,
        captions=_captions(draft, kind, chair),
        byline=draft.gold.byline if body.markup == "nukeviet" else byline,
        published=published,
        captured=captured,
        related=tuple(_elsewhere(rng, published.date()) for _ in range(3)),
        notices=tuple(_notice(rng, captured.date()) for _ in range(2)),
        path=_path(body.markup, title, number, published),
        dated=str(when.first.year) not in title or rng.random() < 0.8,
        lead_twice=rng.random() < 0.1,
    )


def site_of(body: Body) -> Site:
    """What every page of its portal repeats."""
    kinds = {
        "party": f"Huyện ủy {body.name}",
        "state": f"Cổng thông tin điện tử huyện {body.name}",
        "commune": f"Trang thông tin điện tử xã {body.name}",
    }
    return Site(body.host, kinds[body.kind], f"{OFFICES[body.kind]} {body.name}", MENU)


def _published(rng: Random, last: date) -> datetime:
    day = last + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3)))
    return datetime.combine(day, time(rng.randint(16, 21) if day == last else rng.randint(7, 17), rng.randint(0, 59)), HANOI)


def _named(draft: Draft, kind: Kind, when: Occasion, topic: Topic) -> tuple[str, str]:
    """What the lead says the meeting is about, and the page's title."""
    rng = draft.rng
    name = rng.choice(kind.names)
    words = when.words | {"ky": when.period, "topic": topic.name, "name": draft.body.name}
    short = name
    if kind.cites:
        document = national(rng, draft.day, kind.topics) or local(rng, draft.day, draft.body.kind, topic.name, since=draft.body.first)
        short = name.replace("{doc}", f"{document.kind} số {document.number}" if document.number else document.about)
        name = name.replace("{doc}", draft.cite(document))
    if "{name}" in name:
        draft.place(draft.body.name)
    noun = kind.noun[0].upper() + kind.noun[1:]
    title = f"{noun} {_once(short.format(**words))}"
    if rng.random() < 0.3:
        title = f"{_unit(draft)}: {title}"
    return _once(name.format(**words)), title


def _once(text: str) -> str:
    return text.replace("công tác công tác", "công tác")


def _unit(draft: Draft) -> str:
    unit = draft.place(draft.body.unit)
    return unit[0].upper() + unit[1:]


def _host(draft: Draft, kind: Kind, topic: str) -> str:
    host = draft.rng.choice(kind.hosts)
    if "{name}" in host:
        draft.place(draft.body.name)
    return draft.fill(host.replace("{name}", draft.body.name).replace("{topic}", topic))


def _captions(draft: Draft, kind: Kind, chair: str) -> tuple[str, ...]:
    captions = [draft.rng.choice((f"Quang cảnh {kind.noun}", f"Toàn cảnh {kind.noun}.", f"Các đại biểu dự {kind.noun}"))]
    if draft.rng.random() < 0.4:
        captions.append(f"Đồng chí {draft.named[chair].name} phát biểu tại {kind.noun}. Ảnh: {person_name(draft.rng)[0]}")
        draft.named[chair].roles.append("phát biểu")
    return tuple(captions[: draft.rng.randint(0, 2)]) if len(captions) < 2 else tuple(captions)


def _byline(rng: Random, body: Body) -> str:
    """Who wrote it: never one of the officials."""
    name = person_name(rng)[0]
    short = " ".join(name.split()[-2:])
    return rng.choice(
        (
            short,
            name,
            f"{short} - {OFFICES[body.kind]}",
            f"{short}-{OFFICES[body.kind]}",
            f"{CREDIT}{short.upper()}",
            OFFICES[body.kind],
            "Ban Biên tập",
        )
    )


def _elsewhere(rng: Random, day: date) -> str:
    """A title under "tin khác", with a name, a number or a date that is not this page's."""
    other = day - timedelta(days=rng.randint(5, 300))
    name = person_name(rng)[0]
    return rng.choice(
        (
            f"Đồng chí {name} kiểm tra công tác phòng, chống thiên tai ({other:%d/%m/%Y})",
            f"Hội nghị Ban Chấp hành lần thứ {rng.randint(5, 40)} ({other:%d/%m/%Y})",
            f"Triển khai Kế hoạch số {rng.randint(11, 250)}/KH-UBND về tháng cao điểm an toàn giao thông",
            f"Chủ tịch UBND tỉnh {name} làm việc với địa phương ({other:%d/%m/%Y})",
        )
    )


def _notice(rng: Random, day: date) -> str:
    return rng.choice(
        (
            f"Thông báo số {rng.randint(11, 99)}/TB-UBND lịch tiếp công dân của đồng chí {person_name(rng)[0]}",
            f"Lịch công tác tuần {day.isocalendar().week:02d} năm {day.year}",
            f"Giấy mời số {rng.randint(100, 400)}/GM-VP họp ngày {day:%d/%m/%Y}",
        )
    )


def _path(markup: str, title: str, number: int, published: datetime) -> str:
    words = slug(title, "-")[:80].strip("-")
    return {
        "sharepoint": f"/Pages/{published:%Y-%m-%d}/{words}{number:06d}.aspx",
        "liferay": f"/web/guest/news/-/details/{20_000_000 + number}/{words}",
        "nukeviet": f"/vi/news/tin-tuc/{words}-{number + 1}.html",
        "wordpress": f"/{words}-{number}/",
    }[markup]


def save(pages: Iterator[Bulletin], out: Path, *, gold: bool) -> int:
    """Write pages and manifest below `out`, and `gold.json` where asked; how many pages there were."""
    out.mkdir(parents=True, exist_ok=True)
    written = 0
    with (out / "manifest.jsonl").open("w", encoding="utf-8") as manifest, (out / "gold.json").open("w", encoding="utf-8") as truths:
        for page in pages:
            (out / page.file).parent.mkdir(parents=True, exist_ok=True)
            (out / page.file).write_bytes(page.body)
            print(json.dumps(manifest_line(page), ensure_ascii=False), file=manifest)
            print("[" if written == 0 else ",", json.dumps(gold_case(page), ensure_ascii=False), file=truths)
            written += 1
        print("]" if written else "[]", file=truths)
    if not gold:
        (out / "gold.json").unlink()
    return written


def manifest_line(page: Bulletin) -> dict[str, str]:
    """Its line of `manifest.jsonl`."""
    return {"file": page.file, "url": page.url, "captured_at": page.captured_at.isoformat(), "content_type": page.content_type}


def gold_case(page: Bulletin) -> dict[str, object]:
    """Its case among the gold."""
    return {"id": page.file, "file": page.file, "phenomenon": "generated", "gold": page.gold.as_json()}


def main() -> None:
    """Write as many pages as the command line says."""
    parser = argparse.ArgumentParser(description="Generate realistic Vietnamese meeting bulletins.")
    parser.add_argument("--count", type=int, default=10_000, help="how many pages")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same pages")
    parser.add_argument("--gold", action="store_true", help="write gold.json too")
    args = parser.parse_args()
    print(f"{save(generate(args.count, seed=args.seed), args.out, gold=args.gold)} pages in {args.out}")


if __name__ == "__main__":
    main()
