"""Whether a dossier was rated, and what the ratings of units add up to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db.models import Avg, Count, Q, QuerySet

from motcua.feedback.models import Rating
from motcua.feedback.rules import mark
from motcua.feedback.terms import LEAST, NO_DOSSIER, SATISFIED, Figure

_GOOD = Count("id", filter=Q(score__gte=SATISFIED))


def rated(code: str) -> bool:
    """Whether this dossier was rated. One SQL."""
    return Rating.objects.filter(mark=mark(code, settings.TRACKING_KEY)).exists()


def figures(units: Collection[int], first: date, last: date) -> tuple[Figure | None, tuple[Figure, ...]]:
    """All ratings of the units' dossiers in the period, and by procedure those with enough of them, most rated first.
    None when there are too few to show. Two SQL."""
    rows = Rating.objects.filter(unit__in=list(units), said_on__range=(first, last)).exclude(procedure=NO_DOSSIER)
    whole = _whole(rows)
    if whole is None:
        return None, ()
    parts = rows.values_list("procedure").annotate(count=Count("id"), good=_GOOD, mean=Avg("score"))
    enough = parts.filter(count__gte=LEAST).order_by("-count", "procedure")
    return whole, tuple(Figure(name, count, fine, float(mean)) for name, count, fine, mean in enough)


def of_halls(units: Collection[int], first: date, last: date) -> Figure | None:
    """What was said at machines in the hall about no dossier: shown apart, never part of the figure of dossiers. None
    when there are too few to show. One SQL."""
    return _whole(Rating.objects.filter(unit__in=list(units), said_on__range=(first, last), procedure=NO_DOSSIER))


def _whole(rows: QuerySet[Rating]) -> Figure | None:
    whole = rows.aggregate(count=Count("id"), good=_GOOD, mean=Avg("score"))
    if whole["count"] < LEAST:
        return None
    return Figure(NO_DOSSIER, whole["count"], whole["good"], float(whole["mean"]))
