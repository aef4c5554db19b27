"""The process a procedure starts from when it never had one: taken in, worked on, signed, handed out."""

from __future__ import annotations

from motcua.kernel.actor import Role
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step


def first_process(code: str, name: str) -> Definition:
    """Four plain steps without times, to be changed."""
    return Definition(
        code=code, name=name[:250], start="b1", handover="tra-ket-qua",
        steps=(
            _step("b1", "Tiếp nhận, chuyển xử lý", Role.COUNTER, "intake", 2, "b2"),
            _step("b2", "Thẩm định, giải quyết", Role.OFFICER, "competent", 4, "b3"),
            _step("b3", "Ký duyệt", Role.HEAD, "competent", 4, FINISH),
            _step("tra-ket-qua", "Trả kết quả", Role.COUNTER, "intake", 9, END),
        ),
    )  # fmt: skip


def _step(step_id: str, name: str, role: Role, unit: str, state: int, to: str) -> Step:
    way = Outcome(id="done", name="Đã trả kết quả" if to == END else "Chuyển bước tiếp theo", to=to)
    return Step(id=step_id, name=name, role=role, unit=unit, state=state, counted=to != END, outcomes=(way,))
