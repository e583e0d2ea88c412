"""The sentences of a bulletin: its lead with date, host and those present, its body, its captions."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tests.benchmarks.documents import local, national
from tests.benchmarks.draft import Draft
from tests.benchmarks.meetings import Kind, Occasion
from tests.benchmarks.names import person_name
from tests.benchmarks.topics import Topic, timely

_LISTED = re.compile(r"<(\w+)>")

SESSIONS = ("sáng", "sáng", "sáng", "chiều", "chiều", None)
SENIOR = {"secretary", "standing", "chairman", "economy", "culture", "council", "mobilization", "organization", "front"}
"""Posts whose holders share a chair."""
APPOINTMENTS = (
    ("Phó Trưởng Ban Dân vận Huyện ủy", "Phó Bí thư Đảng ủy xã"),
    ("Phó Chánh Văn phòng Huyện ủy", "Phó Trưởng Ban Tổ chức Huyện ủy"),
    ("Phó Trưởng phòng Nội vụ huyện", "Phó Chủ nhiệm UBKT Huyện ủy"),
    ("Chủ tịch UBND xã", "Phó Trưởng phòng Tài chính - Kế hoạch huyện"),
)
"""Posts left and taken."""
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def day_words(rng: Random, first: date, last: date, published: date) -> tuple[str, str | None]:
    """How the lead gives the day or days, and the session it names."""
    if last > first:
        a, b, count = first.day, last.day, (last - first).days + 1
        if first.month != last.month:
            return f"Từ ngày {first:%d/%m} đến ngày {last:%d/%m/%Y}", None
        if count == 2:
            return rng.choice(
                (f"Trong 2 ngày {a} và {b}/{last.month}", f"Trong hai ngày {a} và {b}/{last:%m/%Y}", f"Ngày {a} và {b}-{last.month}")
            ), None
        return rng.choice(
            (f"Từ ngày {a} đến ngày {b}/{last.month}", f"Trong {count} ngày từ {a}-{b}/{last.month}", f"Từ ngày {a}-{b}/{last:%m/%Y}")
        ), None
    session = rng.choice(SESSIONS)
    head = session.capitalize() if session else None
    d, m = first.day, first.month
    if session and published == first and rng.random() < 0.7:
        return rng.choice((f"{head} nay ({d}/{m})", f"{head} nay, ngày {d}/{m}", f"{head} nay {d}/{m}")), session
    start = f"{head} ngày" if session else "Ngày"
    forms = [
        f"{start} {first:%d/%m}",
        f"{start} {d}/{m}",
        f"{start} {first:%d/%m/%Y}",
        f"{start} {d:02d} tháng {m:02d} năm {first.year}",
        f"{start} {d}-{m}",
    ]
    forms += [f"{head} {d}/{m}", f"{head} {d}.{m}"] if session else [f"{WEEKDAYS[first.weekday()]}, ngày {d}/{m}"]
    return rng.choice(forms), session


def lead(draft: Draft, kind: Kind, when: Occasion, published: date, host: str, name: str, chair: str, others: list[str]) -> str:
    """The first paragraph: when, who held what, who chaired, who was there."""
    words, draft.gold.session = day_words(draft.rng, when.first, when.last, published)
    draft.gold.host = host
    venue = f", tại {draft.place(_seat(draft))}" if "tiep-xuc" in kind.key and draft.rng.random() < 0.7 else ""
    if host.startswith("HĐND"):
        name = name.replace(", HĐND huyện khóa", ", khóa").replace(f", HĐND xã {draft.body.name}", "")
    opening = f"{words}{venue}, {host} tổ chức {kind.noun} {name}"
    return opening + _roster(draft, kind, chair, others)


def _seat(draft: Draft) -> str:
    return f"{'thôn' if draft.body.kind == 'commune' else 'xã'} {draft.rng.choice(draft.body.places)}"


def _roster(draft: Draft, kind: Kind, chair: str, others: list[str]) -> str:
    noun, rng = kind.noun, draft.rng
    guests = [p for p in others if p.startswith("p_")]
    rest = [p for p in others if not p.startswith("p_")]
    group = draft.fill(rng.choice(kind.groups))
    guest = ""
    if guests:
        verb, role = rng.choice((("dự và chỉ đạo", "dự và chỉ đạo"), ("đến dự", "dự")))
        guest = f" {_upper(verb)} {noun} có " + "; ".join(draft.introduce(p, role) for p in guests) + "."
    shape = rng.randrange(6)
    if shape == 0:
        return f".{guest} {_upper(draft.introduce(chair, 'chủ trì'))} chủ trì {noun}; cùng dự {noun} có {_tagged(draft, rest)}; {group}."
    if shape == 1:
        listed, head = _listed(draft, rest), _upper(draft.introduce(chair, "chủ trì"))
        return f".{guest} Dự {noun} có các đồng chí: {listed}; {group}. {head} chủ trì {noun}."
    if shape == 2:
        return f".{guest} Chủ trì {noun} có {draft.introduce(chair, 'chủ trì')}. Tham dự có {_tagged(draft, rest)} và {group}."
    if shape == 3:
        return f" dưới sự chủ trì của {draft.introduce(chair, 'chủ trì')}.{guest} Cùng dự có {_tagged(draft, rest)}; {group}."
    if shape == 4 and rest and rest[0] in SENIOR:
        pair = f"{draft.introduce(chair, 'đồng chủ trì', tag=False)}; {draft.introduce(rest[0], 'đồng chủ trì', tag=False)}"
        more = f" Tham dự còn có {_tagged(draft, rest[1:])} cùng {group}." if rest[1:] else f" Tham dự có {group}."
        return f".{guest} Các đồng chí: {pair} đồng chủ trì {noun}.{more}"
    return f".{guest} {_upper(noun)} do {draft.introduce(chair, 'chủ trì')} chủ trì. Tới dự {noun} có {_tagged(draft, rest)}; {group}."


def _tagged(draft: Draft, posts: list[str]) -> str:
    return "; ".join(draft.introduce(p, "dự") for p in posts)


def _listed(draft: Draft, posts: list[str]) -> str:
    return "; ".join(draft.introduce(p, "dự", tag=False) for p in posts)


def body(draft: Draft, kind: Kind, chair: str, others: list[str], topics: list[Topic]) -> list[str]:
    """The paragraphs after the lead: report, results with documents, what fell short, speakers, the chair's conclusion."""
    rng = draft.rng
    speakers = [p for p in others if p in draft.named and not p.startswith("p_")]
    out = [_opening(draft, kind, chair, speakers)]
    if kind.key == "cong-bo-quyet-dinh":
        out.append(_appointment(draft))
    out += [_results(draft, kind, topic) for topic in topics]
    if rng.random() < 0.75:
        out.append(_stories(draft))
    if rng.random() < 0.8:
        out.append(_say(draft, kind, "faults", faults="; ".join(draft.fill(rng.choice(t.lacking)) for t in topics)))
    if rng.random() < 0.7:
        out.append(_discussion(draft, kind, speakers))
    out.append(_conclusion(draft, kind, chair, topics))
    if rng.random() < 0.25:
        out.append(_say(draft, kind, "closing"))
    return [paragraph for paragraph in out if paragraph]


