"""What of a report to show for a search: its best passages, with the matches in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from indexer.highlights import Match, find_matches, merged
from indexer.reports import Report, Span
from indexer.requests import Snippet
from indexer.sought import Sought

WIDTHS = (270, 150, 120)
"""Characters of a passage that stands alone (about two lines of a result list), of each of two and of each of three."""
LOOKED_AT = 100_000
"""Code points of a text in which words are looked for. Bulletins have a few thousand; what is longer is a book or a list, and is
shown by its beginning: one of a rare character takes a tenth of a second to be taken apart, for each report on a page."""
BEFORE, BEFORE_AT_MOST = 3, 1.5
"""A third of the room around the matches goes before them, two thirds where a sentence begins there: what leads to a match says less
than what follows."""
FRAGMENT = 40
"""So few characters of the next block say nothing at the end of a passage; passages that leave out so few between them are one."""
ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+|\n\s*")
_BLOCK_END = re.compile(r"\s*\n\s*\n\s*")
# White space that is not one space between two words.
_UNEVEN = re.compile(r"\s{2,}|[^\S ]")


def snippet_of(report: Report, asked: Sequence[Sought]) -> Snippet:
    """The passages of `report` that show most parts of the search, else its beginning; whole words, in reading order.

    Facts come first, each in its sentence where that is not too long. The title is shown beside a snippet, so it gives a passage only
    where a part of the search stands nowhere else.
    """
    body = _body_start(report)
    all_matches = find_matches(report, asked, looked_at=LOOKED_AT)
    matches = _beyond_title(all_matches, body)
    if not matches:
        return _joined(report.text, [_widened(report.text, Span(body, body), WIDTHS[0], body)], (), body)
    windows = _windows(report.text, matches)
    passages = [_widened(report.text, window, WIDTHS[len(windows) - 1], body) for window in windows]
    return _joined(report.text, _whole(passages), merged(match.span for match in all_matches), body)


def _body_start(report: Report) -> int:
    """Where the text goes on after its title."""
    if not report.title or not report.text.startswith(report.title):
        return 0
    rest = report.text[len(report.title) :]
    return len(report.text) - len(rest.lstrip()) if rest.strip() else 0


def _beyond_title(matches: list[Match], body: int) -> list[Match]:
    """Matches in the body, and in the title those of parts that the body does not meet."""
    met = {match.part for match in matches if match.shown.start >= body}
    return [match for match in matches if match.shown.start >= body or match.part not in met]


def _windows(text: str, matches: Sequence[Match]) -> list[Span]:
    """One window that shows all parts, or up to three that show most of them, each a part that those before it do not."""
    windows = [_best_window(text, matches, WIDTHS[0])]
    if not _unseen(matches, windows[0]):
        return windows
    windows, left = [], list(matches)
    for width in (WIDTHS[1], WIDTHS[1], WIDTHS[2]):
        if left:
            windows.append(_best_window(text, left, width))
            left = _unseen(left, windows[-1])
    return windows


def _unseen(matches: Sequence[Match], window: Span) -> list[Match]:
    """Matches of the parts that `window` does not show."""
    shown = {match.part for match in matches if window.start <= match.shown.start and match.shown.end <= window.end}
    return [match for match in matches if match.part not in shown]


def _best_window(text: str, matches: Sequence[Match], width: int) -> Span:
    """The stretch from one match to another, no wider than `width`, that shows most facts, then most parts; of those the one where
    most of them stand side by side as they were typed ("dân vận" before "Văn … dân"), then within one block, then the shortest, then
    the first.

    One pass: as the right end moves on, the left end follows.
    """
    best, best_window = (0, 0, 0, False, 0), matches[0].shown
    beside = [_side_by_side(text, one, other) for one, other in pairwise(matches)]
    facts, shown, together = _Tally(), _Tally(), _Tally()
    left = 0
    for right, match in enumerate(matches):
        shown.add(match.part, 1)
        facts.add(match.part, match.is_fact)
        if right:
            together.add(matches[right - 1].leaf, beside[right - 1])
        while left < right and (match.shown.end - matches[left].shown.start > width or shown.counts[matches[left].part] > 1):
            gone = matches[left]
            shown.add(gone.part, -1)
            facts.add(gone.part, -gone.is_fact)
            together.add(gone.leaf, -beside[left])
            left += 1
        value = (facts.distinct, shown.distinct, together.distinct)
        if value >= best[:3]:
            window = Span(matches[left].shown.start, max(m.shown.end for m in matches[left : right + 1]))
            whole = (*value, "\n" not in text[window.start : window.end], window.start - window.end)
            if whole > best:
                best, best_window = whole, window
    return best_window


class _Tally:
    """How often each of some numbers is there, and how many of them are."""

    def __init__(self) -> None:
        self.counts: defaultdict[int, int] = defaultdict(int)
        self.distinct = 0

    def add(self, number: int, times: int) -> None:
        """Count `number` so many times more, or fewer."""
        if times:
            before = self.counts[number]
            self.counts[number] = before + times
            self.distinct += (before + times > 0) - (before > 0)


def _side_by_side(text: str, one: Match, other: Match) -> bool:
    """Whether two matches are neighbours in the query and in the text."""
    return other.part == one.part + 1 and text[one.span.end : other.span.start] == " "


def _widened(text: str, window: Span, width: int, body: int) -> Span:
    """`window` with what stands around it, cut between words, about `width` long; it does not reach back from the body into the title."""
    first = body if window.start >= body else 0
    room = max(0, width - (window.end - window.start))
    begin = max(first, _context_start(text, window, first, room))
    end = min(len(text), max(window.end, begin + width))
    start = max(first, min(begin, end - width))
    return Span(_word_start(text, start, window.start), _block_end(text, window.end, _word_end(text, end, window.end)))


def _context_start(text: str, window: Span, first: int, room: int) -> int:
    """Where what leads to `window` begins: with its sentence, if all of that fits or it begins near, else the usual way back."""
    begins = [end.end() for end in _SENTENCE_END.finditer(text, max(first, window.start - room), window.start)]
    begin = begins[-1] if begins else first
    if window.start - begin > room:
        return window.start - room // BEFORE
    end = _SENTENCE_END.search(text, window.end)
    fits = (end.start() if end else len(text)) - begin <= window.end - window.start + room
    return begin if fits or window.start - begin <= room / BEFORE_AT_MOST else window.start - room // BEFORE


def _block_end(text: str, shown: int, end: int) -> int:
    """`end`, or the end of the block before it where only a few words of the next one follow what must be `shown`."""
    last = text.rfind("\n\n", shown, end)
    return len(text[:last].rstrip()) if last >= 0 and end - last < FRAGMENT and end < len(text) else end


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


def _whole(passages: list[Span]) -> list[Span]:
    """`passages` in order, those that overlap or leave out next to nothing between them as one."""
    out: list[Span] = []
    for passage in merged(passages):
        if out and passage.start - out[-1].end < FRAGMENT // 2:
            out[-1] = Span(out[-1].start, passage.end)
        else:
            out.append(passage)
    return out


def _joined(text: str, passages: Sequence[Span], highlights: Sequence[Span], body: int) -> Snippet:
    """The passages as one line, … where text is left out or a block ends, with the highlights that lie in them."""
    line = "" if passages[0].start in (0, body) else f"{ELLIPSIS} "
    marks: list[Span] = []
    for number, passage in enumerate(passages):
        line += f" {ELLIPSIS} " if number else ""
        written = _Line(text[passage.start : passage.end])
        for mark in highlights:
            start, end = max(mark.start, passage.start), min(mark.end, passage.end)
            if start < end:
                marks.append(Span(len(line) + written.place(start - passage.start), len(line) + written.place(end - passage.start)))
        line += written.text
    return Snippet(line if passages[-1].end >= len(text) else f"{line} {ELLIPSIS}", tuple(marks))


class _Line:
    """A passage with single spaces for all white space, … between blocks.

    >>> line = _Line("a  b\\n\\nc")
    >>> line.text, [line.place(at) for at in (0, 3, 6, 7)]
    ('a b … c', [0, 2, 6, 7])
    """

    def __init__(self, passage: str) -> None:
        pieces: list[str] = []
        self._ends, self._shifts = [0], [0]
        at = length = 0
        for space in _UNEVEN.finditer(passage):
            pieces += [passage[at : space.start()], f" {ELLIPSIS} " if _BLOCK_END.fullmatch(space[0]) else " "]
            length += len(pieces[-2]) + len(pieces[-1])
            at = space.end()
            self._ends.append(at)
            self._shifts.append(length - at)
        self.text = "".join([*pieces, passage[at:]])

    def place(self, at: int) -> int:
        """Where what stands at `at` in the passage stands in the line."""
        return at + self._shifts[bisect_right(self._ends, at) - 1]
