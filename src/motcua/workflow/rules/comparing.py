"""Two versions of a process side by side: which steps came, went and changed, and what became of the times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from motcua.kernel.text import Text
from motcua.workflow.rules.timing import total
from motcua.workflow.rules.words import place, role, spoken
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step

NOTHING = Text("(trống)", "(empty)")
UNSAID = Text("(không nêu)", "(not told)")
YES, NO = Text("có", "yes"), Text("không", "no")
JOINS = {"all": Text("chờ đủ mọi nhánh", "waits for all"), "any": Text("một nhánh xong là đủ", "any one is enough")}


@dataclass(frozen=True, slots=True)
class Changed:
    """One particular of a step: what it said and what it says."""

    what: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that is in both versions and says something else. name: as it is called now."""

    id: str
    name: str
    particulars: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two versions. Steps are the same when their ids are; before, after: days in all."""

    added: tuple[Step, ...]
    removed: tuple[Step, ...]
    changed: tuple[StepChange, ...]
    before: Fraction
    after: Fraction

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare(old: Definition, new: Definition) -> Difference:
    """The difference between two versions. Turned round it is the same with before and after changing places."""
    both = [(old.by_id[s.id], s) for s in new.steps if s.id in old.by_id]
    changes = (StepChange(b.id, b.name, _particulars(a, b, old, new)) for a, b in both)
    return Difference(
        added=tuple(s for s in new.steps if s.id not in old.by_id),
        removed=tuple(s for s in old.steps if s.id not in new.by_id),
        changed=tuple(c for c in changes if c.particulars),
        before=total(old),
        after=total(new),
    )


def _particulars(old: Step, new: Step, was: Definition, now: Definition) -> tuple[Changed, ...]:
    told = ((what, tell(old, was), tell(new, now)) for what, tell in _TOLD)
    found = [Changed(what, before, after) for what, before, after in told if before != after]
    if not found and old != new:
        found = [Changed(Text("chi tiết khác", "other details"), UNSAID, UNSAID)]  # what no word above tells apart
    return tuple(found)


def _ways(step: Step, definition: Definition) -> Text:
    lines = [way(o, definition) for o in step.outcomes]
    return Text("; ".join(w.vi for w in lines), "; ".join(w.en for w in lines)) if lines else NOTHING


def way(outcome: Outcome, definition: Definition) -> Text:
    """One way out of a step in words: its name and where it leads."""
    where = [name_of(t, definition) for t in outcome.targets]
    back = Text(" (trả lại)", " (back)") if outcome.returns else Text("", "")
    on = Text(" (có điều kiện)", " (on a condition)") if outcome.when else Text("", "")
    vi, en = " + ".join(w.vi for w in where), " + ".join(w.en for w in where)
    return Text(f"{outcome.name} → {vi}{back.vi}{on.vi}", f"{outcome.en or outcome.name} → {en}{back.en}{on.en}")


def name_of(target: str, definition: Definition) -> Text:
    """Where an outcome leads, in words."""
    if target == FINISH:
        return Text("xong, có kết quả", "finished")
    if target == END:
        return Text("đã trả kết quả", "returned")
    step = definition.by_id.get(target)
    return Text(step.name, step.en or step.name) if step else Text(target, target)


_TOLD: tuple[tuple[Text, Callable[[Step, Definition], Text]], ...] = (
    (Text("tên", "name"), lambda s, d: Text(s.name, s.en or s.name)),
    (Text("người làm", "who"), lambda s, d: role(s.role) if s.role else NOTHING),
    (Text("nơi nhận", "where"), lambda s, d: place(s.unit) if s.unit else NOTHING),
    (Text("thời gian", "time"), lambda s, d: spoken(s.allotted) if s.allotted else NOTHING),
    (Text("tính vào thời hạn", "counts"), lambda s, d: YES if s.counted else NO),
    (Text("trạng thái quốc gia", "national state"), lambda s, d: Text(str(s.state or "–"), str(s.state or "–"))),
    (Text("kết quả của bước", "ways out"), _ways),
    (Text("gộp nhánh", "join"), lambda s, d: JOINS.get(s.join or "", NOTHING)),
    (Text("mở đầu quy trình", "begins"), lambda s, d: YES if d.start == s.id else NO),
)