def _opening(draft: Draft, kind: Kind, chair: str, speakers: list[str]) -> str:
    rng = draft.rng
    if rng.random() < 0.3:
        return _say(draft, kind, "opening_speech", who=draft.recall(chair, "phát biểu khai mạc"))
    if speakers and rng.random() < 0.6:
        return _say(draft, kind, "report", who=draft.recall(rng.choice(speakers), "trình bày"))
    return _say(draft, kind, "opening")


def _results(draft: Draft, kind: Kind, topic: Topic) -> str:
    rng = draft.rng
    done = timely(topic.done, draft.day.year)
    results = " ".join(draft.fill(s) for s in rng.sample(done, min(len(done), rng.randint(2, 3))))
    document = national(rng, draft.day, (topic.key,)) if rng.random() < 0.6 else None
    if document is None and rng.random() < 0.7:
        document = local(rng, draft.day, draft.body.kind, topic.name, since=draft.body.first)
    if document is None or draft.cites(document) or rng.random() < 0.3:
        return _say(draft, kind, "results", topic=topic.name, results=results)
    return _say(draft, kind, "cited_results", topic=topic.name, results=results, doc=draft.cite(document))


def _discussion(draft: Draft, kind: Kind, speakers: list[str]) -> str:
    rng = draft.rng
    if speakers and kind.noun == "kỳ họp":
        return _say(draft, kind, "answer", who=draft.recall(rng.choice(speakers), "trả lời chất vấn"))
    if speakers and rng.random() < 0.5:
        return _say(draft, kind, "speech", who=draft.recall(rng.choice(speakers), "tham luận"))
    return _say(draft, kind, "discussion")


def _conclusion(draft: Draft, kind: Kind, chair: str, topics: list[Topic]) -> str:
    tasks = "; ".join(draft.rng.choice(t.tasks) for t in topics)
    if draft.rng.random() < 0.6:
        return _say(draft, kind, "conclusion", who=draft.recall(chair, "phát biểu kết luận"), tasks=tasks)
    return _say(draft, kind, "stress", who=draft.recall(chair, "phát biểu"), tasks=tasks)


def _appointment(draft: Draft) -> str:
    name = person_name(draft.rng)[0]
    old, new = draft.rng.choice(APPOINTMENTS)
    day = (draft.day - timedelta(days=draft.rng.randint(1, 9))).strftime("%d/%m/%Y")
    who = draft.appoint(name, old, new)
    return f"Theo các quyết định ngày {day}, Ban Thường vụ Huyện ủy điều động, bổ nhiệm {who} kể từ ngày công bố, thời hạn 5 năm."


def _say(draft: Draft, kind: Kind, key: str, **words: str) -> str:
    """One of the phrases under `key`, its slots filled."""
    phrase = draft.fill(draft.rng.choice(_table("phrases.toml")[key]))
    return phrase.format(noun=kind.noun, Noun=_upper(kind.noun), **words)


def _stories(draft: Draft) -> str:
    """One to three sentences from the ground: some group, crop, work or nuisance at some place."""
    lists = _table("details.toml")
    told = draft.rng.sample(lists["stories"], draft.rng.randint(1, 3))
    listed = [_LISTED.sub(lambda slot: draft.rng.choice(lists[slot[1]]), story) for story in told]
    return " ".join(_upper(draft.fill(story)) for story in listed)


@cache
def _table(name: str) -> dict[str, list[str]]:
    with Path(__file__).with_name(name).open("rb") as file:
        return tomllib.load(file)


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
