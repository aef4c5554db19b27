"""The forecast put to the test: made anew for mornings long past, from what was known then, against what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from motcua.promises.rules.forecasting.foreseeing import Asked, Foreseen, foresee
from motcua.promises.rules.forecasting.histories import gathered
from motcua.promises.rules.forecasting.passages import Passages
from motcua.promises.rules.forecasting.pauses import NEVER, Bools, Ints
from motcua.promises.rules.forecasting.planning import PlanOf, planned
from motcua.promises.terms import Tally

#: so many working days before the date a dossier is judged: the last moment at which a letter still comes in time
BEFORE = 2


class Judged(NamedTuple):
    """One dossier on one morning two working days before its date: what was said, and what became of it."""

    dossier: int
    procedure: int
    agency: int
    late: bool
    warned: bool


def tally(judged: Iterable[Judged]) -> Tally:
    """Counted together."""
    rows = list(judged)
    return Tally(
        len(rows), sum(r.late for r in rows), sum(r.warned for r in rows), sum(r.late and r.warned for r in rows)
    )


def known_at(passages: Passages, at: int) -> Passages:
    """What was known at a moment (minutes since 1970): later steps were not entered, later ends had not come."""
    moment = passages.marks(at)
    came = passages.entered <= moment
    then, moment = passages.only(came), moment[came]
    return replace(
        then, left=_if_before(then.left, moment), ended=_if_before(then.ended, moment),
        pauses=then.pauses.until(moment),
    )  # fmt: skip


def _if_before(moments: Ints, at: Ints) -> Ints:
    return np.where(moments < at, moments, NEVER)


def running(then: Passages, at: int) -> Bools:
    """Steps open at the moment, of dossiers whose clock runs."""
    chosen: Bools = (then.left == NEVER) & (then.ended == NEVER) & ~then.pauses.covers(then.marks(at))
    return chosen


def asked_of(rows: Passages, at: int, plan_of: PlanOf) -> Asked:
    """What is asked about open steps, from what was known when each was entered."""
    now = rows.marks(at)
    left = rows.due - rows.entered - rows.worked(rows.entered, now)
    return Asked(
        rows.key, rows.wide, rows.desk, rows.run(now), left, planned(rows, now, plan_of),
        _ahead(rows.desk, rows.entered), rows.day(),
    )  # fmt: skip


def _ahead(desk: Ints, entered: Ints) -> Ints:
    """How many rows of the same desk came before each."""
    order = np.lexsort((entered, desk))
    _, first, many = np.unique(desk[order], return_index=True, return_counts=True)
    place = np.empty(len(desk), np.int64)
    place[order] = np.arange(len(desk)) - np.repeat(first, many)
    return place


def morning(passages: Passages, at: int, until: int, plan_of: PlanOf) -> list[Judged]:
    """Every dossier open then and due on the second working day: what was said of it, and what it came to.

    at: before work begins. until: the moment up to which it is known what happened.
    """
    then = known_at(passages, at)
    is_open = running(then, at)
    asked = asked_of(then.only(is_open), at, plan_of)
    said = foresee(asked, gathered(then, at))
    real = passages.only(passages.entered <= passages.marks(at)).only(is_open)
    late, told = _became(real, asked, at, until)
    near = told & (asked.left > (BEFORE - 1) * asked.day) & (asked.left <= BEFORE * asked.day)
    return _judged(real.only(near), late[near], warned(asked, said)[near])


def warned(asked: Asked, said: Foreseen) -> Bools:
    """Whether the likely day passes the date."""
    passes: Bools = said.told & (said.needs > asked.left)
    return passes


def _became(real: Passages, asked: Asked, at: int, until: int) -> tuple[Bools, Bools]:
    """Whether each needed more than was left, and whether that can be told. Looks at what happened afterwards."""
    took = real.worked(real.marks(at), np.maximum(np.minimum(real.ended, real.marks(until)), real.marks(at)))
    late: Bools = took > asked.left
    told: Bools = late | (real.ended < NEVER)
    return late, told


def _judged(rows: Passages, late: Bools, warning: Bools) -> list[Judged]:
    """One line for each dossier, warned of when any of its open steps was."""
    found: dict[int, Judged] = {}
    columns = (rows.dossier, rows.procedure, rows.agency, late, warning)
    for dossier, procedure, agency, was_late, was_warned in zip(*(c.tolist() for c in columns), strict=True):
        before = found.get(dossier)
        found[dossier] = Judged(dossier, procedure, agency, was_late, was_warned or bool(before and before.warned))
    return list(found.values())
