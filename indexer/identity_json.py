"""People and directives across reports as JSON: what the API answers and `official --json` and `directive --json` print."""

from __future__ import annotations

from indexer.identity.directive_values import Citation, CitedDirective, DirectiveFamily
from indexer.identity.people_values import Apart, Appearance, People, Person, Post, Tenure
from indexer.identity.rules import DIRECTIVE_RULE, PEOPLE_RULE
from indexer.requests import Snippet


def people_to_json(people: People) -> dict[str, object]:
    """`people` as JSON values. Days are ISO or null; `cut` tells that only the newest `reports` were read; `rule` is in Vietnamese."""
    return {
        "name": people.name,
        "people": [person_to_json(person) for person in people.people],
        "unclear": [
            {"appearance": _appearance(one.appearance), "candidates": [_apart(other) for other in one.candidates], "reason": one.reason}
            for one in people.unclear
        ],
        "reports": people.reports,
        "cut": people.cut,
        "rule": list(PEOPLE_RULE),
    }


def person_to_json(person: Person) -> dict[str, object]:
    """`person` as JSON values; `report_id` makes, with the name, their address."""
    return {
        "name": person.name,
        "report_id": person.report_id,
        "known_by": person.known_by,
        "spellings": list(person.spellings),
        "roles": dict(person.roles),
        "tenures": [_tenure(tenure) for tenure in person.tenures],
        "appearances": [_appearance(appearance) for appearance in person.appearances],
        "reasons": list(person.reasons),
        "apart_from": [_apart(other) for other in person.apart_from],
    }


def family_to_json(family: DirectiveFamily) -> dict[str, object]:
    """`family` as JSON values; the candidates of an ambiguous citation are places in the list of directives, from 0."""
    return {
        "value": family.value,
        "directives": [directive_to_json(directive) for directive in family.candidates],
        "ambiguous": [
            {"citation": _citation(one.citation), "candidates": list(one.candidates), "reason": one.reason} for one in family.ambiguous
        ],
        "reports": family.reports,
        "cut": family.cut,
        "more": family.more,
        "rule": list(DIRECTIVE_RULE),
    }


def directive_to_json(directive: CitedDirective) -> dict[str, object]:
    """`directive` as JSON values; `by_verb` lists the reports of each group, `citations` says the rest of each once."""
    return {
        "value": directive.value,
        "report_id": directive.report_id,
        "number": directive.number,
        "name": directive.name,
        "type": directive.type,
        "issuer": directive.issuer,
        "date": directive.date,
        "term": directive.term,
        "unit": directive.unit,
        "by_verb": {verb: [citation.report_id for citation in citations] for verb, citations in directive.by_verb},
        "citations": [_citation(citation) for citation in directive.citations],
        "reasons": list(directive.reasons),
    }


def _appearance(appearance: Appearance) -> dict[str, object]:
    return {
        "report_id": appearance.report_id,
        "title": appearance.title,
        "day": appearance.day,
        "by_publication": appearance.by_publication,
        "name": appearance.official.name,
        "positions": list(appearance.official.positions),
        "roles": list(appearance.official.roles),
        "attended": appearance.official.attended,
        "host": appearance.host,
        "site": appearance.site,
    }


def _tenure(tenure: Tenure) -> dict[str, object]:
    return _post(tenure.post) | {"first_day": tenure.first_day, "last_day": tenure.last_day, "reports": list(tenure.reports)}


def _post(post: Post) -> dict[str, object]:
    return {"position": post.position, "body": post.body, "level": post.level, "unit": post.unit, "within": post.within, "kind": post.kind}


def _apart(other: Apart) -> dict[str, object]:
    return {"name": other.name, "report_id": other.report_id, "known_by": other.known_by, "reason": other.reason}


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "report_id": citation.report_id,
        "title": citation.title,
        "day": citation.day,
        "by_publication": citation.by_publication,
        "host": citation.host,
        "issuer": citation.issuer,
        "date": citation.date,
        "called": citation.called,
        "verbs": list(citation.verbs),
        "sentence": _snippet(citation.sentence),
        "other_sentences": {verb: _snippet(sentence) for verb, sentence in citation.other_sentences},
    }


def _snippet(snippet: Snippet) -> dict[str, object]:
    return {"text": snippet.text, "highlights": [[span.start, span.end] for span in snippet.highlights]}
