"""What people keep at their desks, and what they did to many files at once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from motcua.work.terms import Deed


class View(models.Model):
    """A saved way of one person to look at the inbox."""

    person = models.BigIntegerField()
    name = models.CharField(max_length=40)
    sieve = models.JSONField(help_text="dossiers.terms.Sieve")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="view_once")]


class Batch(models.Model):
    """One deed to many files. What was done stands in their logs; this is the list of results."""

    person = models.BigIntegerField()
    deed = models.CharField(max_length=10)
    said = models.JSONField(default=dict, help_text="What holds for all: unit, reason")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(deed__in=[d.value for d in Deed]), name="batch_deed_known"),
        ]
        indexes = [
            models.Index(fields=["person", "-begun_at"], name="batch_of_a_person"),
            models.Index(fields=["begun_at"], name="batch_open", condition=Q(ended_at__isnull=True)),
        ]


class BatchLine(models.Model):
    """One file of a batch and its result."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="lines")
    n = models.IntegerField()
    code = models.CharField(max_length=64)
    step = models.CharField(max_length=40, blank=True)
    done = models.BooleanField(null=True)
    vi = models.TextField(blank=True, help_text="Why it was not done")
    en = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "n"], name="batch_line_once")]
