"""Seals on the log, reading traces, and the revision marks that tell caches to reload."""

from __future__ import annotations

from django.db import models


class Revision(models.Model):
    """How often reference data of one topic has changed. A cache is good while its number is current."""

    topic = models.CharField(max_length=32, primary_key=True)
    n = models.BigIntegerField(default=0)


class Reading(models.Model):
    """Somebody looked at something personal. The owner of the file can see these rows."""

    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    name = models.TextField()
    post = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=80, help_text="Code of what was read, e.g. a dossier code")
    what = models.CharField(max_length=40, help_text="page, file, slip, export, search")

    class Meta:
        indexes = [models.Index(fields=["subject", "at"], name="reading_subject_at")]


class Change(models.Model):
    """Somebody changed reference data: which operation on what, and on which ground."""

    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    name = models.TextField()
    topic = models.CharField(max_length=32)
    subject = models.CharField(max_length=80, help_text="Code of what was changed, e.g. a unit code")
    what = models.CharField(max_length=40, help_text="Name of the operation")
    detail = models.TextField(blank=True, help_text="Ground and particulars")

    class Meta:
        indexes = [models.Index(fields=["topic", "subject", "at"], name="change_subject_at")]


class Seal(models.Model):
    """A hash over the heads of all chains up to a moment, chained to the seal before it."""

    at = models.DateTimeField(unique=True)
    last_event = models.BigIntegerField()
    events = models.BigIntegerField()
    before = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)


class Inspection(models.Model):
    """One comparison of everything kept for speed with the log: every dossier folded anew, every sum counted anew."""

    at = models.DateTimeField(unique=True)
    dossiers = models.BigIntegerField(help_text="How many were read")
    differences = models.BigIntegerField(help_text="Columns that are not what the log adds up to")
    sums = models.BigIntegerField(help_text="Kept sums that are not what the log says")
