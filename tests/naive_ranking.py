"""Scores by the formula of `indexer.engines.whoosh.ranking`, in plain Python, report by report: what ranked arrays are compared with."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from indexer.engines.base import EngineQuery
from indexer.engines.whoosh.impact import B_TEXT, B_TITLE, K1, TEXT_WORDS, TITLE_WEIGHT, TITLE_WORDS
from indexer.engines.whoosh.ranking import PAIR_WEIGHT
from indexer.engines.whoosh.recency import HALF_LIFE, RECENCY
from indexer.fields import Fields
from indexer.query.nodes import DirectiveKey, Leaf, Phrase, Prefix, Synonyms, Word
from indexer.text.tokens import Token, tokenize
from tests.oracle import leaves, matches, occurrences


def naive_scores(query: EngineQuery, reports: Sequence[Fields]) -> list[float]:
    """The score of each of `reports`, which are all that there is."""
    weighted = [(leaf, 1.0) for leaf in dict.fromkeys(leaves(query.node))]
    weighted += [(Phrase(tuple((word,) for word in pair.split())), PAIR_WEIGHT) for pair in dict.fromkeys(query.pairs)]
    weighted += [(boost.node, boost.weight) for boost in query.boosts]
    rarity = {leaf: _rarity(sum(matches(leaf, fields) for fields in reports), len(reports)) for leaf, _ in weighted}
    newest = max((fields.days[0] for fields in reports if fields.days), default="")
    return [
        _recency(fields, newest) * sum(weight * rarity[leaf] * _impact(leaf, fields) / 255 for leaf, weight in weighted)
        for fields in reports
    ]


def _rarity(holding: int, reports: int) -> float:
    return math.log(1 + (reports - holding + 0.5) / (holding + 0.5))


def _impact(leaf: Leaf, fields: Fields) -> int:
    """A byte: 0 where `leaf` does not match."""
    match leaf:
        case DirectiveKey(key):
            return _byte(float(key in fields.directive_keys))
        case Phrase(words, field):
            return _byte(occurrences(words, _tokens(fields, field)) * (_shortness(fields) if field == "text" else 1.0))
        case Synonyms(names):
            return max(_impact(name, fields) for name in names)
        case Word(terms, field):
            return _best(terms, field, fields)
        case Prefix(stems, field):
            return _best({term for token in _tokens(fields, field) for term in token.terms if term.startswith(stems)}, field, fields)


def _best(terms: Iterable[str], field: str, fields: Fields) -> int:
    """The impact of the term of a word that has the highest."""
    tokens, title = _tokens(fields, field), _tokens(fields, "title")
    bytes_ = [0]
    for term in terms:
        here = occurrences(((term,),), tokens)
        if here and field == "text":
            in_title = occurrences(((term,),), title) / (1 - B_TITLE + B_TITLE * len(title) / TITLE_WORDS)
            bytes_.append(_byte(here * _shortness(fields) + TITLE_WEIGHT * in_title))
        else:
            bytes_.append(_byte(here))
    return max(bytes_)


def _byte(frequency: float) -> int:
    return max(round(255 * frequency / (K1 + frequency)), 1) if frequency else 0


def _shortness(fields: Fields) -> float:
    return 1 / (1 - B_TEXT + B_TEXT * len(_tokens(fields, "text")) / TEXT_WORDS)


def _recency(fields: Fields, newest: str) -> float:
    if fields.days is None:
        return 1.0
    return float(1 + RECENCY * 0.5 ** (max(_years(newest) - _years(fields.days[0]), 0) / HALF_LIFE))


def _years(day: str) -> float:
    year, month, number = map(int, day.split("-"))
    return year + (month - 1) / 12 + (number - 1) / 372


def _tokens(fields: Fields, field: str) -> list[Token]:
    return tokenize(fields.texts.get(field, ""))
