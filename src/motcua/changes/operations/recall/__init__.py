"""A day off or worked that was decided late: the calendar changes, and every open promise it touches is counted anew.

Shown first: how many dossiers move, which come to be on time or late by it, what each citizen is told. A date never
comes before the one printed on the slip, and a letter's date never earlier (decision 12).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.calendars.rules import day_of
from motcua.changes.operations.recall import days
from motcua.changes.operations.recall.listing import COUNTS, Work, counted, lines
from motcua.changes.rules import digest
from motcua.changes.terms import SHOWN, PlanView, Preview, Say, Values
from motcua.directory import queries as directory
from motcua.dossiers.operations import planned
from motcua.dossiers.queries import spanning
from motcua.dossiers.record import Hand
from motcua.dossiers.rules import recounting
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["COUNTS", "apply", "checked", "due", "preview", "reverse"]

#: what holds for every recall, said beside it (decision 12)
RULES = (
    Text(
        "Hồ sơ đã kết thúc không đổi. Ngày hẹn không bao giờ sớm hơn ngày ghi trên giấy hẹn.",
        "What is ended never moves. No date comes before the one printed on the slip.",
    ),
    Text("Người nộp được báo ngày cũ, ngày mới và lý do.", "Applicants are told the old date, the new one and why."),
)
#: dossiers whose pauses and letters are asked for at once
MANY = 20_000


def checked(values: Values, *, at: datetime) -> tuple[int, Values]:
    """values: unit (code; empty: the country), days [{on, works, reason, reason_en}]; works null: nothing any more.

    Kept beside them: what the unit said of each day before, so that it can be said again.
    """
    tree = directory.tree(day_of(at))
    code = str(values.get("unit", ""))
    unit = tree.by_code(code) if code else _top(tree)
    of = unit.id if code else None
    entered, said = days.entered(values.get("days", ())), days.said(of)
    days.must_be_near(entered, at)
    return unit.id, {"unit": code, "of": of, "days": entered, "was": [said.get(d["on"]) for d in entered]}


def _top(tree: directory.Tree) -> directory.UnitView:
    tops = tree.roots()
    if len(tops) != 1:
        raise Refused("Chọn đơn vị áp dụng ngày này.", "Choose the unit the day is for.")
    return tops[0]


def preview(values: Values, *, at: datetime, lock: bool = False) -> Preview:
    """Every open dossier whose promise spans the days, counted anew. Refused when the calendar changed meanwhile."""
    import numpy as np

    both = days.before_and_after(values)
    units = [u for u in spanning.units() if both.differ(u)]
    many = spanning.spanning(units, days.days(values), lock=lock)
    after = recounting.recounted(many, _particulars, both)
    if values.get("undoes"):
        _restore(many, after, values["undoes"])
    rows = np.flatnonzero(after != many.due_at)
    work = Work(many.id[rows], many.due_at[rows], after[rows], both)
    counts, places = counted(many, rows, after, at)
    return Preview(
        counts=counts, lines=tuple(lines(work, places[:SHOWN], days.reason(values), at)), total=len(rows), work=work,
        notes=(*days.sentences(values), *days.doubts(values, at), *RULES),
        digest=digest(values, (column.tobytes() for column in (work.ids, work.before, work.after))),
    )  # fmt: skip


def due(values: Values, *, at: datetime) -> bool:
    """As soon as it is approved."""
    return True


def apply(plan: PlanView, shown: Preview, *, at: datetime, say: Say) -> dict[str, int]:
    """The calendar first, then every dossier shown."""
    work: Work = shown.work
    days.set_days(plan.values, plan.basis, at)
    what = planned.Redate(plan.id, work.moves(), days.reason(plan.values), work.calendars, plan.undoes)
    planned.redate(what, by=Hand(plan.approved_name, plan.approved_by, plan.unit), at=at, say=say)
    return dict(shown.counts)


def reverse(plan: PlanView) -> Values:
    """Say of each day again what was said before. Refused where the plan changed no calendar."""
    return {"unit": plan.values["unit"], "days": days.back(plan.values)}


def _particulars(ids: Sequence[int]) -> Iterator[recounting.One]:
    for first in range(0, len(ids), MANY):
        yield from spanning.particulars(ids[first : first + MANY])


def _restore(many: recounting.Many, after: NDArray[np.datetime64], plan: int) -> None:
    """A dossier that stands where the plan undone left it goes back to exactly where it was."""
    import numpy as np

    for one in spanning.recounted(plan):
        row = int(np.searchsorted(many.id, one.id))
        if row < len(many) and many.id[row] == one.id and many.due_at[row] == recounting.wall(one.after):
            after[row] = recounting.wall(one.before)
