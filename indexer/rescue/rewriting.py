"""A run of a query written anew: other words in their places, with accents or bare, in the case of what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from indexer.rescue.accents import as_typed, disagreement, spelt, ways_to_spell
from indexer.rescue.correct import Step, Way
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import Place, Run
from indexer.rescue.syllables import in_case_of, is_syllable, split_tone, with_tone
from indexer.text.fold import accented, folded, has_marks

MOST_ACCENTS = 2


def is_marked(run: Run) -> bool:
    """Whether any word of a run was typed with accents."""
    return any(has_marks(word.text) for word in run.words)


def as_it_stands(run: Run) -> Way:
    """The way that leaves each word of a run its letters."""
    return Way(tuple(Step(i, i + 1, (folded(word.text),)) for i, word in enumerate(run.words)))


def wrongly_marked(run: Run, lexicon: Lexicon) -> set[int]:
    """Places of words whose marks make no syllable, or stand on the wrong letter, and that no text has: "bụụng", "caủ"."""
    marked = {i: accented(word.text) for i, word in enumerate(run.words) if has_marks(word.text)}
    odd = {i: f"={word}" for i, word in marked.items() if not is_syllable(word) or with_tone(*split_tone(word)) != word}
    counts = lexicon.frequencies(odd.values())
    return {i for i, term in odd.items() if not counts[term]}


def likeliest_first(run: Run, ways: Sequence[Way], lexicon: Lexicon) -> list[Way]:
    """Ways to put a run right, by the marks that were typed, too."""
    if not is_marked(run):
        return list(ways)

    def likelihood(way: Way) -> float:
        typed = _typed(run, way)
        forms = spelt(_words(way), lexicon, typed, trusted=True)
        return way.score - disagreement(forms, typed) if forms else -inf

    return sorted(ways, key=likelihood, reverse=True)


def written(run: Run, way: Way, lexicon: Lexicon, *, spell: bool) -> dict[Place, str]:
    """What to write where: all words with their accents (`spell`), where texts print them so, else only the words that were mistyped."""
    marks = _typed(run, way) if is_marked(run) else ()
    forms = spelt(_words(way), lexicon, marks, trusted=way.changes) if spell else None
    return _written(run, way, forms or ())


def other_accents(run: Run, lexicon: Lexicon) -> list[dict[Place, str]]:
    """Other accents that the words of a run may have been meant with, the likeliest first, up to `MOST_ACCENTS`."""
    way = as_it_stands(run)
    ways = ways_to_spell(_words(way), lexicon, _typed(run, way), most=MOST_ACCENTS + 1)
    return [written for forms in ways if (written := _written(run, way, forms))][:MOST_ACCENTS]


def _written(run: Run, way: Way, forms: Sequence[str]) -> dict[Place, str]:
    """What to write where: `forms`, or without them only the words that were mistyped; what is settled stays."""
    typed = _typed(run, way)
    found: dict[Place, str] = {}
    at = 0
    for step in way.steps:
        surfaces, spellings = typed[at : at + len(step.words)], forms[at : at + len(step.words)]
        at += len(step.words)
        if step.start in run.settled or (not spellings and not step.letters):
            continue
        # Of words that were only run together, the marks were typed.
        bare = surfaces if len(surfaces) > 1 else step.words
        shown = [in_case_of(surface, letters) for surface, letters in zip(surfaces, step.letters or surfaces, strict=True)]
        new = [as_typed(form, word) for form, word in zip(spellings or bare, shown, strict=True)]
        words = run.words[step.start : step.end]
        if [accented(word) for word in new] != [accented(word.text) for word in words]:
            found[words[0].start, words[-1].end] = " ".join(new)
    return found


def _typed(run: Run, way: Way) -> list[str]:
    """For each word of `way`, what was typed for it, marks and all."""
    surfaces: list[str] = []
    for step in way.steps:
        surface = "".join(word.text for word in run.words[step.start : step.end])
        cut = len(step.letters[0]) if len(step.words) > 1 else len(surface)
        surfaces += [surface[:cut], surface[cut:]][: len(step.words)]
    return surfaces


def _words(way: Way) -> list[str]:
    return [word for step in way.steps for word in step.words]
