"""Sittings: many documents signed one after the other by one person, resumable at any point."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from motcua.documents.models.signatures import Certificate


class Sitting(models.Model):
    """One sitting of one signer with one certificate."""

    key = models.CharField(max_length=64, unique=True)
    person = models.BigIntegerField()
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    busy_until = models.DateTimeField(null=True, help_text="Somebody's press is signing; past it, that press died")


class SittingItem(models.Model):
    """One document of a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    given = models.CharField(max_length=64, help_text="SHA-256 of the bytes that were laid before the signer")
    consented_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    made = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the signed document")
    refused_vi = models.TextField(blank=True)
    refused_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sitting", "position"], name="sitting_item_position"),
            models.UniqueConstraint(fields=["sitting", "subject"], name="sitting_item_subject"),
        ]
