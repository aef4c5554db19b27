"""Which version of a procedure holds when, and which unit has a process of its own when; kept for each revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from motcua.audit.queries import revisions
from motcua.catalogue.models import LocalProcess, Version


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which something holds, both inclusive: a version, or a process of a unit's own."""

    id: int
    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def newest_from(procedure_code: str, line: Sequence[int], today: date, *, revision: int | None = None) -> date:
    """The first day of what was published last for a unit, or today when that has begun: what a change is made from."""
    known = current_revision(revision)
    local = own_spans(known).get(procedure_code, {})
    starts = [span.first for unit in line for span in local.get(unit, ())]
    return max([today, *starts, *(span.first for span in spans(known).get(procedure_code, ()))])


def local_process(procedure_code: str, day: date, line: Sequence[int], revision: int) -> int | None:
    """The process that the nearest unit of the line has of its own on that day; None where none has."""
    local = own_spans(revision).get(procedure_code, {})
    found = (span.id for unit in line for span in local.get(unit, ()) if span.holds(day))
    return next(found, None)


@lru_cache(maxsize=2)
def own_spans(revision: int) -> dict[str, dict[int, tuple[Span, ...]]]:
    """Procedure code -> unit -> processes of its own. One SQL for each revision."""
    found: dict[str, dict[int, tuple[Span, ...]]] = {}
    rows = LocalProcess.objects.order_by("valid_from")
    for code, unit, process_id, first, last in rows.values_list(
        "procedure__code", "unit_id", "process_id", "valid_from", "valid_to"
    ):
        own = found.setdefault(code, {})
        own[unit] = (*own.get(unit, ()), Span(process_id, first, last))
    return found


def current_revision(known: int | None) -> int:
    """The number of topic "catalogue": the one known already, or asked for by one SQL."""
    return revisions().get("catalogue", 0) if known is None else known


@lru_cache(maxsize=2)
def spans(revision: int) -> dict[str, tuple[Span, ...]]:
    """Procedure code -> its versions, newest first. One SQL for each revision."""
    found: dict[str, list[Span]] = {}
    rows = Version.objects.order_by("procedure_id", "-number")
    for code, row_id, first, last in rows.values_list("procedure__code", "id", "valid_from", "valid_to"):
        found.setdefault(code, []).append(Span(row_id, first, last))
    return {code: tuple(held) for code, held in found.items()}
