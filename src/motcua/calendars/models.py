"""Working hours and days off, as data with dates of effect, set once high in the tree and inherited below."""

from __future__ import annotations

from django.db import models


class WorkingHours(models.Model):
    """Sessions of a week for a unit and everything below it that says nothing else."""

    unit = models.ForeignKey("directory.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    sessions = models.JSONField(help_text='{"mon": [["07:30","11:30"],["13:30","17:30"]], ...}; a day left out is off')

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "valid_from"], name="hours_once", nulls_distinct=False)]


class SpecialDay(models.Model):
    """A day that is not what its weekday says: off, or a made-up working day. unit null: the whole country."""

    unit = models.ForeignKey("directory.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    works = models.BooleanField(help_text="True for a make-up working day")
    reason = models.CharField(max_length=200)
    reason_en = models.CharField(max_length=200, blank=True)
    ground = models.CharField(max_length=200, blank=True, help_text="Deciding text")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "on"], name="special_day_once", nulls_distinct=False)]


class OpenYear(models.Model):
    """A year whose days off somebody has entered. Counting into any other year is an error that names it."""

    year = models.SmallIntegerField(primary_key=True)
    official = models.BooleanField(help_text="False while the yearly decision is still awaited")
    source = models.CharField(max_length=300)
