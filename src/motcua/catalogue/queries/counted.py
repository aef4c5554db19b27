"""How many procedures there are, and by how much their time is cut (requirements E006, E013, E044)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from motcua.catalogue.queries.held import VersionView, all_on
from motcua.catalogue.rules.limits import cut
from motcua.catalogue.terms import OnlineLevel
from motcua.directory.terms import Level
from motcua.workflow.terms import days


@dataclass(frozen=True, slots=True)
class Counts:
    """Procedures in force on a day."""

    total: int
    by_level: dict[Level, int]
    by_online: dict[OnlineLevel, int]
    by_level_and_online: dict[tuple[Level, OnlineLevel], int]
    by_field: dict[str, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """One procedure whose promise is shorter than the law's limit, as an exact share of it."""

    version: VersionView
    share: Fraction


@dataclass(frozen=True, slots=True)
class Cuts:
    """All cuts on a day, greatest first; overall: days saved of the legal days of every procedure in force."""

    day: date
    procedures: int
    cut: tuple[Cut, ...]
    overall: Fraction


def counts(day: date, *, revision: int | None = None) -> Counts:
    """How many procedures are in force, by level, online level and field."""
    held = all_on(day, revision=revision)
    return Counts(
        total=len(held),
        by_level=dict(Counter(v.level for v in held)),
        by_online=dict(Counter(v.online_level for v in held)),
        by_level_and_online=dict(Counter((v.level, v.online_level) for v in held)),
        by_field=dict(sorted(Counter(v.field_name for v in held).items())),
    )


def share_cut(version: VersionView) -> Fraction:
    """The exact share of the legal time that one version saves: (legal - committed) / legal."""
    return cut(str(version.legal_limit), str(version.committed_limit))


def cuts(day: date, *, revision: int | None = None) -> Cuts:
    """Every cut in force on a day and what they come to together."""
    held = all_on(day, revision=revision)
    each = (Cut(v, share_cut(v)) for v in held)
    ordered = sorted((c for c in each if c.share), key=lambda c: (-c.share, c.version.procedure_code))
    legal = sum((days(str(v.legal_limit)) for v in held), Fraction(0))
    saved = legal - sum((days(str(v.committed_limit)) for v in held), Fraction(0))
    return Cuts(day, len(held), tuple(ordered), saved / legal if legal else Fraction(0))
