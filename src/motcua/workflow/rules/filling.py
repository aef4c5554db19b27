"""What a person types about the steps of a process, read into the notation; what cannot be read is said at its step."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow.rules.canonical import rebuilt
from motcua.workflow.terms import Definition, Problem, Step, days, is_resolver

#: what may be typed about one step, by name: name, role, unit, count and measure (the allotted time), counted
Typed = Mapping[str, str]

LONGEST_NAME = 250
#: who may stand in a process: roles that work on dossiers
RECEIVERS = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK)


@dataclass(frozen=True, slots=True)
class Filled:
    """The definition with everything that could be read, and what could not."""

    definition: Definition
    problems: tuple[Problem, ...]


def filled(definition: Definition, typed: Mapping[str, Typed]) -> Filled:
    """Put what was typed into the steps it was typed at. A field left out stays as it is; unknown steps are ignored."""
    problems: list[Problem] = []
    steps = []
    for step in definition.steps:
        said, wrong = _read(step, typed.get(step.id, {}))
        steps.append(step.model_copy(update=said))
        problems += [Problem(step=step.id, text=text) for text in wrong]
    return Filled(rebuilt(definition, steps), tuple(problems))


def _read(step: Step, typed: Typed) -> tuple[dict[str, Any], list[Text]]:
    said: dict[str, Any] = {}
    wrong: list[Text] = []
    for name, read in _READERS.items():
        if name in typed:
            try:
                said |= read(step, typed)
            except _Unread as no:
                wrong.append(no.text)
    return said, wrong


class _Unread(Exception):  # noqa: N818
    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.text = Text(vi, en)


def plain(text: str) -> str:
    """A line of text as it is kept: composed, without the blanks around it."""
    return unicodedata.normalize("NFC", text).strip()


def is_plain(text: str) -> bool:
    """Whether it is letters, figures and marks only: nothing that hides, breaks the line or turns the writing round."""
    return not any(unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"} for c in text)


def _name(step: Step, typed: Typed) -> dict[str, Any]:
    name = plain(typed["name"])
    if not name or len(name) > LONGEST_NAME or not is_plain(name):
        raise _Unread(
            f"Tên bước phải có từ 1 đến {LONGEST_NAME} ký tự đọc được (bước đang tên “{step.name}”).",
            f"A step's name has 1 to {LONGEST_NAME} readable characters (the step now called “{step.name}”).",
        )
    return {"name": name, "en": step.en if name == step.name else ""}


def _role(step: Step, typed: Typed) -> dict[str, Any]:
    wanted = typed["role"].strip()
    if not wanted:
        return {"role": None}
    if wanted not in set(RECEIVERS):
        raise _Unread(
            f"Bước “{step.name}”: không có vai trò “{wanted[:40]}”. Chọn một vai trò trong danh sách.",
            f"Step “{step.name}”: there is no role “{wanted[:40]}”. Choose one of the list.",
        )
    return {"role": Role(wanted)}


def _unit(step: Step, typed: Typed) -> dict[str, Any]:
    wanted = plain(typed["unit"])
    if wanted and not (is_resolver(wanted) and is_plain(wanted)):
        raise _Unread(
            f"Bước “{step.name}”: không hiểu nơi nhận “{wanted[:60]}”. Chọn một nơi trong danh sách.",
            f"Step “{step.name}”: the receiver “{wanted[:60]}” is not understood. Choose one of the list.",
        )
    return {"unit": wanted or None}


def _allotted(step: Step, typed: Typed) -> dict[str, Any]:
    count, measure = plain(typed["count"]).replace(",", "."), typed.get("measure", "d").strip()
    if measure == "s":
        return {"allotted": "0s"}
    if not count:
        return {"allotted": None}
    try:
        if days(count + measure) <= 0:
            raise ValueError(count)
    except ValueError:
        raise _Unread(
            f"Bước “{step.name}”: thời gian “{plain(typed['count'])[:20]}” không đọc được. Ghi một số lớn hơn 0, ví dụ "
            "2 hoặc 0,5, và chọn đơn vị.",
            f"Step “{step.name}”: the time “{plain(typed['count'])[:20]}” cannot be read. Write a number above 0.",
        ) from None
    whole, _, part = count.partition(".")
    tail = part.rstrip("0")
    return {"allotted": f"{int(whole)}{'.' + tail if tail else ''}{measure}"}


def _counted(step: Step, typed: Typed) -> dict[str, Any]:
    return {"counted": typed["counted"] == "yes"}


_READERS = {"name": _name, "role": _role, "unit": _unit, "count": _allotted, "counted": _counted}
