"""Saved views of the inbox: kept under a name, taken away."""

from __future__ import annotations

from dataclasses import asdict

from motcua.dossiers.terms import Sieve
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.work.models import View
from motcua.work.terms import NAME, VIEWS


def keep(*, name: str, sieve: Sieve, by: Actor) -> int:
    """Keep a view under a name; one of the same name is replaced. Returns its number."""
    if by.person is None:
        raise NotYours
    called = " ".join(name.split())
    if not called or len(called) > NAME or not called.isprintable():
        raise Refused(f"Đặt tên cho cách xem, tối đa {NAME} ký tự.", f"Give the view a name of at most {NAME} signs.")
    kept = View.objects.filter(person=by.person)
    if not kept.filter(name=called).exists() and kept.count() >= VIEWS:
        raise Refused(
            f"Mỗi người giữ tối đa {VIEWS} cách xem. Bỏ bớt một cách xem rồi lưu lại.",
            f"Everybody keeps {VIEWS} views at most. Take one away first.",
        )
    row, _ = View.objects.update_or_create(person=by.person, name=called, defaults={"sieve": asdict(sieve)})
    return row.pk


def drop(*, number: int, by: Actor) -> None:
    """Take an own view away; one that is gone already stays gone."""
    View.objects.filter(pk=number, person=by.person or 0).delete()
