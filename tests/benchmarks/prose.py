"""The sentences of a bulletin: its lead with date, host and those present, its body, its captions."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.benchmarks.documents import local, national
from tests.benchmarks.draft import Draft
from tests.benchmarks.meetings import Kind, Occasion
from tests.benchmarks.names import person_name
from tests.benchmarks.topics import Topic

SESSIONS = ("sáng", "sáng", "sáng", "chiều", "chiều", None)
SENIOR = {"secretary", "standing", "chairman", "economy", "culture", "council", "mobilization", "organization", "front"}
"""Posts whose holders share a chair."""
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
    rng, noun = draft.rng, kind.noun
    out = [_opening(draft, kind, chair, others)]
    if kind.key == "cong-bo-quyet-dinh":
        out.append(_appointment(draft))
    out += [_results(draft, t) for t in topics]
    if rng.random() < 0.8:
        out.append(_shortfalls(draft, topics))
    if rng.random() < 0.7:
        out.append(_discussion(draft, kind, others))
    out.append(_conclusion(draft, noun, chair, topics))
    if rng.random() < 0.25:
        out.append(_closing(draft, kind))
    return [p for p in out if p]


def _opening(draft: Draft, kind: Kind, chair: str, others: list[str]) -> str:
    rng, noun = draft.rng, kind.noun
    speakers = [p for p in others if p in draft.named and not p.startswith("p_")]
    if rng.random() < 0.3:
        who = draft.recall(chair, "phát biểu khai mạc")
        return f"Phát biểu khai mạc {noun}, {who} nêu rõ mục đích, yêu cầu và đề nghị các đại biểu thảo luận thẳng thắn, dân chủ."
    if speakers and rng.random() < 0.6:
        who = draft.recall(rng.choice(speakers), "trình bày")
        return f"Tại {noun}, {who} trình bày báo cáo kết quả thực hiện nhiệm vụ và dự thảo phương hướng thời gian tới."
    return rng.choice(
        (
            f"{_upper(noun)} đã nghe báo cáo tóm tắt và xem phóng sự về kết quả thực hiện nhiệm vụ trong thời gian qua.",
            f"Tại {noun}, các đại biểu đã được nghe thông báo nhanh tình hình thời sự trong nước, quốc tế và của địa phương.",
            "",
        )
    )


def _results(draft: Draft, topic: Topic) -> str:
    rng = draft.rng
    sentences = rng.sample(topic.done, min(len(topic.done), rng.randint(2, 3)))
    text = " ".join(draft.fill(s) for s in sentences)
    document = (
        national(rng, draft.day, (topic.key,))
        if rng.random() < 0.6
        else local(rng, draft.day, draft.body.kind, topic.name, since=draft.body.first)
    )
    start = rng.choice(("Về", "Đối với", "Trong", "Nổi bật là"))
    if document and rng.random() < 0.65:
        verb = rng.choice(("thực hiện", "triển khai", "quán triệt, triển khai thực hiện", "giám sát việc thực hiện"))
        text = f"{start} {topic.name}, các cấp, các ngành đã {verb} {draft.cite(document)}. {text}"
    else:
        text = f"{start} {topic.name}: {text}"
    return text


def _shortfalls(draft: Draft, topics: list[Topic]) -> str:
    faults = [draft.fill(draft.rng.choice(t.lacking)) for t in topics]
    head = draft.rng.choice(
        (
            "Tuy nhiên, bên cạnh kết quả đạt được vẫn còn một số hạn chế:",
            "Hội nghị cũng thẳng thắn chỉ ra những tồn tại, đó là:",
            "Bên cạnh đó,",
        )
    )
    return f"{head} {'; '.join(faults)}."


def _discussion(draft: Draft, kind: Kind, others: list[str]) -> str:
    rng = draft.rng
    known = [p for p in others if p in draft.named and not p.startswith("p_")]
    if known and kind.noun == "kỳ họp":
        who = draft.recall(rng.choice(known), "trả lời chất vấn")
        return f"Tại phiên chất vấn, {who} đã trả lời chất vấn của đại biểu về những vấn đề cử tri quan tâm."
    if known and rng.random() < 0.6:
        who = draft.recall(rng.choice(known), "tham luận")
        return f"Tham luận tại {kind.noun}, {who} đi sâu phân tích nguyên nhân và đề xuất nhiều giải pháp từ thực tiễn cơ sở."
    return draft.fill(
        "Đã có {a} lượt ý kiến phát biểu, tập trung vào những khó khăn, vướng mắc từ cơ sở và kiến nghị các giải pháp tháo gỡ."
    )


def _conclusion(draft: Draft, noun: str, chair: str, topics: list[Topic]) -> str:
    rng = draft.rng
    tasks = "; ".join(rng.choice(t.tasks) for t in topics)
    if rng.random() < 0.6:
        who = draft.recall(chair, "phát biểu kết luận")
        return f"Phát biểu kết luận {noun}, {who} ghi nhận, biểu dương những kết quả đạt được; đồng thời yêu cầu thời gian tới cần {tasks}."
    return f"Về nhiệm vụ trọng tâm thời gian tới, {draft.recall(chair, 'phát biểu')} nhấn mạnh: cần {tasks}."


def _appointment(draft: Draft) -> str:
    name = person_name(draft.rng)[0]
    old, new = draft.rng.choice(
        (
            ("Phó Trưởng Ban Dân vận Huyện ủy", "Phó Bí thư Đảng ủy xã"),
            ("Phó Chánh Văn phòng Huyện ủy", "Phó Trưởng Ban Tổ chức Huyện ủy"),
            ("Phó Trưởng phòng Nội vụ huyện", "Phó Chủ nhiệm UBKT Huyện ủy"),
            ("Chủ tịch UBND xã", "Phó Trưởng phòng Tài chính - Kế hoạch huyện"),
        )
    )
    day = (draft.day - timedelta(days=draft.rng.randint(1, 9))).strftime("%d/%m/%Y")
    who = draft.appoint(name, old, new)
    return f"Theo các quyết định ngày {day}, Ban Thường vụ Huyện ủy điều động, bổ nhiệm {who} kể từ ngày công bố, thời hạn 5 năm."


def _closing(draft: Draft, kind: Kind) -> str:
    return draft.fill(
        draft.rng.choice(
            (
                f"Nhân dịp này, {{a}} tập thể và {{a}} cá nhân có thành tích xuất sắc đã được biểu dương, khen thưởng tại {kind.noun}.",
                f"{_upper(kind.noun)} kết thúc trong không khí dân chủ, đoàn kết, các nội dung chương trình đề ra đều được hoàn thành.",
            )
        )
    )


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
