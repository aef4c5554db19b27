"""An act's page as it stands: each input with what was typed, what is wrong, and what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from motcua.doors.desk.acts.inputs import CHOICES, Input, Kind
from motcua.dossiers.rules.sentences import NOT_HERE
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    value: str
    words: str
    #: one of several chosen together
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paper on the page: ticked or not, and what is wrong with it. n counts from 1."""

    n: int
    paper: str
    ticked: bool = False
    reason: str = ""

    @property
    def offered(self) -> bool:
        """The reason is the file's own, not typed: typing takes its place."""
        return self.reason == NOT_HERE


@dataclass(frozen=True, slots=True)
class Asked:
    """One input on the page."""

    name: str
    kind: str
    label: Text
    hint: Text
    required: bool
    folded: bool
    value: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def chosen_from_list(self) -> bool:
        """Shown as a list to choose from."""
        return self.kind in CHOICES


def asked(
    inputs: Sequence[Input],
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    options: Mapping[Kind, tuple[Option, ...]],
    papers: Sequence[str],
) -> list[Asked]:
    """Every input, in order; a choice among one step is no question and is left out."""
    return [_asked(one, typed, errors, options, papers) for one in inputs if not _settled(one, options)]


def _settled(one: Input, options: Mapping[Kind, tuple[Option, ...]]) -> bool:
    return one.kind is Kind.STEP and len(options.get(Kind.STEP, ())) < 2


def _asked(
    one: Input,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    options: Mapping[Kind, tuple[Option, ...]],
    papers: Sequence[str],
) -> Asked:
    choices = options.get(one.kind, ())
    if one.kind is Kind.UNITS:
        choices = tuple(replace(option, ticked=f"unit-{option.value}" in typed) for option in choices)
    return Asked(
        name=one.name, kind=one.kind.value, label=one.label, hint=one.hint, required=one.required, folded=one.folded,
        value=typed.get(one.name, ""), error=errors.get(one.name, ""), options=choices,
        lines=_lines(typed, papers) if one.kind in {Kind.REASONS, Kind.PAPERS} else (),
    )  # fmt: skip


def _lines(typed: Mapping[str, str], papers: Sequence[str]) -> tuple[Line, ...]:
    return tuple(
        Line(n, paper, f"paper-{n}" in typed, typed.get(f"reason-{n}", "")) for n, paper in enumerate(papers, 1)
    )
