"""What a counter tells those who wait: put up for a stretch of days, and no more than the screen has room for."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.audit import operations as audit
from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import access
from motcua.queueing.models import Announcement
from motcua.queueing.operations.arranging import TOPIC

#: at once on the screen, so that each can be read from five metres
ROOM = 3
#: longest stretch: what always holds is no announcement
LONGEST = timedelta(days=366)


@transaction.atomic
def put_up(
    *, unit: str, words: str, first: date, last: date, by: Actor, at: datetime, words_en: str = "", instead: int = 0
) -> int:
    """Announce from a day until a day. instead: the one it takes the place of. Returns its id."""
    where = directory.tree(day_of(at)).by_code(unit)
    access.must_arrange(by, where.id)
    _must_read(words, words_en)
    _must_span(first, last, at)
    if instead:
        take_down(announcement=instead, by=by, at=at)
    _must_have_room(where.id, first, last)
    made = Announcement.objects.create(
        unit_id=where.id, words=words.strip(), words_en=words_en.strip(), first=first, last=last, put_up_at=at,
        put_up_by=by.name,
    )  # fmt: skip
    audit.trace_change(topic=TOPIC, subject=unit, what="announce", by=by, at=at, detail=f"{first}–{last}: {made.words}")
    return made.pk


@transaction.atomic
def take_down(*, announcement: int, by: Actor, at: datetime) -> None:
    """Show it no longer; a second time without effect."""
    found = Announcement.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=announcement).first()
    if found is None:
        raise NotYours
    access.must_arrange(by, found.unit_id)
    if found.taken_down_at is None:
        found.taken_down_at = at
        found.save(update_fields=["taken_down_at"])
        audit.trace_change(topic=TOPIC, subject=found.unit.code, what="take down", by=by, at=at, detail=found.words)


def _must_read(words: str, words_en: str) -> None:
    longest = Announcement._meta.get_field("words").max_length or 0
    if not words.strip() or max(len(words.strip()), len(words_en.strip())) > longest:
        raise Refused(
            f"Nội dung thông báo: cần từ 1 đến {longest} ký tự, để đọc được từ cuối phòng chờ. Viết ngắn lại.",
            f"The words of an announcement: 1 to {longest} signs, to be read from the back of the room.",
        )


def _must_span(first: date, last: date, at: datetime) -> None:
    if not (first <= last and last >= day_of(at) and last - first <= LONGEST):
        raise Refused(
            "Ngày hiện thông báo: ngày cuối phải từ hôm nay trở đi, không trước ngày đầu, và cách ngày đầu không quá "
            "một năm. Sửa lại hai ngày.",
            "The days: the last one today or later, not before the first, at most a year apart.",
        )


def _must_have_room(unit: int, first: date, last: date) -> None:
    """No day between has more than the screen can show."""
    beside = list(Announcement.objects.filter(unit_id=unit, taken_down_at=None, first__lte=last, last__gte=first))
    starts = {max(first, one.first) for one in beside}
    full = next((day for day in sorted(starts) if sum(b.first <= day <= b.last for b in beside) >= ROOM), None)
    if full is not None:
        raise Refused(
            f"Ngày {full:%d/%m/%Y} đã có {ROOM} thông báo, màn hình không còn chỗ. Gỡ bớt một, hoặc đổi ngày.",
            f"{full:%d/%m/%Y} has {ROOM} announcements: the screen has no room. Take one down, or change the days.",
        )
