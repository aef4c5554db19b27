"""The forecast put to the test on mornings long past, for whoever asks, and every night for the pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import cache

from django.db import transaction

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of
from motcua.calendars.terms import ZONE
from motcua.dossiers.queries import histories as dossiers
from motcua.promises.models import BackTest
from motcua.promises.operations.forecasting import minutes, plan_of, rulers
from motcua.promises.rules.forecasting import backtest
from motcua.promises.rules.forecasting.passages import Reading
from motcua.promises.rules.forecasting.thresholds import thresholds
from motcua.promises.terms import Tally

#: when a morning's forecast is made: before anybody works
DAWN = time(6, 30)


@transaction.atomic
def back_test(*, first: date, last: date, at: datetime, units: Collection[int] | None = None) -> Tally:
    """How good the forecasts of mornings from one day to another would have been, judged by what is known now.

    units: only dossiers of these agencies are judged; the histories are everybody's, as ever.
    """
    judged = _replayed(first, last, at)
    return backtest.tally(row for row in judged if units is None or row.agency in units)


@transaction.atomic
def put_to_test(*, at: datetime) -> Tally:
    """The back-test of the last months, kept for the pages: of everything, of each agency and of each procedure."""
    today = day_of(at)
    first, last = today - timedelta(days=thresholds().test_days), today - timedelta(days=1)
    judged = _replayed(first, last, at)
    groups: dict[tuple[int | None, int | None], list[backtest.Judged]] = {(None, None): judged}
    for row in judged:
        groups.setdefault((row.agency, None), []).append(row)
        groups.setdefault((None, row.procedure), []).append(row)
    tallies = {key: backtest.tally(rows) for key, rows in groups.items()}
    BackTest.objects.all().delete()
    BackTest.objects.bulk_create(
        [BackTest(agency=a, procedure=p, first=first, last=last, **asdict(t)) for (a, p), t in tallies.items()]
    )
    return tallies[None, None]


def _replayed(first: date, last: date, at: datetime) -> list[backtest.Judged]:
    """Dossiers judged on mornings spread over the days."""
    since = datetime.combine(first, DAWN, ZONE) - timedelta(days=thresholds().days)
    until = datetime.combine(last, time.max, ZONE)
    passages = Reading(rulers(at)).passages(dossiers.passages(since, until))
    plan = cache(plan_of)
    return [
        one for day in _mornings(first, last)
        for one in backtest.morning(passages, minutes(datetime.combine(day, DAWN, ZONE)), minutes(at), plan)
    ]  # fmt: skip


def _mornings(first: date, last: date) -> list[date]:
    """Working days, evenly spread when there are too many."""
    calendar = calendars.standard()
    days = [d for d in (first + timedelta(n) for n in range((last - first).days + 1)) if calendar.sessions(d)]
    few = min(len(days), thresholds().mornings)
    return [days[n * len(days) // few] for n in range(few)]
