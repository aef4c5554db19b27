"""Booking a time from home, with a quota for each group and slot and two a day for each identity number."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.kernel import tokens
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import queries, record
from motcua.queueing.models import Booking, Group
from motcua.queueing.operations import owning
from motcua.queueing.queries import BookingView
from motcua.queueing.rules import slots
from motcua.queueing.terms import Kind, Need, Slot


@transaction.atomic
def book(
    *, unit: str, letter: str, day: date, start: int, id_no: str, key: UUID, by: Actor, at: datetime,
    need: Need = Need.NONE, email: str = "", phone: str = "",
) -> BookingView:  # fmt: skip
    """A time in a slot that still has room. The same key again: the same booking."""
    group = record.group(unit, letter, at)
    owner = owning.owner(id_no)
    owning.one_after_the_other(f"queueing/{group.pk}/{day}", f"queueing/{owner}/{day}")
    already = Booking.objects.filter(key=key).first()
    if already is not None:
        return queries.booking(already.code)
    slot = _free(group, day, start, at)
    mine = Booking.objects.filter(owner=owner, day=day, cancelled_at=None)
    if mine.filter(start__lt=slot.end, end__gt=slot.start).exists():
        raise Refused(
            f"Số định danh này đã có lịch trùng giờ {slot.words} ngày {day:%d/%m/%Y}. Chọn giờ khác.",
            f"This identity number has a booking at {slot.words} on {day:%d/%m/%Y} already. Choose another time.",
        )
    if mine.count() >= slots.A_DAY:
        raise Refused(
            f"Số định danh này đã đặt {slots.A_DAY} lịch cho ngày {day:%d/%m/%Y}. Hủy bớt, hoặc chọn ngày khác.",
            f"This identity number has {slots.A_DAY} bookings for {day:%d/%m/%Y}. Cancel one, or choose another day.",
        )
    made = Booking.objects.create(
        group=group, day=day, start=slot.start, end=slot.end, code=_code(), owner=owner, email=email.strip()[:200],
        phone=phone.strip()[:20], need=need.value, booked_at=at, key=key,
    )  # fmt: skip
    record.note(Kind.BOOKED, unit=group.unit_id, booking=made, by=by, at=at, day=str(day), start=slot.start)
    return queries.booking(made.code)


@transaction.atomic
def cancel(*, code: str, by: Actor, at: datetime) -> BookingView:
    """Give the time back to others. Whoever holds the code may; a second time without effect."""
    found = Booking.objects.select_for_update(of=("self",)).select_related("group").filter(code=code.upper()).first()
    if found is None:
        raise NotYours
    if hasattr(found, "ticket"):
        raise Refused(
            "Lịch này đã đổi thành số thứ tự nên không hủy được nữa.", "This booking has become a number already."
        )
    if found.cancelled_at is None:
        found.cancelled_at = at
        found.save(update_fields=["cancelled_at"])
        record.note(Kind.CANCELLED, unit=found.group.unit_id, booking=found, by=by, at=at)
    return queries.booking(found.code)


def _free(group: Group, day: date, start: int, at: datetime) -> Slot:
    free = next((f for f in queries.free(group, day, at) if f.slot.start == start), None)
    if free is None:
        raise Refused(
            f"Không đặt được giờ này: chỉ nhận đặt trong {slots.DAYS} ngày làm việc tới, giờ làm việc, chưa qua giờ.",
            f"Not a time that can be booked: the next {slots.DAYS} working days, opening hours, not past.",
        )
    if free.left <= 0:
        raise Refused(
            f"Khung giờ {free.slot.words} ngày {day:%d/%m/%Y} đã đủ người. Chọn khung giờ khác.",
            f"{free.slot.words} on {day:%d/%m/%Y} is full. Choose another slot.",
        )
    return free.slot


def _code() -> str:
    """Eight signs that cannot be misread nor guessed: who holds them may cancel."""
    return "".join(secrets.choice(tokens.LETTERS) for _ in range(8))
