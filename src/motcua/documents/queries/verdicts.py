"""Verdicts about signed documents, by the hash of their bytes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from motcua.documents.models import File, Verification
from motcua.documents.rules import verdicts
from motcua.documents.terms.verdicts import Fault, SignatureFound, SignatureVerdict, Soundness


def verdict_of(sha256: str) -> SignatureVerdict | None:
    """The newest verdict about these bytes; None when they were never checked."""
    row = Verification.objects.filter(sha256=sha256).order_by("-id").first()
    return verdict_view(row) if row else None


def verdicts_of(files: Collection[str]) -> dict[str, SignatureVerdict]:
    """By key of a file, the newest verdict about it; files nobody checked are left out. Two SQL."""
    return {key: found for key, found in signed(files, File.objects.all()).items() if found}


def signed(files: Collection[str], among: models.QuerySet[File] | None = None) -> dict[str, SignatureVerdict | None]:
    """By key of each of these files that carries a signature, the newest verdict; None: nobody has checked it yet.
    One SQL where none does, else two."""
    rows = File.objects.filter(signed=True) if among is None else among
    hashes = dict(rows.filter(key__in=[key for key in files if key]).values_list("key", "sha256"))
    return _newest(hashes) if hashes else {}


def _newest(hashes: dict[UUID, str]) -> dict[str, SignatureVerdict | None]:
    rows = Verification.objects.filter(sha256__in=hashes.values()).order_by("sha256", "-id").distinct("sha256")
    found = {row.sha256: verdict_view(row) for row in rows}
    return {str(key): found.get(sha256) for key, sha256 in hashes.items()}


def verdict_view(row: Verification) -> SignatureVerdict:
    """The row as a value."""
    found = tuple(_found(one) for one in row.found)
    return SignatureVerdict(
        row.sha256, row.checked_at, Soundness(row.soundness), row.whole, found, verdicts.words(found), row.asked_by
    )


def _found(said: dict[str, Any]) -> SignatureFound:
    moment = datetime.fromisoformat(said["signed_at"]) if said["signed_at"] else None
    fault = Fault(said["fault"]) if said["fault"] else None
    return SignatureFound(said["holder"], said["issuer"], said["serial"], moment, said["stamped"], fault)
