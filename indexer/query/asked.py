"""What operators ask for, and a number that stands alone."""

from __future__ import annotations

import re

from indexer.query.directives import directive_meant, types_meant
from indexer.query.free import WordReader
from indexer.query.lexer import Words
from indexer.query.nodes import DirectiveKey, Node, Or
from indexer.query.operators import Operator
from indexer.query.parts import Part
from indexer.query.periods import date_range_or_none
from indexer.query.prefixes import prefix_node
from indexer.query.source import Source
from indexer.text.fold import folded

# No year: "2018" asks for what was held then.
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)[0-9]{1,5}")


def asked_part(source: Source, operator: Operator, value: Words, words: WordReader) -> Part:
    """What `operator` asks for with `value`; raises `QueryError` for a day that cannot be read."""
    if operator.field == "date":
        return Part(_days(source, value), f"{operator.label} {value.text.strip()}")
    if operator.field == "directive":
        meant = directive_meant(value.text)
        return Part(_any(tuple(DirectiveKey(key) for key in meant.keys)), f"{operator.label} {meant.shown}")
    if value.starred:
        return Part(prefix_node(value.words[0], operator.field, words.terms_of), f"{operator.label} {value.text}")
    if operator.field == "directive_type" and (types := types_meant(value.text)):
        nodes = tuple(words.node(tuple(kind.split()), operator.field, expand=False) for kind in types)
        return Part(_any(nodes), f"{operator.label} {' hoặc '.join(types)}")
    shown = f'"{value.text}"' if value.quoted else value.text
    return Part(words.node(value.words, operator.field, expand=not operator.names_people), f"{operator.label} {shown}")


def number_alone(parts: list[Part]) -> list[Part]:
    """`parts`, where a number is the only free word ("217", "số 217") with directives of that number beside it."""
    free = [place for place, part in enumerate(parts) if part.kind == "word"]
    words = [word for place in free for word in parts[place].words]
    if not words or not _NUMBER.fullmatch(words[-1]) or [folded(word) for word in words[:-1]] not in ([], ["so"]):
        return parts
    number = parts[free[-1]]
    either = Or((number.node, DirectiveKey(str(int(words[-1])))))
    found = Part(either, f"{words[-1]} hoặc văn bản số {words[-1]}", "word", number.words, (either,))
    return [*(part for place, part in enumerate(parts) if place not in free), found]


def _days(source: Source, value: Words) -> Node:
    found = date_range_or_none(value.text.strip())
    if not found:
        ways = "2018, 2018-10, 2018-10-03, 03/10/2018, Q3/2018, 2017..2019, ..2019 hoặc >=2018"
        raise source.error(f"Không đọc được ngày “{value.text}”; hãy viết như {ways}.", value.start)
    return found


def _any(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(nodes)
