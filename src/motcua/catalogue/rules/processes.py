"""The internal process of a file as a definition of the notation."""

from __future__ import annotations

from fractions import Fraction

from motcua.catalogue.rules.limits import number
from motcua.catalogue.rules.people import receiver
from motcua.catalogue.terms.file import FileStep
from motcua.kernel.actor import Role
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step, days

#: what one hour of the file is, by the unit of the limit: 8 hours are one day of whatever kind the limit counts
_HOUR = {"d": (Fraction(1), "h"), "h": (Fraction(1), "h"), "s": (Fraction(1), "h"), "e": (Fraction(1), "e")}
_CALENDAR_HOUR = (Fraction(3), "e")


class Misread(ValueError):
    """A step cannot be made out. Carries its place, counted from 0, and which of its keys is at fault."""

    def __init__(self, reason: str, place: int, key: str) -> None:
        super().__init__(reason)
        self.place = place
        self.key = key


def allotted(hours: float | None, limit: str) -> str | None:
    """Hours of a step in the unit of the limit: 4 -> 4h; under a limit of calendar days 4 -> 12e, half of one."""
    if hours is None:
        return None
    factor, unit = _HOUR.get(limit[-1], _CALENDAR_HOUR)
    return f"{number(Fraction(str(hours)) * factor)}{unit}"


def definition(code: str, name: str, limit: str, steps: tuple[FileStep, ...]) -> Definition:
    """The steps in order, each leading to the next; the last uncounted one returns the result after @finish.

    Raises Misread when a receiver or a time is not understood.
    """
    handover = len(steps) - 1 if len(steps) > 1 and not steps[-1].counted else None
    work = steps[:handover]
    made = [_step(step, place, work, limit) for place, step in enumerate(work)]
    if handover is not None:
        made.append(_returning(steps[handover]))
    return Definition(
        code=code,
        name=name[:250],
        start=made[0].id,
        steps=tuple(made),
        handover=made[-1].id if handover is not None else None,
    )


def _name(place: int) -> str:
    return f"b{place + 1}"


def _step(step: FileStep, place: int, work: tuple[FileStep, ...], limit: str) -> Step:
    role, unit = _receiver(step, place)
    return Step(
        id=_name(place),
        name=step.name[:250],
        role=role,
        unit=unit,
        allotted=_time(step, place, limit),
        counted=step.counted,
        state=2 if place == 0 else 4,
        outcomes=_outcomes(role, place, work),
    )


def _receiver(step: FileStep, place: int) -> tuple[Role, str]:
    try:
        return receiver(step.role, step.stage)
    except ValueError as wrong:
        raise Misread(str(wrong), place, "role") from None


def _time(step: FileStep, place: int, limit: str) -> str | None:
    time = allotted(step.duration_hours, limit)
    try:
        if time is not None:
            days(time)
    except ValueError as wrong:
        raise Misread(str(wrong), place, "duration_hours") from None
    return time


def _outcomes(role: Role, place: int, work: tuple[FileStep, ...]) -> tuple[Outcome, ...]:
    last = place == len(work) - 1
    words = ("Phê duyệt", "Approve") if role is Role.HEAD and place > 1 else ("Chuyển bước tiếp theo", "Pass on")
    on = Outcome(id="done", name=words[0], en=words[1], to=FINISH if last else _name(place + 1))
    back = _drafting(place, work)
    if back is None or role is Role.COUNTER:
        return (on,)
    return on, Outcome(id="back", name="Trả lại để sửa", en="Send back", to=_name(back), returns=True)


def _drafting(place: int, work: tuple[FileStep, ...]) -> int | None:
    """The nearest earlier step of a specialist: where unfinished work is sent back to."""
    earlier = [p for p in range(place) if p > 0 and _is_officer(work[p].role)]
    return earlier[-1] if earlier else None


def _is_officer(words: str) -> bool:
    try:
        return receiver(words, None)[0] is Role.OFFICER
    except ValueError:
        return False


def _returning(step: FileStep) -> Step:
    return Step(
        id="tra-ket-qua",
        name=step.name[:250],
        en="Return the result",
        role=Role.COUNTER,
        unit="intake",
        counted=False,
        state=9,
        outcomes=(Outcome(id="returned", name="Đã trả kết quả", en="Result returned", to=END),),
    )
