"""Some thirty invented reports of two bodies, searched by the naive engine: what the tests of the web look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flask.testing import FlaskClient

from indexer.reports import Directive, Encoding, Evidence, Meeting, Named, Official, Provenance, Report
from indexer.service import SearchService
from tests.builders import evidence, fill
from tests.oracle import OracleEngine
from webapp import WebConfig, create_app

REGULATION = Directive("217-QĐ/TW", type="Quyết định", issuer="Bộ Chính trị", date="2013-12-12", verbs=("giám sát",))
PLAN = Directive("120-KH/HU", type="Kế hoạch", issuer="Huyện ủy", date="2018-07-17", verbs=("triển khai",))
LAW = Directive(None, name="Luật Đất đai", type="Luật", issuer="Quốc hội")
CHAIR = "Đỗ Văn Mẫn"
SPEAKER = "Lường Thị Hạnh"
AUTHOR = "Tô Bằng"
PARTY, PEOPLE = "Thường trực Huyện ủy", "UBND huyện Yên Lâm"


def sample_reports() -> Iterator[Report]:
    """The reports, oldest first; the last have no date, half a date, no title, and markup in place of words."""
    for number in range(24):
        yield _quarterly(number)
    yield _plain("khongngay", "Thông báo kết luận của Thường trực Huyện ủy", None)
    yield _plain("khongnam", "Họp giao ban khối Dân vận", Meeting("XXXX-10-03", "XXXX-10-03", "chiều"))
    yield _plain("haingay", "Kỳ họp thứ năm HĐND huyện Yên Lâm", Meeting("2019-07-30", "2019-08-01", "sáng/chiều"))
    yield _plain("matma", '<script>alert("x")</script> & <b>Hội nghị</b> tập huấn', Meeting("2019-05-06", "2019-05-06"))


def sample_service(*reports: Report) -> SearchService:
    engine = OracleEngine()
    fill(engine, *(reports or tuple(sample_reports())))
    return SearchService(engine)


def sample_client(*reports: Report, config: WebConfig | None = None) -> FlaskClient:
    return create_app(sample_service(*reports), config).test_client()


def _quarterly(number: int) -> Report:
    """One meeting of a series held each quarter from 2013 on, under two chairs in turn, in one of two bodies."""
    day = date(2013 + number // 4, number % 4 * 3 + 1, 4 + number % 20)
    host, place = (PARTY, "xã Kim Đông") if number % 3 else (PEOPLE, "thị trấn Bình Trung")
    title = f"Hội nghị giao ban công tác dân vận quý {('IV', 'I', 'II', 'III')[number % 4]} năm {day.year}"
    lead = f"Sáng ngày {day:%d/%m}, {host} tổ chức hội nghị giao ban dân vận. Đồng chí {CHAIR}, Phó Bí thư Huyện ủy chủ trì hội nghị."
    body = (
        f"Đồng chí {SPEAKER}, Trưởng Ban Dân vận Huyện ủy báo cáo kết quả quý vừa qua tại {place}; quốc phòng, an ninh được giữ vững."
        f" Việc giám sát theo Quyết định số 217-QĐ/TW được duy trì; các xã triển khai Kế hoạch số 120-KH/HU và tuyên truyền Luật Đất đai."
    )
    text = "\n\n".join((title, lead, body, "Quang cảnh hội nghị"))
    directives = [d for d, cited in ((REGULATION, number % 2 == 0), (PLAN, number % 4 == 1), (LAW, number % 5 == 0)) if cited]
    return Report(
        id=f"giaoban{number:02d}",
        url=f"https://huyenuy.yenlam.example.vn/tin-tuc/giao-ban-{number}.html?a=1&b=2",
        title=title,
        text=text,
        category="Tin tức trong huyện",
        lead=lead,
        captions=("Quang cảnh hội nghị",),
        byline=f"{AUTHOR} - Văn phòng Huyện ủy",
        published=(day + timedelta(days=1)).isoformat(),
        encoding=Encoding("windows-1258", "sniffed") if number % 7 == 0 else Encoding("utf-8", "declared"),
        meeting=Meeting(day.isoformat(), day.isoformat(), "sáng", "title", evidence(f"Sáng ngày {day:%d/%m}", text)),
        host=Named(host, evidence(host, text)),
        officials=(
            Official(CHAIR, ("Phó Bí thư Huyện ủy",), ("chair", "speak"), True, _person(CHAIR, "Phó Bí thư Huyện ủy", text)),
            Official(SPEAKER, ("Trưởng Ban Dân vận Huyện ủy",), ("present",), True, _person(SPEAKER, "Trưởng Ban Dân vận Huyện ủy", text)),
        ),
        directives=tuple(_cited(d, text) for d in directives),
        places=(Named(place, evidence(place, text)),),
        capture=Provenance(datetime(2021, 1, 17, 20, 30, tzinfo=UTC), f"{number:064x}", "text/html; charset=utf-8"),
    )


def _plain(name: str, title: str, meeting: Meeting | None) -> Report:
    text = f"{title}\n\nCác đại biểu thảo luận về xây dựng nông thôn mới."
    return Report(id=name, url=f"https://yenlam.example.vn/{name}", title=title, text=text, meeting=meeting)


def _person(name: str, position: str, text: str) -> tuple[Evidence, ...]:
    return evidence(f"{name}, {position}", text)


def _cited(directive: Directive, text: str) -> Directive:
    return replace(directive, mentions=evidence(directive.number or directive.name or "", text))
