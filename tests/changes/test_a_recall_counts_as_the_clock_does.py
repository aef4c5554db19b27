"""A million dates counted anew are what one clock makes of each: bit for bit, whatever the calendar and the pauses."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.calendars.rules import due_at, standard
from motcua.calendars.terms import ZONE, Calendar, Mode, Pause, SpecialDay
from motcua.changes import operations
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.rules.recounting import Calendars, Many, One, moment, recounted, wall
from motcua.dossiers.terms import Channel, Paper, PaperReason
from motcua.kernel.text import Text
from tests import build
from tests.build import NAMES
from tests.calendars.worlds import AMOUNTS, MODES
from tests.changes.world import Office, a_day, a_recall, done, must_add_up, on, plan, promises

MARCH = st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 31)).map(lambda at: at.replace(tzinfo=ZONE))
DAYS = st.lists(st.dates(date(2026, 3, 1), date(2026, 4, 20)), min_size=1, max_size=4, unique=True)


@st.composite
def lives(draw: st.DrawFn) -> dict[str, Any]:
    """One open dossier: when its clock began, its limit, how it stood still."""
    clock = draw(MARCH)
    starts = draw(st.lists(st.integers(0, 20_000), max_size=2))
    pauses = tuple(
        Pause(clock + timedelta(minutes=s), clock + timedelta(minutes=s + draw(st.integers(1, 9000)))) for s in starts
    )
    return {
        "clock": clock,
        "amount": draw(AMOUNTS),
        "mode": draw(MODES),
        "pauses": pauses,
        "unit": draw(st.integers(1, 2)),
    }


def with_days(days: list[date], works: bool) -> Calendar:
    return standard().with_special(SpecialDay(d, works, Text("ngày", "day")) for d in days)


def columns(found: list[dict[str, Any]], before: Calendar) -> tuple[Many, dict[int, One]]:
    """As the database would give them, promised by the calendar before."""
    ones = {}
    for number, life in enumerate(found, 1):
        original = due_at(life["clock"], life["amount"], before, life["mode"])
        due = due_at(life["clock"], life["amount"], before, life["mode"], pauses=life["pauses"])
        ones[number] = One(number, life["clock"], due, original, life["pauses"], None)
    amounts = tuple(sorted({str(life["amount"]) for life in found}))
    flags = np.zeros(len(found), bool)

    def moments(name: str) -> Any:
        return np.array([wall(getattr(one, name)) for one in ones.values()], "datetime64[us]")

    return Many(
        id=np.array(list(ones)), unit=np.array([life["unit"] for life in found]),
        amount=np.array([amounts.index(str(life["amount"])) + 1 for life in found]),
        by_the_hour=np.array([life["mode"] is Mode.HOUR for life in found]), clock_at=moments("clock_at"),
        due_at=moments("due_at"), original_due_at=moments("original_due_at"), paused=flags,
        special=np.array([bool(life["pauses"]) for life in found]), put_off=flags, reachable=flags, amounts=amounts,
    ), ones  # fmt: skip


def counted_anew(many: Many, ones: dict[int, One], before: Calendar, after: Calendar) -> Any:
    """The calendar of unit 1 changes, that of unit 2 does not."""
    calendars = Calendars(lambda unit: before, lambda unit: after if unit == 1 else before)
    return recounted(many, lambda ids: [ones[i] for i in ids], calendars)


@given(st.lists(lives(), min_size=1, max_size=12), DAYS, st.booleans())
def test_many_are_counted_as_one_and_never_before_the_slip(
    found: list[dict[str, Any]], days: list[date], works: bool
) -> None:
    before, after = standard(), with_days(days, works)
    many, ones = columns(found, before)

    made = counted_anew(many, ones, before, after)

    for life, one, new in zip(found, ones.values(), made, strict=True):
        counted = due_at(life["clock"], life["amount"], after, life["mode"], pauses=life["pauses"])
        reached = life["unit"] == 1 and counted != one.due_at
        assert moment(new) == (max(counted, one.original_due_at) if reached else one.due_at)


@given(lives(), DAYS)
def test_a_day_off_never_makes_a_date_earlier_nor_a_day_worked_later(life: dict[str, Any], days: list[date]) -> None:
    life["unit"] = 1
    for works in (False, True):
        before, after = with_days(days, not works), with_days(days, works)
        many, ones = columns([life], before)
        (new,) = counted_anew(many, ones, before, after)
        assert new <= many.due_at[0] if works else new >= many.due_at[0]


def some_lives(dice: Random, staff: build.Staff) -> None:
    """Two dozen dossiers that were received, paused, put off, moved on and ended at all sorts of moments."""
    reasons = [PaperReason(NAMES[0], "thiếu chữ ký")]
    for _ in range(24):
        day = dice.randrange(2, 6)
        code = build.an_accepted_dossier(
            staff.counter, at=on(day, f"{dice.randrange(7, 17)}:{dice.randrange(60):02}")
        ).code
        fate, later = dice.randrange(7), on(day + 1, f"{dice.randrange(8, 16)}:{dice.randrange(60):02}")
        if fate == 1:
            intake.request_supplement(code=code, reasons=reasons, by=staff.head, at=later)
        elif fate == 2:
            intake.request_supplement(code=code, reasons=reasons, by=staff.head, at=later)
            submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=later + timedelta(hours=7))
        elif fate == 3:
            resolve.extend(code=code, new_due=date(2026, 3, 16), reason="Chờ", by=staff.head, at=later)
        elif fate == 4:
            resolve.complete_step(code=code, by=staff.counter, at=later)
        elif fate == 5:
            submit.withdraw(code=code, reason="Không còn nhu cầu", by=staff.counter, at=later)
    build.a_submitted_dossier(at=on(6), channel=Channel.ONLINE)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happened_to_them_effect_is_preview_and_taken_back_is_as_before(
    staff: build.Staff, office: Office, seed: int
) -> None:
    dice = Random(seed)
    some_lives(dice, staff)
    before = promises()
    days = [a_day(d, works=dice.random() < 0.2) for d in dice.sample(range(5, 19), dice.randrange(1, 4))]

    number = a_recall(office.reform, *days, when=on(10))
    shown = {line.code for line in plan(number).preview.lines}
    done(number, office, on(10, "9:05"))
    after = promises()

    assert {code for code in before if before[code][0] != after[code][0]} == shown
    assert all(before[code] == after[code] for code in before.keys() - shown)
    must_add_up()
    if plan(number).preview.total:
        done(operations.reverse(plan=number, by=office.reform, at=on(10, "9:10")), office, on(10, "9:15"))
        assert promises() == before
        must_add_up()
