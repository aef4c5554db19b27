"""Signing a document under a key: whatever is lost on the way, nothing is signed twice for one key.

Three steps, each in a transaction of its own and each found done when the same key comes again:

1. the intent: the document with room for the signature, and exactly what the key's holder will be asked about;
2. the value: the holder is asked; the answer is checked against the certificate and kept;
3. the end: time-stamp, revocation lists, the stamp over all of it; the signed file is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import datetime
from types import ModuleType

from django.db import OperationalError, transaction

from motcua.documents.models import Certificate, File, Signing
from motcua.documents.operations.keeping import keep
from motcua.documents.operations.partners import opened, revocations, time_stamper
from motcua.documents.operations.verifying import verify
from motcua.documents.ports import NotSigned, Signer, Unclear
from motcua.documents.queries import content as kept
from motcua.documents.queries.certificates import certificate_row, certificate_view
from motcua.documents.rules import signing as said
from motcua.documents.terms import Kind
from motcua.documents.terms.signatures import Block, Holds, Level, Receipt, Signed
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours

__all__ = ["rehearsal", "sign", "signed", "verify"]

_rehearsed: ContextVar[bool] = ContextVar("rehearsed", default=False)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Signing within a transaction that will be taken back: a tour, a trial. What was signed is forgotten with it."""
    token = _rehearsed.set(True)
    try:
        yield
    finally:
        _rehearsed.reset(token)


def sign(
    *, content: bytes, certificate: str, block: Block, by: Actor, at: datetime, key: str, secret: str = "",
    name: str = "van-ban.pdf", signer: Signer | None = None,
) -> Signed:  # fmt: skip
    """Sign these bytes (a PDF) with a registered certificate. The same key answers with the same document, for ever.

    secret: the PIN the holder typed, kept nowhere. signer: one that is open already, in a sitting. Call it outside a
    transaction. Refused, in words: no right, certificate not valid, other bytes under this key, wrong PIN, token gone,
    service silent, stamp not to be had. After any of these the same call goes on where it stopped.
    """
    _intend(content, certificate, block, by, at, key, name)
    with _locked(key) as row:
        if row.value is None:  # that it was asked is known before the answer
            row.asked_at, row.asked = at, row.asked + 1
            row.save(update_fields=["asked_at", "asked"])
    with _locked(key) as row:
        if row.value is None:
            row.value = _value(row, secret, signer)
            row.save(update_fields=["value"])
    with _locked(key) as row:
        if row.signed_at is None:
            _finish(row, at)
    return signed(key)


def signed(key: str) -> Signed:
    """What was signed under the key. Signing.DoesNotExist when nothing was finished."""
    row = Signing.objects.select_related("certificate", "file").get(key=key, signed_at__isnull=False)
    assert row.file is not None and row.signed_at is not None  # the end keeps both together
    receipt = Receipt(
        key=key, certificate=row.certificate.code, holder=row.certificate.holder, serial=row.certificate.serial,
        given=row.given, made=row.made, begun_at=row.begun_at, signed_at=row.signed_at, level=Level(row.level),
    )  # fmt: skip
    return Signed(kept(row.file.key), row.made, Level(row.level), receipt, row.file.key)


def must_be_theirs(row: Certificate, by: Actor) -> None:
    """A person's certificate is theirs alone; an agency's is with its clerk or its head."""
    if row.holds == Holds.PERSON:
        mine = by.person is not None and by.person == row.person
    else:
        mine = by.hat({Role.CLERK, Role.HEAD}, row.unit) is not None
    if not mine:
        raise NotYours(
            f"Chứng thư số của {row.holder} không phải của anh/chị.",
            f"The certificate of {row.holder} is not yours to sign with.",
        )


def _intend(content: bytes, code: str, block: Block, by: Actor, at: datetime, key: str, name: str) -> None:
    """The intent's row, written and committed before anybody is asked; found when it is there."""
    certificate, given = certificate_row(code), hashlib.sha256(content).hexdigest()
    must_be_theirs(certificate, by)
    if not Signing.objects.filter(key=key).exists():
        _prepare(content, given, certificate, block, by, at, key, name)
    known = Signing.objects.get(key=key)
    if (known.given, known.certificate_id) != (given, certificate.pk):
        raise said.changed()


def _prepare(
    content: bytes, given: str, certificate: Certificate, block: Block, by: Actor, at: datetime, key: str, name: str
) -> None:
    view = certificate_view(certificate)
    if no := said.unfit(view, at):
        raise no
    made = _pades().prepared(
        content, certificate=view, der=bytes(certificate.der), chain=bytes(certificate.chain),
        picture=bytes(certificate.picture), block=block, key=key, at=at,
    )  # fmt: skip
    row = {
        "certificate": certificate, "person": by.person, "name": name, "given": given, "begun_at": at,
        "prepared": made.document, "room_start": made.room_start, "room_end": made.room_end,
        "digest": made.digest, "attributes": made.attributes,
    }  # fmt: skip
    with transaction.atomic(durable=not _rehearsed.get()):
        Signing.objects.get_or_create(key=key, defaults=row)


@contextmanager
def _locked(key: str) -> Iterator[Signing]:
    """The row, for this press alone; whoever presses meanwhile is told so and loses nothing."""
    with transaction.atomic(durable=not _rehearsed.get()):
        rows = Signing.objects.select_for_update(nowait=True, of=("self",)).select_related("certificate")
        try:
            row = rows.get(key=key)
        except OperationalError as taken:
            raise said.busy() from taken
        yield row


def _value(row: Signing, secret: str, signer: Signer | None) -> bytes:
    attributes = bytes(row.attributes)
    try:
        if signer is not None:
            value = signer.sign(attributes, key=row.key)
        else:
            with closing(opened(row.certificate, secret)) as made:
                value = made.sign(attributes, key=row.key)
    except NotSigned as no:
        raise said.not_signed(no.why.value) from no
    except Unclear as silence:
        raise said.unclear() from silence
    if not _pades().genuine(bytes(row.certificate.der), attributes, value):
        raise said.false_value()
    return value


def _finish(row: Signing, at: datetime) -> None:
    assert row.prepared is not None and row.value is not None  # the steps before
    der, chain = bytes(row.certificate.der), bytes(row.certificate.chain)
    parts = bytes(row.prepared), row.room_start, row.room_end, bytes(row.digest), bytes(row.attributes)
    made, value = _pades().Prepared(*parts), bytes(row.value)
    try:
        end = _pades().finished(
            made, value, der=der, chain=chain, stamper=time_stamper(), revocations=revocations(), at=at
        )
    except OSError as missing:
        raise said.unstamped() from missing
    except _pades().Withdrawn as withdrawn:
        raise said.withdrawn(row.certificate.holder) from withdrawn
    before = File.objects.filter(sha256=row.given).values_list("archival", flat=True).last()
    file = keep(row.name, Kind.PDF, end.content, at, signed=True, archival=before)
    row.level, row.made, row.signed_at, row.prepared = end.level.value, file.sha256, end.signed_at, None
    row.file = File.objects.get(key=file.key)
    row.save()


def _pades() -> ModuleType:
    """It takes a second to load: when somebody first signs, not with the web server."""
    from motcua.documents.operations import pades

    return pades
