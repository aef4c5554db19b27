"""Whether a dossier was rated, and what the ratings of units add up to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db.models import Avg, Count, Q

from motcua.feedback.models import Rating
from motcua.feedback.rules import mark
from motcua.feedback.terms import LEAST, SATISFIED, Figure


def rated(code: str) -> bool:
    """Whether this dossier was rated. One SQL."""
    return Rating.objects.filter(mark=mark(code, settings.TRACKING_KEY)).exists()


def figures(units: Collection[int], first: date, last: date) -> tuple[Figure | None, tuple[Figure, ...]]:
    """All ratings of the units in the period, and by procedure those with enough of them, most rated first. None when
    there are too few to show. Two SQL."""
    rows = Rating.objects.filter(unit__in=list(units), said_on__range=(first, last))
    good = Count("id", filter=Q(score__gte=SATISFIED))
    whole = rows.aggregate(count=Count("id"), good=good, mean=Avg("score"))
    if whole["count"] < LEAST:
        return None, ()
    parts = rows.values_list("procedure").annotate(count=Count("id"), good=good, mean=Avg("score"))
    enough = parts.filter(count__gte=LEAST).order_by("-count", "procedure")
    return (
        Figure("", whole["count"], whole["good"], float(whole["mean"])),
        tuple(Figure(name, count, fine, float(mean)) for name, count, fine, mean in enough),
    )
