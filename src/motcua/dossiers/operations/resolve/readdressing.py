"""A matter that came to the wrong place goes to the agency that decides; its dates stay (domain 04 section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import PARTS, UnitView
from motcua.dossiers import access, record
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.rules import checks, passing, places
from motcua.dossiers.rules.between import limits_on
from motcua.dossiers.terms import Act, Done, Open, asks
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def readdress(
    *,
    code: str,
    to: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Move a whole matter to the agency that is competent (to: its code), before or after acceptance. Three SQL.

    Code, moment of filing, first promise and the one in force are kept, and whoever had a part in it still sees it.
    Before acceptance the competent agency's counter answers it, by the same hour as the first would have had to.
    Figures count it where it now belongs. Law: NĐ 118/2025 Art. 18.
    """
    pen = access.to_change(by, code, Act.HAND_OVER, at=at, happened_at=happened_at, key=key)
    why = checks.must_say("Lý do chuyển", reason)
    held = pen.held
    tree = directory.tree(day_of(at), pen.revision("directory"))
    receiver = tree.by_code(to)
    _must_decide(receiver, held.unit, held.code)
    most = limits_on(day_of(at)).hand_overs
    above = _above_both(tree, held.unit, receiver)
    passing.must_not_wander(held, record.moves(code), pen.hat, receiver.id, most, above)
    gone = [] if held.accepted_at is None else _elsewhere(pen, tree, receiver)
    said = {
        "competent": receiver.id, "former": held.unit, "to_name": receiver.name,
        "closed": [list(old.key) for old, _ in gone], "opened": [new.told() for _, new in gone],
    }  # fmt: skip
    if held.accepted_at is None:
        said["intake"] = (tree.counter_of(receiver.id) or receiver).id
    return pen.finish(Act.HAND_OVER, reason=why, data=said)


def _must_decide(receiver: UnitView, now: int, code: str) -> None:
    if receiver.id == now:
        raise Refused(
            f"{receiver.name} đang là cơ quan giải quyết hồ sơ {code}: chọn cơ quan khác.",
            f"{receiver.name} decides on {code} already: choose another agency.",
        )
    if receiver.level in PARTS:
        raise Refused(
            f"{receiver.name} là bộ phận của một cơ quan, không tự giải quyết hồ sơ: chọn cơ quan có thẩm quyền.",
            f"{receiver.name} is part of an agency and decides nothing by itself: choose the agency.",
        )


def _above_both(tree: directory.Tree, now: int, receiver: UnitView) -> str:
    """Name of the nearest unit over both agencies, whose head can say which of them is competent."""
    line = {unit.id for unit in (receiver, *tree.ancestors(receiver.id))}
    own = (tree.unit(now), *tree.ancestors(now))
    return next((unit.name for unit in own if unit.id in line), "cấp trên")


def _elsewhere(pen: record.Pen, tree: directory.Tree, receiver: UnitView) -> Sequence[tuple[Open, Open]]:
    """Open steps whose unit is another once the receiver decides: as they were, and as they wait there."""
    held = pen.held
    definition = process_of(held.process)
    found = []
    for task in held.tasks:
        step = definition.by_id.get(task.step)
        if asks(task.step) or step is None:
            continue
        unit = places.unit_of(step.unit or "competent", tree, held.intake_unit, receiver.id)
        if unit != task.unit:
            there = replace(
                task, unit=unit, person=None, since=pen.at, passes=task.passes + 1,
                sender=places.sender(task.unit, unit),
            )  # fmt: skip
            found.append((task, there))
    return found
