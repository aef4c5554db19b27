"""By which ways people are told, and how quickly they were."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.adapters.simulated import Simulated
from motcua.kernel.actor import SYSTEM
from motcua.notices import operations, queries, rules
from motcua.notices.terms import TEMPLATES, Carriage, Telling, Wish
from tests.notices.carriers import AT, CODE, VALUES, owed

WHOLE = {"name": "Lan", "phone": "0900000001", "email": "lan@example.vn", "id_no": "001190000001"}
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("wish", "person", "taken"),
    [
        (Wish.USUAL, WHOLE, ["email", "sms"]),
        (Wish.USUAL, {"phone": "09", "email": ""}, ["sms"]),
        (Wish.USUAL, {"id_no": "1"}, []),
        (Wish.EMAIL, WHOLE, ["email"]),
        (Wish.SMS, WHOLE, ["sms"]),
        (Wish.ZALO, WHOLE, ["zalo"]),
        (Wish.APP, WHOLE, ["app"]),
        (Wish.APP, {"phone": "09"}, ["sms"]),
        (Wish.EMAIL, {"phone": "09"}, ["sms"]),
        (Wish.NONE, WHOLE, []),
    ],
)
def test_the_way_chosen_is_taken_where_it_is_open(wish: Wish, person: dict[str, str], taken: list[str]) -> None:
    assert [way.value for way in rules.ways(wish, rules.addresses(person), by_law=False)] == taken


def test_who_wants_no_messages_gets_what_the_law_owes(db: None) -> None:
    operations.choose(subject=CODE, wish=Wish.NONE, by=SYSTEM, at=AT)
    for n, template in enumerate(sorted(TEMPLATES)):
        operations.tell([Telling(f"{CODE}-{n}", CODE, template, AT, VALUES, rules.addresses(WHOLE))])

    owed_ones = {m.template for m in queries.about(CODE)}

    assert owed_ones == {name for name, template in TEMPLATES.items() if template.by_law}
    assert {"accept", "request_supplement", "refuse", "extend"} <= owed_ones


@given(st.sampled_from(Wish), st.dictionaries(st.sampled_from(sorted(WHOLE)), st.text(max_size=5)), st.booleans())
def test_each_way_is_taken_once_and_what_is_left_is_another(wish: Wish, person: dict[str, str], by_law: bool) -> None:
    template = "accept" if by_law else "submit"
    told = Telling("k", CODE, template, AT, VALUES, rules.addresses(person))

    messages = list(rules.owed(told, wish))
    chain = []
    for message in messages:
        onward: object = message
        while (onward := rules.onward(onward)) is not None:  # type: ignore[arg-type]
            chain.append(onward)

    ways = [m.channel for m in [*messages, *chain]]  # type: ignore[attr-defined]
    assert len(set(ways)) == len(ways), "nobody is told the same twice by one way"
    assert len({m.key for m in [*messages, *chain]}) == len(ways)  # type: ignore[attr-defined]


def test_the_share_within_ten_seconds_is_kept_day_by_day(db: None) -> None:
    for n, late in enumerate((1, 9, 11)):
        operations.owe([owed(code=f"{CODE}{n}", owed_at=AT)])
        operations.deliver(at=AT + late * SECOND)
    operations.hear(at=AT + 60 * SECOND)

    operations.sum_up(at=AT + 70 * SECOND)
    operations.sum_up(at=AT + 80 * SECOND)

    (day,) = queries.days()
    assert (day.channel, day.handed, day.quick, day.delivered, day.troubled) == (Carriage.SMS, 3, 2, 3, 0)


def test_days_a_worker_slept_through_are_made_up_for(db: None) -> None:
    Simulated("sms-1").behave("down")
    for n in range(4):
        operations.owe([owed(code=f"{CODE}{n}", owed_at=AT + timedelta(days=n))])
        operations.deliver(at=AT + timedelta(days=n))

    operations.sum_up(at=AT + timedelta(days=10))

    assert [(d.handed, d.troubled) for d in queries.days()] == [(1, 1)] * 4
