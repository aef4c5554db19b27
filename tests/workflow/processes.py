"""Definitions the tests of the workflow start from."""

from __future__ import annotations

from typing import Any

from motcua.workflow.terms import Definition


def a_step(step_id: str, to: Any, **said: Any) -> dict[str, Any]:
    """A step of an officer that takes one day and ends one way."""
    outcomes = [{"id": "done", "name": "Chuyển tiếp", "to": to}]
    return {
        "id": step_id, "name": f"Bước {step_id}", "role": "officer", "unit": "competent", "allotted": "1d", "state": 4,
        "outcomes": outcomes,
    } | said  # fmt: skip


def a_definition(*steps: dict[str, Any], **said: Any) -> Definition:
    """Steps as a definition that starts at the first."""
    whole = {"code": "thu", "name": "Quy trình thử", "start": steps[0]["id"], "steps": list(steps)} | said
    return Definition.model_validate(whole)


def a_parallel_definition() -> Definition:
    """Intake, two opinions at once, a head who joins them and may send back, the return of the result."""
    back = {"id": "back", "name": "Trả lại", "to": "y-kien-a", "returns": True}
    return a_definition(
        a_step("nhan", ["y-kien-a", "y-kien-b"], role="counter", unit="intake", state=2),
        a_step("y-kien-a", "ky"),
        a_step("y-kien-b", "ky", unit="level:district"),
        a_step("ky", "@finish", role="head", join="all", outcomes=[
            {"id": "done", "name": "Ký", "to": "@finish"}, back,
        ]),
        a_step("tra", "@end", role="counter", unit="intake", state=9, counted=False, allotted=None),
        handover="tra",
    )  # fmt: skip
