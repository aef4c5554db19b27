"""Two carriers of one channel: who is slow is taken last, rests, is tried with a few, and comes back when well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.adapters.simulated import Simulated
from motcua.notices import operations, queries, rules
from motcua.notices.rules import Measured
from motcua.notices.terms import Standing
from tests.notices.carriers import AT, owed

MINUTE = timedelta(minutes=1)
BOTH = {"one": Standing.GOOD, "two": Standing.GOOD}
KEYS = [f"key-{n}" for n in range(200)]


@pytest.mark.parametrize(
    ("measured", "stands"),
    [
        (Measured(100, 15), Standing.DEMOTED),
        (Measured(100, 14), Standing.GOOD),
        (Measured(9, 9), Standing.GOOD),
        (Measured(10, 2), Standing.DEMOTED),
        (Measured(), Standing.GOOD),
    ],
)
def test_fifteen_in_a_hundred_slow_ones_demote(measured: Measured, stands: Standing) -> None:
    assert rules.standing(Standing.GOOD, AT, measured, AT) is stands


def test_a_demoted_carrier_rests_is_tried_and_comes_back() -> None:
    rested = AT + 30 * MINUTE

    assert rules.standing(Standing.DEMOTED, AT, Measured(), rested - MINUTE) is Standing.DEMOTED
    assert rules.standing(Standing.DEMOTED, AT, Measured(), rested) is Standing.TRIAL
    assert rules.standing(Standing.TRIAL, AT, Measured(4, 0), rested) is Standing.TRIAL
    assert rules.standing(Standing.TRIAL, AT, Measured(5, 0), rested) is Standing.GOOD
    assert rules.standing(Standing.TRIAL, AT, Measured(5, 1), rested) is Standing.DEMOTED


def test_the_preferred_carrier_is_tried_first_and_the_other_next() -> None:
    assert {rules.choose(key, 0, BOTH) for key in KEYS} == {"one"}
    assert {rules.choose(key, 1, BOTH) for key in KEYS} == {"two"}
    assert {rules.choose(key, 0, BOTH | {"one": Standing.DEMOTED}) for key in KEYS} == {"two"}
    assert {rules.choose(key, 0, BOTH, frozenset({"one"})) for key in KEYS} == {"two"}


def test_on_trial_one_in_ten_is_given() -> None:
    given_to = Counter(rules.choose(key, 0, BOTH | {"one": Standing.TRIAL}) for key in KEYS)

    assert 5 < given_to["one"] < 40


@given(
    st.text(min_size=1), st.integers(0, 1000), st.dictionaries(st.text(), st.sampled_from(Standing), min_size=1),
    st.frozensets(st.text()),
)  # fmt: skip
def test_somebody_is_always_chosen(key: str, tries: int, all_: dict[str, Standing], resting: frozenset[str]) -> None:
    assert rules.choose(key, tries, all_, resting) in all_


def an_hour(start: datetime, minutes: int) -> Iterator[datetime]:
    """The worker's minutes, with two messages owed in each."""
    for n in range(minutes):
        at = start + n * MINUTE
        operations.owe([owed(code=f"{at.timestamp()}-{k}", owed_at=at) for k in range(2)])
        operations.deliver(at=at)
        operations.hear(at=at)
        operations.weigh(at=at)
        yield at


def standing() -> Standing:
    """Of the preferred carrier."""
    return {p.name: p.standing for p in queries.providers()}["sms-1"]


def test_a_slow_carrier_is_demoted_within_the_quarter_of_an_hour_and_comes_back_when_well(db: None) -> None:
    Simulated("sms-1").behave("slow")
    demoted = next(at for at in an_hour(AT, 15) if standing() is Standing.DEMOTED)
    last = [*an_hour(demoted, 5)][-1]
    by_the_second = [m for m in queries.about(f"{last.timestamp()}-1") if m.provider == "sms-2"]
    Simulated("sms-1").behave("good")
    back = next((at for at in an_hour(last, 120) if standing() is Standing.GOOD), None)

    assert demoted - AT <= 12 * MINUTE
    assert by_the_second
    assert back is not None and back - demoted >= 30 * MINUTE


def test_a_quick_carrier_stays(db: None) -> None:
    assert {standing() for _ in an_hour(AT, 15)} == {Standing.GOOD}
