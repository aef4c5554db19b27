"""A plan that dies half way, two at once, one that meets a clerk at work: nothing half done, a clear message."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from motcua.changes import operations
from motcua.changes.terms import Stage
from motcua.dossiers.models import Event
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act
from motcua.kernel.refused import Refused
from tests import build
from tests.changes.world import Office, a_day, a_recall, must_add_up, on, plan, promises

pytestmark = pytest.mark.django_db(transaction=True)


class Died(Exception):  # noqa: N818
    """The machine went down."""


def a_world(dossiers: int = 3) -> tuple[build.Staff, Office]:
    staff = build.a_staffed_district()
    for _ in range(dossiers):
        build.an_accepted_dossier(staff.counter)
    return staff, Office()


def approved(office: Office, day: int) -> int:
    number = a_recall(office.reform, a_day(day))
    operations.approve(plan=number, by=office.head, at=on(4, "11:00"))
    return number


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each in a thread and a connection of its own, at the same moment; "" or what it was refused with."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        ready.wait()
        try:
            act()
        except Refused as no:
            return no.vi
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_dying_half_way_leaves_nothing_half_done_and_it_is_done_whole_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, office = a_world(5)
    number, before = approved(office, 9), promises()
    monkeypatch.setattr("motcua.dossiers.record.BATCH", 2)

    def dies(done: int, total: int) -> None:
        if done == 4:
            raise Died

    with pytest.raises(Died):
        operations.apply(plan=number, at=on(4, "12:00"), say=dies)
    assert promises() == before and plan(number).stage is Stage.APPROVED and not Event.objects.filter(act=Act.REDATE)

    operations.apply(plan=number, at=on(4, "12:01"))
    assert Event.objects.filter(act=Act.REDATE).count() == 5
    must_add_up()


def test_two_plans_for_the_same_dossiers_at_once_are_one_success_and_one_clear_message() -> None:
    _, office = a_world()
    first, second = approved(office, 9), approved(office, 6)

    said = at_once(*(lambda n=n: operations.apply(plan=n, at=on(4, "12:00")) for n in (first, second)))

    assert sorted(map(bool, said)) == [False, True]
    assert any(words in "".join(said) for words in ("đang được thực hiện", "phê duyệt lại"))
    assert Event.objects.filter(act=Act.REDATE).count() == 3
    must_add_up()


def test_the_same_plan_approved_twice_at_once_is_approved_once() -> None:
    _, office = a_world()
    number = a_recall(office.reform, a_day(9))

    said = at_once(*[lambda: operations.approve(plan=number, by=office.head, at=on(4, "11:00"))] * 2)

    assert sorted(map(bool, said)) == [False, True]
    assert plan(number).stage is Stage.APPROVED


def test_a_clerk_at_work_meanwhile_loses_nothing() -> None:
    staff, office = a_world()
    number, codes = approved(office, 9), sorted(promises())

    said = at_once(
        lambda: operations.apply(plan=number, at=on(4, "12:00")),
        *(lambda c=c: resolve.complete_step(code=c, by=staff.counter, at=on(4, "12:00")) for c in codes),
    )

    assert said[1:] == ["", "", ""]
    assert said[0] == "" or "phê duyệt lại" in said[0]
    must_add_up()
