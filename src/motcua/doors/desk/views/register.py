"""The register of dossiers of a unit's counters over a span of days, to read and to print."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.doors.desk.readers import KEEPERS
from motcua.doors.desk.views.papers import drawn
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import FormData
from motcua.dossiers.terms import Book
from motcua.kernel.refused import Refused

#: years a register may lie before or after today
MOST_YEARS = 100


@who(*KEEPERS)
def register(request: Request) -> HttpResponse:
    """The address of old: the register stands among the books, with the same days."""
    asked = {"so": Book.REGISTER.value} | {name: request.GET[name] for name in ("tu", "den") if name in request.GET}
    return HttpResponseRedirect(f"{reverse('desk:books')}?{urlencode(asked)}")


@who(*KEEPERS)
def register_pdf(request: Request) -> HttpResponse:
    """Sổ theo dõi hồ sơ as the circular lays it out."""
    first, last = span(request)
    return drawn(_register(request, first, last), f"so-theo-doi-{first}-{last}.pdf")


def _register(request: Request, first: date, last: date) -> FormData:
    hat = request.actor.hat(KEEPERS)
    assert hat is not None, "who() lets in keepers only"
    tree = directory.tree(last, request.revisions.get("directory", 0))
    return queries.register(request.actor, tree.unit(tree.living(hat.unit) or hat.unit).code, first, last)


def span(request: Request) -> tuple[date, date]:
    """The days asked for, this month when none are. Raises Refused on what is no day."""
    today = day_of(request.now)
    return _day(request, "tu", today.replace(day=1)), _day(request, "den", today)


def _day(request: Request, name: str, otherwise: date) -> date:
    typed = request.GET.get(name, "")
    try:
        day = date.fromisoformat(typed) if typed else otherwise
    except ValueError:
        raise Refused(f"“{typed}” không phải một ngày.", f"“{typed}” is no day.") from None
    if abs(day.year - otherwise.year) > MOST_YEARS:
        raise Refused(f"Không có sổ của năm {day.year}.", f"There is no register of {day.year}.")
    return day
