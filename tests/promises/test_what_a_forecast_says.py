"""The forecast is a count: of finished dossiers that were as slow, how many needed more than is left."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from motcua.calendars.rules import ruler, standard, working_minutes
from motcua.promises.operations.forecasting import minutes
from motcua.promises.rules.forecasting.foreseeing import UNKNOWN, Asked, Foreseen, foresee
from motcua.promises.rules.forecasting.histories import FIRST, Histories, History, gathered, histories
from motcua.promises.rules.forecasting.passages import Reading, key_of
from motcua.promises.rules.forecasting.sheet import Line, sheet
from motcua.promises.rules.telling import left, why
from motcua.promises.terms import Basis, Outlook
from tests.calendars.worlds import MOMENTS
from tests.promises import lives

DAY = 480
TIMES = st.lists(st.tuples(st.integers(-DAY, 20 * DAY), st.integers(0, 20 * DAY)), min_size=5, max_size=40)


def known(times: list[tuple[int, int]], *, usual: float = 3.0, per_day: float = 2.0, unit: int | None = 1) -> Histories:
    """One history: (minutes at which the step was left, minutes from there to the end)."""
    ended = sorted((passed + more, passed) for passed, more in times)
    one = History(
        7, "tham-dinh", unit, [e for e, _ in ended], [FIRST] * len(ended), [p for _, p in ended], per_day, usual
    )
    return histories([one], {"tham-dinh": 0})


def asked(run: int, left: int, *, ahead: int = 0, planned: int = UNKNOWN) -> Asked:
    one = {
        "key": key_of(7, 0, 1), "wide": key_of(7, 0, 0), "desk": key_of(0, 0, 1), "run": run, "left": left,
        "planned": planned, "ahead": ahead, "day": DAY,
    }  # fmt: skip
    return Asked(**{name: np.array([value]) for name, value in one.items()})


def said(found: Foreseen, name: str) -> int:
    return int(getattr(found, name)[0])


@given(TIMES, st.integers(-DAY, 10 * DAY), st.integers(-DAY, 20 * DAY), st.integers(0, 5 * DAY))
def test_more_time_left_is_never_a_smaller_chance(times: list[tuple[int, int]], run: int, left: int, more: int) -> None:
    history = known(times)

    sooner, later = (foresee(asked(run, n), history) for n in (left, left + more))

    assert said(sooner, "chance") <= said(later, "chance")


@given(TIMES, st.integers(-DAY, 10 * DAY), st.integers(0, 20 * DAY), st.integers(0, 60), st.integers(0, 60))
def test_a_longer_queue_never_makes_it_earlier(
    times: list[tuple[int, int]], run: int, left: int, ahead: int, more: int
) -> None:
    history = known(times)

    short, long = (foresee(asked(run, left, ahead=n, planned=DAY), history) for n in (ahead, ahead + more))

    assert said(short, "needs") <= said(long, "needs")
    assert said(short, "chance") >= said(long, "chance")


@given(TIMES, st.integers(-DAY, 10 * DAY), st.integers(-DAY, 20 * DAY))
def test_it_is_likely_late_exactly_when_fewer_than_half_were_in_time(
    times: list[tuple[int, int]], run: int, left: int
) -> None:
    found = foresee(asked(run, left), known(times))

    such, longer = said(found, "such"), said(found, "longer")
    if said(found, "basis") == Basis.UNIT:
        assert (said(found, "needs") > left) == (2 * (such - longer) < such)


@given(TIMES, st.integers(-DAY, 10 * DAY), st.integers(-DAY, 20 * DAY))
def test_it_is_what_one_counts_by_hand(times: list[tuple[int, int]], run: int, left: int) -> None:
    found = foresee(asked(run, left), known(times))

    as_slow = [passed + more for passed, more in times if passed > run]
    if len(as_slow) >= 5:
        assert said(found, "such") == len(as_slow)
        assert said(found, "longer") == sum(needed > run + left for needed in as_slow)
    else:
        assert said(found, "basis") == Basis.NOTHING


def test_18_of_20_is_said_with_its_numbers() -> None:
    slow = [(9 * DAY, DAY * n) for n in (1, 1, *[3] * 18)]

    found = foresee(asked(8 * DAY, 2 * DAY), known(slow))

    assert (said(found, "such"), said(found, "longer"), said(found, "chance")) == (20, 18, 10)
    assert why(outlook(such=20, longer=18, known=20, ran=80, remains=20)).vi == (
        "18 trong 20 hồ sơ cùng loại ở đơn vị này sau 8 ngày còn ở bước này cần hơn 2 ngày còn lại, kể cả hôm nay."
    )


def test_with_nothing_known_the_allotted_times_are_taken_and_the_sentence_says_so() -> None:
    nothing = histories([], {})

    found = foresee(asked(DAY, 2 * DAY, planned=3 * DAY), nothing)

    assert (said(found, "basis"), said(found, "needs"), said(found, "chance")) == (Basis.ALLOTTED, 3 * DAY, UNKNOWN)
    sentence = why(outlook(basis=Basis.ALLOTTED, chance=None))
    assert sentence.vi == "Chưa có hồ sơ cùng loại nào đã xong: tính theo thời gian quy định của các bước."


def test_one_finished_dossier_is_no_many_to_compare_with() -> None:
    assert why(outlook(basis=Basis.ALLOTTED, chance=None, known=1)).vi.startswith("Mới có 1 hồ sơ cùng loại đã xong")
    assert why(outlook(basis=Basis.ALLOTTED, chance=None, known=40, ran=25)).vi.startswith(
        "Đã ở bước này 2,5 ngày làm việc, lâu hơn hầu hết 40 hồ sơ cùng loại đã xong"
    )


def test_what_a_card_says_of_its_time_can_be_checked_on_the_file() -> None:
    assert left(outlook(ran=25, remains=90)).vi == "đã 2,5 ngày làm việc; đến hẹn còn 9 ngày"
    assert left(outlook(ran=80, remains=-10)).vi == "đã 8 ngày làm việc; quá hẹn 1 ngày"


def test_with_few_of_its_own_unit_those_of_all_units_are_asked() -> None:
    both = [
        History(7, "tham-dinh", 1, [5 * DAY] * 4, [FIRST] * 4, [4 * DAY] * 4, 1.0, 1.0),
        History(7, "tham-dinh", None, [5 * DAY] * 9, [FIRST] * 9, [4 * DAY] * 9, 1.0, 1.0),
    ]

    found = foresee(asked(DAY, 2 * DAY), histories(both, {"tham-dinh": 0}))

    assert (said(found, "basis"), said(found, "such")) == (Basis.EVERYWHERE, 9)


def test_the_kept_histories_are_those_gathered() -> None:
    rows = lives.read(lives.a_history())
    found = gathered(rows, minutes(lives.moment(date(2026, 6, 1))))

    again = histories(found.rows(rows.steps), {name: n for n, name in enumerate(rows.steps)})

    for name in ("procedure", "step", "unit", "starts", "needed", "came", "passed", "per_day", "usual"):
        assert np.array_equal(getattr(found, name), getattr(again, name)), name


@given(MOMENTS, MOMENTS)
def test_the_ruler_measures_as_working_minutes_do(one: datetime, other: datetime) -> None:
    marks = lives.RULER.marks(np.array([minutes(one), minutes(other)]))

    assert max(marks[1] - marks[0], 0) == working_minutes(one, other, standard())


@given(st.integers(1, 400_000))
def test_the_ruler_reads_back_what_it_marked(mark: int) -> None:
    moments = ruler(standard(), 2026).moments(np.array([mark]))

    assert lives.RULER.marks(moments)[0] == mark


def test_a_pause_is_no_time_needed() -> None:
    accepted = lives.moment(date(2026, 3, 4))
    pause = (lives.after(accepted, 2), lives.after(accepted, 7))

    (straight, *_), (paused, *_) = (
        gathered(lives.read(lives.life(1, accepted, stays, pause=stop)), minutes(lives.after(accepted, 30))).needed
        for stays, stop in (([1, 3, 1], None), ([1, 8, 1], pause))
    )

    assert paused == straight


def outlook(**said: object) -> Outlook:
    """Some outlook, with something said otherwise."""
    plain = {
        "dossier": 1, "unit": 1, "due_at": lives.moment(date(2026, 3, 10)), "colour": "", "likely_at": None,
        "chance": 10, "basis": Basis.UNIT, "such": 0, "longer": 0, "known": 0, "ran": 0, "remains": 0, "extra": 0,
        "ahead": 0, "usual": 0, "paused": False,
    }  # fmt: skip
    return Outlook(**plain | said)  # type: ignore[arg-type]


def a_line(stays: list[float], at: datetime, *, paused: bool = False, ill: float = 0) -> Line:
    """The sheet's line of one open dossier accepted on 4 March 2026, of ten working days."""
    from motcua.dossiers.queries.histories import Standing

    step = lives.life(1, lives.moment(date(2026, 3, 4)), stays, until=at)[-1]
    standing = Standing(
        step.dossier, step.procedure, step.process, step.step, step.unit, step.agency, step.entered, step.due,
        step.clock, paused, None, 0,
    )  # fmt: skip
    reading = Reading(lambda _: lives.RULER)
    rows = reading.passages([standing])
    past = gathered(lives.read(lives.a_history(ill=ill)), minutes(at))
    (line,) = sheet(rows, minutes(at), histories(past.rows(lives.STEPS), reading.steps), lambda *_: (2.0, 2.0))
    return line


