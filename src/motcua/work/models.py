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
