"""What of a report to show for a query: its best passages, with the matches in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from indexer.highlights import Match, find_matches, merged
from indexer.query.nodes import Node
from indexer.reports import Report, Span
from indexer.requests import Snippet

WIDTH = 270
"""Characters of a snippet, about two lines of a result list."""
LOOKED_AT = 100_000
"""Code points of a text in which passages are looked for. Taking so many apart costs a tenth of a second, for each report on a page.
Bulletins have a few thousand; what is longer is a book or a list, and is shown by its beginning."""
HALF = 130
"""Characters of each of two passages, where one does not show every part of the query."""
BEFORE, BEFORE_AT_MOST = 3, 1.5
"""A third of the room around the matches goes before them, two thirds where a sentence begins there: what leads to a match says less
than what follows."""
ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+|\n\s*")


def snippet_of(report: Report, node: Node) -> Snippet:
    """The passages of `report` that show most parts of the query, else its beginning; whole words, in reading order.

    The title is shown beside a snippet, so it gives a passage only where a part of the query stands nowhere else.
    """
    body = _body_start(report)
    all_matches = find_matches(report, node, looked_at=LOOKED_AT)
    matches = _beyond_title(all_matches, body)
    if not matches:
        return _joined(report.text, [_widened(report.text, Span(body, body), WIDTH, body)], (), body)
    passages = [_widened(report.text, window, width, body) for window, width in _windows(report.text, matches)]
    return _joined(report.text, merged(passages), merged(match.span for match in all_matches), body)


def _body_start(report: Report) -> int:
    """Where the text goes on after its title."""
    if not report.title or not report.text.startswith(report.title):
        return 0
    rest = report.text[len(report.title) :]
    return len(report.text) - len(rest.lstrip()) if rest.strip() else 0


def _beyond_title(matches: list[Match], body: int) -> list[Match]:
    """Matches in the body, and in the title those of leaves that the body does not meet."""
    met = {match.leaf for match in matches if match.span.start >= body}
    return [match for match in matches if match.span.start >= body or match.leaf not in met]


def _windows(text: str, matches: Sequence[Match]) -> list[tuple[Span, int]]:
    """One window with all leaves or the two that show most, each with the width of its passage."""
    leaves = {match.leaf for match in matches}
    whole = _best_window(text, matches, WIDTH)
    if {match.leaf for match in _inside(matches, whole)} == leaves:
        return [(whole, WIDTH)]
    first = _best_window(text, matches, HALF)
    shown = {match.leaf for match in _inside(matches, first)}
    second = _best_window(text, [match for match in matches if match.leaf not in shown], HALF)
    return [(first, HALF), (second, HALF)]


def _inside(matches: Sequence[Match], window: Span) -> list[Match]:
    return [match for match in matches if window.start <= match.span.start and match.span.end <= window.end]


def _best_window(text: str, matches: Sequence[Match], width: int) -> Span:
    """The stretch from one match to another, no wider than `width`, that shows most leaves; of those the one where most of them
    stand side by side as they were typed ("dân vận" before "Văn … dân"), then within one block, then the shortest, then the first.

    One pass: as the right end moves on, the left end follows.
    """
    best, best_window = (0, 0, False, 0), matches[0].span
    beside = [_side_by_side(text, one, other) for one, other in pairwise(matches)]
    shown: Counter[int] = Counter()
    together: Counter[int] = Counter()
    left = 0
    for right, match in enumerate(matches):
        shown[match.leaf] += 1
        together[matches[right - 1].leaf] += right > 0 and beside[right - 1]
        while left < right and (match.span.end - matches[left].span.start > width or shown[matches[left].leaf] > 1):
            shown[matches[left].leaf] -= 1
            together[matches[left].leaf] -= beside[left]
            left += 1
        window = Span(matches[left].span.start, max(m.span.end for m in matches[left : right + 1]))
        value = (_positive(shown), _positive(together), "\n" not in text[window.start : window.end], window.start - window.end)
        if value > best:
            best, best_window = value, window
    return best_window


def _positive(counts: Counter[int]) -> int:
    return sum(count > 0 for count in counts.values())


def _side_by_side(text: str, one: Match, other: Match) -> bool:
    """Whether two matches are neighbours in the query and in the text."""
    return other.leaf == one.leaf + 1 and text[one.span.end : other.span.start] == " "


def _widened(text: str, window: Span, width: int, body: int) -> Span:
    """`window` with what stands around it, cut between words, about `width` long; it does not reach back from the body into the title."""
    first = body if window.start >= body else 0
    room = max(0, width - (window.end - window.start))
    begin = _context_start(text, Span(max(first, window.start - int(room / BEFORE_AT_MOST)), window.start), room // BEFORE)
    end = min(len(text), max(window.end, max(first, begin) + width))
    start = max(first, min(begin, end - width))
    return Span(_word_start(text, start, window.start), _word_end(text, end, window.end))


def _context_start(text: str, before: Span, usual: int) -> int:
    """Where what leads to a match begins: with its sentence, if that begins in `before`, else the `usual` way back."""
    begins = [end.end() for end in _SENTENCE_END.finditer(text, *before)]
    return begins[-1] if begins else before.end - usual


def _word_start(text: str, start: int, limit: int) -> int:
    """The first beginning of a word from `start` on, not beyond `limit`."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = _SPACE.search(text, start, limit)
    return space.end() if space else limit


def _word_end(text: str, end: int, limit: int) -> int:
    """The last end of a word up to `end`; where that would cut into what ends at `limit`, the next one."""
    before = text[limit : end + 1]
    kept = len(before.rstrip()) if end == len(text) else len(before) - len(re.split(r"\s", before)[-1])
    space = _SPACE.search(text, limit)
    return limit + len(before[:kept].rstrip()) if kept else space.start() if space else len(text)


def _joined(text: str, passages: Sequence[Span], highlights: Sequence[Span], body: int) -> Snippet:
    """The passages as one line, … where text is left out, with the highlights that lie in them."""
    line = "" if passages[0].start in (0, body) else f"{ELLIPSIS} "
    marks: list[Span] = []
    for number, passage in enumerate(passages):
        line += f" {ELLIPSIS} " if number else ""
        places, words = _one_line(text[passage.start : passage.end])
        for mark in highlights:
            start, end = max(mark.start, passage.start), min(mark.end, passage.end)
            if start < end:
                marks.append(Span(len(line) + places[start - passage.start], len(line) + places[end - passage.start]))
        line += words
    return Snippet(line if passages[-1].end >= len(text) else f"{line} {ELLIPSIS}", tuple(marks))


def _one_line(passage: str) -> tuple[list[int], str]:
    """`passage` with single spaces for all white space, and where each of its characters (and its end) stands in that.

    >>> _one_line("a\\n\\nb")
    ([0, 1, 1, 2, 3], 'a b')
    """
    line: list[str] = []
    places: list[int] = []
    for character in passage:
        space_again = character.isspace() and line and line[-1] == " "
        places.append(len(line) - 1 if space_again else len(line))
        if not space_again:
            line.append(" " if character.isspace() else character)
    return [*places, len(line)], "".join(line)
