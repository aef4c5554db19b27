"""A sitting: opened with its list, consented to one by one, signed one after the other, stopped at the first refusal.

Whatever happens in between, the next press goes on with what is not signed yet: each document has a key of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.documents.models import Certificate, Signing, Sitting, SittingItem
from motcua.documents.operations.partners import opened
from motcua.documents.operations.signing import must_be_theirs
from motcua.documents.ports import NotSigned, Signer
from motcua.documents.queries.certificates import certificate_row, certificate_view
from motcua.documents.queries.sittings import item_view, sitting_row, sitting_view
from motcua.documents.rules import signing as said
from motcua.documents.terms.sittings import MOST, ItemView, Proposed, SittingView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused

#: what signs one document with an open signer; returns the key it was signed under
Act = Callable[[ItemView, Signer], str]
#: a press that says nothing for so long has died
LEASE = timedelta(minutes=2)
#: seconds one press signs before it shows how far it came
BUDGET = 20.0


@transaction.atomic
def open_sitting(*, certificate: str, items: Sequence[Proposed], by: Actor, at: datetime, key: str) -> SittingView:
    """Lay documents before the signer. The same key finds the same sitting. Refused when there are none or too many,
    or when the certificate is no good today."""
    own = certificate_row(certificate)
    must_be_theirs(own, by)
    if by.person is None:
        raise NotYours
    if no := said.unfit(certificate_view(own), at):
        raise no
    if not 0 < len(items) <= MOST:
        raise Refused(
            f"Chọn từ 1 đến {MOST} văn bản cho một lần ký.", f"Choose between 1 and {MOST} documents for one sitting."
        )
    row, new = Sitting.objects.get_or_create(
        key=key, defaults={"person": by.person, "certificate": own, "opened_at": at}
    )
    if row.person != by.person:
        raise NotYours
    if new:
        SittingItem.objects.bulk_create(
            SittingItem(sitting=row, position=n, subject=i.subject, title=i.title[:300], given=i.given)
            for n, i in enumerate(items, 1)
        )
    return sitting_view(row)


def consent(*, sitting: str, subjects: Collection[str], by: Actor, at: datetime) -> SittingView:
    """The signer has read these and wants them signed; what is left out is not signed. Again without effect."""
    row = sitting_row(sitting, by)
    known = set(row.items.values_list("subject", flat=True)) & set(subjects)
    row.items.filter(subject__in=known, consented_at=None).update(consented_at=at)
    return sitting_view(row)


def go_on(*, sitting: str, act: Act, by: Actor, at: datetime, secret: str = "", budget: float = BUDGET) -> SittingView:
    """Sign what waits, one after the other, with one PIN; stop at the first refusal, which its document tells.

    Returns how far it came, at the latest when the budget (seconds) is used up. Call it outside a transaction. Refused
    when another press is at it, or when the key cannot be opened: nothing has been signed then.
    """
    row = sitting_row(sitting, by)
    waiting = [item for item in row.items.order_by("position") if item_view(item).waits]
    if not waiting:
        return sitting_view(row)
    if no := said.unfit(certificate_view(row.certificate), at):  # it may have ended since the sitting was opened
        raise no
    began = time.monotonic()
    with _alone(row, at), _open(row.certificate, secret) as signer:
        for item in waiting:
            passed = time.monotonic() - began
            if passed > budget or not _signed(item, act, signer):
                break
            Sitting.objects.filter(pk=row.pk).update(busy_until=at + timedelta(seconds=passed) + LEASE)
    return sitting_view(row)


def _signed(item: SittingItem, act: Act, signer: Signer) -> bool:
    try:
        done = Signing.objects.get(key=act(item_view(item), signer))
    except Refused as no:
        item.refused_vi, item.refused_en = no.vi, no.en
        item.save(update_fields=["refused_vi", "refused_en"])
        return False
    item.signed_at, item.made, item.refused_vi, item.refused_en = done.signed_at, done.made, "", ""
    item.save(update_fields=["signed_at", "made", "refused_vi", "refused_en"])
    return True


@contextmanager
def _alone(row: Sitting, at: datetime) -> Iterator[None]:
    """This press, and no other: a double press is told that the first one is at it."""
    free = Q(busy_until=None) | Q(busy_until__lt=at)
    if not Sitting.objects.filter(free, pk=row.pk).update(busy_until=at + LEASE):
        raise said.busy()
    try:
        yield
    finally:
        Sitting.objects.filter(pk=row.pk).update(busy_until=None)


@contextmanager
def _open(certificate: Certificate, secret: str) -> Iterator[Signer]:
    try:
        made = opened(certificate, secret)
    except NotSigned as no:
        raise said.not_signed(no.why.value) from no
    with closing(made):
        yield made
