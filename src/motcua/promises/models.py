"""What the watch keeps: alarms raised, letters laid on a desk, the hourly counts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from motcua.promises.terms import Kind, Rung


class Alarm(models.Model):
    """One thing somebody was told about one file. The constraint makes telling it twice impossible."""

    kind = models.CharField(max_length=12)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", db_index=False)
    step = models.CharField(max_length=40, blank=True)
    rung = models.SmallIntegerField()
    unit = models.ForeignKey(
        "directory.Unit", on_delete=models.PROTECT, related_name="+", db_index=False, help_text="Whose desk it lies on"
    )
    person = models.BigIntegerField(null=True, help_text="Who is reminded; null: whoever holds the post")
    since = models.DateTimeField(help_text="What the clock ran from: a new wait is a new alarm")
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    why = models.JSONField(default=dict, help_text="What the sentence is made of")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "kind", "step", "since", "rung"], name="alarm_once"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="alarm_kind_known"),
            models.CheckConstraint(condition=Q(rung__in=[r.value for r in Rung]), name="alarm_rung_known"),
        ]
        indexes = [
            models.Index(fields=["unit", "raised_at"], name="alarm_standing", condition=Q(cleared_at__isnull=True)),
        ]


class Letter(models.Model):
    """An apology drafted before lateness, for the head to sign. number 2: answers for the new date missed."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()
    unit = models.ForeignKey(
        "directory.Unit", on_delete=models.PROTECT, related_name="+", db_index=False, help_text="Whose head signs"
    )
    fault = models.ForeignKey(
        "directory.Unit", on_delete=models.PROTECT, related_name="+", db_index=False, help_text="Whose delay it is"
    )
    ground = models.CharField(max_length=20, help_text="From the closed list of grounds")
    words = models.TextField(blank=True)
    due_at = models.DateTimeField(help_text="The promise in danger")
    sign_by = models.DateTimeField(help_text="The last moment at which it still comes before the lateness")
    new_due_at = models.DateTimeField(null=True)
    danger = models.CharField(max_length=8, default="clock", help_text="promises.terms.Danger: what saw it coming")
    drafted_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=200, blank=True, help_text="Name and title, as in the log")
    dropped_at = models.DateTimeField(null=True, help_text="The file was finished or paused first")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number", "due_at"], name="letter_once")]
        indexes = [
            models.Index(fields=["unit", "sign_by"], name="letter_to_sign",
                         condition=Q(signed_at__isnull=True, dropped_at__isnull=True)),
        ]  # fmt: skip


class Count(models.Model):
    """One hourly check: promises.terms.Kept at a moment, over everything watched."""

    at = models.DateTimeField(unique=True)
    files = models.IntegerField()
    late = models.IntegerField()
    late_without_apology = models.IntegerField()
    unanswered = models.IntegerField()
    stuck = models.IntegerField()


class Beginning(models.Model):
    """From which day a unit's promises are watched; without a row: always. What was accepted before is not."""

    unit = models.OneToOneField("directory.Unit", on_delete=models.PROTECT, related_name="+", primary_key=True)
    on = models.DateField()
