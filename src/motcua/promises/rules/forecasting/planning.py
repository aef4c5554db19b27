"""How long dossiers still take by the times their steps are given: what is told where no history tells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from motcua.promises.rules.forecasting.foreseeing import UNKNOWN
from motcua.promises.rules.forecasting.passages import Passages
from motcua.promises.rules.forecasting.pauses import Ints

#: a process and a step of it -> working days by plan in the step itself and after it; UNKNOWN without times
PlanOf = Callable[[int, str], tuple[float, float]]


def planned(rows: Passages, now: Ints, plan_of: PlanOf) -> Ints:
    """Working minutes from now to the end by the times of the steps. A step whose time is up is given it once more."""
    if not len(rows):
        return np.zeros(0, np.int64)
    pair, place = np.unique(np.stack([rows.process, rows.step]), axis=1, return_inverse=True)
    plans = np.array([plan_of(int(v), rows.steps[s]) for v, s in pair.T])
    spent = rows.worked(rows.entered, now)
    own, after = plans[place.ravel()].T * rows.day()
    rest = np.where(own > spent, own - spent, own) + after
    return np.where(own < 0, UNKNOWN, rest).astype(np.int64)
