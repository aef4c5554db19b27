"""Running dossiers go on in the process now in force for their unit: who can, who cannot and why; no date moves.

Shown first, line by line. A finished dossier never moves; one whose step is gone, or that would leave out work done
side by side, stays on its process to its end, and the report says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import orjson

from motcua.calendars.rules import day_of
from motcua.catalogue import queries as catalogue
from motcua.changes.rules import digest
from motcua.changes.terms import SHOWN, Line, PlanView, Preview, Say, Values
from motcua.directory import queries as directory
from motcua.dossiers.operations import planned
from motcua.dossiers.queries import moving
from motcua.dossiers.record import Hand
from motcua.dossiers.rules.moving import Course, Places, Shift, names, shift, steps_of, undone
from motcua.dossiers.rules.sentences import clock
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.workflow.queries import process
from motcua.workflow.rules.landing import markings

__all__ = ["COUNTS", "apply", "checked", "due", "preview", "reverse"]

COUNTS: Mapping[str, Text] = {
    "moves": Text("hồ sơ chuyển sang quy trình mới, ngày hẹn giữ nguyên", "dossiers move; their dates stay"),
    "paused": Text("trong đó đang tạm dừng", "of them paused"),
    "stays": Text("hồ sơ không chuyển được, giữ quy trình cũ", "dossiers cannot move and keep the old process"),
    "already": Text("hồ sơ đã theo quy trình mới", "dossiers are on the new process already"),
}


GONE_ON = Text("Hồ sơ đã đi tiếp trong quy trình mới.", "It has gone on in the new process.")


GONE_ON = Text("Hồ sơ đã đi tiếp trong quy trình mới.", "It has gone on in the new process.")


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of one dossier: it moves, or stays for a reason."""

    found: moving.Running
    shift: Shift | Text


def checked(values: Values, *, at: datetime) -> tuple[int, Values]:
    """values: procedure (its code), unit (code of an agency; all below it are meant). Refused for an unknown one."""
    day = day_of(at)
    tree = directory.tree(day)
    unit = tree.by_code(str(values.get("unit", "")))
    code = str(values.get("procedure", ""))
    if catalogue.version_on(code, day, line=tree.line(unit.id)).process_id is None:
        raise Refused(
            f"Thủ tục {code} chưa có quy trình để chuyển hồ sơ sang.", f"Procedure {code} has no process to move to."
        )
    return unit.id, {"procedure": code, "unit": unit.code, "of": unit.id}


def preview(values: Values, *, at: datetime, lock: bool = False) -> Preview:
    """Every open dossier of the procedure below the unit that is not on the process now in force for it."""
    day = day_of(at)
    units = directory.tree(day).answers_for(values["of"])
    found = list(moving.running(values["procedure"], units, lock=lock))
    fates = list(_taken_back(found, values["undoes"]) if values.get("undoes") else _brought_up(found, values, at))
    shifts = {f.found.id: f.shift for f in fates if isinstance(f.shift, Shift)}
    counts = {
        "moves": len(shifts), "paused": sum(f.found.id in shifts and bool(f.found.held.paused_at) for f in fates),
        "stays": len(fates) - len(shifts), "already": len(found) - len(fates),
    }  # fmt: skip
    ordered = sorted(fates, key=lambda f: (isinstance(f.shift, Shift), f.found.id))
    return Preview(
        counts=counts, lines=tuple(_line(f) for f in ordered[:SHOWN]), total=len(fates), work=shifts,
        digest=digest(values, (_printed(f) for f in fates)), notes=(_note(values, day),),
    )  # fmt: skip


def _note(values: Values, day: date) -> Text:
    unit = directory.tree(day).unit(values["of"]).name
    name = catalogue.version_on(values["procedure"], day).name
    if values.get("undoes"):
        return Text(
            f"{unit}, {name}: hồ sơ trở về quy trình trước đó, đúng như lúc chưa chuyển. Ngày hẹn không đổi.",
            f"{unit}, {name}: dossiers go back to the process before, exactly as they were. No date moves.",
        )
    return Text(
        f"{unit}, {name}: hồ sơ đang giải quyết đi tiếp theo quy trình đang áp dụng. Ngày hẹn không đổi, người nộp "
        "không phải làm gì.",
        f"{unit}, {name}: running dossiers go on in the process in force. No date moves; applicants need do nothing.",
    )


def _brought_up(found: list[moving.Running], values: Values, at: datetime) -> Iterator[_Fate]:
    day = day_of(at)
    tree = directory.tree(day)
    target = cache(lambda unit: catalogue.version_on(values["procedure"], day, line=tree.line(unit)).process_id)
    course, places_of = cache(_course), planned.places_at(at)
    for one in found:
        to = target(one.held.unit)
        if to is not None and to != one.held.process:
            yield _Fate(one, _fate(one, course(one.held.process, to), places_of(one.held)))


def _fate(one: moving.Running, course: Course | None, places: Places) -> Shift | Text:
    if course is None:
        return Text(
            "Hồ sơ chạy theo một bước chung, không có quy trình để đối chiếu.",
            "The dossier runs on one plain step; there is no process to compare.",
        )
    try:
        return shift(one.held, one.done, course, places)
    except Refused as no:  # a unit the new process names does not exist for this dossier
        return Text(no.vi, no.en)


def _taken_back(found: list[moving.Running], plan: int) -> Iterator[_Fate]:
    """Dossiers that a plan moved and that have not gone on since: exactly as they were."""
    course = cache(_course)
    for one in found:
        if one.moved and one.moved["plan"] == plan:
            way = course(one.held.process, one.moved["before"])
            yield _Fate(one, (undone(one.held, one.moved, way) if way else None) or GONE_ON)


def _course(before: int | None, after: int | None) -> Course | None:
    if before is None or after is None:
        return None
    old, new = process(before).definition, process(after).definition
    return Course(before, after, old, new, markings(new))


def _line(fate: _Fate) -> Line:
    held = fate.found.held
    if isinstance(fate.shift, Text):
        return Line(held.code, names(steps_of(held)), "không chuyển", fate.shift.vi)
    due = f"Ngày hẹn giữ nguyên: {clock(held.due_at)}." if held.due_at else ""
    passed = f" Không làm lại bước mới đã qua: {', '.join(fate.shift.passed_by)}." if fate.shift.passed_by else ""
    return Line(held.code, names(fate.shift.was), names(fate.shift.now), due + passed)


def _printed(fate: _Fate) -> bytes:
    said = fate.shift.vi if isinstance(fate.shift, Text) else fate.shift.told()
    return orjson.dumps([fate.found.id, fate.found.held.seq, said])


def due(values: Values, *, at: datetime) -> bool:
    """As soon as it is approved."""
    return True


def apply(plan: PlanView, shown: Preview, *, at: datetime, say: Say) -> dict[str, int]:
    """Every dossier shown, exactly as shown."""
    what = planned.Move(plan.id, shown.work, f"{plan.title}, {plan.basis}")
    planned.move(what, by=Hand(plan.approved_name, plan.approved_by, plan.unit), at=at, say=say)
    return dict(shown.counts)


def reverse(plan: PlanView) -> Values:
    """The same procedure and unit; which dossiers, says the log."""
    return {"procedure": plan.values["procedure"], "unit": plan.values["unit"]}
