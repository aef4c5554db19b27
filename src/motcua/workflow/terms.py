"""The notation of a process: how a procedure is carried out, as data. Pure; knows no dossier and no table.

A definition is a list of steps. A step has a receiver (a role in a unit found by a resolver), an allotted time,
the national state the dossier is in meanwhile (table C3), and outcomes that lead to the next step, to several steps
at once (a parallel group) or to "@finish". Published as docs/reference/process.schema.json.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from motcua.kernel.actor import Role
from motcua.kernel.text import Text

#: leads out of processing: the dossier reaches national state 9
FINISH = "@finish"
#: leads out of the step that returns the result: national state 10
END = "@end"

#: one working day in each unit of time (domain 03 §1, 05 "steps_unit": 8 hours are one day)
DAY = {
    "d": Fraction(1),
    "h": Fraction(1, 8),
    "c": Fraction(1),
    "e": Fraction(1, 24),
    "m": Fraction(30),
}

_AMOUNT = re.compile(r"^(\d{1,4}(?:\.\d{1,4})?)([dhcems])$")
_RESOLVER = re.compile(
    r"^(intake|competent|parent|code:[A-Z0-9.]{3,40}"
    r"|level:(province|department|district|division|commune|counter)"
    r"|(division|department):\S.{0,98}\S)$"
)


def days(amount: str) -> Fraction:
    """How many days an amount such as 2h, 0.5d or 20c stands for; a same-day limit is one. Raises ValueError."""
    found = _AMOUNT.match(amount)
    if not found:
        raise ValueError(f"'{amount}' không phải một khoảng thời gian: viết như 2h, 0.5d, 20c, 12e, 1m, 0s")
    number, unit = found.groups()
    return Fraction(1) if unit == "s" else Fraction(number) * DAY[unit]


def _amount(value: str) -> str:
    days(value)
    return value


def is_resolver(value: str) -> bool:
    """Whether a unit can be looked for by these words."""
    return _RESOLVER.match(value) is not None


def _resolver(value: str) -> str:
    if not is_resolver(value):
        raise ValueError(
            f"'{value}' không phải cách tìm đơn vị: dùng intake, competent, parent, code:<mã>, level:<cấp>, "
            "division:<tên phòng> hoặc department:<tên sở>"
        )
    return value


AllottedTime = Annotated[str, AfterValidator(_amount), Field(description="2h, 0.5d, 17c, 12e: units of `motcua due`")]
UnitResolver = Annotated[
    str,
    AfterValidator(_resolver),
    Field(
        description="intake: the counter that received it; competent: the agency that decides; parent: the unit above "
        "the competent one; code:<official code>; level:<level>: the unit of that level above or at the competent one; "
        "division:<name>: that division of the competent agency, the agency itself where it has none; "
        "department:<name>: that department of the province"
    ),
]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Target = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9-]{0,39}|@finish|@end)$")]
Words = Annotated[str, Field(min_length=1, max_length=250)]
Value = str | int | bool


class Part(BaseModel):
    """Everything in the notation is frozen and refuses words it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CaseIs(Part):
    """Holds when the dossier was accepted under this case of the procedure."""

    case: Words


class AnswerIs(Part):
    """Holds when the electronic form's field has this answer, or one of these."""

    answer: Words
    value: Value | None = Field(default=None, alias="is")
    one_of: tuple[Value, ...] = Field(default=(), alias="in")


class Not(Part):
    """Holds when the condition inside does not."""

    negated: Condition = Field(alias="not")


class AllOf(Part):
    """Holds when every condition inside does."""

    every: tuple[Condition, ...] = Field(alias="all", min_length=1)


class AnyOf(Part):
    """Holds when at least one condition inside does."""

    some: tuple[Condition, ...] = Field(alias="any", min_length=1)


Condition = CaseIs | AnswerIs | Not | AllOf | AnyOf


class Outcome(Part):
    """One way a step may end."""

    id: Identifier
    name: Words
    en: str = ""
    to: Target | tuple[Target, ...] = Field(description="A step, several steps at once, @finish, or @end")
    when: Condition | None = Field(default=None, description="Offered only when this holds")
    returns: bool = Field(default=False, description="Goes back to an earlier step and needs a reason")

    def anyhow(self) -> Outcome:
        """The same without its condition."""
        return self.model_copy(update={"when": None}) if self.when else self

    @property
    def targets(self) -> tuple[str, ...]:
        """Where it leads, always as a tuple."""
        return (self.to,) if isinstance(self.to, str) else self.to


class Does(StrEnum):
    """What a timer does when it rings."""

    REMIND = "remind"
    OUTCOME = "outcome"


class Timer(Part):
    """Rings when a step has been open that long: a reminder, or an outcome taken by the system."""

    after: AllottedTime
    does: Does = Does.REMIND
    outcome: Identifier | None = None
    words: str = ""


class Step(Part):
    """One piece of work by one receiver."""

    id: Identifier
    name: Words
    en: str = ""
    role: Role | None = Field(description="Who does it; null is refused when publishing")
    unit: UnitResolver | None = Field(description="Where; null is refused when publishing")
    allotted: AllottedTime | None = None
    counted: bool = Field(default=True, description="Whether its time is part of the published limit")
    state: Annotated[int, Field(ge=1, le=10)] | None = Field(description="National state 1-10 while it is open")
    outcomes: tuple[Outcome, ...] = ()
    join: Literal["all", "any"] | None = Field(
        default=None, description="Closes a parallel group: waits for all, or any"
    )
    timers: tuple[Timer, ...] = ()


class Definition(Part):
    """One process. `handover` is the uncounted step after @finish, in which the result is returned."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    name: Words
    start: Identifier
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=100)]
    handover: Identifier | None = None

    @cached_property
    def by_id(self) -> dict[str, Step]:
        """The steps by id (the last one, where an id is used twice)."""
        return {step.id: step for step in self.steps}

    @cached_property
    def follows(self) -> dict[str, tuple[str, ...]]:
        """Step -> where its outcomes lead, each once, @finish and @end included."""
        return {s.id: tuple(dict.fromkeys(t for o in s.outcomes for t in o.targets)) for s in self.steps}

    @cached_property
    def goes_on(self) -> dict[str, tuple[str, ...]]:
        """The same without the outcomes that return."""
        return {
            s.id: tuple(dict.fromkeys(t for o in s.outcomes if not o.returns for t in o.targets)) for s in self.steps
        }

    def unconditional(self) -> Definition:
        """The same with every outcome offered, whatever a dossier says."""
        plain = (s.model_copy(update={"outcomes": tuple(o.anyhow() for o in s.outcomes)}) for s in self.steps)
        return self.model_copy(update={"steps": tuple(plain)})

    def step(self, step_id: str) -> Step:
        """The step of that id. Raises KeyError."""
        return self.by_id[step_id]


class Problem(Part):
    """One reason a definition cannot be published, and the step it is about (None: the whole)."""

    step: str | None
    text: Text


class Opened(Part):
    """A piece of work that now waits for its receiver."""

    step_id: str
    name: str
    role: Role
    unit_resolver: str
    allotted: str | None
    state: int
    counted: bool


class Moved(Part):
    """What one completed step did: steps closed, steps opened, and whether processing ended (state 9)."""

    closed: tuple[str, ...]
    opened: tuple[Opened, ...]
    finished: bool


for _model in (Not, AllOf, AnyOf, Outcome, Step, Definition):
    _model.model_rebuild()
