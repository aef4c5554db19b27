"""Public pages: the home of the unit, the list of procedures, one procedure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from motcua.audit.terms import Topic
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import Hit, VersionView
from motcua.doors.kit import summary
from motcua.doors.kit.place import place
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.doors.site import events, filters, hours
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.workflow.rules.drawing import svg

#: rows of one page of the list; what a search brings at most, and each phrase of an event
ROWS, FOUND, PER_PHRASE = 25, 30, 3


@who(PUBLIC)
def home(request: Request) -> HttpResponse:
    """One search box, six events of life, the way to a dossier, today's hours."""
    unit = place(request.now).id
    context = {
        "events": events.EVENTS, "hours": hours.today(unit, timezone.localdate(request.now)),
        "hall": hours.hall(unit, request.now),
    }  # fmt: skip
    return render(request, "site/home.html", context)


@who(PUBLIC)
def procedures(request: Request) -> HttpResponse:
    """The list: searched by words, by an event of life, or whole; filtered; 25 to a page."""
    asked = request.GET.dict()
    event = events.named(asked.get("viec", ""))
    text = asked.get("tim", "").strip()[:200]
    chosen = _chosen(request, text, event)
    found = filters.filtered(chosen.versions, {k: str(v) for k, v in asked.items()})
    last = max(1, -(-len(found.versions) // ROWS))
    at = min(max(_number(asked.get("trang", "1")), 1), last)
    rows = found.versions[(at - 1) * ROWS : at * ROWS]
    context = {
        "rows": rows,
        "found": found,
        "text": text,
        "event": event,
        "at": at,
        "last": last,
        "chosen": chosen,
    }
    return render(request, "site/procedures.html", context)


@who(PUBLIC)
def procedure(request: Request, code: str) -> HttpResponse:
    """One procedure: five lines first, papers, process, and the law folded below."""
    version = _version(request, code)
    return render(request, "site/procedure.html", {"version": version, "summary": summary.of(version)})


@who(PUBLIC)
def picture(request: Request, code: str) -> HttpResponse:
    """The process as a drawing; the same steps stand on the page as a list."""
    version = _version(request, code)
    if version.definition is None:
        raise Http404
    drawn = svg(version.definition, language=request.reader.language)
    return HttpResponse(drawn, content_type="image/svg+xml")


def _version(request: Request, code: str) -> VersionView:
    try:
        return catalogue.version_on(code, timezone.localdate(request.now))
    except Refused:
        raise Http404 from None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list is about: everything, an event's procedures, or what a search found."""

    versions: list[VersionView]
    #: only guesses were found
    weak: bool = False
    #: who handles it, when it is nobody here
    elsewhere: Text | None = None


def _chosen(request: Request, text: str, event: events.LifeEvent | None) -> Chosen:
    revision = request.revisions.get(Topic.CATALOGUE, 0)
    if text:
        return _found(text, revision)
    if event:
        hits = [hit for phrase in event.phrases for hit in catalogue.find(phrase, PER_PHRASE, revision=revision)]
        return Chosen(_versions(hit for hit in hits if not hit.weak))
    everything = catalogue.all_on(timezone.localdate(request.now), revision=revision)
    return Chosen(sorted(everything, key=lambda v: (v.field_name, v.name)))


def _found(text: str, revision: int) -> Chosen:
    hits = catalogue.find(text, FOUND, revision=revision)
    sure = [hit for hit in hits if not hit.weak]
    return Chosen(_versions(sure or hits), not sure, catalogue.elsewhere(text, revision=revision))


def _versions(hits: Iterable[Hit]) -> list[VersionView]:
    return [catalogue.version(number) for number in dict.fromkeys(hit.version_id for hit in hits)]


def _number(text: object) -> int:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 6 else 1
