"""The editor's sheet: one row for each step with what is typed there, what is wrong there, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from motcua.kernel.text import Text
from motcua.workflow.rules import svg
from motcua.workflow.rules.comparing import NOTHING, way
from motcua.workflow.rules.editing import Edit, offered
from motcua.workflow.rules.filling import RECEIVERS, Typed
from motcua.workflow.rules.timing import total
from motcua.workflow.rules.words import figure, place, role
from motcua.workflow.terms import Definition, Problem, Step

#: units of time as they are chosen
MEASURES = (
    ("d", Text("ngày làm việc", "working days")),
    ("h", Text("giờ làm việc", "working hours")),
    ("c", Text("ngày (cả ngày nghỉ)", "calendar days")),
    ("e", Text("giờ (liên tục)", "hours, day and night")),
    ("m", Text("tháng", "months")),
    ("s", Text("trong ngày", "the same day")),
)
BUTTONS = {
    Edit.EARLIER: Text("↑ Lên trước", "↑ Earlier"),
    Edit.AFTER: Text("+ Thêm bước sau", "+ Add a step after"),
    Edit.BESIDE: Text("⇉ Song song với bước sau", "⇉ Beside the next"),
    Edit.APART: Text("⇊ Làm lần lượt các nhánh", "⇊ One branch after the other"),
    Edit.WITHOUT: Text("✕ Bỏ bước", "✕ Remove"),
}
ROLES = tuple((r.value, role(r)) for r in RECEIVERS)


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the form."""

    step: Step
    number: int
    said: Typed
    problems: tuple[Text, ...]
    ways: tuple[Text, ...]
    #: who does it where, for those who only read
    who: Text
    #: what can be done to the shape at this step, with what its button says
    offers: tuple[tuple[Edit, Text], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft as its page shows it."""

    rows: tuple[Row, ...]
    #: what is wrong with the whole, and how much there is in all
    problems: tuple[Text, ...]
    faults: int
    total: str
    picture: SafeString


def sheet(
    definition: Definition, problems: Sequence[Problem], language: str, typed: Mapping[str, Typed] | None = None
) -> Sheet:
    """Lay out a definition; typed: what a person wrote that could not be kept."""
    rows = tuple(_row(n, step, definition, problems, typed or {}) for n, step in enumerate(definition.steps, 1))
    known = set(definition.by_id)
    return Sheet(
        rows=rows, problems=tuple(p.text for p in problems if p.step not in known), faults=len(problems),
        total=figure(total(definition)), picture=drawn(definition, language),
    )  # fmt: skip


def drawn(definition: Definition, language: str) -> SafeString:
    """The picture to stand in a page; every word in it is escaped where it is drawn."""
    return mark_safe(svg(definition, language=language))  # noqa: S308


def _row(
    number: int, step: Step, definition: Definition, problems: Sequence[Problem], typed: Mapping[str, Typed]
) -> Row:
    return Row(
        step=step, number=number, said=written(step) | dict(typed.get(step.id, {})),
        problems=tuple(p.text for p in problems if p.step == step.id),
        ways=tuple(way(o, definition) for o in step.outcomes), who=_who(step),
        offers=tuple((edit, BUTTONS[edit]) for edit in offered(definition, step.id)),
    )  # fmt: skip


def _who(step: Step) -> Text:
    who, where = role(step.role) if step.role else NOTHING, place(step.unit) if step.unit else NOTHING
    return Text(f"{who.vi} · {where.vi}", f"{who.en} · {where.en}")


def written(step: Step) -> dict[str, str]:
    """A step as its form writes it."""
    allotted = step.allotted or "d"
    count = "" if allotted == "0s" else allotted[:-1].replace(".", ",")
    return {
        "name": step.name, "role": step.role or "", "unit": step.unit or "", "count": count, "measure": allotted[-1],
        "counted": "yes" if step.counted else "no",
    }  # fmt: skip
