"""The discipline of the line, for whoever comes and whoever calls."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.queueing.rules import line, waiting
from motcua.queueing.terms import Need, Standing
from tests.build import MORNING, at

#: one entry a minute: somebody comes (of which need), or a clerk calls
MINUTES = st.lists(st.sampled_from([Need.NONE, Need.NONE, Need.ELDERLY, Need.DISABLED, None]), max_size=60)


def played(minutes: list[Need | None]) -> tuple[list[Standing], list[int]]:
    """Who came, and who was called; at the end everybody is called."""
    came: list[Standing] = []
    calls: list[int] = []
    lately: list[bool] = []
    for n, need in enumerate([*minutes, *[None] * len(minutes)]):
        now = MORNING + timedelta(minutes=n)
        if need is not None:
            came.append(Standing(n, now, need))
            continue
        chosen = line.next_of([c for c in came if c.id not in calls], lately, now)
        if chosen is not None:
            calls.append(chosen.id)
            lately.insert(0, line.goes_first(chosen, now))
    return came, calls


@given(MINUTES)
def test_everybody_is_called_and_nobody_twice(minutes: list[Need | None]) -> None:
    came, calls = played(minutes)
    assert sorted(calls) == [c.id for c in came]


@given(MINUTES)
def test_within_a_lane_who_came_first_is_called_first(minutes: list[Need | None]) -> None:
    came, calls = played(minutes)
    for first in (True, False):
        lane = [c.id for c in came if (c.need is not Need.NONE) is first]
        assert [c for c in calls if c in lane] == lane


@given(MINUTES)
def test_nobody_starves_of_three_calls_one_is_for_who_only_waits(minutes: list[Need | None]) -> None:
    came, calls = played(minutes)
    needs = {c.id: c.need for c in came}
    for one in (c for c in came if c.need is Need.NONE):
        after = calls[: calls.index(one.id)]
        served = [c for c in after if c > one.id]
        ordinary_before = sum(1 for c in came if c.need is Need.NONE and c.id < one.id)
        assert all(needs[c] is not Need.NONE for c in served), "only those served first overtake"
        assert len(served) <= line.IN_A_ROW * (ordinary_before + 1)


@given(MINUTES)
def test_the_order_shown_is_the_order_called(minutes: list[Need | None]) -> None:
    came = [Standing(n, MORNING + timedelta(minutes=n), need) for n, need in enumerate(minutes) if need is not None]
    now, lately, left, calls = MORNING + timedelta(hours=2), [], list(came), []

    shown = line.in_order(came, [], now)
    while (one := line.next_of(left, lately, now)) is not None:
        left.remove(one)
        lately.insert(0, line.goes_first(one, now))
        calls.append(one)

    assert shown == calls


def test_who_booked_is_served_first_in_the_time_booked_and_not_before() -> None:
    early = Standing(1, at("08:40"), first_from=at("09:00"), first_until=at("09:45"))
    here = Standing(2, at("08:35"))

    assert [s.id for s in line.in_order([early, here], [], at("08:50"))] == [2, 1]
    assert [s.id for s in line.in_order([early, here], [], at("09:00"))] == [1, 2]
    assert [s.id for s in line.in_order([early, here], [], at("09:45"))] == [2, 1]


@given(st.integers(0, 50), st.integers(1, 6), st.lists(st.integers(0, 5000), max_size=40))
def test_a_longer_line_is_never_a_shorter_wait_and_a_window_more_never_a_longer_one(
    ahead: int, windows: int, times: list[int]
) -> None:
    here, longer, more = (
        waiting.estimate(*x, times) for x in ((ahead, windows), (ahead + 1, windows), (ahead, windows + 1))
    )
    for one, other in ((here, longer), (more, here)):
        assert one.low is not None and one.high is not None and other.low is not None and other.high is not None
        assert one.low <= other.low and one.high <= other.high
        assert one.low <= one.high


def test_an_estimate_says_what_it_rests_on() -> None:
    known = waiting.estimate(4, 2, [300, 360, 420, 480, 540])
    assert known.words.vi == "Chờ khoảng 12 đến 20 phút (2 quầy mở; theo 5 lượt gần đây)."
    assert waiting.estimate(4, 2, [300]).words.vi == (
        "Chờ khoảng 20 đến 25 phút (2 quầy mở; tạm tính mỗi người 10 phút)."
    )
    assert waiting.estimate(4, 0, [300]).words.vi == "Chưa có quầy nào mở nên chưa ước được giờ."
