"""Files people hand in or receive: the bytes lie in the file store, the facts about them here."""

from __future__ import annotations

from django.db import models


class File(models.Model):
    """One stored file, known by the hash of its bytes; never changed."""

    key = models.UUIDField(unique=True, help_text="Public name; ids never leave the database")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=80, help_text="MIME type as found in the bytes, not as claimed")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    stored_at = models.DateTimeField()
    pages = models.PositiveIntegerField(default=0, help_text="0 where nobody counted")
    signed = models.BooleanField(default=False, help_text="Carries a signature: the bytes are as they came")
    archival = models.BooleanField(null=True, help_text="PDF/A, as it says of itself; null: nobody looked")
    checked = models.CharField(max_length=10, default="not_yet", help_text="terms.Checked: the look for malware")
    checked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["id"], condition=models.Q(checked="not_yet"), name="file_not_yet_checked"),)
