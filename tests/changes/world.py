"""A province with somebody who plans and somebody who approves, and ways to look at what a plan did."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from motcua.changes import operations, queries
from motcua.changes.terms import Kind, PlanView
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import intake
from motcua.dossiers.queries import integrity
from motcua.dossiers.terms import PaperReason
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build
from tests.build import NAMES, at
from tests.directory import places

PROVINCE = "H52"
BASIS = "Công văn 15/UBND-NV ngày 03/3/2026"


class Office:
    """Who drafts and who approves, at the province."""

    def __init__(self) -> None:
        self.reform = places.an_actor("cai-cach", Role.REFORM, unit=PROVINCE, on=build.DAY)
        self.head = places.an_actor("chu-tich", Role.HEAD, unit=PROVINCE, on=build.DAY)


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026: the 4th is a Wednesday."""
    return at(clock, date(2026, 3, day))


def a_day(day: int, *, works: bool = False, reason: str = "nghỉ bù theo quyết định của tỉnh") -> dict[str, Any]:
    """A day of March 2026 that is off (or worked), as a plan names it."""
    return {"on": date(2026, 3, day).isoformat(), "works": works, "reason": reason}


def a_recall(by: Actor, *days: dict[str, Any], unit: str = PROVINCE, when: datetime | None = None) -> int:
    """A drafted recall. Returns its number."""
    return operations.draft(
        kind=Kind.RECALL, title="Nghỉ bù", basis=BASIS, values={"unit": unit, "days": list(days)}, by=by,
        at=when or on(4, "10:00"),
    )  # fmt: skip


def done(number: int, office: Office, when: datetime) -> PlanView:
    """Approved by the head, and carried out."""
    operations.approve(plan=number, by=office.head, at=when)
    operations.apply(plan=number, at=when)
    return plan(number)


def plan(number: int) -> PlanView:
    """As it stands."""
    return queries.plan(SYSTEM, number)


def promises() -> dict[str, tuple[datetime | None, list[tuple[str, datetime | None]]]]:
    """Each dossier's promise and its open steps' times."""
    return {
        d.code: (d.due_at, sorted((t.step, t.until) for t in d.tasks.all()))
        for d in Dossier.objects.prefetch_related("tasks")
    }


def must_add_up() -> None:
    """The rows are what the log says, and the chain is whole."""
    assert list(integrity.differences(integrity.Counted())) == []
    assert list(integrity.faults(integrity.Counted())) == []


def a_paused_dossier(staff: build.Staff, **said: Any) -> str:
    """Accepted, then asked for a paper on the 5th in the morning: its clock stands. Returns its code."""
    code = build.an_accepted_dossier(staff.counter, **said).code
    intake.request_supplement(
        code=code, reasons=[PaperReason(NAMES[0], "thiếu chữ ký")], by=staff.head, at=on(5, "7:30")
    )
    return code
