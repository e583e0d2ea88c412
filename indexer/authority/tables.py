"""One table of an authority file, asked key by key; what is wrong with it is noted together with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from indexer.authority.values import FACTS, Fact, Person, Where, spelling

# Key -> what it may hold.
EXAMPLES = {
    "official": '"Lò Văn Én"',
    "directive": '"217-QĐ/TW"',
    "host": '"Huyện ủy Sông Mây"',
    "place": '"xã Suối Lạnh"',
    "meeting": '"2019-10-03"',
    "report": '"abcdefghijkl"',
    "to": '"Lò Văn Én"',
    "type": '"Quyết định"',
    "issuer": '"Bộ Chính trị"',
    "date": '"2013-12-12"',
    "note": '"nghe nhầm tên"',
    "people": '["Lò Văn Én@abcdefghijkl", "Lò Văn Ẻn@mnopqrstuvwx"]',
    "reports": '["abcdefghijkl"]',
}
_REPORT = re.compile(r"[a-z2-7]{12}(-[a-z2-7]{6})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Table:
    """The values of one entry; `faults` of all tables are collected in one list."""

    where: Where
    values: Mapping[str, object]
    faults: list[str]

    def fault(self, told: str) -> None:
        self.faults.append(f"{self.where}: {told}")

    def only(self, known: Iterable[str]) -> None:
        """Note the keys that this kind of entry does not have."""
        for key in self.values:
            if key not in known:
                self.fault(f"there is no key {key!r} here; the keys are {', '.join(known)}")

    def text_or_none(self, key: str) -> str | None:
        """The text at `key`, spelt as values are compared; None without one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):  # TOML has days of its own, without quotes
            return value.isoformat()
        if isinstance(value, str) and spelling(value):
            return spelling(value)
        self.fault(f"{key} is no text; {example(key)}")
        return None

    def text(self, key: str, *, like: str | None = None) -> str:
        """The text at `key`, "" where it is missing; it may hold what the key `like` may, by default its own."""
        if key not in self.values:
            self.fault(f"{key} is missing; {example(key, like)}")
        return self.text_or_none(key) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list at `key`, one at least."""
        value = self.values.get(key)
        if isinstance(value, list) and value and all(isinstance(item, str) and spelling(item) for item in value):
            return tuple(spelling(item) for item in value)
        self.fault(f"{key} is no list of texts; {example(key)}" if key in self.values else f"{key} is missing; {example(key)}")
        return ()

    def report_or_none(self) -> str | None:
        report = self.text_or_none("report")
        return self._report(report) if report else None

    def reports(self) -> tuple[str, ...]:
        return tuple(self._report(report) for report in self.texts("reports"))

    def people(self) -> tuple[Person, ...]:
        """The people at "people", two at least."""
        found = []
        for text in self.texts("people"):
            name, at, report = text.rpartition("@")
            if not (name and at):
                self.fault(f"{text!r} is not name@report; {example('people')}")
            found.append(Person(name.strip(), self._report(report.strip())) if at else Person(text, ""))
        if found and len({person.key for person in found}) < 2:
            self.fault(f"people names one person only; {example('people')}")
        return tuple(dict.fromkeys(found))

    def fact(self) -> Fact:
        """The one fact that the entry speaks of."""
        named = [kind for kind in FACTS if kind in self.values]
        if len(named) != 1:
            told = f"it speaks of {' and '.join(named)}" if named else "it speaks of no fact"
            self.fault(f"{told}; name exactly one of {', '.join(FACTS)}, for instance official = {EXAMPLES['official']}")
            return Fact("", "")
        kind = named[0]
        if kind == "meeting" and "report" not in self.values:
            self.fault(f"report is missing: what is no meeting's day in one report may be that of another; {example('report')}")
        return Fact(kind, self.text(kind))

    def days(self, key: str) -> str:
        """First and last day, with a slash between them; a single day may be written alone."""
        text = self.text(key, like="meeting")
        days = text.split("/")
        if text and not (len(days) <= 2 and all(map(is_day, days)) and days == sorted(set(days))):
            self.fault(f'{key} = "{text}" is neither a day nor two in their order; write {key} = "2019-10-03" or "2019-10-03/2019-10-04"')
        return text if "/" in text else f"{text}/{text}"

    def day_or_none(self, key: str) -> str | None:
        text = self.text_or_none(key)
        if text and not is_day(text):
            self.fault(f'{key} = "{text}" is no day; {example(key)}')
        return text

    def _report(self, text: str) -> str:
        if not _REPORT.fullmatch(text):
            self.fault(f"{text!r} is no report id; it is the last part of the report page's address, for instance {EXAMPLES['report']}")
        return text


def example(key: str, like: str | None = None) -> str:
    return f"write for instance {key} = {EXAMPLES[like or key]}"


def is_day(text: str) -> bool:
    """Whether `text` is a day as ISO 8601 writes it with hyphens.

    >>> is_day("2019-10-03"), is_day("2019-02-30"), is_day("3/10/2019")
    (True, False, False)
    """
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
