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


class Transfer(models.Model):
    """A hand-over list of one person's open work. What really moved stands in the log."""

    giver = models.BigIntegerField()
    giver_name = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    drafted_by = models.BigIntegerField(help_text="Who signed for giving: the giver, or the head for an absent one")
    drafted_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["giver", "-drafted_at"], name="transfer_given"),
            models.Index(fields=["drafted_by", "-drafted_at"], name="transfer_drafted"),
        ]


class TransferLine(models.Model):
    """One step of a hand-over list."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="lines")
    code = models.CharField(max_length=64)
    step = models.CharField(max_length=40)
    step_name = models.CharField(max_length=250)
    receiver = models.BigIntegerField()
    receiver_name = models.CharField(max_length=200)
    at = models.DateTimeField(null=True, help_text="When the receiver signed for it and it moved")
    vi = models.TextField(blank=True, help_text="Why it could not move")
    en = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transfer", "code", "step"], name="transfer_line_once")]
        indexes = [models.Index(fields=["receiver", "transfer"], name="transfer_to_sign")]


class Errand(models.Model):
    """A small task with one owner and a day, turned out of a line about a file."""

    code = models.CharField(max_length=64, help_text="The dossier it is about")
    words = models.CharField(max_length=500, help_text="What is to be done")
    line = models.CharField(max_length=300, blank=True, help_text="The line it came from")
    owner = models.BigIntegerField()
    owner_name = models.CharField(max_length=200)
    due = models.DateField()
    by = models.BigIntegerField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_words = models.CharField(max_length=500, blank=True, help_text="What came of it")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "code", "owner", "at"], name="errand_once")]
        indexes = [
            models.Index(fields=["owner", "due"], name="errand_mine", condition=Q(closed_at__isnull=True)),
            models.Index(fields=["by", "due"], name="errand_given"),
        ]


class Presence(models.Model):
    """Who has a file open now. Kept for minutes: it tells colleagues, and is no record of anybody's day."""

    code = models.CharField(max_length=64)
    person = models.BigIntegerField()
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "person"], name="presence_once")]
        indexes = [models.Index(fields=["at"], name="presence_old")]
