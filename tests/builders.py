"""Reports for tests, built from a few words: `report("a", "Hội nghị tổng kết", day="2018-10-03", chair=["Lê Văn An"])`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.engines.base import BuiltFrom, Engine
from indexer.reports import ROLES, Directive, Evidence, Meeting, Named, Official, Report, Span
from indexer.text.normalize import clean_text


def report(
    name: str = "a",
    text: str = "Hội nghị giao ban",
    *,
    title: str | None = None,
    day: str | None = None,
    last_day: str | None = None,
    host: str | None = None,
    places: Iterable[str] = (),
    directives: Iterable[Directive] = (),
    site: str = "songmay.example.vn",
    day_read: str = "",
    read_as: Mapping[str, str] | None = None,
    **people: Iterable[str],
) -> Report:
    """A report at https://<site>/<name>. `people`: role -> names in that role (`chair=["Lê Văn An"]`).

    Every fact carries as its evidence the first place of `text` that spells it, where there is one; the day that of `day_read`,
    and a person that of `read_as[name]`.
    """
    text = clean_text(text)
    return Report(
        id=name,
        url=f"https://{site}/{name}",
        title=text.split("\n")[0] if title is None else title,
        text=text,
        meeting=Meeting(day, last_day or day, mentions=evidence(day_read, text)) if day else None,
        host=_named(host, text) if host else None,
        officials=tuple(_officials(people, text, read_as or {})),
        directives=tuple(directives),
        places=tuple(_named(place, text) for place in places),
    )


def directive(
    number: str | None, type: str | None = None, *, name: str | None = None, issuer: str | None = None, text: str = ""
) -> Directive:
    """A directive; with `text`, its evidence is where `text` spells its number or name."""
    return Directive(number, name=name, type=type, issuer=issuer, mentions=evidence(number or name or "", text))


def evidence(surface: str, text: str) -> tuple[Evidence, ...]:
    """The first place of `text` that spells `surface`; () where there is none."""
    start = text.find(surface)
    return (Evidence(Span(start, start + len(surface)), "built"),) if surface and start >= 0 else ()


def fill(engine: Engine, *reports: Report, sequence: int = 1) -> None:
    """Make `reports` all that `engine` holds, one page each."""
    with engine.writer(fresh=True) as writer:
        for item in reports:
            writer.put(item.url or item.id, [item])
        writer.commit(BuiltFrom(sequence=sequence))


def _named(value: str, text: str) -> Named:
    return Named(value, evidence(value, text))


def _officials(people: Mapping[str, Iterable[str]], text: str, read_as: Mapping[str, str]) -> Iterable[Official]:
    unknown = set(people) - set(ROLES)
    if unknown:
        raise TypeError(f"not a role: {sorted(unknown)}")
    roles: dict[str, list[str]] = {}
    for role in ROLES:
        for name in people.get(role, ()):
            roles.setdefault(name, []).append(role)
    for name, names_roles in roles.items():
        yield Official(
            name, roles=tuple(names_roles), attended=names_roles != ["mention"], mentions=evidence(read_as.get(name, name), text)
        )
