"""What the forms of the process editor send, put in order; whether it is lawful is asked below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import QueryDict

from motcua.catalogue.queries import VersionView
from motcua.doors.office.processes import conditions
from motcua.kernel.refused import Refused
from motcua.workflow.rules.editing import Edit
from motcua.workflow.rules.filling import Typed, is_plain, plain
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step

#: fields of one step, as the form names them: name-<step>
FIELDS = ("name", "role", "unit", "count", "measure")
#: an outcome more than the step has, at most so many in all
MOST_OUTCOMES = 8


def steps(post: QueryDict, definition: Definition) -> dict[str, Typed]:
    """What was typed at each step that the form showed."""
    return {s.id: _step(post, s.id) for s in definition.steps if f"name-{s.id}" in post}


def _step(post: QueryDict, step: str) -> dict[str, str]:
    said = {field: post.get(f"{field}-{step}", "") for field in FIELDS}
    return said | {"counted": "yes" if post.get(f"counted-{step}") else "no"}


def change(said: str) -> tuple[Edit | None, str]:
    """What a button does, and to which step: "after:b2". Raises Refused for words no button says."""
    verb, _, step = said.partition(":")
    if verb in {"", "save", "look"}:
        return None, ""
    if verb not in set(Edit):
        raise Refused("Không hiểu nút vừa bấm. Tải lại trang.", "That button is not known. Reload the page.")
    return Edit(verb), step


def number(text: str) -> int:
    """A whole number a form carries; -1 for anything else, which no draft is at."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def day(text: str) -> date | None:
    """A date, or None when nothing is typed. Raises Refused."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(
            "Không đọc được ngày này: dùng dạng năm-tháng-ngày.", "Write the date as year-month-day."
        ) from None


def outcomes(post: QueryDict, step: Step, definition: Definition, version: VersionView) -> list[Outcome]:
    """The ways out as typed, those without a name left out. Raises Refused, naming the one that cannot be read."""
    made: list[Outcome] = []
    kept: Mapping[str, Outcome] = {o.id: o for o in step.outcomes}
    for row in range(MOST_OUTCOMES):
        name = plain(post.get(f"name-{row}", ""))
        if name:
            before = kept.get(post.get(f"id-{row}", ""))
            way = _outcome(post, row, name, before, {*kept, *(o.id for o in made)}, definition)
            when = conditions.chosen(version, post.get(f"when-{row}", ""), before.when if before else None)
            made.append(way.model_copy(update={"when": when}))
    return made


def _outcome(
    post: QueryDict, row: int, name: str, before: Outcome | None, used: set[str], definition: Definition
) -> Outcome:
    targets = tuple(dict.fromkeys(post.getlist(f"to-{row}")))
    known = {*definition.by_id, FINISH, END}
    if len(name) > 250 or not is_plain(name) or not targets or not known.issuperset(targets):
        raise Refused(
            f"Kết quả “{name[:60]}”: cần một tên đọc được và ít nhất một bước có thật để chuyển tới.",
            f"The outcome “{name[:60]}” needs a readable name and at least one existing step to lead to.",
        )
    free = (f"o{n}" for n in range(1, 99) if f"o{n}" not in used)
    said = {
        "id": before.id if before else next(free), "name": name,
        "en": before.en if before and before.name == name else "",
        "to": targets if len(targets) > 1 else targets[0], "returns": bool(post.get(f"returns-{row}")),
    }  # fmt: skip
    return Outcome.model_validate(said)
