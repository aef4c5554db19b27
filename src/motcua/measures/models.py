"""Kept summaries: narrow, by half month, rolled forward from the log and checked against it."""

from __future__ import annotations

from django.db import models


class UnitTally(models.Model):
    """Acts of one unit and channel in one half month (starting the 1st or the 15th)."""

    unit = models.BigIntegerField()
    channel = models.SmallIntegerField()
    bucket = models.DateField()
    received = models.IntegerField(default=0)
    early = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    stopped = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "bucket", "channel"], name="unit_tally_once")]


class FieldTally(models.Model):
    """Acts of one unit and field in one half month; channels of what was received side by side."""

    unit = models.BigIntegerField()
    field = models.BigIntegerField()
    bucket = models.DateField()
    direct = models.IntegerField(default=0)
    online = models.IntegerField(default=0)
    post = models.IntegerField(default=0)
    early = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    stopped = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "bucket", "field"], name="field_tally_once")]
