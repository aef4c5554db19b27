"""What was read of papers, so that they can be searched."""

from __future__ import annotations

from django.db import models

from motcua.documents.models.files import File


class Lettering(models.Model):
    """The letters of one paper, read once: as text, and under the pages of a copy that can be searched."""

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="lettering")
    text = models.TextField(help_text="Pages parted by form feeds; empty where nothing could be read")
    path = models.CharField(max_length=200, help_text="Of the searchable copy; empty where the paper is its own")
    sha256 = models.CharField(max_length=64, help_text="Of the copy's bytes")
    read_at = models.DateTimeField()
