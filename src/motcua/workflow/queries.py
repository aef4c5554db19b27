"""Questions about published processes. Rows never change, so what was once read stays good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.refused import Refused
from motcua.workflow.models import Process
from motcua.workflow.terms import Definition


@dataclass(frozen=True, slots=True)
class ProcessView:
    """One published version of a process."""

    id: int
    code: str
    version: int
    name: str
    decision: str
    published_at: datetime | None
    definition: Definition


#: every process this program has read; a published process never changes
_kept: dict[int, ProcessView] = {}


def process(process_id: int) -> ProcessView:
    """A published process by its id; kept for ever. One SQL the first time. Raises Refused."""
    if process_id not in _kept:
        fill([process_id])
    if process_id not in _kept:
        raise Refused(f"Không có quy trình số {process_id}.", f"There is no process {process_id}.")
    return _kept[process_id]


def fill(ids: Iterable[int]) -> None:
    """Read several processes at once, those already known left out. At most one SQL."""
    missing = [i for i in ids if i not in _kept]
    if missing:
        _kept.update((int(row.pk), _view(row)) for row in Process.objects.filter(pk__in=missing))


def versions(code: str) -> tuple[ProcessView, ...]:
    """Every version published under a code, newest first. One SQL."""
    return tuple(_view(row) for row in Process.objects.filter(code=code).order_by("-version")[:200])


def _view(row: Process) -> ProcessView:
    return ProcessView(
        id=int(row.pk),
        code=row.code,
        version=row.version,
        name=row.name,
        decision=row.decision,
        published_at=row.published_at,
        definition=Definition.model_validate(row.definition),
    )
