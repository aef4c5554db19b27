"""What one unit does otherwise in a process it shares with others: who, where, how long, under which name (A107)."""

from __future__ import annotations

from typing import Any

from motcua.workflow.rules.canonical import as_json
from motcua.workflow.terms import Definition, Step

#: what a unit may do otherwise and still follow the common process when that changes
LOCAL = ("name", "en", "role", "unit", "allotted")

#: step -> what it says there instead
Override = dict[str, dict[str, Any]]


def override_of(common: Definition, local: Definition) -> Override | None:
    """What the local process says otherwise; None when its steps or ways differ: then it is one of its own."""
    if [_rest(s) for s in common.steps] != [_rest(s) for s in local.steps]:
        return None
    if (common.start, common.handover) != (local.start, local.handover):
        return None
    return {new.id: said for old, new in zip(common.steps, local.steps, strict=True) if (said := _said(old, new))}


def overridden(common: Definition, override: Override) -> Definition:
    """The common process with what a unit does otherwise. Steps the common process no longer has are passed over."""
    told = as_json(common)
    steps: Any = told["steps"]
    return Definition.model_validate({**told, "steps": [s | override.get(s["id"], {}) for s in steps]})


def _rest(step: Step) -> dict[str, Any]:
    return step.model_dump(exclude=set(LOCAL))


def _said(old: Step, new: Step) -> dict[str, Any]:
    was, now = old.model_dump(mode="json"), new.model_dump(mode="json")
    return {k: now[k] for k in LOCAL if was[k] != now[k]}
