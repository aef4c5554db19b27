"""Files on their way in: sent piece by piece over a bad line."""

from __future__ import annotations

from django.db import models


class Upload(models.Model):
    """One file of which some bytes have come. The bytes lie beside the file store under the key."""

    key = models.UUIDField(unique=True, help_text="Chosen by whoever sends")
    owner = models.CharField(max_length=64, help_text="The draft or the person it is sent for; nobody else goes on")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField(help_text="Bytes in all")
    received = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["owner"], name="upload_owner"),)
