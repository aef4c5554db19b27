"""One number: as its holder and its clerk see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from motcua.kernel import tokens
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text
from motcua.queueing.models import Ticket
from motcua.queueing.rules import home, labels
from motcua.queueing.terms import Need, Source, Stage

_WITH = ("group__unit", "line", "window")


@dataclass(frozen=True, slots=True)
class TicketView:
    """A number and where it stands."""

    id: int
    code: str
    label: str
    secret: str
    unit: int
    unit_code: str
    unit_name: str
    group: Text
    #: letter and id of the line it waits in
    letter: str
    line: int
    need: Need
    source: Source
    stage: Stage
    drawn_at: datetime
    first_from: datetime | None
    called_at: datetime | None
    began_at: datetime | None
    window: int | None
    calls: int
    #: how often it may still go to the end of its line
    requeues_left: int


def ticket_of(pk: int) -> TicketView:
    """By id."""
    return view(Ticket.objects.select_related(*_WITH).get(pk=pk))


def by_secret(code: str, secret: str) -> TicketView:
    """For whoever holds the slip. NotYours when there is none, or the secret is wrong."""
    named = labels.read(code)
    if named is None or not tokens.matches(secret, f"queue/{code.strip().upper()}", settings.TRACKING_KEY):
        raise NotYours
    found = Ticket.objects.select_related(*_WITH).filter(
        group__unit__code=named.unit, group__letter=named.letter, day=named.day, number=named.number
    )
    ticket = found.first()
    if ticket is None:
        raise NotYours
    return view(ticket)


def drawn_on(unit: int, day: date) -> int:
    """How many numbers a counter gave on a day."""
    return Ticket.objects.filter(group__unit_id=unit, day=day).count()


def code(t: Ticket) -> str:
    """The number's code."""
    return labels.code_of(t.group.unit.code, t.day, t.group.letter, t.number)


def view(t: Ticket) -> TicketView:
    """A row, with group__unit, line and window, as readers see it."""
    name = code(t)
    return TicketView(
        id=t.pk, code=name, label=labels.label(t.group.letter, t.number),
        secret=tokens.token(f"queue/{name}", settings.TRACKING_KEY), unit=t.group.unit_id, unit_code=t.group.unit.code,
        unit_name=t.group.unit.name, group=Text(t.line.name, t.line.name_en or t.line.name), letter=t.line.letter,
        line=t.line_id, need=Need(t.need), source=Source(t.source), stage=Stage(t.stage), drawn_at=t.drawn_at,
        first_from=t.first_from, called_at=t.called_at, began_at=t.began_at,
        window=t.window.number if t.window else None, calls=t.calls,
        requeues_left=max(0, home.TIMES - t.requeued),
    )  # fmt: skip
