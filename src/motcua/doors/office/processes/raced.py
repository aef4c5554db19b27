"""Two who edit one draft: the second reads where their words differ from what now stands, and loses none of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.doors.office.processes.sheet import written
from motcua.kernel.text import Text
from motcua.workflow.rules.filling import Typed
from motcua.workflow.terms import Definition

LABELS = {
    "name": Text("tên bước", "name"),
    "role": Text("người làm", "who"),
    "unit": Text("nơi nhận", "where"),
    "count": Text("thời gian", "time"),
    "measure": Text("tính bằng", "counted in"),
    "counted": Text("tính vào thời hạn", "counts towards the limit"),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """One field of one step. theirs: as the draft now says; empty where the step is gone."""

    step: str
    label: Text
    yours: str
    theirs: str


def clashes(definition: Definition, said: Mapping[str, Typed]) -> tuple[Clash, ...]:
    """Where what was typed differs from the draft as it stands."""
    return tuple(one for step, typed in said.items() for one in _of_step(definition, step, typed))


def _of_step(definition: Definition, step: str, typed: Typed) -> list[Clash]:
    found = definition.by_id.get(step)
    now = written(found) if found else {}
    name = found.name if found else typed.get("name", step)
    return [
        Clash(name, label, typed[field], now.get(field, ""))
        for field, label in LABELS.items()
        if field in typed and typed[field] != now.get(field, "")
    ]
