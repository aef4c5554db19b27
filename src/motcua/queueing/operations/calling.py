"""At the window: the next number, once more, not there, begun, done, sent on to another group."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from motcua.calendars.terms import day_of
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import queries, record
from motcua.queueing.models import Group, Ticket, Window
from motcua.queueing.operations import seating
from motcua.queueing.queries import TicketView
from motcua.queueing.rules import labels, line
from motcua.queueing.terms import Kind, Stage


@transaction.atomic
def call_next(*, window: int, seen: str, by: Actor, at: datetime) -> TicketView | None:
    """Who was at the window is served; the next number is called. None: nobody waits.

    seen: the code of the number the clerk saw at the window ("" for none). When another one is there now, this press
    came late or twice, and calls nobody.
    """
    here = seating.seat(window, by=by, at=at)
    before = record.at_window(here, day_of(at))
    if before is not None and queries.code(before) != seen:
        return queries.ticket_of(before.pk)
    if before is not None:
        _end(before, by, at)
    return _called(here, by, at)


@transaction.atomic
def skip(*, window: int, seen: str, by: Actor, at: datetime) -> TicketView | None:
    """The number called is not there: it may be called again when its holder comes. The next one is called."""
    here = seating.seat(window, by=by, at=at)
    before = record.at_window(here, day_of(at))
    if before is None or queries.code(before) != seen:
        return queries.ticket_of(before.pk) if before else None
    if before.stage == Stage.SERVING:
        raise Refused(
            f"Số {_label(before)} đang được phục vụ, không bỏ qua được. Bấm “Xong” khi xong.",
            f"{_label(before)} is being served. Press “Done” when it is.",
        )
    record.move(before, Kind.SKIPPED, by=by, at=at)
    return _called(here, by, at)


@transaction.atomic
def recall(*, window: int, ticket: str, by: Actor, at: datetime) -> TicketView:
    """Call a number once more: the one at the window, or one that was not there, whose holder has come."""
    here = seating.seat(window, by=by, at=at)
    before, wanted = record.at_window(here, day_of(at)), _wanted(here, ticket, at)
    if before is not None and before.pk != wanted.pk:
        _end(before, by, at)
    if before is None or before.pk != wanted.pk:
        _must_be_absent(wanted)
    wanted.window, wanted.called_at, wanted.calls = here, at, wanted.calls + 1
    record.move(wanted, Kind.RECALLED, by=by, at=at)
    return queries.ticket_of(wanted.pk)


@transaction.atomic
def begin(*, window: int, seen: str, by: Actor, at: datetime) -> TicketView | None:
    """The holder has come to the window. Again without effect."""
    here = seating.seat(window, by=by, at=at)
    now = record.at_window(here, day_of(at))
    if now is not None and queries.code(now) == seen and now.stage == Stage.CALLED:
        now.began_at = at
        record.move(now, Kind.BEGAN, by=by, at=at)
    return queries.ticket_of(now.pk) if now else None


@transaction.atomic
def end(*, window: int, seen: str, by: Actor, at: datetime) -> None:
    """The holder has been served, and nobody is called yet. Again without effect."""
    here = seating.seat(window, by=by, at=at)
    now = record.at_window(here, day_of(at))
    if now is not None and queries.code(now) == seen:
        _end(now, by, at)


@transaction.atomic
def transfer(*, window: int, seen: str, letter: str, by: Actor, at: datetime) -> None:
    """Send the number at the window on to another group. It keeps its label, and its place from when it was drawn."""
    here = seating.seat(window, by=by, at=at)
    now = record.at_window(here, day_of(at))
    to = Group.objects.filter(unit_id=here.unit_id, letter=letter).first()
    if now is None or queries.code(now) != seen or to is None:
        raise Refused(
            "Số này không còn ở quầy của anh/chị, hoặc không có nhóm ấy. Tải lại trang.",
            "That number is no longer at your window, or there is no such group. Reload the page.",
        )
    was, now.line = now.line, to
    record.move(now, Kind.TRANSFERRED, by=by, at=at, before=was.letter, after=to.letter)


def _called(here: Window, by: Actor, at: datetime) -> TicketView | None:
    groups = record.lines(
        Group.objects.filter(unit_id=here.unit_id, letter__in=here.letters).values_list("pk", flat=True)
    )
    ids, day = [g.pk for g in groups], day_of(at)
    chosen = line.next_of(queries.waiting(ids, day), queries.lately(ids, day), at)
    if chosen is None:
        return None
    ticket = Ticket.objects.select_related("group__unit", "line").get(pk=chosen.id)
    ticket.window, ticket.called_at, ticket.calls = here, at, ticket.calls + 1
    ticket.went_first = line.goes_first(chosen, at)
    record.move(ticket, Kind.CALLED, by=by, at=at)
    return queries.ticket_of(ticket.pk)


def _end(ticket: Ticket, by: Actor, at: datetime) -> None:
    ticket.ended_at = at
    record.move(ticket, Kind.ENDED, by=by, at=at)


def _wanted(here: Window, code: str, at: datetime) -> Ticket:
    named = labels.read(code)
    found = named and (
        Ticket.objects.select_for_update(of=("self",), no_key=True)
        .select_related("group__unit", "line")
        .filter(group__unit=here.unit_id, group__letter=named.letter, day=day_of(at), number=named.number)
        .first()
    )
    if not found:
        raise NotYours
    return found


def _must_be_absent(ticket: Ticket) -> None:
    if ticket.stage != Stage.ABSENT:
        raise Refused(
            f"Số {_label(ticket)} không ở trong những số gọi vắng mặt. Tải lại trang để xem số này ở đâu.",
            f"{_label(ticket)} is not among those called in vain. Reload the page to see where it is.",
        )


def _label(ticket: Ticket) -> str:
    return labels.label(ticket.group.letter, ticket.number)
