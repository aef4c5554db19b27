"""Numbers and calls: what the database promises when everybody acts at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import queries
from motcua.queueing.models import Fact, Ticket
from motcua.queueing.operations import calling, drawing, seating
from motcua.queueing.queries import TicketView
from motcua.queueing.rules import folding
from motcua.queueing.terms import Kind, Need, Source
from tests import build
from tests.build import at
from tests.dossiers.test_at_once import at_once
from tests.queueing import hall

alone = pytest.mark.django_db
together = pytest.mark.django_db(transaction=True)


@together
def test_fifty_at_once_draw_fifty_numbers_without_a_gap() -> None:
    hall.a_hall()

    drawn = at_once([hall.drawn] * 50)

    assert sorted(t.label for t in drawn) == [f"A{n:03d}" for n in range(1, 51)]


@together
def test_two_clerks_calling_at_once_get_two_numbers() -> None:
    hall.a_hall()
    clerks = {1: hall.a_seat(1, "mot"), 2: hall.a_seat(2, "hai")}
    for _ in range(2):
        hall.drawn()

    def call(number: int) -> Callable[[], TicketView | None]:
        return lambda: calling.call_next(window=hall.window(number), seen="", by=clerks[number], at=build.MORNING)

    called = at_once([call(1), call(2)])

    assert sorted(t.label for t in called) == ["A001", "A002"]


@together
def test_one_press_twice_draws_one_number_and_calls_one() -> None:
    hall.a_hall()
    clerk, key = hall.a_seat(1, "mot"), uuid4()
    hall.drawn()

    drawn = at_once([lambda: hall.drawn(key=key)] * 5)
    called = at_once([lambda: calling.call_next(window=hall.window(1), seen="", by=clerk, at=build.MORNING)] * 5)

    assert {t.label for t in drawn} == {"A002"}
    assert {t.label for t in called} == {"A001"}
    assert hall.drawn().label == "A003"


@alone
def test_each_group_counts_for_itself_so_that_the_number_tells_how_many_wait() -> None:
    hall.a_hall()
    labels = [hall.drawn("A").label, hall.drawn("B").label, hall.drawn("A").label]
    assert labels == ["A001", "B001", "A002"]
    assert hall.drawn("A", at=at("08:00", build.DAY.replace(day=5))).label == "A001"


@alone
def test_who_must_be_served_first_is_called_first() -> None:
    hall.a_hall()
    clerk = hall.a_seat(1, "mot")
    hall.drawn()
    hall.drawn(need=Need.ELDERLY)
    assert [hall.called(1, clerk), hall.called(1, clerk), hall.called(1, clerk)] == ["A002", "A001", None]


@alone
def test_who_was_called_in_vain_may_be_called_again_when_they_come() -> None:
    hall.a_hall()
    clerk = hall.a_seat(1, "mot")
    first = hall.drawn()
    hall.drawn()
    hall.called(1, clerk)

    following = calling.skip(window=hall.window(1), seen=first.code, by=clerk, at=at("08:40"))
    again = calling.recall(window=hall.window(1), ticket=first.code, by=clerk, at=at("08:45"))

    assert following and following.label == "A002"
    assert (again.label, again.calls, again.window) == ("A001", 2, 1)


@alone
def test_a_number_sent_on_keeps_its_label_and_its_place() -> None:
    hall.a_hall()
    clerk, other = hall.a_seat(1, "mot"), hall.a_seat(3, "ba")
    first = hall.drawn("A", at=at("08:00"))
    hall.drawn("B", at=at("08:10"))
    hall.called(1, clerk)

    calling.transfer(window=hall.window(1), seen=first.code, letter="B", by=clerk, at=at("08:31"))

    assert hall.called(3, other, at("08:32")) == "A001"


@alone
def test_a_window_is_one_clerk_s_and_a_closed_one_calls_nobody() -> None:
    hall.a_hall()
    clerk, other = hall.a_seat(1, "mot"), build.a_counter_clerk("hai")
    hall.drawn()
    with pytest.raises(Refused, match="đang ngồi quầy 1"):
        seating.open_window(window=hall.window(1), by=other, at=build.MORNING)
    seating.close_window(window=hall.window(1), by=clerk, at=build.MORNING)
    with pytest.raises(Refused, match="Quầy 1 chưa mở"):
        calling.call_next(window=hall.window(1), seen="", by=clerk, at=build.MORNING)


@alone
def test_only_clerks_of_the_counter_call_its_numbers() -> None:
    hall.a_hall()
    stranger = build.a_counter_clerk("la", "H52.30.21.0")
    with pytest.raises(NotYours):
        seating.open_window(window=hall.window(1), by=stranger, at=build.MORNING)
    with pytest.raises(NotYours):
        drawing.draw(unit=build.COUNTER, letter="A", key=uuid4(), by=stranger, at=build.MORNING, source=Source.CLERK)


@alone
def test_a_machine_gives_no_number_that_nobody_will_call_today() -> None:
    hall.a_hall()
    sunday = build.DAY.replace(day=8)
    with pytest.raises(Refused, match="ngày nghỉ"):
        hall.drawn(at=at("09:00", sunday))
    with pytest.raises(Refused, match="hết giờ"):
        hall.drawn(at=at("18:00"))
    hall.a_seat(1, "mot", at("17:30"))
    assert hall.drawn(at=at("18:00")).label == "A001"


@alone
def test_what_happened_cannot_be_changed_or_taken_back() -> None:
    hall.a_hall()
    hall.drawn()
    for act in (lambda: Fact.objects.update(name="x"), lambda: Fact.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


@alone
def test_where_numbers_stand_is_what_their_facts_say() -> None:
    hall.a_hall()
    clerk = hall.a_seat(2, "hai")
    codes = [hall.drawn(letter).code for letter in "AABBA"]
    hall.called(2, clerk)
    calling.begin(window=hall.window(2), seen=codes[0], by=clerk, at=at("08:31"))
    hall.called(2, clerk, at("08:36"))
    calling.skip(window=hall.window(2), seen=codes[1], by=clerk, at=at("08:37"))

    for ticket in Ticket.objects.all():
        kinds = [Kind(k) for k in Fact.objects.filter(ticket=ticket).order_by("id").values_list("kind", flat=True)]
        assert ticket.stage == folding.stage_of(kinds)
    assert sorted(Ticket.objects.values_list("stage", flat=True)) == [
        "absent",
        "called",
        "served",
        "waiting",
        "waiting",
    ]


@alone
def test_a_hall_is_read_in_few_questions_however_many_wait(django_assert_max_num_queries: Any) -> None:
    hall.a_hall()
    for _ in range(12):
        hall.drawn()
    unit = build.unit_id(build.COUNTER)
    with django_assert_max_num_queries(7):
        assert queries.board(unit, build.MORNING).waiting == 12
