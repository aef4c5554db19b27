"""Messages owed, how each try ended, who carries them, how people want to be told, and what messages say."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from motcua.notices.terms import Outcome, Stage, Standing

OPEN = Q(next_try_at__isnull=False)


class Message(models.Model):
    """One message owed to one person about one thing by one way. The key makes owing it twice impossible.

    next_try_at is set exactly while the message is open. provider, while it is open: who may have it already; then
    nobody else is tried. After that: who carried it.
    """

    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=80, help_text="Code of what it is about")
    template = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, help_text="email, sms, zalo, app")
    recipient = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    others = models.JSONField(default=list, help_text="Other ways to the same person with their addresses, best first")
    owed_at = models.DateTimeField()
    stage = models.CharField(max_length=10, default=Stage.WAITING.value)
    next_try_at = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True, help_text="The worker's lot that has it in hand")
    tries = models.PositiveSmallIntegerField(default=0)
    provider = models.CharField(max_length=40, blank=True)
    receipt = models.CharField(max_length=200, blank=True)
    wording = models.PositiveIntegerField(default=0, help_text="Number of the wording it was sent in; 0: as shipped")
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=300, blank=True, help_text="Why it did not go, in the carrier's words")

    class Meta:
        indexes = [
            models.Index(fields=["channel", "next_try_at", "id"], name="message_due", condition=OPEN),
            models.Index(fields=["subject", "channel", "owed_at"], name="message_lane", condition=OPEN),
            models.Index(fields=["subject", "owed_at"], name="message_subject"),
            models.Index(fields=["sent_at"], name="message_sent", condition=Q(sent_at__isnull=False)),
            models.Index(fields=["stage", "id"], name="message_failed", condition=Q(stage=Stage.FAILED.value)),
        ]  # fmt: skip


class Attempt(models.Model):
    """One try to hand a message over: to whom, how long it took, what came of it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    provider = models.CharField(max_length=40)
    at = models.DateTimeField()
    took = models.PositiveIntegerField(help_text="Milliseconds")
    outcome = models.CharField(max_length=16)
    receipt = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["provider", "at"], name="attempt_provider"),
            models.Index(fields=["at"], name="attempt_vain", condition=~Q(outcome=Outcome.SENT.value)),
        ]


class Provider(models.Model):
    """How a carrier stands: known from what it did, kept so that every worker treats it alike."""

    name = models.CharField(max_length=40, primary_key=True)
    standing = models.CharField(max_length=10, default=Standing.GOOD.value)
    since = models.DateTimeField()
    resting_until = models.DateTimeField(null=True, help_text="Answered nobody; left alone until then")
    total = models.PositiveIntegerField(default=0, help_text="Measured in the last quarter of an hour")
    slow = models.PositiveIntegerField(default=0)


class Choice(models.Model):
    """How somebody wants to be told about one matter."""

    subject = models.CharField(max_length=80, primary_key=True)
    wish = models.CharField(max_length=10)
    at = models.DateTimeField()


class Wording(models.Model):
    """A version of what a message says, in force from approval until the next. shipped: back to the program's own."""

    template = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    shipped = models.BooleanField(default=False)
    title_vi = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    body_vi = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    short = models.CharField(max_length=300, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=120)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="wording_number")]


class Daily(models.Model):
    """What was handed over on one day by one way, and how much of it within ten seconds of being owed."""

    day = models.DateField()
    channel = models.CharField(max_length=10)
    handed = models.PositiveIntegerField()
    quick = models.PositiveIntegerField()
    delivered = models.PositiveIntegerField()
    troubled = models.PositiveIntegerField(help_text="Tries that day that did not succeed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "channel"], name="daily_once")]
