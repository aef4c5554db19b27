"""Public pages: the home of the unit, the list of procedures, one procedure."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import VersionView
from motcua.doors.kit.place import place
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.doors.site import events, filters, hours, summary
from motcua.kernel.refused import Refused
from motcua.workflow.rules.drawing import svg

#: rows of one page of the list, and what a search brings at most
ROWS, FOUND = 25, 30


@who(PUBLIC)
def home(request: Request) -> HttpResponse:
    """One search box, six events of life, the way to a dossier, today's hours."""
    open_today = hours.today(place(request.now).id, timezone.localdate(request.now))
    return render(request, "site/home.html", {"events": events.EVENTS, "hours": open_today})


@who(PUBLIC)
def procedures(request: Request) -> HttpResponse:
    """The list: searched by words, by an event of life, or whole; filtered; 25 to a page."""
    asked = request.GET.dict()
    event = events.named(asked.get("viec", ""))
    text = asked.get("tim", "").strip()[:200]
    found = filters.filtered(_chosen(request, text, event), {k: str(v) for k, v in asked.items()})
    last = max(1, -(-len(found.versions) // ROWS))
    at = min(max(_number(asked.get("trang", "1")), 1), last)
    rows = found.versions[(at - 1) * ROWS : at * ROWS]
    other = catalogue.elsewhere(text, revision=request.revisions.get("catalogue", 0)) if text else None
    context = {"rows": rows, "elsewhere": other, "found": found, "text": text, "event": event, "at": at, "last": last}
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


def _chosen(request: Request, text: str, event: events.LifeEvent | None) -> list[VersionView]:
    day, revision = timezone.localdate(request.now), request.revisions.get("catalogue", 0)
    phrases = [text] if text else list(event.phrases) if event else []
    if not phrases:
        return sorted(catalogue.all_on(day, revision=revision), key=lambda v: (v.field_name, v.name))
    hits = [hit for phrase in phrases for hit in catalogue.find(phrase, FOUND, revision=revision)]
    sure = [hit for hit in hits if not hit.weak] or hits
    return list(dict.fromkeys(catalogue.version(hit.version_id) for hit in sure))


def _number(text: object) -> int:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 6 else 1
