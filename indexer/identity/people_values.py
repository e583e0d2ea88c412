"""A person across reports: where they were named, what they held from when to when, and why these are one person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.identity.seats import Seat, with_unit
from indexer.reports import Official


@dataclass(frozen=True, slots=True)
class Post:
    """A position as printed, and where it is held.

    `body` is what it is held in ("UBND huyện Yên Khánh"), "" where the position names none. `level` is "trung ương", "tỉnh", "huyện"
    or "xã" (quận, thị xã and a province's cities count as huyện; phường, thị trấn and đặc khu as xã), None where nothing tells.
    `unit` is the name of the province, district or commune ("Yên Khánh"), None for the country and where nothing tells; a position
    that does not name it takes it from the report's host, its site or its places. `within` names the unit above, where it is known.
    `former` posts ("nguyên …") are held no more. `kind` is "office" (one person's, "Chủ tịch UBND huyện"), "membership" (many
    people's, "Huyện ủy viên") or "rank" ("Trung tá").
    """

    position: str
    body: str = ""
    level: str | None = None
    unit: str | None = None
    within: str | None = None
    former: bool = False
    kind: str = "office"

    @property
    def seat(self) -> str:
        """Where it is held: "huyện Yên Khánh", "trung ương", "huyện" without a name, "" where nothing tells."""
        return " ".join(part for part in (self.level, self.unit) if part)

    @property
    def shown(self) -> str:
        """The position with its unit, each said once: "Chủ tịch HĐND huyện Yên Khánh", "Bí thư Huyện ủy (Yên Khánh)"."""
        return self.position if not self.unit or self.unit in self.position else with_unit(self.position, self.level, self.unit)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A name in one report. `day` is ISO, the meeting's first; with `by_publication` it is the day of publication; None where neither
    is known. `official` carries the positions, roles, `attended` and mentions as the report has them; `posts` follow its positions.
    `around` are the seats with a unit that the report's hosts, its site and its places name. `bare` tells a name printed without marks
    where nothing around it has any: it may be any name that it folds to."""

    report_id: str
    title: str
    day: str | None
    by_publication: bool
    official: Official
    host: str | None
    site: str
    posts: tuple[Post, ...] = ()
    around: tuple[Seat, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post as reports prove it, from the first to the last day that one names it (ISO; None where none has a day).

    `reports` are the ids of all reports that name the post, in time order, undated last. Posts of one title in one place are one
    tenure, however they were printed.
    """

    post: Post
    first_day: str | None
    last_day: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Another person of the name: their address (`name`, `report_id`), what they are known by ("Chủ tịch UBND huyện Yên Khánh"), and
    the sentence that says why they are not the same."""

    name: str
    report_id: str
    known_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `name` is the commonest spelling with marks, `spellings` all that reports print, commonest first. `report_id` makes,
    with the name, this person's address: their earliest report that names nobody else so; any other of theirs leads here as well.

    `appearances` are newest first, undated last; `tenures` in time order; `roles` are (role, number of reports), weightiest role
    first. `reasons` are sentences in Vietnamese: what joined these appearances, each once. `apart_from` are the others of the name.
    """

    name: str
    report_id: str
    spellings: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    tenures: tuple[Tenure, ...]
    roles: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]
    apart_from: tuple[Apart, ...] = ()

    @property
    def known_by(self) -> str:
        """The latest office, else membership, with where it is held, to tell people of one name apart; "" where no report gives one.
        A post without a unit is shown at the only unit of its level."""
        if not self.tenures:
            return ""
        latest = max(self.tenures, key=lambda t: (t.post.kind == "office", t.last_day or "", len(t.reports), t.post.position)).post
        units = {tenure.post.unit for tenure in self.tenures if tenure.post.level == latest.level and tenure.post.unit}
        if latest.level and not latest.unit and len(units) == 1:
            latest = replace(latest, unit=units.pop())
        return latest.shown


@dataclass(frozen=True, slots=True)
class Unclear:
    """An appearance that more than one person of the name may be: shown, never guessed. `reason` is a sentence in Vietnamese."""

    appearance: Appearance
    candidates: tuple[Apart, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class People:
    """All people of one `name`, most reports first, and what no rule could give to one of them.

    `reports` counts the reports that the name was looked for in; with `cut` there are more than are read at once, the newest were.
    """

    name: str
    people: tuple[Person, ...]
    unclear: tuple[Unclear, ...] = ()
    reports: int = 0
    cut: bool = False
