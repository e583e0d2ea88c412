"""A run of a query written anew: other words in their places, with accents or bare, in the case of what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.rescue.accents import as_typed, spelt
from indexer.rescue.correct import Step
from indexer.rescue.lexicon import Lexicon
from indexer.rescue.querywords import Place, Run
from indexer.rescue.syllables import in_case_of
from indexer.text.fold import accented, folded, has_marks


def is_marked(run: Run) -> bool:
    """Whether any word of a run was typed with accents."""
    return any(has_marks(word.text) for word in run.words)


def as_it_stands(run: Run) -> tuple[Step, ...]:
    """The steps that leave each word of a run its letters."""
    return tuple(Step(i, i + 1, (folded(word.text),)) for i, word in enumerate(run.words))


def written(run: Run, steps: Sequence[Step], lexicon: Lexicon, *, spell: bool) -> dict[Place, str]:
    """What to write where: all words with their accents (`spell`), where texts print them so, else only the words that were mistyped."""
    typed = [run.words[step.start].text if step.end == step.start + 1 else "" for step in steps]
    aligned = [word if len(step.words) == 1 else "" for step, word in zip(steps, typed, strict=True) for _ in step.words]
    forms = list(spelt([word for step in steps for word in step.words], lexicon, aligned) or ()) if spell else []
    found: dict[Place, str] = {}
    for step, word in zip(steps, typed, strict=True):
        spellings, forms = forms[: len(step.words)], forms[len(step.words) :]
        if not spellings and not step.cost:
            continue
        letters = [in_case_of(word or run.words[step.start].text, each) for each in step.letters] or [word]
        new = " ".join(as_typed(form, each) for form, each in zip(spellings or step.words, letters, strict=True))
        if accented(new) != accented(word):
            found[run.words[step.start].start, run.words[step.end - 1].end] = new
    return found
