"""What the watch keeps: alarms raised, letters laid on a desk, the hourly counts."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

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
    ground = models.CharField(max_length=20, blank=True, help_text="From the closed list; empty: the head chooses")
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
    unexplained = models.IntegerField()


class Beginning(models.Model):
    """From which day a unit's promises are watched; without a row: always. What was accepted before is not."""

    unit = models.OneToOneField("directory.Unit", on_delete=models.PROTECT, related_name="+", primary_key=True)
    on = models.DateField()


class History(models.Model):
    """How long the newest finished dossiers of a procedure needed, by step and unit; gathered anew every night."""

    procedure = models.BigIntegerField()
    step = models.CharField(max_length=40)
    unit = models.BigIntegerField(null=True, help_text="Where the step was done; null: all units together")
    needed = ArrayField(models.IntegerField(), help_text="Working minutes of the clock to the end, ascending")
    came = ArrayField(models.IntegerField(), help_text="Until the step was entered, dossier for dossier")
    passed = ArrayField(models.IntegerField(), help_text="Until the step was left, dossier for dossier")
    per_day = models.FloatField(help_text="Dossiers that the unit finishes in this step on a working day")
    usual = models.FloatField(help_text="Dossiers that usually lie in it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "step", "unit"], name="history_once", nulls_distinct=False)
        ]


class Forecast(models.Model):
    """What histories say of one open dossier; made anew every hour. Days are tenths of working days.

    No foreign keys: a million rows are written at once, of ids read in the same statement from tables that keep them.
    """

    dossier = models.BigIntegerField(primary_key=True)
    unit = models.BigIntegerField(help_text="Where it lies")
    agency = models.BigIntegerField(help_text="The competent one")
    step = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    colour = models.CharField(max_length=5, blank=True, help_text="forecast.json; empty: none, also while paused")
    likely_at = models.DateTimeField(null=True, help_text="The day of finishing; null: paused, or nothing is known")
    chance = models.SmallIntegerField(null=True, help_text="Of being finished by the date, in per cent")
    used = models.SmallIntegerField(help_text="Of the promised working time, in per cent")
    basis = models.SmallIntegerField(help_text="What it rests on: promises.terms.Basis")
    such = models.IntegerField(help_text="Finished dossiers in the step after as long")
    longer = models.IntegerField(help_text="Those of them that needed more than is left")
    known = models.IntegerField(help_text="Finished dossiers looked at")
    ran = models.IntegerField(help_text="Of the clock so far")
    remains = models.IntegerField(help_text="Until the date; negative: past it")
    extra = models.IntegerField(help_text="For a queue longer than usual")
    ahead = models.IntegerField(help_text="Dossiers in the same queue before it")
    usual = models.IntegerField(help_text="Dossiers that usually lie in it")
    paused = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(chance__isnull=True) | Q(chance__range=(0, 100)), name="chance_percent"),
            models.CheckConstraint(condition=Q(paused=False) | Q(colour=""), name="forecast_paused_is_plain"),
        ]
        indexes = [
            models.Index(fields=["unit", "due_at"], name="forecast_unit", condition=~Q(colour="")),
            models.Index(fields=["agency", "due_at"], name="forecast_agency", condition=~Q(colour="")),
        ]


class Forecasting(models.Model):
    """When forecasts were last made: one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
    gathered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="forecasting_once")]


class BackTest(models.Model):
    """The forecast against what happened, for one agency and procedure (null: all of them together)."""

    agency = models.BigIntegerField(null=True)
    procedure = models.BigIntegerField(null=True)
    first = models.DateField()
    last = models.DateField()
    files = models.IntegerField()
    late = models.IntegerField()
    warned = models.IntegerField()
    hits = models.IntegerField(help_text="Warned of and late")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure"], name="back_test_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(hits__lte=F("warned")) & Q(hits__lte=F("late")) & Q(late__lte=F("files")),
                name="back_test_adds_up",
            ),
        ]
