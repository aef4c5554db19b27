"""Sittings, for whoever sits."""

from __future__ import annotations

from motcua.documents.models import Sitting, SittingItem
from motcua.documents.terms.sittings import ItemView, SittingView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text


def sitting(key: str, by: Actor) -> SittingView:
    """One; NotYours unless it is the actor's own, there or not."""
    return sitting_view(sitting_row(key, by))


def sitting_row(key: str, by: Actor) -> Sitting:
    """The row, for operations of this context."""
    found = Sitting.objects.select_related("certificate").filter(key=key).first()
    if found is None or found.person != by.person:
        raise NotYours
    return found


def sitting_view(row: Sitting) -> SittingView:
    """The row and its documents as a value."""
    items = tuple(item_view(item) for item in row.items.order_by("position"))
    return SittingView(row.key, row.person, row.certificate.code, row.certificate.holder, row.opened_at, items)


def item_view(row: SittingItem) -> ItemView:
    """The row as a value."""
    return ItemView(
        position=row.position, subject=row.subject, title=row.title, given=row.given, consented_at=row.consented_at,
        signed_at=row.signed_at, made=row.made,
        refused=Text(row.refused_vi, row.refused_en) if row.refused_vi else None,
    )  # fmt: skip
