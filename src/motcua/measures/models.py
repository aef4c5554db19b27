"""Kept summaries: narrow, by half month, rolled forward from the log and checked against it."""

from __future__ import annotations

from django.db import models


class Ends(models.Model):
    """How dossiers ended. closed_…: the refused, stopped and withdrawn ones again, by verdict."""

    early = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    stopped = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    closed_early = models.IntegerField(default=0)
    closed_on_time = models.IntegerField(default=0)
    closed_late = models.IntegerField(default=0)

    class Meta:
        abstract = True


class UnitTally(Ends):
    """Acts of one unit and channel in one half month (starting the 1st or the 15th)."""

    unit = models.BigIntegerField()
    channel = models.SmallIntegerField()
    bucket = models.DateField()
    received = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "bucket", "channel"], name="unit_tally_once")]


class FieldTally(Ends):
    """Acts of one unit and field in one half month; channels of what was received side by side."""

    unit = models.BigIntegerField()
    field = models.BigIntegerField()
    bucket = models.DateField()
    direct = models.IntegerField(default=0)
    online = models.IntegerField(default=0)
    post = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "bucket", "field"], name="field_tally_once")]


class UnitSum(Ends):
    """Everything of a unit and channel before a New Year: a report then reads a few half months, however long it is."""

    unit = models.BigIntegerField()
    channel = models.SmallIntegerField()
    year = models.SmallIntegerField(help_text="Counts what happened before 1 January of it")
    received = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "channel"], name="unit_sum_once")]


class FieldSum(Ends):
    """Everything of a unit and field before a New Year."""

    unit = models.BigIntegerField()
    field = models.BigIntegerField()
    year = models.SmallIntegerField(help_text="Counts what happened before 1 January of it")
    direct = models.IntegerField(default=0)
    online = models.IntegerField(default=0)
    post = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "field"], name="field_sum_once")]


class Mark(models.Model):
    """How far the log has been rolled into the tallies: every counted event with tx below it is in, no other is."""

    name = models.CharField(max_length=20, primary_key=True)
    tx = models.BigIntegerField(default=0, help_text="PostgreSQL's own full transaction number (xid8)")
    year = models.SmallIntegerField(default=0, help_text="The last year the running sums are kept for")
