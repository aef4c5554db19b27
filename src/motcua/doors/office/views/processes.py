"""How procedures are carried out: the list, one procedure with its processes, two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.audit.terms import Topic
from motcua.calendars.terms import day_of
from motcua.catalogue import queries
from motcua.catalogue.operations import proposing
from motcua.catalogue.queries import ProposalView, VersionView
from motcua.changes import operations as changes
from motcua.changes.terms import Kind
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office.processes import typed
from motcua.doors.office.processes.case import EDITORS, STAGES, scope_of
from motcua.doors.office.processes.sheet import drawn
from motcua.dossiers.queries import moving
from motcua.kernel.text import Text
from motcua.workflow import rules
from motcua.workflow.queries import ProcessView, process
from motcua.workflow.rules.comparing import compare

ROWS = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal as lists show it."""

    proposal: ProposalView
    version: VersionView
    stage: Text
    scope: Text


@who(*EDITORS)
def processes(request: Request) -> HttpResponse:
    """Drafts under way, and the procedures to begin from, searched and paged."""
    today, revision = day_of(request.now), request.revisions.get(Topic.CATALOGUE, 0)
    text = request.GET.get("tim", "").strip()[:200]
    held = queries.all_on(today, revision=revision)
    if text:
        order = {h.code: n for n, h in enumerate(queries.find(text, ROWS, revision=revision))}
        held = tuple(sorted((v for v in held if v.procedure_code in order), key=lambda v: order[v.procedure_code]))
    last = max(1, -(-len(held) // ROWS))
    at = min(max(typed.number(request.GET.get("trang", "1")), 1), last)
    context = {
        "drafts": [_draft(p, today) for p in queries.proposals(request.actor, today)], "text": text,
        "rows": held[(at - 1) * ROWS : at * ROWS], "found": len(held), "at": at, "last": last,
        "query": urlencode({"tim": text}),
    }  # fmt: skip
    return render(request, "office/processes/list.html", context)


def _draft(found: ProposalView, today: date) -> Draft:
    version = queries.versions(found.procedure_code)[0]
    return Draft(found, version, STAGES[found.stage], scope_of(found, today))


@dataclass(frozen=True, slots=True)
class Running:
    """Dossiers under way in a unit: on the process shown, and on others."""

    here: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Own:
    """A unit's own process, as its page tells it."""

    unit: UnitView
    local: queries.LocalView
    holds: bool


@who(*EDITORS)
def procedure(request: Request, code: str) -> HttpResponse:
    """The process in force for one unit (`don-vi`), who does otherwise, what was before; POST begins a draft."""
    today = day_of(request.now)
    if not queries.versions(code):
        raise Http404
    tree, scopes = directory.tree(today), queries.scopes(request.actor, request.now)
    if request.method == "POST":
        chosen = [tree.by_code(c).id for c in dict.fromkeys(request.POST.getlist("don-vi"))]
        units = [] if request.POST.get("pham-vi") == "all" else chosen or list(scopes[:1])
        source = tree.by_code(request.POST["nguon"]).id if request.POST.get("nguon") else None
        made = proposing.begin(procedure=code, units=units, source=source, by=request.actor, at=request.now)
        return HttpResponseRedirect(reverse("office:draft", args=[made]))
    unit = tree.unit(request.GET["don-vi"]) if request.GET.get("don-vi") else tree.unit(scopes[0]) if scopes else None
    version = queries.version_on(code, today, line=tree.line(unit.id) if unit else ())
    context = {
        "v": version, "unit": unit, "units": [tree.unit(u) for u in scopes], "picture": _picture(request, version),
        "own": [Own(tree.unit(x.unit), x, x.holds(today)) for x in queries.locals_of(code)],
        "running": _running(version, unit, today) if unit and unit.id in scopes else None,
        "earlier": [v for v in queries.versions(code) if v.process_id], "everybody": _answers_for_all(request, today),
        "asked": "don-vi" in request.GET,
        "drafts": [_draft(p, today) for p in queries.proposals(request.actor, today) if p.procedure_code == code],
    }  # fmt: skip
    return render(request, "office/processes/procedure.html", context)


def _running(version: VersionView, unit: UnitView, today: date) -> Running:
    found = moving.by_process(version.procedure_code, directory.tree(today).answers_for(unit.id))
    here = found.get(version.process_id, 0)
    return Running(here, sum(found.values()) - here)


@who(*EDITORS)
@require_POST
def move(request: Request, code: str) -> HttpResponse:
    """Plan to bring running dossiers up to the process in force: shown first, approved by a second person."""
    values = {"procedure": code, "unit": request.POST.get("don-vi", "")}
    number = changes.draft(
        kind=Kind.MOVE, title=f"Chuyển hồ sơ {code} sang quy trình đang áp dụng", basis=request.POST.get("basis", ""),
        values=values, by=request.actor, at=request.now,
    )  # fmt: skip
    return HttpResponseRedirect(reverse("office:plan", args=[number]))


def _picture(request: Request, version: VersionView) -> str:
    return drawn(version.definition, request.reader.language) if version.definition else ""


def _answers_for_all(request: Request, today: date) -> bool:
    roots = {u.id for u in directory.tree(today).roots()}
    return any(h.roles & set(EDITORS) and roots <= h.units for h in request.actor.hats)


@who(*EDITORS)
def picture(request: Request, number: int) -> HttpResponse:
    """A published process as a picture."""
    drawing = rules.svg(process(number).definition, language=request.reader.language)
    return HttpResponse(drawing, content_type="image/svg+xml")


@who(*EDITORS)
def comparison(request: Request) -> HttpResponse:
    """Two published processes side by side (`cu`, `moi`)."""
    old, new = (_process(request.GET.get(name, "")) for name in ("cu", "moi"))
    context = {"old": old, "new": new, "difference": compare(old.definition, new.definition)}
    return render(request, "office/processes/comparison.html", context)


def _process(text: str) -> ProcessView:
    return process(typed.number(text))
