"""The element that holds a page's bulletin, found without knowing the portal: where trafilatura sees the main text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from bs4 import Tag
from bs4.element import PageElement

from indexer.reading import lines
from indexer.reading.blocks import tidy
from indexer.reading.extraction import MAX_ELEMENTS, extract_main_text
from indexer.reading.markup import Gone, get_size, get_strings, get_text

_NEARLY_ALL = 0.93
_CONTAINERS = frozenset(
    ("div", "td", "article", "section", "main", "body", "form", "center", "blockquote", "li", "table", "tbody", "tr", "span")
)


def find_main(root: Tag, title: Tag | None, gone: Gone) -> Tag | None:
    """The element that holds the main text and least else; None where no main text is seen.

    The element is looked for, not the text taken: in it short paragraphs, captions and the words that Word has split stand whole.
    """
    texts = [(block, tidy(text)) for block, text in islice(_text_by_block(root, gone), MAX_ELEMENTS)]
    # Both in normal form: trafilatura composes letters, the page may not.
    seen = lines.letters(tidy(extract_main_text(root, gone)))
    main = _find_container([(block, len(lines.letters(text)), lines.letters(text) in seen) for block, text in texts], title)
    if main is not None and any(lines.is_prose(tidy(string)) for string in get_strings(main, gone)):
        return main
    # On some listings it takes the heading for the text.
    return _find_container([(block, len(text), lines.is_prose(text)) for block, text in texts], title) or main


def _find_container(texts: Sequence[tuple[Tag, int, bool]], title: Tag | None) -> Tag | None:
    """The element around the texts that are the bulletin's and fewest others: each with the element it is in, its length, and whether."""
    scores: dict[int, int] = {}
    tags: dict[int, Tag] = {}
    for block, length, own in texts:
        worth = 0 if title is not None and _is_in(block, title) else length if own else -length // 2
        for parent in (block, *block.parents):
            if worth and parent.name in _CONTAINERS:
                scores[id(parent)] = scores.get(id(parent), 0) + worth
                tags[id(parent)] = parent
    most = max(scores.values(), default=0)
    if most <= 0:
        return None
    enough = [tags[key] for key, score in scores.items() if score >= _NEARLY_ALL * most]
    # The innermost: what is around it adds a heading, or a side column that was taken for text.
    around = {id(parent) for tag in enough for parent in tag.parents}
    return next(tag for tag in enough if id(tag) not in around)


def _text_by_block(root: Tag, gone: Gone) -> Iterator[tuple[Tag, str]]:
    """Each paragraph-like element with a run of the text directly in it: bare text goes on below a picture or another element."""
    strings = ((_block_around(string), string) for string in get_strings(root, gone) if not string.isspace())
    for _, run in groupby(strings, key=lambda pair: id(pair[0])):
        parts = list(run)
        if (block := parts[0][0]) is not None:
            yield block, "".join(string for _, string in parts)


def _is_in(block: Tag, tag: Tag) -> bool:
    return any(parent is tag for parent in (block, *block.parents))


def _block_around(string: PageElement) -> Tag | None:
    for parent in string.parents:
        if parent.name in _CONTAINERS or parent.name in ("p", "h1", "h2", "h3", "h4", "pre", "dd", "figcaption", "table", "tr"):
            return parent
    return None


def widen(main: Tag, title: Tag | None, gone: Gone, *, within: Tag) -> Tag:
    """The smallest element `within` the article around both `main` and `title`, if little else is in it; otherwise `main`.

    Without a title it is the smallest that adds text above `main`: a heading that no tag marks as one.
    """
    outside = {id(parent) for parent in within.parents}
    around = [tag for tag in (main, *main.parents) if id(tag) not in outside]
    if title is None:
        return _widen_above(main, around, gone)
    parents = {id(parent) for parent in title.parents}
    common = next((parent for parent in around if id(parent) in parents), main)
    return common if _is_little_more(common, main, gone) else main


def _widen_above(main: Tag, around: list[Tag], gone: Gone) -> Tag:
    text = get_text(main, gone)
    for parent in around if text else ():
        if get_text(parent, gone).partition(text)[0]:
            return parent if _is_little_more(parent, main, gone) else main
    return main


def _is_little_more(parent: Tag, main: Tag, gone: Gone) -> bool:
    return get_size(parent, gone) <= 1.7 * get_size(main, gone) + 1000
