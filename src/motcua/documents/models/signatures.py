"""Certificates people and agencies sign with, and every signature from its intent to its end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from motcua.documents.models.files import File
from motcua.documents.terms.signatures import Holds, Level, Way


class Certificate(models.Model):
    """One registered certificate. The private key is never here; what a holder types is kept nowhere."""

    code = models.CharField(max_length=16, unique=True, help_text="The first 16 hex digits of its SHA-256")
    holds = models.CharField(max_length=12, choices=[(h.value, h.value) for h in Holds])
    holder = models.CharField(
        max_length=200, help_text="Name of the person or the agency, as on the day it was entered"
    )
    person = models.BigIntegerField(null=True, help_text="Id of the person (accounts); null for an agency's")
    unit = models.BigIntegerField(help_text="Id of the unit (directory) in whose name it signs")
    subject = models.CharField(max_length=500)
    issuer = models.CharField(max_length=500)
    serial = models.CharField(max_length=64)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=8, choices=[(w.value, w.value) for w in Way])
    place = models.CharField(max_length=200, help_text="File, label of the key on the token, or credential")
    der = models.BinaryField()
    chain = models.BinaryField(help_text="PEM certificates of the issuers, nearest first")
    picture = models.BinaryField(default=b"", help_text="PNG of the signature or the seal; drawn when empty")
    demonstration = models.BooleanField(
        default=False, help_text="Made here: every signature says it has no legal value"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit"], name="certificate_unit")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(holds=Holds.PERSON.value, person__isnull=False)
                | models.Q(holds=Holds.ORGANISATION.value, person__isnull=True),
                name="certificate_person_or_agency",
            )
        ]


class Signing(models.Model):
    """One signature under one key. Written before the key's holder is asked: what is to be signed never changes again,
    so that asking again can only bring the same."""

    key = models.CharField(max_length=120, unique=True)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="+")
    person = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200, help_text="Of the file that is made")
    given = models.CharField(max_length=64, help_text="SHA-256 of what was to be signed")
    begun_at = models.DateTimeField()
    prepared = models.BinaryField(null=True, help_text="The document with room for the signature; dropped when signed")
    room_start = models.BigIntegerField()
    room_end = models.BigIntegerField()
    digest = models.BinaryField()
    attributes = models.BinaryField(help_text="DER of the signed attributes: what the key's holder is asked about")
    asked_at = models.DateTimeField(null=True)
    asked = models.PositiveIntegerField(default=0)
    value = models.BinaryField(null=True, help_text="What the key's holder answered, checked against the certificate")
    signed_at = models.DateTimeField(null=True)
    level = models.CharField(max_length=8, blank=True, choices=[(v.value, v.value) for v in Level])
    made = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the signed document")
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["made"], name="signing_made")]


class Verification(models.Model):
    """One verdict about a signed document, for exactly these bytes; never changed, the newest counts."""

    sha256 = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    soundness = models.CharField(max_length=10, help_text="terms.verdicts.Soundness")
    whole = models.BooleanField(help_text="The last signature or stamp covers the file to its end")
    asked_by = models.CharField(max_length=200, blank=True, help_text="Who had it checked again; empty: the worker")
    found = models.JSONField(help_text="One record for each signature: terms.verdicts.SignatureFound")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sha256", "id"], name="verification_sha256")]
