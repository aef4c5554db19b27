"""Opening and closing a window: who sits there, seen by the hall and by the head."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from motcua.calendars.terms import day_of
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import access, record
from motcua.queueing.models import Window
from motcua.queueing.terms import Kind


@transaction.atomic
def open_window(*, window: int, by: Actor, at: datetime) -> None:
    """Sit down at a window for today. The window left for it is closed; one where somebody sits is refused."""
    found = _found(window, by)
    if _open(found, at) and found.person != by.person:
        raise Refused(
            f"{found.name} đang ngồi quầy {found.number}. Chọn quầy khác, hoặc đề nghị đóng quầy này trước.",
            f"{found.name} sits at window {found.number}. Choose another, or have it closed first.",
        )
    if _open(found, at):
        return
    for other in Window.objects.filter(person=by.person, opened_at__isnull=False).exclude(pk=found.pk):
        close_window(window=other.pk, by=by, at=at)
    found.opened_at, found.person, found.name = at, by.person, by.name
    found.save()
    record.note(Kind.OPENED, unit=found.unit_id, window=found, by=by, at=at)


@transaction.atomic
def close_window(*, window: int, by: Actor, at: datetime) -> None:
    """Leave a window; who was served there is served. Any clerk of the counter may close one left open."""
    found = _found(window, by)
    if found.opened_at is None:
        return
    served = record.at_window(found, day_of(at))
    if served is not None:
        served.ended_at = at
        record.move(served, Kind.ENDED, by=by, at=at)
    found.opened_at, found.person, found.name = None, None, ""
    found.save()
    record.note(Kind.CLOSED, unit=found.unit_id, window=found, by=by, at=at)


def seat(window: int, *, by: Actor, at: datetime) -> Window:
    """The window under lock, for who sits there now. NotYours when there is none or it is another counter's."""
    found = _found(window, by)
    if not _open(found, at):
        raise Refused(
            f"Quầy {found.number} chưa mở. Mở quầy rồi gọi số.",
            f"Window {found.number} is not open. Open it, then call.",
        )
    if found.person != by.person:
        raise Refused(
            f"{found.name} đang ngồi quầy {found.number}. Chọn quầy khác, hoặc đổi chỗ trước.",
            f"{found.name} sits at window {found.number}. Choose another, or change places first.",
        )
    return found


def _found(window: int, by: Actor) -> Window:
    found = Window.objects.select_for_update(no_key=True).filter(pk=window).first()
    if found is None:
        raise NotYours
    access.must_serve(by, found.unit_id)
    return found


def _open(window: Window, at: datetime) -> bool:
    return window.opened_at is not None and day_of(window.opened_at) == day_of(at)
