"""Many files at once: each has its own result, nothing is done twice."""

from __future__ import annotations

import pytest

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from motcua.work import operations as work
from motcua.work import queries as own
from motcua.work.models import BatchLine
from motcua.work.terms import MOST, Deed
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


def three(staff: build.Staff) -> list[str]:
    """Three dossiers at the counter's step."""
    return [build.an_accepted_dossier(staff.counter).code for _ in range(3)]


def acts(code: str) -> list[Act]:
    """What was done to a dossier."""
    return [event.act for event in queries.page(SYSTEM, code).events]


def a_batch(staff: build.Staff, codes: list[str], deed: Deed = Deed.COMPLETE, **said: str) -> int:
    """Begun by the counter's clerk."""
    lines = [(code, "nhan") for code in codes]
    return work.begin(deed=deed, lines=lines, said=said, by=staff.counter, at=build.MORNING)


def test_each_file_has_its_own_result(staff: build.Staff) -> None:
    first, second, third = three(staff)
    resolve.take(code=second, step="nhan", by=build.a_counter_clerk("binh"), at=build.MORNING)
    number = a_batch(staff, [first, second, third, "H52.30.0-260304-9999"])

    work.go_on(number=number, at=build.MORNING)

    found = own.batch(staff.counter, number)
    assert [line.done for line in found.lines] == [True, False, True, False]
    assert found.lines[1].words is not None and "Binh" in found.lines[1].words.vi
    assert found.ended_at is not None and (found.settled, found.succeeded) == (4, 2)


def test_what_stopped_half_way_goes_on_and_does_nothing_twice(staff: build.Staff) -> None:
    codes = three(staff)
    number = a_batch(staff, codes)
    work.go_on(number=number, at=build.MORNING)
    BatchLine.objects.filter(n=2).update(done=None)  # the machine died between the act and its result
    assert own.unfinished() == []
    work.go_on(number=number, at=build.MORNING)
    assert all(line.done for line in own.batch(staff.counter, number).lines)
    assert [acts(code).count(Act.COMPLETE_STEP) for code in codes] == [1, 1, 1]


def test_what_a_batch_begins_stands_until_it_is_through(staff: build.Staff) -> None:
    number = a_batch(staff, three(staff))
    assert own.unfinished() == [number] and own.batch(staff.counter, number).settled == 0


def test_a_reason_given_once_stands_in_every_file(staff: build.Staff) -> None:
    codes = three(staff)
    number = a_batch(staff, codes, Deed.HAND_OVER, unit=build.DIVISION, reason="Đúng chuyên môn")
    work.go_on(number=number, at=build.MORNING)
    assert {queries.page(SYSTEM, code).events[-1].reason for code in codes} == {"Đúng chuyên môn"}


def test_without_a_reason_nothing_is_handed_over(staff: build.Staff) -> None:
    with pytest.raises(Refused, match="Ghi lý do"):
        a_batch(staff, three(staff), Deed.HAND_OVER, unit=build.DIVISION, reason=" ")


@pytest.mark.parametrize("many", [0, MOST + 1])
def test_nothing_and_too_much_are_refused_in_words(staff: build.Staff, many: int) -> None:
    with pytest.raises(Refused, match=f"từ 1 đến {MOST}"):
        a_batch(staff, [f"H52.30.0-260304-{n:04}" for n in range(many)])


def test_nobody_sees_another_s_batch(staff: build.Staff) -> None:
    number = a_batch(staff, three(staff))
    with pytest.raises(NotYours):
        own.batch(staff.officer, number)
