"""Early, on time or late: one function, because every figure quotes it (domain 03 section 5)."""

from __future__ import annotations

from datetime import datetime

from motcua.calendars.terms import day_of
from motcua.dossiers.terms import Verdict


def verdict(finished_at: datetime, due_at: datetime) -> Verdict:
    """How a promise was kept: late after the due moment, early on a calendar day before the due day, else on time.

    In day mode the due moment is the end of the last day's last session, so work finished in the evening of the due
    day is late, as on the receipt. In hour mode the same words judge by the moment.
    """
    if finished_at > due_at:
        return Verdict.LATE
    return Verdict.EARLY if day_of(finished_at) < day_of(due_at) else Verdict.ON_TIME