def test_amber_from_70_per_cent_and_red_from_90_per_cent_of_the_promised_time() -> None:
    accepted = lives.moment(date(2026, 3, 4))

    colours = [a_line([1, 5], lives.after(accepted, days)).colour for days in (6.5, 8, 9.8)]

    assert colours == ["", "amber", "red"]


def test_red_as_soon_as_the_likely_day_passes_the_date() -> None:
    accepted = lives.moment(date(2026, 3, 4))

    line = a_line([1], lives.after(accepted, 6.5), ill=0.9)

    assert line.used < 70
    assert line.likely_at is not None and line.likely_at > line.due_at
    assert line.colour == "red"


@given(st.floats(0.1, 14))
def test_a_paused_dossier_is_never_coloured(days: float) -> None:
    accepted = lives.moment(date(2026, 3, 4))

    line = a_line([], lives.after(accepted, days), paused=True)

    assert (line.colour, line.likely_at, line.paused) == ("", None, True)


def test_every_sentence_has_its_two_languages() -> None:
    for basis in Basis:
        for remains in (-5, 20):
            said = why(outlook(basis=basis, remains=remains, such=6, longer=2, known=9, extra=15, ahead=9))
            assert said.vi.endswith(".") and said.en.endswith(".")


def test_a_dossier_in_two_steps_is_forecast_by_the_slower_one() -> None:
    from motcua.dossiers.queries.histories import Standing

    at = lives.moment(date(2026, 3, 10))
    steps = [lives.life(1, lives.moment(date(2026, 3, 4)), stays, until=at)[-1] for stays in ([], [1])]
    open_steps = [
        Standing(s.dossier, s.procedure, 0, s.step, 1, 1, s.entered, s.due, s.clock, False, None, 0) for s in steps
    ]
    reading = Reading(lambda _: lives.RULER)
    rows = reading.passages(open_steps)
    past = histories(gathered(lives.read(lives.a_history()), minutes(at)).rows(lives.STEPS), reading.steps)

    (line,) = sheet(rows, minutes(at), past, lambda *_: (9.0, 9.0))

    assert line.step == "nhan"
