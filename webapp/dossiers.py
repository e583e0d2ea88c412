"""The pages of one person and of one directive: all that the reports prove of them, and why it is one and the same."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from indexer.errors import InvalidParameter
from indexer.fields import distinct
from indexer.identity.directive_values import MENTIONED, VERBS, Citation, CitedDirective, DirectiveFamily
from indexer.identity.people_values import People, Person
from indexer.reports import ROLES
from indexer.requests import SearchRequest
from webapp import words
from webapp.context import current_links, current_service
from webapp.links import Links
from webapp.params import bounded, read_number, read_single
from webapp.results import Choice, pager_of

dossiers = Blueprint("dossiers", __name__)
LISTED = 50
"""Meetings on one page of a person."""
SHOWN = 10
"""Meetings of each verb on the page of a directive, the latest; each verb has a page with all of them."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Meetings that did one thing with a directive: those shown, how many there are, and where all are, if these are not all."""

    verb: str
    citations: tuple[Citation, ...]
    count: int
    url: str | None


@dossiers.get("/can-bo")
def all_people() -> Response:
    """The list of all officials."""
    return redirect(current_links().values(SearchRequest(), "official"))


@dossiers.get("/can-bo/<path:name>")
def official(name: str) -> str:
    """The person of this name whom a report names so, or the only one; everyone of the name where it is not clear who that is."""
    found = current_service().people(bounded("name", name))
    report_id = request.args.get("report")
    unclear = any(one.appearance.report_id == report_id for one in found.unclear)
    if report_id and not unclear:
        return _person_page(found, current_service().person(name, report_id))
    if len(found.people) == 1 and not found.unclear:
        return _person_page(found, found.people[0])
    read_single(request.args, ("lang", "report"))
    names = " · ".join(distinct(one.name for one in found.people)) or found.name
    return render_template("people.html", found=found, names=names, asked=None)


@dossiers.get("/van-ban")
def all_directives() -> Response:
    """The list of all directives."""
    return redirect(current_links().values(SearchRequest(), "directive"))


@dossiers.get("/van-ban/<path:value>")
def directive(value: str) -> str:
    """All directives of a number or name; one of them, with the meetings that carried it out, where there is but one or it is chosen."""
    asked = read_single(request.args, ("lang", "report", "verb"))
    if (verb := asked.get("verb")) and verb not in (*VERBS, MENTIONED):
        raise InvalidParameter("verb", f"'verb' phải là một trong: {', '.join((*VERBS, MENTIONED))}.")
    family = current_service().directives(bounded("value", value))
    chosen = _chosen(family, asked.get("report"))
    if chosen is None:
        return render_template("directives.html", family=family, asked=None)
    return render_template(
        "directive.html",
        family=family,
        directive=chosen,
        others=[other for other in family.candidates if other != chosen],
        verb=verb,
        groups=verb_groups(chosen, chosen.value, current_links(), only=verb),
        asked=None,
    )


def verb_groups(directive: CitedDirective, value: str, links: Links, *, only: str | None = None) -> tuple[VerbGroup, ...]:
    """The citations of `directive` by verb, latest first: the latest of each, or all of `only`."""
    groups = []
    for verb, citations in directive.by_verb:
        if only in (None, verb):
            shown = citations[::-1] if only else citations[-SHOWN:][::-1]
            url = links.directive(value, directive.report_id, verb) if len(shown) < len(citations) else None
            groups.append(VerbGroup(verb, shown, len(citations), url))
    return tuple(groups)


def _chosen(family: DirectiveFamily, report_id: str | None) -> CitedDirective | None:
    """The only directive of its number, else the one that this report cites; None where it is not clear which that is."""
    if len(family.candidates) == 1:
        return family.candidates[0]
    if report_id is None or any(one.citation.report_id == report_id for one in family.ambiguous):
        return None
    return current_service().directive(family.value, report_id)


def _person_page(found: People, shown: Person) -> str:
    """The page of one person: their posts, then their meetings, those in one role if it is chosen."""
    asked = read_single(request.args, ("lang", "report", "role", "page"))
    role = asked.get("role")
    if role and role not in ROLES:
        raise InvalidParameter("role", f"Không có vai trò {role!r}; các vai trò: {', '.join(ROLES)}.")
    meetings = [one for one in shown.appearances if role is None or role in one.official.roles]
    page, pages = read_number("page", asked.get("page", "1")), max(1, -(-len(meetings) // LISTED))
    if not 1 <= page <= pages:
        raise InvalidParameter("page", f"Trang phải từ 1 đến {pages}.")
    links = current_links()
    return render_template(
        "person.html",
        found=found,
        person=shown,
        role=role,
        choices=_choices(shown, role, links),
        meetings=meetings[(page - 1) * LISTED : page * LISTED],
        count=len(meetings),
        pager=pager_of(page, pages, lambda number: links.official(shown.name, shown.report_id, role, number)),
        at={one.report_id: one for one in shown.appearances},
        asked=None,
    )


def _choices(shown: Person, role: str | None, links: Links) -> tuple[tuple[Choice, int], ...]:
    """All meetings of a person, and those of each role, with their number."""
    counts: list[tuple[str | None, int]] = [(None, len(shown.appearances)), *shown.roles]
    return tuple(
        (Choice(words.role_name(one) if one else str(gettext("Tất cả")), links.official(shown.name, shown.report_id, one), one == role), n)
        for one, n in counts
    )
