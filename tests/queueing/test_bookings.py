"""A time booked from home, and what the head hears of a hall that waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from motcua.notices.models import Message
from motcua.queueing import queries
from motcua.queueing.models import Alarm, Booking
from motcua.queueing.operations import booking, drawing, seating, watching
from motcua.queueing.queries import BookingView
from motcua.queueing.terms import Source
from tests import build
from tests.build import at
from tests.dossiers.test_at_once import at_once
from tests.queueing import hall

alone = pytest.mark.django_db
ID = "001190000001"
FRIDAY = date(2026, 3, 6)


def booked(
    day: date = FRIDAY, start: str = "09:00", id_no: str = ID, key: UUID | None = None, **more: Any
) -> BookingView:
    """A slot of group A."""
    hour, minute = map(int, start.split(":"))
    return booking.book(
        unit=build.COUNTER, letter="A", day=day, start=hour * 60 + minute, id_no=id_no, key=key or uuid4(),
        by=hall.SOMEBODY, **{"at": build.MORNING} | more,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_slot_is_never_booked_beyond_its_quota() -> None:
    hall.a_hall()

    answers = at_once([lambda n=n: booked(id_no=f"00119000{n:04d}") for n in range(8)])  # type: ignore[misc]

    assert sum(isinstance(a, BookingView) for a in answers) == 2
    assert {str(a) for a in answers if isinstance(a, Refused)} == {
        "Khung giờ 09:00–09:30 ngày 06/03/2026 đã đủ người. Chọn khung giờ khác."
    }


@alone
def test_nobody_books_more_than_two_times_a_day() -> None:
    hall.a_hall()
    booked(start="08:00")
    second = booked(start="08:30")
    with pytest.raises(Refused, match="đã đặt 2 lịch"):
        booked(start="09:00", id_no="001 190 000 001")
    booking.cancel(code=second.code, by=hall.SOMEBODY, at=build.MORNING)
    assert booked(start="09:00").slot.words == "09:00–09:30"


@alone
def test_a_time_is_booked_for_the_next_seven_working_days_and_no_other() -> None:
    hall.a_hall()
    days = queries.days(build.unit_id(build.COUNTER), build.MORNING)
    assert (days[0], days[-1], len(days)) == (build.DAY, date(2026, 3, 12), 7)
    for day, start in (
        (date(2026, 3, 7), "09:00"),
        (date(2026, 3, 13), "09:00"),
        (FRIDAY, "12:00"),
        (build.DAY, "08:00"),
    ):
        with pytest.raises(Refused, match="Không đặt được giờ này"):
            booked(day, start)


@alone
def test_nobody_books_two_lines_for_one_time() -> None:
    hall.a_hall()
    booked(start="09:00")
    with pytest.raises(Refused, match="trùng giờ 09:00–09:30"):
        booking.book(
            unit=build.COUNTER, letter="B", day=FRIDAY, start=9 * 60, id_no=ID, key=uuid4(), by=hall.SOMEBODY,
            at=build.MORNING,
        )  # fmt: skip


@alone
def test_a_time_given_back_is_free_for_somebody_else_at_once() -> None:
    hall.a_hall()
    held = [booked(id_no=f"00119000{n:04d}").code for n in range(2)]
    with pytest.raises(Refused, match="đã đủ người"):
        booked(id_no="001190009999")
    booking.cancel(code=held[0], by=hall.SOMEBODY, at=at("08:31"))
    assert booked(id_no="001190009999").slot.words == "09:00–09:30"


@alone
def test_holidays_and_hours_of_the_calendar_are_what_can_be_booked() -> None:
    hall.a_hall()
    tuesday = at("08:30", date(2026, 4, 28))
    days = queries.days(build.unit_id(build.COUNTER), tuesday)
    assert [d.day for d in days[:4]] == [28, 29, 4, 5], "30/4 and 1/5 are holidays, then comes a week-end"
    free = queries.free_of(queries.groups_of(build.unit_id(build.COUNTER))[0].pk, date(2026, 4, 29), tuesday)
    assert [f.slot.words for f in free][0] == "07:30–08:00" and "11:30–12:00" not in [f.slot.words for f in free]


@alone
def test_the_identity_number_is_not_kept() -> None:
    hall.a_hall()
    booked()
    assert ID not in str(Booking.objects.values().get())


@alone
def test_a_booking_becomes_one_number_in_its_time() -> None:
    hall.a_hall()
    clerk, code = hall.a_seat(1, "mot"), booked(build.DAY, "09:00").code
    with pytest.raises(Refused, match="từ 30 phút trước"):
        drawing.check_in(code=code, by=hall.SOMEBODY, at=at("08:29"))
    hall.drawn(at=at("08:35"))
    hall.drawn(at=at("08:36"))

    mine = [drawing.check_in(code=code, by=hall.SOMEBODY, at=at(when)).label for when in ("08:40", "08:41")]

    assert mine == ["A003", "A003"]
    assert [hall.called(1, clerk, at("08:50")), hall.called(1, clerk, at("09:00"))] == ["A001", "A003"]


@alone
def test_a_cancelled_booking_brings_no_number_and_a_used_one_is_not_cancelled() -> None:
    hall.a_hall()
    first, second = booked(build.DAY, "09:00").code, booked(build.DAY, "09:30").code
    booking.cancel(code=first, by=hall.SOMEBODY, at=build.MORNING)
    with pytest.raises(Refused, match="đã hủy"):
        drawing.check_in(code=first, by=hall.SOMEBODY, at=at("09:00"))
    drawing.check_in(code=second, by=hall.SOMEBODY, at=at("09:30"))
    with pytest.raises(Refused, match="đã đổi thành số"):
        booking.cancel(code=second, by=hall.SOMEBODY, at=at("09:31"))
    with pytest.raises(NotYours):
        queries.booking("KHONGCO1")


@alone
def test_who_booked_and_left_an_address_is_reminded_once() -> None:
    hall.a_hall()
    booked(date(2026, 3, 5), phone="0900000001")
    booked(FRIDAY, "10:00", phone="0900000001")
    evening = at("16:00")

    told = [watching.remind(at=when) for when in (evening, evening + timedelta(minutes=1))]

    assert told[0] == 1 and Message.objects.filter(template="booking").count() == 1


@alone
def test_the_head_hears_when_people_wait_too_long_before_closed_windows() -> None:
    hall.a_hall(promise=20)
    head, other = build.a_head(), build.a_head("khac", "H52.30.21")
    hall.a_seat(1, "mot")
    hall.drawn(at=at("08:30"))

    def seen(when: datetime) -> int:
        watching.sweep(at=when)
        return len(queries.alarms(head, when))

    assert [seen(at("08:50")), seen(at("08:51")), seen(at("08:52"))] == [0, 1, 1]
    assert Alarm.objects.count() == 1
    assert queries.alarms(other, at("08:52")) == ()
    clerk = build.a_counter_clerk("hai")
    seating.open_window(window=hall.window(2), by=clerk, at=at("08:53"))
    assert seen(at("08:53")) == 0, "every window that serves the group is open: nothing more to open"


@alone
def test_a_clerk_may_draw_for_somebody_at_any_hour() -> None:
    hall.a_hall()
    found = drawing.draw(unit=build.COUNTER, letter="A", key=uuid4(), by=SYSTEM, at=at("19:00"), source=Source.CLERK)
    assert found.label == "A001"
