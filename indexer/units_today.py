"""What became of the provinces and districts that a report names: they ended or changed on 2025-07-01."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from indexer.fields import distinct, meeting_days
from indexer.gazetteers.units import REFORM, Unit, units_named
from indexer.identity.scenes import scene_of
from indexer.identity.seats import DISTRICT, PROVINCE, Seat, unit_key
from indexer.reports import Report

_LEVELS = {PROVINCE: "province", DISTRICT: "district"}


def ended_units(report: Report) -> tuple[Unit, ...]:
    """The units named by the hosts, places and address of `report` that are no more, or are under a province of another name, today.

    In the order of hosts, places, address; () for reports from the reform on. A name that several units share is left out, unless the
    report says which.
    """
    day = (meeting_days(report) or (report.published,))[0]
    if day and day >= REFORM:
        return ()
    scene = scene_of(report)
    seats = (*scene.hosts, *scene.places, *scene.site)
    provinces = {unit_key(seat.unit) for seat in seats if seat.unit and seat.level == PROVINCE}
    return distinct(unit for seat in seats for unit in _ended(seat, provinces))


def _ended(seat: Seat, provinces: Collection[str]) -> Iterator[Unit]:
    """The unit at `seat`, if it is one that ended; of several with its name, the one in the `provinces` that the report names."""
    named = [unit for unit in units_named(seat.unit or "") if unit.level == _LEVELS.get(seat.level)]
    if len(named) > 1:
        named = [unit for unit in named if unit_key(unit.province) in provinces]
    if len(named) == 1 and (named[0].level == "district" or named[0].renamed):
        yield named[0]
