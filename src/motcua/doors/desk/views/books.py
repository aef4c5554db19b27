"""The books of the counter over any period: shown, printed, as a workbook, or ordered when they are long."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.documents import queries as documents
from motcua.doors.desk.readers import KEEPERS
from motcua.doors.kit import files
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.operations import books as drawing
from motcua.dossiers.queries import books
from motcua.dossiers.terms import BOOKS, Ask, Book
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: lines shown on the page, and years a book may lie before or after today
SHOWN, MOST_YEARS = 50, 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@who(*KEEPERS)
def shelf(request: Request) -> HttpResponse:
    """Choose book, unit, period, field, procedure; what it holds stands below."""
    context, status = _chosen(request), 200
    try:
        asked = _asked(request)
        found = books.contents(request.actor, asked)
        context |= {"asked": asked, "found": found, "at_once": len(found.lines) <= drawing.AT_ONCE[asked.book]}
        context |= _rows(request, asked, found)
    except NotYours:
        raise
    except Refused as no:
        context["errors"], status = {"tu": Text(no.vi, no.en).to(request.reader.language)}, 422
    return render(request, "desk/books.html", context, status=status)


def _chosen(request: Request) -> dict[str, Any]:
    today, typed = day_of(request.now), request.GET
    return {
        "books": [(book.value, words) for book, words in BOOKS.items()], "units": _units(request),
        "book": typed.get("so", Book.REGISTER.value), "unit": typed.get("don-vi") or _own(request).code,
        "start": typed.get("tu") or today.replace(day=1).isoformat(), "end": typed.get("den") or today.isoformat(),
        "field": typed.get("linh-vuc", ""), "procedure": typed.get("thu-tuc", ""), "errors": {},
        "query": typed.urlencode(), "orders": _orders(request),
    }  # fmt: skip


def _rows(request: Request, asked: Ask, found: books.Contents) -> dict[str, Any]:
    """The first lines, for the eye."""
    lines = found.lines[:SHOWN]
    if asked.book is Book.HAND_OVERS:
        return {"given": list(books.hand_overs(request.actor, asked, lines))}
    return {"entries": books.register(request.actor, asked, lines).values["entries"]}


@require_GET
@who(*KEEPERS)
def pdf(request: Request) -> HttpResponse:
    """A short book, to be printed."""
    asked = _asked(request)
    made = drawing.printed(asked=asked, by=request.actor, at=request.now)
    return files.slip(made, f"{asked.book}-{asked.first}-{asked.last}.pdf")


@require_GET
@who(*KEEPERS)
def workbook(request: Request) -> HttpResponse:
    """The register or the hand-overs as a table."""
    asked = _asked(request)
    made = drawing.table(asked=asked, by=request.actor, at=request.now)
    name = f'attachment; filename="{asked.book}-{asked.first}-{asked.last}.xlsx"'
    return HttpResponse(made, XLSX, headers={"Content-Disposition": name, "Cache-Control": "private, no-store"})


@require_POST
@who(*KEEPERS)
def order(request: Request) -> HttpResponse:
    """A long book: the worker draws it."""
    drawing.order(asked=_asked(request), by=request.actor, at=request.now)
    return HttpResponseRedirect(f"{reverse('desk:books')}?{request.GET.urlencode()}#da-dat")


@require_GET
@who(*KEEPERS)
def fetched(request: Request, order: int) -> HttpResponse:
    """The book that was ordered, for who ordered it."""
    key = books.file_of(request.actor, order)
    return files.shown(documents.file(key), documents.content(key))


def _asked(request: Request) -> Ask:
    typed, today = request.GET, day_of(request.now)
    wanted = typed.get("so", "")
    return Ask(
        book=Book(wanted) if wanted in set(Book) else Book.REGISTER, unit=typed.get("don-vi") or _own(request).code,
        first=_day(typed.get("tu", ""), today.replace(day=1)), last=_day(typed.get("den", ""), today),
        field=typed.get("linh-vuc", "")[:200], procedure=typed.get("thu-tuc", "")[:40],
    )  # fmt: skip


def _day(typed: str, otherwise: date) -> date:
    try:
        day = date.fromisoformat(typed) if typed else otherwise
    except ValueError:
        raise Refused(f"“{typed[:20]}” không phải một ngày.", f"“{typed[:20]}” is no day.") from None
    if abs(day.year - otherwise.year) > MOST_YEARS:
        raise Refused(f"Không có sổ của năm {day.year}.", f"There is no book of {day.year}.")
    return day


def _own(request: Request) -> UnitView:
    """The unit of the first hat that keeps books."""
    hat = request.actor.hat(KEEPERS)
    assert hat is not None, "who() lets in keepers only"
    tree = _tree(request)
    return tree.unit(tree.living(hat.unit) or hat.unit)


def _units(request: Request) -> list[UnitView]:
    """The units whose books they may open, as the tree has them."""
    return [unit for unit in _tree(request) if unit.id in request.actor.units]


def _tree(request: Request) -> directory.Tree:
    return directory.tree(day_of(request.now), request.revisions.get("directory", 0))


def _orders(request: Request) -> list[tuple[books.Ordered, Text]]:
    return [(one, BOOKS[Book(one.asked["book"])]) for one in books.ordered(request.actor)]
