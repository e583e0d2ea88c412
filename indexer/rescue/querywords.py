"""The words of a query, each with its place, so that some can be written anew and the rest stays as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.query.free import UNIT_FIELDS
from indexer.query.lexer import CHUNK, Asked, Numbered, Piece, Sign, Words, read_pieces
from indexer.query.nodes import TEXT_FIELDS
from indexer.query.source import read_source
from indexer.rescue.settled import settled
from indexer.text.tokens import WORD

Place = tuple[int, int]
"""Half-open code-point offsets into `TypedQuery.text`."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word and its place: `start` and `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side. `kind`: "free", "phrase" (between quotation marks), "value" (an operator's; `field` is the operator's);
    `start` and `end` take in quotation marks and the operator; `settled`: places of the words that are right as they stand."""

    words: tuple[QueryWord, ...]
    kind: str
    start: int
    end: int
    field: str = "text"
    settled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """A query in normal form (`query.source`). `runs`: its words that are asked for, not those left out; `numbered`: the half-open
    offsets of directive numbers; `joined`: every part must match, so that one can be taken away and asked for otherwise."""

    text: str
    runs: tuple[Run, ...]
    numbered: tuple[Place, ...]
    joined: bool

    @property
    def free(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.kind == "free")

    @property
    def texts(self) -> tuple[Run, ...]:
        """The runs that ask for words of a text or its title: all but the names that operators ask for."""
        return tuple(run for run in self.runs if run.kind != "value" or run.field == "title")

    def rewritten(self, written: Mapping[Place, str]) -> str:
        """The query with other words at the given places, which do not overlap."""
        parts, at = [], 0
        for (start, end), word in sorted(written.items()):
            parts += [self.text[at:start], word]
            at = end
        return "".join([*parts, self.text[at:]])

    def without(self, start: int, end: int) -> str:
        """The query without a part of it, one space left in its place."""
        return " ".join(f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".split())


def read_words(query: str) -> TypedQuery:
    """The words of `query`; raises `QueryError` where it cannot be read.

    >>> typed = read_words('hoi nghi can-bo:"le van an" -xa QP-AN')
    >>> [(run.kind, run.field, [word.text for word in run.words]) for run in typed.runs]
    [('free', 'text', ['hoi', 'nghi']), ('value', 'official', ['le', 'van', 'an']), ('free', 'text', ['QP', 'AN'])]
    >>> typed.rewritten({(4, 8): "nghị"}), typed.joined
    ('hoi nghị can-bo:"le van an" -xa QP-AN', True)
    """
    source = read_source(query)
    pieces = read_pieces(source)
    asked = _asked_for(pieces)
    ends = [*(piece.start for piece in pieces[1:]), len(source.text)]
    runs: list[Run] = []
    for i, piece in enumerate(pieces):
        run = _run_of(piece, source.text, ends[i]) if asked[i] else None
        if run and run.kind == "free" and i and asked[i - 1] and runs and runs[-1].kind == "free" and isinstance(pieces[i - 1], Words):
            runs[-1] = Run((*runs[-1].words, *run.words), "free", runs[-1].start, run.end)
        elif run:
            runs.append(run)
    numbered = tuple((p.start, p.directive.end) for p, wanted in zip(pieces, asked, strict=True) if wanted and isinstance(p, Numbered))
    joined = not any(isinstance(piece, Sign) and piece.kind in ("OR", "(", ")") for piece in pieces)
    return TypedQuery(source.text, tuple(replace(run, settled=_settled(run, source.text)) for run in runs), numbered, joined)


def _asked_for(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece, whether it is asked for: neither behind a minus nor in a bracket behind one."""
    asked = []
    left_out: list[bool] = [False]
    minus = False
    for piece in pieces:
        kind = piece.kind if isinstance(piece, Sign) else ""
        if kind == "(":
            left_out.append(left_out[-1] or minus)
        asked.append(not (left_out[-1] or minus))
        if kind == ")" and len(left_out) > 1:
            left_out.pop()
        minus = kind == "-"
    return asked


def _settled(run: Run, text: str) -> frozenset[int]:
    begin = run.words[0].start if run.kind == "value" else run.start
    chunks = [(begin + chunk.end(), chunk[0]) for chunk in CHUNK.finditer(text[begin : run.end])]
    around = [next(chunk for end, chunk in chunks if word.end <= end) for word in run.words]
    return settled([word.text for word in run.words], around, units=run.field in UNIT_FIELDS)


def _run_of(piece: Piece, text: str, end: int) -> Run | None:
    """The words of one piece, which reaches up to `end` at most; None where it has none that could be written otherwise."""
    match piece:
        case Words() if piece.quoted:
            kind, field, value = "phrase", "text", piece
        case Words() if not piece.starred:
            kind, field, value = "free", "text", piece
        case Asked() if piece.operator.field in TEXT_FIELDS and not piece.value.starred:
            kind, field, value = "value", piece.operator.field, piece.value
        case _:
            return None
    at = value.start + value.quoted
    words = tuple(QueryWord(w[0], at + w.start(), at + w.end()) for w in WORD.finditer(value.text))
    return Run(words, kind, piece.start, len(text[:end].rstrip()), field) if words else None
