"""A directive across reports: which meetings carried it out, in which words, and which of several it may be."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.fields import directive_value
from indexer.reports import Directive
from indexer.requests import Snippet

VERBS = ("quán triệt", "triển khai", "thực hiện", "sơ kết", "tổng kết", "giám sát", "ban hành", "căn cứ")
"""What a meeting does with a directive, in the order in which one is carried out."""
MENTIONED = "nhắc đến"
"""The group of citations that no verb governs."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A directive cited by one report. `day` is ISO, the meeting's first, else that of publication (`by_publication`), else None.

    `issuer` and `date` are what this report says of the directive. `sentence` is the sentence around the weightiest mention, at most
    some 400 characters, cut between words with "…"; its highlights are the mention's place in it. Without a mention it is empty.
    `other_sentences` holds those of verbs that stand in another sentence. `called` is what the report calls the directive where it
    gives type and number alone ("Chỉ thị 05"), else None.
    """

    report_id: str
    title: str
    day: str | None
    by_publication: bool
    host: str | None
    issuer: str | None
    date: str | None
    verbs: tuple[str, ...]
    sentence: Snippet
    other_sentences: tuple[tuple[str, Snippet], ...] = ()
    called: str | None = None

    def sentence_with(self, verb: str) -> Snippet:
        """The sentence in which `verb` governs the directive, else the weightiest."""
        return dict(self.other_sentences).get(verb, self.sentence)


@dataclass(frozen=True, slots=True)
class CitedDirective:
    """One directive. `report_id` makes, with the number or name, its address: its earliest report that cites no other so; any other
    report that cites it leads here as well.

    It has a `number` or else a `name`, with the `type`, `issuer` and `date` (ISO) that most citations give, None where none does.

    `term` says in Vietnamese which round of numbering it belongs to ("khóa XIII (2021–2026)", "năm 2019"), None where unknown or
    where numbers never start again; `unit` whose it is ("huyện Yên Khánh"), None for central ones. `citations` are in time order,
    undated last; `reasons` are sentences in Vietnamese: what joined them.
    """

    report_id: str
    number: str | None
    name: str | None
    type: str | None
    issuer: str | None
    date: str | None
    term: str | None
    unit: str | None
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...]

    @property
    def value(self) -> str:
        """What it is called in facets and links (`indexer.fields.directive_value`)."""
        return directive_value(Directive(self.number, self.name, self.type))

    @property
    def by_verb(self) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
        """Citations grouped by verb, as `VERBS` then `MENTIONED`, in time order within; one with several verbs is in each group."""
        groups = ((verb, tuple(c for c in self.citations if verb in c.verbs)) for verb in VERBS)
        bare = tuple(c for c in self.citations if not set(c.verbs) & set(VERBS))
        return tuple((verb, found) for verb, found in (*groups, (MENTIONED, bare)) if found)


@dataclass(frozen=True, slots=True)
class AmbiguousCitation:
    """A citation that may mean any of `candidates` (indices into the family's): shown, never guessed. `reason` is in Vietnamese."""

    citation: Citation
    candidates: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DirectiveFamily:
    """All directives of one number or name (`value`, in its official spelling), newest first, and citations that may be several.

    `reports` counts the reports that cite the number; with `cut` there are more than are read at once, the newest were. A number
    without an issuer's code has the directives of every code; those of `more` codes, the least cited, are not among them.
    """

    value: str
    candidates: tuple[CitedDirective, ...]
    ambiguous: tuple[AmbiguousCitation, ...] = ()
    reports: int = 0
    cut: bool = False
    more: int = 0
