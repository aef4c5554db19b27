"""Comparing everything kept with the log: at night by the worker, at any time by `motcua rebuild --check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from motcua.audit import operations as audit
from motcua.audit import queries
from motcua.audit.queries import InspectionView
from motcua.documents import operations as documents
from motcua.documents import queries as papers
from motcua.documents.terms import Waiting
from motcua.dossiers.queries import integrity
from motcua.dossiers.queries.integrity import Counted
from motcua.measures import operations as measures

#: more differences than anybody reads one by one
SHOWN = 200
#: it is made every night; a day and a bit later it is missed
FRESH = timedelta(hours=26)


#: told where something differs, and what from what: the second may hold somebody's data
Say = Callable[[str, str], object]


def compare(*, at: datetime, counted: Counted, say: Say) -> InspectionView:
    """Read the whole log, say the first differences, and note what was found for whoever looks after the system."""
    rows = _told(map(place_of, integrity.differences(counted)), say)
    sums = _told(map(_place_of_sum, measures.check()), say)
    audit.inspected(at=at, dossiers=counted.dossiers, differences=rows, sums=sums)
    return InspectionView(at, counted.dossiers, rows, sums)


def place_of(one: integrity.Difference) -> tuple[str, str]:
    """Where a row differs, and what from what."""
    return f"{one.code} {one.column}", f"{one.stored} → {one.folded}"


def _place_of_sum(one: measures.Difference) -> tuple[str, str]:
    return f"{one.table} {one.unit} {one.span}", f"{one.kept} → {one.counted}"


def _told(differences: Iterable[tuple[str, str]], say: Say) -> int:
    """How many there are; the first few are said."""
    count = 0
    for place, what in differences:
        count += 1
        if count <= SHOWN:
            say(place, what)
    return count


@dataclass(frozen=True, slots=True)
class Health:
    """The newest comparison, and whether the one of last night is missing."""

    newest: InspectionView | None
    missed: bool
    #: whether this machine reads scans, and looks through files for malware; what waits for either
    reads: bool
    guarded: bool
    waiting: Waiting


def health(at: datetime) -> Health:
    """For the administrator's pages. Two SQL."""
    newest = queries.newest_inspection(at)
    return Health(
        newest, newest is None or at - newest.at > FRESH, documents.reads(), bool(settings.GUARD), papers.waiting()
    )
