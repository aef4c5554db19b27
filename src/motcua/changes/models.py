"""Planned changes, and what became of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from motcua.changes.terms import Kind, Stage


class Plan(models.Model):
    """One change of a rule while files run. The digest is of what was shown: what is done must be exactly that."""

    kind = models.CharField(max_length=12)
    unit = models.ForeignKey(
        "directory.Unit", on_delete=models.PROTECT, related_name="+", help_text="Whose plan it is: all below is touched"
    )
    title = models.CharField(max_length=300)
    basis = models.CharField(max_length=200, blank=True, help_text="Number and date of the decision")
    values = models.JSONField(help_text="What changes, by kind")
    preview = models.JSONField(default=dict, help_text="What was shown: counts and a sample")
    digest = models.CharField(max_length=64, blank=True, help_text="Over every line of the preview")
    stage = models.CharField(max_length=10)
    drafted_by = models.BigIntegerField()
    drafted_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    approved_by = models.BigIntegerField(null=True)
    approved_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    reversed_at = models.DateTimeField(null=True)
    report = models.JSONField(default=dict, help_text="What was done: counts, and what could not be and why")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="plan_kind_known"),
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="plan_stage_known"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")), name="plan_two_people"
            ),
        ]
        indexes = [models.Index(fields=["kind", "-drafted_at"], name="plan_of_a_kind")]
