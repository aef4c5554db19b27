"""A number for today drawn from home, and going to the end of the line when one cannot be there in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.calendars.terms import day_of
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.queueing import queries, record
from motcua.queueing.models import Group, Ticket
from motcua.queueing.operations import drawing, owning
from motcua.queueing.queries import TicketView
from motcua.queueing.rules import home
from motcua.queueing.terms import Kind, Need, Source, Stage

#: stages in which a number may still go to the end of its line
_LEFT = frozenset({Stage.WAITING, Stage.ABSENT})


@transaction.atomic
def draw(
    *, unit: str, letter: str, id_no: str, phone: str, key: UUID, by: Actor, at: datetime, need: Need = Need.NONE
) -> TicketView:
    """A number of today for somebody who is not in the hall. The same key again: the same number.

    Raises Refused when nobody will come to it today, for a third of one person or phone, while an earlier one of theirs
    still waits, and when half of the line is from home already.
    """
    group = record.group(unit, letter, at)
    owners = [owning.owner(id_no), owning.owner_of_phone(phone)]
    owning.one_after_the_other(f"queueing/{group.pk}/{day_of(at)}", *(f"queueing/{o}/{day_of(at)}" for o in owners))
    if not Ticket.objects.filter(key=key).exists():
        _must_be_reached(group, at)
        _must_be_few(owners, at)
    return drawing.drawn(group, key=key, need=need, source=Source.HOME, by=by, at=at, owners=owners)


@transaction.atomic
def requeue(*, code: str, secret: str, left: int, by: Actor, at: datetime) -> TicketView:
    """Its holder is not there yet: the number keeps its label and waits from now.

    left: how often it could, as its holder saw; a press that comes twice has seen more than there is, and moves
    nothing. Raises Refused when none is left; NotYours.
    """
    found = queries.by_secret(code, secret)
    record.lines([found.line])
    ticket = Ticket.objects.select_for_update(of=("self",)).select_related("group__unit", "line").get(pk=found.id)
    if ticket.stage not in _LEFT or ticket.day != day_of(at):
        raise Refused(
            "Số này đang được gọi, đã phục vụ xong, hoặc của ngày khác nên không xếp lại được. Tải lại trang để xem.",
            "This number is being called, has been served, or is of another day. Reload the page.",
        )
    if 0 < home.TIMES - ticket.requeued < left:
        return found
    if ticket.requeued >= home.TIMES:
        raise Refused(
            f"Mỗi số xếp lại cuối hàng nhiều nhất {home.TIMES} lần. Đến quầy để được gọi lại, hoặc đặt lịch ngày khác.",
            f"A number goes to the end at most {home.TIMES} times. Go to the window, or book another day.",
        )
    ticket.requeued, ticket.line_from, ticket.window = ticket.requeued + 1, at, None
    record.move(ticket, Kind.REQUEUED, by=by, at=at, times=ticket.requeued)
    return queries.ticket_of(ticket.pk)


def _must_be_reached(group: Group, at: datetime) -> None:
    here = queries.board(group.unit_id, at).group(group.letter)
    no = here and queries.none_from_home(group.unit_id, here, at)
    if no:
        raise Refused(no.vi, no.en)


def _must_be_few(owners: Sequence[str], at: datetime) -> None:
    mine = Ticket.objects.filter(day=day_of(at), source=Source.HOME.value, owners__overlap=list(owners))
    waiting = mine.exclude(stage=Stage.SERVED.value).select_related("group").first()
    if waiting is not None:
        raise Refused(
            "Số định danh hoặc số điện thoại này đang có một số chờ của hôm nay. Theo dõi số ấy; muốn lấy số khác thì "
            "đợi số ấy được phục vụ xong.",
            "This identity number or phone has a number waiting today. Follow that one.",
        )
    if mine.count() >= home.A_DAY:
        raise Refused(
            f"Số định danh hoặc số điện thoại này đã lấy {home.A_DAY} số từ nhà hôm nay. Cần thêm, xin lấy số tại máy.",
            f"{home.A_DAY} numbers were drawn from home today. For more, draw one in the hall.",
        )
