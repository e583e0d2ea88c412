"""Documents that generated pages cite: national ones that exist, local ones with invented numbers."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tests.benchmarks.truth import GoldDirective


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `number` as its issuer writes it (None for a law), `kind` its type, `topics` what meetings
    it belongs to, `until` the last year in which meetings still carry it out."""

    number: str | None
    kind: str
    issuer: str
    day: date
    about: str
    topics: tuple[str, ...] = ()
    until: int = 9999

    def gold(self) -> GoldDirective:
        """What a full citation of it tells."""
        if self.number is None:
            return GoldDirective(None, self.kind, "Quốc hội", None, self.about)
        return GoldDirective(self.number, self.kind, self.issuer, self.day.isoformat())


@cache
def national_documents() -> tuple[Document, ...]:
    """Documents that exist, from `national.tsv`: numbers, dates, issuers and subjects are theirs.

    35-CT/TW and 45-CT/TW each are there twice: Party numbers start again every term.
    """
    with Path(__file__).with_name("national.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return tuple(
        Document(
            r["number"] or None,
            r["kind"],
            r["issuer"],
            date.fromisoformat(r["day"]),
            r["about"],
            tuple(r["topics"].split()),
            int(r["until"]),
        )
        for r in rows
    )


# kind of body -> (type, number with {n} and {y}, issuer, what the page cites it for)
LOCAL = {
    "party": (
        ("Kế hoạch", "{n}-KH/HU", "Huyện ủy", "về công tác trọng tâm năm {y}"),
        ("Chỉ thị", "{n}-CT/HU", "Ban Thường vụ Huyện ủy", "về tăng cường sự lãnh đạo của cấp ủy đối với {topic}"),
        ("Nghị quyết", "{n}-NQ/HU", "Ban Chấp hành Đảng bộ huyện", "về {topic} đến năm {later}"),
        ("Thông báo", "{n}-TB/TU", "Ban Thường vụ Tỉnh ủy", "về kết quả kiểm tra, giám sát {topic}"),
        ("Chương trình", "{n}-CTr/TU", "Tỉnh ủy", "về {topic} giai đoạn {y}-{later}"),
        ("Hướng dẫn", "{n}-HD/BTGTU", "Ban Tuyên giáo Tỉnh ủy", "về công tác tuyên truyền năm {y}"),
    ),
    "state": (
        ("Kế hoạch", "{n}/KH-UBND", "UBND huyện", "về {topic} năm {y}"),
        ("Chỉ thị", "{n}/CT-UBND", "Chủ tịch UBND tỉnh", "về tăng cường {topic}"),
        ("Quyết định", "{n}/{y}/QĐ-UBND", "UBND tỉnh", "ban hành Quy định về {topic} trên địa bàn tỉnh"),
        ("Nghị quyết", "{n}/NQ-HĐND", "HĐND huyện", "về dự toán thu, chi ngân sách nhà nước năm {y}"),
        ("Công văn", "1{n}/UBND-NC", "UBND tỉnh", "về {topic}"),
        ("Quyết định", "{n}/QĐ-UBND", "UBND huyện", "về kiện toàn Ban Chỉ đạo {topic}"),
    ),
    "commune": (
        ("Kế hoạch", "{n}-KH/ĐU", "Đảng ủy xã", "về {topic} năm {y}"),
        ("Nghị quyết", "{n}-NQ/ĐU", "Đảng ủy xã", "về lãnh đạo {topic} đến năm {later}"),
        ("Kế hoạch", "{n}/KH-UBND", "UBND xã", "về {topic} trên địa bàn xã"),
        ("Chỉ thị", "{n}-CT/TU", "Ban Thường vụ Tỉnh ủy", "về {topic}"),
        ("Công văn", "1{n}/UBND-KT", "UBND tỉnh", "về {topic}"),
    ),
}


def national(rng: Random, day: date, topics: tuple[str, ...]) -> Document | None:
    """A national document on one of `topics` in force on `day`; None where there is none."""
    fitting = [d for d in national_documents() if d.day < day and not set(topics).isdisjoint(d.topics) and day.year <= d.until]
    return rng.choice(fitting) if fitting else None


def local(rng: Random, day: date, kind: str, topic: str, *, since: date) -> Document:
    """A document of the body itself or of its province, issued within the last 14 months but not before `since`, when the body began.

    A Party committee numbers each type from 01 per term, so its numbers grow slowly; offices start again every January.
    """
    type_, number, issuer, about = rng.choice(LOCAL[kind])
    issued = max(day - timedelta(days=rng.randint(6, 420)), min(since, day))
    filled = number.format(n=f"{rng.randint(2, 189):02d}", y=issued.year)
    return Document(filled, type_, issuer, issued, about.format(topic=topic, y=issued.year, later=issued.year + 5))


def cited(rng: Random, document: Document) -> str:
    """A full citation of `document` in one of the ways pages write it."""
    if document.number is None:
        return document.about
    number = document.number
    if "/QĐ-" not in number and rng.random() < 0.05:
        number = number.replace("-", " - ", 1)
    day = document.day
    written = f"{day:%d/%m/%Y}" if rng.random() < 0.8 else f"{day.day:02d} tháng {day.month:02d} năm {day.year}"
    comma = "," if rng.random() < 0.2 else ""
    so = "số " if rng.random() < 0.85 else ""
    return f"{document.kind} {so}{number}{comma} ngày {written} của {document.issuer} {document.about}"
