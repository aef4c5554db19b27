"""Units merged, split, renamed, moved or abolished on a day, and procedures that another level decides from then on.

What is approved is the rule: which units follow which, and who receives the dossiers of those that end into several.
It is rehearsed by doing it, in a transaction that is rolled back, on the data as they are; on its day it is done in one
switch, with whatever dossiers are then open (decision 14).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.calendars.rules import day_of
from motcua.changes.operations.reorganise import reckoning, units
from motcua.changes.operations.reorganise.reckoning import COUNTS
from motcua.changes.rules import digest
from motcua.changes.terms import PlanView, Preview, Say, Values
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.dossiers.operations import planned
from motcua.dossiers.record import Hand
from motcua.dossiers.rules.succeeding import Bequest
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

__all__ = ["COUNTS", "apply", "checked", "due", "preview", "reverse"]

RULES = (
    Text(
        "Hồ sơ, số hiệu và báo cáo trước ngày hiệu lực giữ nguyên theo cơ cấu cũ.",
        "Dossiers, numbers and reports from before the day stay as the old tree had them.",
    ),
    Text(
        "Đây là kết quả diễn tập trên dữ liệu lúc này; đến ngày hiệu lực, hồ sơ còn mở được chuyển theo quy tắc này.",
        "This is a rehearsal on the data of now; on the day whatever is then open goes by these rules.",
    ),
)


def checked(values: Values, *, at: datetime) -> tuple[int, Values]:
    """values: unit (code of whose plan it is), on (day of effect), changes (units.entered), rules (Bequest).

    Without changes it finds a home for dossiers left in units that ended before.
    """
    try:
        on = date.fromisoformat(str(values["on"]))
    except (KeyError, ValueError):
        raise Refused("Chọn ngày hiệu lực.", "Choose the day of effect.") from None
    unit = directory.tree(on - units.DAY).by_code(str(values.get("unit", "")))
    changes = [units.entered(entry) for entry in values.get("changes", ())]
    _must_be_within(unit, changes, on)
    rules = [_rule(rule) for rule in values.get("rules", ())]
    return unit.id, {"unit": unit.code, "on": on.isoformat(), "changes": changes, "rules": rules}


def _must_be_within(unit: UnitView, changes: list[Values], on: date) -> None:
    """Every unit named lies below whose plan it is, or is made by it."""
    tree = directory.tree(on - units.DAY)
    within = tree.subtree(unit.id)
    for entry in changes:
        named = [*entry["units"], *(i[k] for i in entry["into"] for k in ("code", "parent") if i.get(k))]
        for code in named if entry["what"] != units.What.LEVEL else ():
            found = tree.find(code)
            if found is not None and found.id not in within:
                raise Refused(
                    f"{found.name} không thuộc {unit.name}: kế hoạch này phải do cấp trên của cả hai lập.",
                    f"{found.name} does not lie below {unit.name}: whoever answers for both must plan this.",
                )


def _rule(rule: Mapping[str, Any]) -> Values:
    return {name: str(rule.get(name, "")).strip()[:200] for name in Bequest.__slots__}


def preview(values: Values, *, at: datetime, lock: bool = False) -> Preview:
    """The rehearsal: the tree is changed, every open dossier finds its home, and everything is rolled back."""
    with _rehearsal():
        found = reckoning.change(values, "diễn tập", at)
        fates = reckoning.fates(found)
        counts, lines = reckoning.counts(found, fates), tuple(reckoning.lines(found, fates))
    notes = (*(units.sentence(entry) for entry in values["changes"]), *RULES)
    made = digest(values, reckoning.shape(found))
    return Preview(counts=counts, lines=lines, total=len(lines), digest=made, notes=notes)


def due(values: Values, *, at: datetime) -> bool:
    """From its day of effect on."""
    return day_of(at) >= date.fromisoformat(values["on"])


def apply(plan: PlanView, shown: Preview, *, at: datetime, say: Say) -> dict[str, int]:
    """The tree, then every open dossier."""
    found = reckoning.change(plan.values, plan.basis, at)
    fates = reckoning.fates(found)
    what = planned.Rehome(plan.id, found.on, f"{plan.title} ({plan.basis})", found.succession)
    by = Hand(plan.approved_name, plan.approved_by, plan.unit)
    planned.rehome(what, [fate.id for fate in fates], by=by, at=at, say=say)
    return reckoning.counts(found, fates)


def reverse(plan: PlanView) -> Values:
    """Never: who decided it must decide again."""
    raise Refused(
        "Sắp xếp đơn vị không hoàn lại được: con dấu, chức vụ, hồ sơ đã chuyển. Lập kế hoạch mới theo quyết định mới.",
        "A reorganisation cannot be taken back: draft a new plan by a new decision.",
    )


class _Undone(Exception):  # noqa: N818
    """Leaves the rehearsal; everything done in it is gone."""


@contextmanager
def _rehearsal() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _Undone
    except _Undone:
        return
