"""The picture itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape

from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow.rules.drawing import shapes
from motcua.workflow.rules.drawing.layout import LINE, MARGIN, Box, Layout, layout
from motcua.workflow.rules.drawing.shapes import INK, PAPER, QUIET
from motcua.workflow.rules.states import NATIONAL
from motcua.workflow.rules.words import place, role, spoken
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step

COLOURS = {
    Role.COUNTER: "#00625a",
    Role.OFFICER: "#144e81",
    Role.HEAD: "#54319f",
    Role.CLERK: "#7a4a00",
    Role.REFORM: "#2b4a12",
    Role.ADMIN: "#383f43",
}
NOBODY = (Text("Chưa có người nhận", "No receiver"), "#a01818")
MARKS = {FINISH: 9, END: 10}


def svg(definition: Definition, current: Collection[str] = (), *, language: str = "vi") -> str:
    """A standalone, accessible SVG of the process; steps in `current` are marked as being worked on now."""
    plan = layout(definition, {step.id: _who(step, language) for step in definition.steps})
    parts = [*_frame(definition, plan, current, language), *_arrows(definition, plan, language)]
    parts += [piece for box in plan.boxes.values() for piece in _box(definition, box, current, language)]
    return "".join([*parts, "</svg>"])


def _frame(definition: Definition, plan: Layout, current: Collection[str], language: str) -> Iterator[str]:
    heads = shapes.attributes(
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {plan.width} {plan.height}", width=plan.width,
        height=plan.height, role="img", aria_labelledby="process-title process-desc", font_family=shapes.FONT,
    )  # fmt: skip
    yield f"<svg{heads}>"
    yield f'<title id="process-title">{escape(definition.name)}</title>'
    yield f'<desc id="process-desc">{escape(described(definition, current, language))}</desc>'
    yield shapes.rect(0, 0, plan.width, plan.height, fill=PAPER)
    start = plan.boxes[definition.start]
    yield f"<circle{shapes.attributes(cx=start.middle, cy=24, r=9, fill=INK)}/>"
    yield shapes.text(_say(Text("Tiếp nhận", "Accepted"), language), start.middle + 18, 29, fill=QUIET)
    yield shapes.arrow([(start.middle, 33), (start.middle, start.y)])


def described(definition: Definition, current: Collection[str], language: str) -> str:
    """The whole picture in sentences, for those who hear it."""
    said = []
    for number, step in enumerate(definition.steps, 1):
        now = _say(Text(" (đang ở bước này)", " (now here)"), language) if step.id in current else ""
        ways = "; ".join(f"{o.name} → {_targets(definition, o, language)}" for o in step.outcomes)
        said.append(f"{number}. {_name(step, language)}{now}: {_who(step, language)}, {_time(step, language)}. {ways}.")
    return " ".join(said)


def _targets(definition: Definition, outcome: Outcome, language: str) -> str:
    return " + ".join(_target(definition, t, language) for t in outcome.targets)


def _target(definition: Definition, target: str, language: str) -> str:
    if target in MARKS:
        return _say(NATIONAL[MARKS[target]], language)
    return _name(definition.by_id[target], language) if target in definition.by_id else target


def _say(words: Text, language: str) -> str:
    return words.to(language)


def _name(step: Step, language: str) -> str:
    return (step.en if language == "en" else "") or step.name


def _who(step: Step, language: str) -> str:
    words = role(step.role) if step.role else NOBODY[0]
    where = place(step.unit).to(language) if step.unit else "?"
    return f"{words.to(language)} · {where}"


def _time(step: Step, language: str) -> str:
    if not step.counted:
        return _say(Text("không tính thời gian", "not counted"), language)
    if not step.allotted:
        return _say(Text("chưa có thời gian", "no time yet"), language)
    return spoken(step.allotted).to(language)


def _box(definition: Definition, box: Box, current: Collection[str], language: str) -> Iterator[str]:
    if box.step is None:
        yield from _mark(box, language)
        return
    step, now = box.step, box.id in current
    colour = COLOURS[step.role] if step.role else NOBODY[1]
    edge = {"stroke": colour if now else "#8a939b", "stroke_width": 4 if now else 1.5}
    dash = None if step.counted else "6 4"
    yield shapes.rect(
        box.x, box.y, box.width, box.height, rx=6, fill="#fff7d6" if now else PAPER, stroke_dasharray=dash, **edge
    )
    yield shapes.rect(box.x, box.y, 7, box.height, rx=3, fill=colour)
    for number, line in enumerate(box.lines):
        yield shapes.text(line, box.x + 18, box.y + 25 + number * LINE, font_weight=700, font_size=15)
    for number, line in enumerate(box.doer):
        y = box.bottom - 34 - LINE * (len(box.doer) - 1 - number)
        yield shapes.text(line, box.x + 18, y, fill=colour, font_weight=600)
    yield shapes.text(_time(step, language), box.x + 18, box.bottom - 13, fill=QUIET)
    yield from _corner(step, box, now, language)


def _corner(step: Step, box: Box, now: bool, language: str) -> Iterator[str]:
    state = NATIONAL[step.state].to(language) if step.state else "?"
    words = _say(Text("● Đang ở đây", "● Now here"), language) if now else state
    yield shapes.text(
        words, box.x + box.width - 12, box.bottom - 13,
        text_anchor="end", fill=INK if now else QUIET, font_weight=700 if now else None, font_size=13,
    )  # fmt: skip


def _mark(box: Box, language: str) -> Iterator[str]:
    words = f"{NATIONAL[MARKS[box.id]].to(language)}"
    yield shapes.rect(box.x + 54, box.y, box.width - 108, box.height, rx=16, fill="#e7ecef", stroke="#8a939b")
    yield shapes.text(words, box.middle, box.y + 21, text_anchor="middle", font_weight=700)


def _arrows(definition: Definition, plan: Layout, language: str) -> Iterator[str]:
    for step in definition.steps:
        onward = [o for o in step.outcomes if not o.returns]
        for outcome in step.outcomes:
            for target in outcome.targets:
                if target in plan.boxes:
                    yield from _arrow(plan, step.id, target, outcome, named=len(onward) > 1)
    if definition.handover and FINISH in plan.boxes:
        yield shapes.arrow(_straight(plan.boxes[FINISH], plan.boxes[definition.handover]))


def _arrow(plan: Layout, source: str, target: str, outcome: Outcome, *, named: bool) -> Iterator[str]:
    a, b = plan.boxes[source], plan.boxes[target]
    if b.y <= a.y:
        yield from _return(plan, a, b, outcome)
    elif _next_row(plan, a, b):
        yield shapes.arrow(_straight(a, b))
        if named:
            yield shapes.text(outcome.name, a.middle + 10, a.bottom + 20, fill=QUIET, font_size=13)
    else:
        x = plan.left - 14
        yield shapes.arrow([(a.x, a.bottom - 18), (x, a.bottom - 18), (x, b.y + 20), (b.x, b.y + 20)])
        if named:
            yield shapes.text(outcome.name, a.x + 4, a.bottom + 20, fill=QUIET, font_size=13)


def _next_row(plan: Layout, a: Box, b: Box) -> bool:
    return not any(a.y < other.y < b.y for other in plan.boxes.values())


def _straight(a: Box, b: Box) -> list[tuple[int, int]]:
    if a.middle == b.middle:
        return [(a.middle, a.bottom), (b.middle, b.y)]
    half = b.y - 22
    return [(a.middle, a.bottom), (a.middle, half), (b.middle, half), (b.middle, b.y)]


def _return(plan: Layout, a: Box, b: Box, outcome: Outcome) -> Iterator[str]:
    x = plan.right + MARGIN - 12
    out = a.x + a.width
    start = [(out, a.y + 16), (x, a.y + 16)]
    if b.x + b.width == plan.right or b.y == a.y or _alone(plan, b):
        yield shapes.arrow([*start, (x, b.y + 30), (b.x + b.width, b.y + 30)], dashed=True)
    else:  # over the heads of the boxes beside it
        yield shapes.arrow([*start, (x, b.y - 10), (b.middle + 60, b.y - 10), (b.middle + 60, b.y)], dashed=True)
    yield shapes.text(outcome.name, out, a.y - 8, text_anchor="end", fill=QUIET, font_size=13)


def _alone(plan: Layout, box: Box) -> bool:
    return not any(other.y == box.y and other.x > box.x for other in plan.boxes.values())
