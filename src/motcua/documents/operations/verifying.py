"""Checking what comes in signed: the verdict is kept for exactly these bytes."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from motcua.documents.models import File, Verification
from motcua.documents.operations.partners import revocations
from motcua.documents.queries import content as kept
from motcua.documents.queries.verdicts import verdict_of, verdict_view
from motcua.documents.rules import verdicts
from motcua.documents.terms.verdicts import SignatureFound, SignatureVerdict
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

#: how long a verdict answers for the same bytes: a certificate may be revoked tomorrow
GOOD_FOR = timedelta(hours=1)
#: pressing twice is one press
ONE_PRESS = timedelta(minutes=1)
#: files looked at in one round of the worker
LOT = 50


def verify(*, content: bytes, at: datetime) -> SignatureVerdict:
    """What the signatures of this document are worth, in words; never raises for what people bring.

    A verdict of the last hour answers again; every verdict ever given stays."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = verdict_of(sha256)
    if known is not None and timedelta() <= at - known.checked_at < GOOD_FOR:
        return known
    return _checked(content, sha256, at)


def verify_again(*, key: UUID, by: Actor, at: datetime) -> SignatureVerdict:
    """Somebody wants to know how it stands today: a new verdict beside the old ones, with who asked. A second press
    within a minute finds the first one's. Refused when the file is lost."""
    content = kept(key)
    sha256 = hashlib.sha256(content).hexdigest()
    known = verdict_of(sha256)
    if known is not None and known.asked_by and timedelta() <= at - known.checked_at < ONE_PRESS:
        return known
    return _checked(content, sha256, at, by.name)


def _checked(content: bytes, sha256: str, at: datetime, asked_by: str = "") -> SignatureVerdict:
    found, whole = _read(content, at)
    row = Verification.objects.create(
        sha256=sha256, checked_at=at, soundness=verdicts.soundness(found).value, whole=whole,
        asked_by=asked_by[:200], found=[_plain(one) for one in found],
    )  # fmt: skip
    return verdict_view(row)


def verify_waiting(*, at: datetime, lot: int = LOT) -> int:
    """Check what came in signed and was never checked. Returns how many."""
    known = Verification.objects.values("sha256")
    waiting = File.objects.filter(signed=True).exclude(sha256__in=known).order_by("id")[:lot]
    return sum(_verify_file(row, at) for row in waiting)


def _verify_file(row: File, at: datetime) -> bool:
    try:
        verify(content=kept(row.key), at=at)
    except Refused:  # lost on the disk: said where the file is opened
        return False
    return True


def _read(content: bytes, at: datetime) -> tuple[list[SignatureFound], bool]:
    if b"/ByteRange" not in content:  # spares a second of loading for what is surely not signed
        return [], False
    from motcua.documents.operations.pades import reading

    return reading.signatures(content, revocations=revocations(), at=at)


def _plain(one: SignatureFound) -> dict[str, object]:
    return asdict(one) | {"signed_at": one.signed_at.isoformat() if one.signed_at else None, "fault": one.fault or ""}
