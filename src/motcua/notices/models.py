"""Messages owed, and what became of them."""

from __future__ import annotations

from django.db import models


class Message(models.Model):
    """One message owed to one person about one thing. The key makes owing it twice impossible."""

    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=80, help_text="Code of what it is about")
    template = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, help_text="email, sms, zalo, app")
    recipient = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    owed_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owed_at"], name="message_owed", condition=models.Q(sent_at__isnull=True)),
            models.Index(fields=["subject", "owed_at"], name="message_subject"),
        ]
