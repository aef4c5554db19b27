"""Stand-ins: the hat of an absent holder, for as long as the absence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.directory import operations, queries
from motcua.directory.queries import Gap
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import Refused
from tests.directory.places import AT, TODAY, a_person, a_province, a_seat, ids

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2024, 3, 4), date(2024, 3, 8)


@pytest.fixture
def people() -> dict[str, int]:
    """A head and two who might stand in; posts by user name."""
    a_province()
    for name in ("hung", "mai", "lan"):
        a_person(name)
    return {
        "hung": a_seat("hung", "H52.30", Role.HEAD, title="Chủ tịch"),
        "mai": a_seat("mai", "H52.30.1", Role.OFFICER, title="Phó trưởng phòng"),
        "lan": a_seat("lan", "H52.30.0", Role.COUNTER),
    }


def away(post: int, person: str, starts: date = FIRST, ends: date = LAST, reason: str = "Đi công tác") -> int:
    """That person wears the hat."""
    return operations.stand_in(post=post, person=person, starts=starts, ends=ends, reason=reason, by=SYSTEM, at=AT)


def test_a_stand_in_wears_the_hat_and_it_says_for_whom(people: dict[str, int]) -> None:
    away(people["hung"], "mai")
    (mai,) = _ids("mai")

    actor = queries.actor_of(mai, TODAY)

    assert [(h.title, h.stands_in_for) for h in actor.hats] == [("Phó trưởng phòng", None), ("Chủ tịch", "Hung")]
    assert actor.roles == {Role.OFFICER, Role.HEAD}
    assert actor.units >= ids("H52.30", "H52.30.21")


def test_the_hat_ends_with_the_absence(people: dict[str, int]) -> None:
    away(people["hung"], "mai")
    (mai,) = _ids("mai")

    assert Role.HEAD not in queries.actor_of(mai, date(2024, 3, 3)).roles
    assert Role.HEAD in queries.actor_of(mai, LAST).roles
    assert Role.HEAD not in queries.actor_of(mai, date(2024, 3, 9)).roles


def test_the_hat_ends_when_the_holder_leaves_the_post(people: dict[str, int]) -> None:
    away(people["hung"], "mai")
    (mai,) = _ids("mai")

    operations.relieve(post=people["hung"], last=date(2024, 3, 5), by=SYSTEM, at=AT)

    assert Role.HEAD not in queries.actor_of(mai, date(2024, 3, 6)).roles


def test_who_comes_back_early_takes_the_hat_back(people: dict[str, int]) -> None:
    away(people["hung"], "mai")
    (mai,) = _ids("mai")

    operations.come_back(post=people["hung"], on=date(2024, 3, 6), by=SYSTEM, at=AT)

    assert Role.HEAD in queries.actor_of(mai, date(2024, 3, 5)).roles
    assert Role.HEAD not in queries.actor_of(mai, date(2024, 3, 6)).roles


def test_nobody_stands_in_for_themself(people: dict[str, int]) -> None:
    with pytest.raises(Refused, match="làm thay chính mình"):
        away(people["hung"], "hung")


def test_two_do_not_stand_in_for_one_on_the_same_day(people: dict[str, int]) -> None:
    away(people["hung"], "mai")

    with pytest.raises(Refused, match="Mai đã làm thay"):
        away(people["hung"], "lan", LAST, date(2024, 3, 20))
    away(people["hung"], "lan", date(2024, 3, 9), date(2024, 3, 20))


def test_who_is_absent_too_cannot_stand_in(people: dict[str, int]) -> None:
    away(people["mai"], "lan")

    with pytest.raises(Refused, match="Mai cũng vắng mặt"):
        away(people["hung"], "mai", LAST, LAST)


def test_who_stands_in_is_not_made_absent(people: dict[str, int]) -> None:
    away(people["hung"], "mai")

    with pytest.raises(Refused, match="đang được giao làm thay Hung"):
        away(people["mai"], "lan")


def test_an_absence_ends_after_it_starts_and_has_a_reason(people: dict[str, int]) -> None:
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        away(people["hung"], "mai", LAST, FIRST)
    with pytest.raises(Refused, match="lý do"):
        away(people["hung"], "mai", reason=" ")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 30), st.integers(0, 30), st.integers(-5, 40))
def test_a_stand_in_has_the_hat_exactly_on_the_days_of_absence(
    people: dict[str, int], first: int, length: int, asked: int
) -> None:
    from django.db import transaction

    (mai,) = _ids("mai")
    start = date.fromordinal(FIRST.toordinal() + first)
    end = date.fromordinal(start.toordinal() + length)
    day = date.fromordinal(FIRST.toordinal() + asked)
    with transaction.atomic():
        away(people["hung"], "mai", start, end)
        worn = any(h.stands_in_for for h in queries.actor_of(mai, day).hats)
        transaction.set_rollback(True)

    assert worn == (start <= day <= end)


def _ids(*usernames: str) -> tuple[int, ...]:
    from motcua.accounts import queries as accounts

    return tuple(accounts.named(u).id for u in usernames)


def test_an_absence_may_be_known_before_there_is_a_stand_in(people: dict[str, int]) -> None:
    operations.leave(post=people["hung"], starts=FIRST, ends=LAST, reason="Ốm", by=SYSTEM, at=AT)

    (district,) = ids("H52.30")
    (head,) = [p for p in queries.posts([district], TODAY) if p.id == people["hung"]]
    assert [(s.name, s.reason) for s in head.stand_ins] == [("", "Ốm")]
    with pytest.raises(Refused, match="đã được ghi vắng mặt"):
        operations.leave(post=people["hung"], starts=LAST, ends=LAST, reason="Ốm", by=SYSTEM, at=AT)


def test_a_stand_in_named_later_takes_the_place_of_the_bare_absence(people: dict[str, int]) -> None:
    operations.leave(post=people["hung"], starts=FIRST, ends=LAST, reason="Ốm", by=SYSTEM, at=AT)

    away(people["hung"], "mai")

    (mai,) = _ids("mai")
    assert Role.HEAD in queries.actor_of(mai, TODAY).roles


def test_who_stands_in_may_fall_ill_too_and_is_not_refused(people: dict[str, int]) -> None:
    away(people["hung"], "mai")

    operations.leave(post=people["mai"], starts=FIRST, ends=FIRST, reason="Ốm", by=SYSTEM, at=AT)

    (district,) = ids("H52.30")
    assert queries.manning(FIRST).gap(district, Role.HEAD) is Gap.AWAY
    assert queries.manning(date(2024, 3, 5)).gap(district, Role.HEAD) is None


def test_the_hands_of_a_stand_in_are_the_holder_s_too(people: dict[str, int]) -> None:
    away(people["hung"], "mai")
    hung, mai = _ids("hung", "mai")

    assert queries.actor_of(mai, TODAY).hands == {hung, mai}
    assert queries.actor_of(mai, date(2024, 3, 9)).hands == {mai}
