"""The forecast put to the test: honest only when nothing of the future reaches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.queries.histories import Passage
from motcua.promises.operations.forecasting import minutes
from motcua.promises.rules.forecasting import backtest
from motcua.promises.rules.forecasting.backtest import Judged, known_at, tally
from motcua.promises.rules.forecasting.pauses import NEVER
from motcua.promises.terms import Tally
from tests.promises import lives

NOW = lives.moment(date(2026, 9, 1))
PLAN = lambda process, step: (2.0, 2.0)  # noqa: E731
MORNINGS = [lives.moment(date(2026, 1, 5) + timedelta(days=n)).replace(hour=6) for n in range(30)]


def judged(rows: Sequence[Passage], mornings: Sequence[datetime] = MORNINGS) -> list[Judged]:
    whole = lives.read(rows)
    return [one for at in mornings for one in backtest.morning(whole, minutes(at), minutes(NOW), PLAN)]


def test_lateness_that_shows_is_seen_and_little_else_is_called_late() -> None:
    found = tally(judged(lives.a_history(many=1500)))

    assert found.files > 80 and found.late > 10
    assert found.recall is not None and found.recall > 0.9
    assert found.precision is not None and found.precision > 0.8


def test_where_nothing_is_late_nothing_is_warned_of() -> None:
    found = tally(judged(lives.a_history(many=1200, ill=0, limit=9)))

    assert found.files > 40
    assert found.late == 0 and found.warned <= found.files // 20


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.integers(0, len(MORNINGS) - 1))
def test_whatever_happens_later_the_warnings_of_a_morning_are_the_same(seed: int, which: int) -> None:
    """Another future for everything that had not ended: a forecast that looked ahead would differ."""
    at = MORNINGS[which]
    rows = lives.a_history(many=400)
    cut = minutes(at)
    dice = np.random.default_rng(seed)
    late = {r.dossier: int(dice.integers(1, 60) * 1440) for r in rows}

    def other(one: Passage) -> Passage:
        left = one.left if one.left is None or one.left < cut else one.left + late[one.dossier]
        ended = one.ended if one.ended is None or one.ended < cut else one.ended + late[one.dossier]
        return one._replace(left=left, ended=ended)

    before, after = (
        {j.dossier: j.warned for j in judged(r, [at])} for r in (rows, [other(r) for r in rows if r.entered <= cut])
    )

    shared = before.keys() & after.keys()
    assert {d: before[d] for d in shared} == {d: after[d] for d in shared}


def test_a_forecast_that_knew_the_future_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above has teeth: with the ends of the future let in, it fails."""
    monkeypatch.setattr(backtest, "known_at", lambda passages, at: replace(
        known_at(passages, at), ended=passages.only(passages.entered <= passages.marks(at)).ended))  # fmt: skip

    with pytest.raises((AssertionError, ValueError, IndexError)):
        for seed in range(5):
            test_whatever_happens_later_the_warnings_of_a_morning_are_the_same.hypothesis.inner_test(seed, 10)  # type: ignore[attr-defined]
        assert tally(judged(lives.a_history(many=400))).files > 0


def test_what_is_known_of_a_morning_ends_before_it() -> None:
    whole = lives.read(lives.a_history())
    at = minutes(MORNINGS[0])

    then = known_at(whole, at)

    moment = then.marks(at)
    assert (then.entered <= moment).all()
    for known in (then.left, then.ended):
        assert ((known < moment) | (known == NEVER)).all()


def test_shares_of_nothing_are_not_said() -> None:
    assert (Tally(5, 0, 0, 0).precision, Tally(5, 0, 0, 0).recall) == (None, None)


def test_a_dossier_paused_on_a_morning_is_not_judged() -> None:
    accepted = lives.moment(date(2026, 1, 5))
    pause = (lives.after(accepted, 5), lives.after(accepted, 20))

    assert judged(lives.life(1, accepted, [1, 20, 1], pause=pause)) == []
