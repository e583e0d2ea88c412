"""How rightly people and directives are told apart: `python -m tests.benchmarks.bench_identity_truth [--reports 6000] [--seeds 1 2 3]`.

Reports of invented careers (`chronicle`) are written as text, read by the rules, and joined; the generator knows who is who. Counted
are pairs of appearances of one name that were joined: precision is the share of them that are one person, recall the share of the
pairs of one person that were joined, with all that was left unclear counted as not joined. The same for citations of one number.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb

from indexer.fields import directive_key
from indexer.identity.appearances import appearances_of
from indexer.identity.citations import citations_of
from indexer.identity.families import family_of
from indexer.identity.people_values import Appearance, People
from indexer.identity.persons import people_of
from indexer.text.tokens import folded_words
from tests.benchmarks.chronicle import Told, chronicle


@dataclass
class Score:
    """Pairs that were joined rightly, that were joined, that should be; what was seen, and what of it was left unclear."""

    right: int = 0
    joined: int = 0
    due: int = 0
    seen: int = 0
    unclear: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, groups: Iterable[Sequence[Hashable]], unclear: Sequence[Hashable]) -> None:
        """Count `groups` of what was joined, and what was left `unclear`, each member by the truth of it."""
        groups = list(groups)
        every = Counter(truth for group in (*groups, unclear) for truth in group)
        self.right += sum(comb(count, 2) for group in groups for count in Counter(group).values())
        self.joined += sum(comb(len(group), 2) for group in groups)
        self.due += sum(comb(count, 2) for count in every.values())
        self.seen += every.total()
        self.unclear += len(unclear)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.joined, 1), self.right / max(self.due, 1)
        return (
            f"precision {precision:.4f} ({self.joined - self.right:,} of {self.joined:,} pairs wrong), "
            f"recall {recall:.4f} of {self.due:,}, {self.seen:,} seen, {self.unclear / max(self.seen, 1):.1%} unclear"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=6000, help="reports of each seed (default: 6000)")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2], help="(default: 1 2)")
    parser.add_argument("--reasons", action="store_true", help="also by which sentences wrong pairs were joined")
    given = parser.parse_args()
    for seed in given.seeds:
        told = list(chronicle(given.reports, seed=seed))
        people = score_people(told)
        print(f"seed {seed}: {len(told):,} reports")
        print(f"  people:     {people}")
        print(f"  directives: {score_directives(told)}")
        for reason, count in people.wrong.most_common() if given.reasons else ():
            print(f"    {count:6,} wrong pairs: {reason}")


def score_people(told: Sequence[Told]) -> Score:
    score = Score()
    for people, truth in _people(told):
        groups = [[truth[id(one)] for one in person.appearances] for person in people.people]
        score.add(groups, [truth[id(one.appearance)] for one in people.unclear])
        for person, group in zip(people.people, groups, strict=True):
            wrong = sum(a != b for a, b in combinations(group, 2))
            score.wrong[" | ".join(person.reasons)] += wrong
    score.wrong += Counter()  # what has no wrong pair goes
    return score


def _people(told: Sequence[Told]) -> Iterator[tuple[People, dict[int, int]]]:
    """Everyone of each name, and the number of the person whom each appearance truly is."""
    by_name: dict[str, list[tuple[Appearance, int]]] = defaultdict(list)
    for one in told:
        for fold in {folded_words(official.name) for official in one.report.officials}:
            found_here = list(appearances_of(one.report, fold))
            for found in found_here if len(found_here) >= len(one.people.get(fold, [])) else ():
                if (who := _who(found, one.people.get(fold, []))) is not None:
                    by_name[fold].append((found, who))
    for fold, pairs in sorted(by_name.items()):
        # Working out posts makes new values of appearances; report and positions tell which is which.
        known = {_key(found): who for found, who in pairs}
        people = people_of(fold, [found for found, _ in pairs])
        shown = [a for p in people.people for a in p.appearances] + [u.appearance for u in people.unclear]
        yield people, {id(a): known[_key(a)] for a in shown}


def _key(appearance: Appearance) -> tuple[str, tuple[str, ...]]:
    return appearance.report_id, appearance.official.positions


def _who(found: Appearance, named: Sequence[tuple[int, str]]) -> int | None:
    """The person whom the report means: the only one of the name, else the one whose written position shares most words with it.

    None for what was read as one where the report names two: that is a fault of reading, not of joining."""
    if len({number for number, _ in named}) < 2:
        return named[0][0] if named else None
    words = set(folded_words(" ".join(found.official.positions)).split())
    ranked = sorted(((len(words & set(folded_words(position).split())), number) for number, position in named), reverse=True)
    return ranked[0][1] if ranked[0][0] > ranked[1][0] else None


def score_directives(told: Sequence[Told]) -> Score:
    score = Score()
    for number in sorted({number for one in told for number in one.directives}):
        keys = frozenset([directive_key(number)])
        truth = {one.report.id: one.directives[number] for one in told if number in one.directives}
        family = family_of(number, [cited for one in told if one.report.id in truth for cited in citations_of(one.report, keys)])
        groups = [[truth[citation.report_id] for citation in directive.citations] for directive in family.candidates]
        score.add(groups, [truth[one.citation.report_id] for one in family.ambiguous])
    return score


if __name__ == "__main__":
    main()
