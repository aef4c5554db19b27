"""A number for today from home: fair to who sits in the hall, and not lost by who comes late."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import queries
from motcua.queueing.models import Fact, Ticket
from motcua.queueing.operations import calling, from_home
from motcua.queueing.queries import TicketView
from motcua.queueing.rules import folding, home
from motcua.queueing.terms import Kind, Stage
from tests import build
from tests.build import at
from tests.dossiers.test_at_once import at_once
from tests.queueing import hall

ID, PHONE = "001190000001", "0900000001"
alone = pytest.mark.django_db


def drawn(
    id_no: str = ID, phone: str = PHONE, letter: str = "A", when: datetime = build.MORNING, key: UUID | None = None
) -> TicketView:
    return from_home.draw(
        unit=build.COUNTER, letter=letter, id_no=id_no, phone=phone, key=key or uuid4(), by=hall.SOMEBODY, at=when
    )


def other(n: int) -> TicketView:
    """A number of somebody else's, from home."""
    return drawn(f"0011900{n:05d}", f"09100{n:05d}")


def requeued(ticket: TicketView, when: datetime, left: int | None = None) -> TicketView:
    left = queries.ticket_of(ticket.id).requeues_left if left is None else left
    return from_home.requeue(code=ticket.code, secret=ticket.secret, left=left, by=hall.SOMEBODY, at=when)


@alone
def test_nobody_holds_two_numbers_from_home_at_once() -> None:
    hall.a_hall()
    drawn()
    for id_no, phone in ((ID, "0900000002"), ("001 190 000 002", PHONE), ("001190000002", "+84 900 000 001")):
        with pytest.raises(Refused, match="đang có một số chờ"):
            drawn(id_no, phone, letter="B")


@alone
def test_two_numbers_a_day_from_home_and_no_third() -> None:
    hall.a_hall()
    clerk = hall.a_seat(1, "mot")
    for minute in (31, 33):
        drawn(when=at(f"08:{minute}"))
        hall.called(1, clerk, at(f"08:{minute}"))
        hall.called(1, clerk, at(f"08:{minute + 1}"))
    with pytest.raises(Refused, match="đã lấy 2 số"):
        drawn(when=at("08:41"))


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_bring_one_number() -> None:
    hall.a_hall()
    answers = at_once([drawn for _ in range(8)])
    assert sum(isinstance(a, TicketView) for a in answers) == 1 and Ticket.objects.count() == 1


@alone
def test_one_page_sent_twice_is_one_number_from_home() -> None:
    hall.a_hall()
    key = uuid4()
    assert drawn(key=key).label == drawn(key=key).label and Ticket.objects.count() == 1


@alone
def test_who_sits_in_the_hall_does_not_wait_behind_a_crowd_that_is_not_there() -> None:
    hall.a_hall()
    for n in range(home.ALWAYS):
        other(n)
    with pytest.raises(Refused, match="Một nửa hàng chờ"):
        other(99)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_longer_line_never_has_less_room_from_home(waiting: int, from_home_now: int) -> None:
    assert home.room(waiting + 1, from_home_now) or not home.room(waiting, from_home_now)


@alone
def test_a_number_nobody_would_come_to_today_is_not_given() -> None:
    hall.a_hall()
    hall.a_seat(1, "mot")
    for when, said in (
        (at("06:29"), "Chưa phát số"),
        (at("17:30"), "hết giờ làm việc"),
        (at("09:00", date(2026, 3, 8)), "hôm nay nghỉ"),
    ):
        with pytest.raises(Refused, match=said):
            drawn(when=when)
    assert drawn(when=at("06:30")).label == "A001"


@alone
def test_a_line_that_lasts_until_closing_takes_nobody_more() -> None:
    hall.a_hall()
    hall.a_seat(1, "mot", at("16:00"))
    for _ in range(9):
        hall.drawn(at=at("16:00"))
    with pytest.raises(Refused, match="hết giờ làm việc"):
        drawn(when=at("16:05"))


@alone
def test_neither_identity_number_nor_phone_is_kept() -> None:
    hall.a_hall()
    drawn()
    kept = str(Ticket.objects.values().get()) + str(list(Fact.objects.values()))
    assert ID not in kept and PHONE not in kept


@alone
def test_a_number_called_while_its_holder_was_away_is_not_lost() -> None:
    hall.a_hall()
    clerk, mine = hall.a_seat(1, "mot"), drawn(when=at("08:30"))
    hall.drawn(at=at("08:31"))
    hall.drawn(at=at("08:32"))
    hall.called(1, clerk, at("08:35"))
    calling.skip(window=hall.window(1), seen=mine.code, by=clerk, at=at("08:36"))
    assert queries.ticket_of(mine.id).stage is Stage.ABSENT

    requeued(mine, at("08:37"))

    assert [hall.called(1, clerk, at("08:40")), hall.called(1, clerk, at("08:45"))] == ["A003", "A001"]


@alone
def test_a_number_goes_to_the_end_twice_at_most_and_a_double_press_counts_once() -> None:
    hall.a_hall()
    mine = drawn()
    requeued(mine, at("08:40"), left=2)
    requeued(mine, at("08:40"), left=2)
    assert queries.ticket_of(mine.id).requeues_left == 1
    requeued(mine, at("08:50"))
    with pytest.raises(Refused, match="nhiều nhất 2 lần"):
        requeued(mine, at("09:00"))
    kinds = [Kind(k) for k in Fact.objects.filter(ticket=mine.id).order_by("pk").values_list("kind", flat=True)]
    assert folding.stage_of(kinds) is Stage.WAITING and kinds.count(Kind.REQUEUED) == 2


@alone
def test_only_who_holds_a_number_sends_it_to_the_end_and_not_while_it_is_called() -> None:
    hall.a_hall()
    clerk, mine = hall.a_seat(1, "mot"), drawn()
    with pytest.raises(NotYours):
        from_home.requeue(code=mine.code, secret="00000000", left=2, by=hall.SOMEBODY, at=at("08:40"))
    hall.called(1, clerk, at("08:41"))
    with pytest.raises(Refused, match="đang được gọi"):
        requeued(mine, at("08:42"))


@alone
def test_a_page_of_a_number_says_before_when_it_is_hardly_called() -> None:
    hall.a_hall()
    hall.a_seat(1, "mot")
    for _ in range(3):
        hall.drawn()
    mine = drawn()
    place = queries.place(mine.code, mine.secret, at("08:35"))
    assert place.ahead == 3 and place.earliest == at("09:05"), "three people of ten minutes each, from now"


SUNDAY = date(2026, 3, 8)


@alone
@pytest.mark.parametrize(
    ("when", "says"),
    [
        (at("09:00", SUNDAY), "hôm nay nghỉ, mở lại 07:30 ngày 09/03/2026"),
        (at("17:31"), "hôm nay đã hết giờ làm việc lúc 17:30, mở lại 07:30"),
        (at("06:00"), None),
        (at("12:00"), None),
    ],
)
def test_a_hall_says_that_it_is_closed_and_when_it_opens_again(when: datetime, says: str | None) -> None:
    hall.a_hall()

    said = queries.closed(build.unit_id(build.COUNTER), when)

    assert (said is None) if says is None else (said is not None and says in said.vi)
