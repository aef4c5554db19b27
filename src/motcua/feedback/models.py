"""Ratings, apart from the dossiers they are about: whose they were cannot be read here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from motcua.feedback.terms import Place


class Rating(models.Model):
    """One answer about one dossier. The mark says that it was rated, not which it was."""

    mark = models.CharField(max_length=64, unique=True, help_text="HMAC of the dossier's code")
    unit = models.BigIntegerField(help_text="Id of the agency that decided")
    procedure = models.CharField(max_length=40, help_text="Code of the procedure")
    score = models.SmallIntegerField()
    place = models.CharField(max_length=8, choices=[(p.value, p.value) for p in Place])
    said_on = models.DateField(help_text="The day alone: an hour would say who was there")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="rating_one_to_five"),
            models.CheckConstraint(condition=Q(place__in=[p.value for p in Place]), name="rating_place_known"),
        ]
        indexes = [models.Index(fields=["unit", "said_on"], name="rating_unit_day")]
