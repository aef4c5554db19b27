"""Figures equal a naive reading of the whole log, whatever the period, the cut-off and the state of the kept sums."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from motcua.calendars.terms import ZONE
from motcua.kernel.actor import SYSTEM
from motcua.measures import operations, queries
from motcua.measures.terms import Cell, Figures
from motcua.measures.terms.scope import Scope
from tests.measures.histories import Log, World, a_world, go_on, tell

DAYS = [date(2023, 9, 20) + timedelta(days=n) for n in range(280)]


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_world()


def some_spans(seed: int, n: int) -> list[tuple[date, date, datetime | None]]:
    dice = random.Random(seed)
    found = []
    for _ in range(n):
        start, end = sorted(dice.choices(DAYS, k=2))
        if dice.random() < 0.4:  # on the bounds of half months
            start, end = start.replace(day=dice.choice([1, 15])), end.replace(day=dice.choice([14]))
            start, end = min(start, end), max(start, end)
        moment = datetime(2023, 10, 1, tzinfo=ZONE) + timedelta(minutes=dice.randrange(260 * 24 * 60))
        found.append((start, end, moment if dice.random() < 0.4 else None))
    return found


def compare(world: World, seed: int) -> None:
    dice, log = random.Random(seed), Log()
    for start, end, cut_off in some_spans(seed, 8):
        units = frozenset(dice.sample(world.units, dice.randint(1, len(world.units))))
        whole = queries.figures(units, start, end, cut_off)
        assert whole == log.counts(units, start, end, cut_off)
        by_unit = queries.by_unit(units, start, end, cut_off)
        assert sum(by_unit.values(), Figures()) == whole
        assert by_unit == {u: f for u in units if (f := log.counts(frozenset({u}), start, end, cut_off)) != Figures()}
        field = dice.choice(world.versions).field_id
        by_field = queries.by_field(units, start, end, cut_off)
        assert sum(by_field.values(), Figures()) == whole
        assert by_field.get(field, Figures()) == log.counts(units, start, end, cut_off, field_id=field)
        by_channel = queries.by_channel(units, start, end, cut_off)
        assert by_channel.get(2, Figures()) == log.counts(units, start, end, cut_off, channel=2)
        for cell in Cell:
            listing = queries.drill(SYSTEM, (cell,), Scope(units), start, end, cut_off, limit=3)
            assert listing.count == whole.cell(cell), cell
        by_procedure = queries.by_procedure(units, start, end, cut_off)
        assert sum(by_procedure.values(), Figures()) == whole


@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_a_reading_of_the_whole_log(world: World, seed: int) -> None:
    tell(world, seed, 150)

    compare(world, seed)  # nothing rolled forward: all of it is tail
    operations.roll_forward()
    compare(world, seed + 100)  # all of it kept
    tell(world, seed + 50, 100, first=1000)
    compare(world, seed + 200)  # half kept, half tail
    operations.roll_forward()
    go_on(world, seed)
    compare(world, seed + 300)  # dossiers that were counted here have moved there
    operations.roll_forward()
    compare(world, seed + 400)
    go_on(world, seed + 1)
    compare(world, seed + 500)

    assert operations.check() == []
    operations.recount()
    compare(world, seed + 600)
    assert operations.check() == []
