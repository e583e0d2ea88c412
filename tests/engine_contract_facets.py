"""How every engine filters and counts."""

from __future__ import annotations

import pytest

from indexer.engines.base import Engine, EngineQuery, FacetAsk
from indexer.fields import FACETS, UNDATED
from indexer.query.nodes import All
from indexer.reports import Report
from tests.builders import fill, report
from tests.engine_asking import chosen, counts, found, word


class FacetContract:
    """Tests of filters and counts; `engine` is a fixture of the class that mixes this in."""

    def people(self) -> tuple[Report, ...]:
        """Reports for facets: who did what, when and where."""
        return (
            report("a", "một", day="2018-10-03", chair=["An"], attend=["Bình"], host="Huyện ủy", places=["xã Ba", "xã Tư"]),
            report("b", "một hai", day="2018-11-05", chair=["Bình"], attend=["An"], host="Huyện ủy"),
            report("c", "hai", day="2019-01-30", last_day="2019-02-01", chair=["An"], speak=["An"], host="UBND huyện", places=["xã Ba"]),
            report("d", "hai", host="UBND huyện", site="xaba.example.vn", attend=["Cúc"]),
        )

    def test_values_of_a_facet_are_alternatives_and_facets_narrow(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert found(engine, filters=chosen(host="Huyện ủy")) == {"a", "b"}
        assert found(engine, filters=chosen(year=["2018", "2019"])) == {"a", "b", "c"}
        assert found(engine, filters=chosen(year=["2018", "2019"], place="xã Ba")) == {"a", "c"}
        assert found(engine, filters=chosen(year=UNDATED)) == {"d"}
        assert found(engine, filters=chosen(host="huyện ủy")) == set()
        assert found(engine, filters={"host": frozenset()}) == {"a", "b", "c", "d"}

    def test_official_and_role_are_asked_of_one_person(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert found(engine, filters=chosen(official="An", role="chair")) == {"a", "c"}
        assert found(engine, filters=chosen(official="Bình", role="chair")) == {"b"}
        assert found(engine, filters=chosen(official=["An", "Cúc"], role=["speak", "attend"])) == {"b", "c", "d"}
        assert found(engine, filters=chosen(official="Cúc", role="chair")) == set()

    def test_counts_of_official_and_role_take_the_other_into_account(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert counts(engine, "official", filters=chosen(role="chair")) == {"An": 2, "Bình": 1}
        assert counts(engine, "official", filters=chosen(role=["chair", "speak"])) == {"An": 2, "Bình": 1}, "who did both counts once"
        assert counts(engine, "role", filters=chosen(official="Bình")) == {"attend": 1, "chair": 1}
        assert counts(engine, "official", filters=chosen(official="Bình", role="chair")) == {"An": 2, "Bình": 1}

    def test_a_facet_ignores_its_own_choice_and_obeys_all_else(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert counts(engine, "host", word("hai"), filters=chosen(host="Huyện ủy")) == {"UBND huyện": 2, "Huyện ủy": 1}
        assert counts(engine, "host", filters=chosen(place="xã Ba"), start="2018-01-01", end="2018-12-31") == {"Huyện ủy": 1}
        assert counts(engine, "place", filters=chosen(host="Huyện ủy", place="xã Tư")) == {"xã Ba": 1, "xã Tư": 1}

    def test_chosen_values_are_listed_even_without_reports(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert counts(engine, "host", word("hai"), filters=chosen(host=["Huyện ủy", "Nơi khác"]), limit=0) == {"Huyện ủy": 1, "Nơi khác": 0}

    def test_values_come_by_count_then_by_value_and_times_newest_first(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert list(counts(engine, "place")) == ["xã Ba", "xã Tư"]
        assert list(counts(engine, "host")) == ["Huyện ủy", "UBND huyện"]
        assert list(counts(engine, "year")) == ["2019", "2018", UNDATED]
        assert list(counts(engine, "month")) == ["2019-02", "2019-01", "2018-11", "2018-10"]

    def test_the_most_frequent_values_are_listed_and_all_are_counted(self, engine: Engine) -> None:
        fill(engine, *self.people())
        result = engine.search(EngineQuery(All(), facets=(FacetAsk("official", 1), FacetAsk("year", 1), FacetAsk("site", 0))))
        listed = {name: [(c.value, c.count) for c in facet.values] for name, facet in result.facets.items()}
        assert listed == {"official": [("An", 3)], "year": [("2018", 2)], "site": []}
        assert {name: facet.distinct for name, facet in result.facets.items()} == {"official": 3, "year": 3, "site": 2}

    def test_contains_keeps_values_by_their_folded_words(self, engine: Engine) -> None:
        fill(engine, *self.people())
        query = EngineQuery(All(), facets=(FacetAsk("host", 10, "ubnd hu"),))
        assert counts(engine, "host", contains="ubnd hu") == {"UBND huyện": 2}
        assert engine.search(query).facets["host"].distinct == 1
        assert counts(engine, "host", contains="uy") == {"Huyện ủy": 2, "UBND huyện": 2}
        assert counts(engine, "host", contains="vang") == {}

    @pytest.mark.parametrize("filters", [{}, {"role": "chair"}, {"official": "An"}, {"year": "2018", "role": ["attend", "chair"]}], ids=str)
    def test_each_count_is_what_its_value_alone_finds(self, engine: Engine, filters: dict[str, str]) -> None:
        fill(engine, *self.people())
        for facet in FACETS:
            for value, count in counts(engine, facet, filters=chosen(**filters)).items():
                assert len(found(engine, filters=chosen(**filters) | chosen(**{facet: value}))) == count, (facet, value)

    def test_only_what_is_asked_for_is_counted(self, engine: Engine) -> None:
        fill(engine, *self.people())
        assert engine.search(EngineQuery(All())).facets == {}
