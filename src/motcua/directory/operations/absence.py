"""While a holder is absent, somebody else wears the hat."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from motcua.accounts import queries as accounts
from motcua.directory.models import Holding, StandIn
from motcua.directory.operations.changing import change
from motcua.directory.operations.posts import chair_of, holding_on
from motcua.directory.rules import spans
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


def stand_in(*, post: int, person: str, starts: date, ends: date, reason: str, by: Actor, at: datetime) -> int:
    """From the first to the last day of an absence a person (user name) wears the hat of a post. Returns its id.

    Refused: nobody holds the post for the whole time, the holder themself, a locked account, no reason, another
    stand-in for the same days, a person absent on one of the days, or a holder who then stands in for somebody else.
    """
    with change("stand_in", subject=person, by=by, at=at, detail=f"post {post}; {reason}"):
        spans.must_be_span(starts, ends)
        chair_of(post, starts, by)
        chair_of(post, ends, by)
        holding = holding_on(post, starts)
        who = accounts.named(person)
        _must_hold_throughout(holding, ends)
        _must_be_able(holding, who, reason)
        _must_be_free(holding, who, starts, ends)
        StandIn.objects.filter(holding=holding, person=None, starts_on__lte=ends, ends_on__gte=starts).delete()
        row = StandIn.objects.create(
            holding=holding, person_id=who.id, starts_on=starts, ends_on=ends, reason=reason.strip()
        )
    return row.pk


def leave(*, post: int, starts: date, ends: date, reason: str, by: Actor, at: datetime) -> int:
    """The holder of a post is away from the first to the last day and nobody stands in yet. Returns the absence's id.

    Who stands in for somebody else may fall ill too: that is told as it is, and the watch finds what then lies still.
    Refused: nobody holds the post for the whole time, no reason, an absence on the same days.
    """
    with change("leave", subject=f"post {post}", by=by, at=at, detail=reason):
        spans.must_be_span(starts, ends)
        chair_of(post, starts, by)
        chair_of(post, ends, by)
        holding = holding_on(post, starts)
        _must_hold_throughout(holding, ends)
        _must_say_why(reason)
        _must_not_be_away(holding, starts, ends)
        row = StandIn.objects.create(holding=holding, starts_on=starts, ends_on=ends, reason=reason.strip())
    return row.pk


def come_back(*, post: int, on: date, by: Actor, at: datetime) -> None:
    """The holder is back on that day, earlier than said: the stand-in's last day is the day before."""
    with change("come_back", subject=f"post {post}", by=by, at=at):
        chair_of(post, on, by)
        row = StandIn.objects.filter(holding=holding_on(post, on), starts_on__lte=on, ends_on__gte=on).first()
        if row is None:
            raise Refused(f"Ngày {on:%d/%m/%Y} không có ai đang làm thay.", f"Nobody stands in on {on}.")
        if row.starts_on == on:
            row.delete()
            return
        row.ends_on = on - timedelta(days=1)
        row.save(update_fields=["ends_on"])


def _must_hold_throughout(holding: Holding, ends: date) -> None:
    if holding.valid_to is not None and holding.valid_to < ends:
        raise Refused(
            f"{holding.person.name} thôi giữ chức vụ ngày {holding.valid_to:%d/%m/%Y}, trước khi hết thời gian vắng.",
            f"{holding.person.name} leaves the post on {holding.valid_to}, before the absence ends.",
        )


def _must_be_able(holding: Holding, who: accounts.PersonView, reason: str) -> None:
    if who.id == holding.person_id:
        raise Refused(f"{who.name} không thể làm thay chính mình.", f"{who.name} cannot stand in for themself.")
    if not who.active:
        raise Refused(f"Tài khoản của {who.name} đã khóa.", f"The account of {who.name} is locked.")
    _must_say_why(reason)


def _must_say_why(reason: str) -> None:
    if not reason.strip():
        raise Refused("Ghi lý do vắng mặt.", "Give the reason of the absence.")


def _must_not_be_away(holding: Holding, starts: date, ends: date) -> None:
    same = StandIn.objects.filter(holding=holding, starts_on__lte=ends, ends_on__gte=starts).first()
    if same is not None:
        raise Refused(
            f"{holding.person.name} đã được ghi vắng mặt từ {same.starts_on:%d/%m/%Y} đến {same.ends_on:%d/%m/%Y}.",
            f"{holding.person.name} is already known to be away from {same.starts_on} to {same.ends_on}.",
        )


def _must_be_free(holding: Holding, who: accounts.PersonView, starts: date, ends: date) -> None:
    """No second stand-in, and no chain: nobody absent stands in, nobody standing in is made absent."""
    those_days = StandIn.objects.filter(starts_on__lte=ends, ends_on__gte=starts)
    other = those_days.filter(holding=holding, person__isnull=False).select_related("person").first()
    if other is not None and other.person is not None:
        raise Refused(
            f"{other.person.name} đã làm thay từ {other.starts_on:%d/%m/%Y} đến {other.ends_on:%d/%m/%Y}.",
            f"{other.person.name} already stands in from {other.starts_on} to {other.ends_on}.",
        )
    if those_days.filter(holding__person_id=who.id).exists():
        raise Refused(
            f"{who.name} cũng vắng mặt trong thời gian này. Chọn người khác.",
            f"{who.name} is absent too. Choose somebody else.",
        )
    duty = those_days.filter(person_id=holding.person_id).select_related("holding__person").first()
    if duty is not None:
        raise Refused(
            f"{holding.person.name} đang được giao làm thay {duty.holding.person.name}: đổi người làm thay đó trước.",
            f"{holding.person.name} stands in for {duty.holding.person.name}: change that first.",
        )
