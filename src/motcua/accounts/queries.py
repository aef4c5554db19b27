"""Questions about people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.accounts.models import Attempt, Person
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who works here."""

    id: int
    username: str
    name: str
    phone: str
    email: str
    active: bool
    language: str


def person(person_id: int) -> PersonView:
    """The person. Refused when there is none."""
    found = people([person_id])
    if not found:
        raise Refused("Không có người dùng này.", "There is no such person.")
    return found[0]


def named(username: str) -> PersonView:
    """The person who signs in with that name. Refused, naming it, when there is none."""
    found = find(username)
    if found is None:
        raise Refused(f"Không có tài khoản “{username}”. Kiểm tra lại tên.", f"There is no account “{username}”.")
    return found


def find(username: str) -> PersonView | None:
    """The person who signs in with that name, or None."""
    row = Person.objects.filter(username=username).first()
    return None if row is None else view(row)


def people(ids: Iterable[int]) -> tuple[PersonView, ...]:
    """Those people, by name. One SQL."""
    return tuple(view(p) for p in Person.objects.filter(pk__in=list(ids)).order_by("name", "id"))


def everybody(*, limit: int, after: int = 0) -> tuple[PersonView, ...]:
    """People in order of id, from the one after."""
    return tuple(view(p) for p in Person.objects.filter(pk__gt=after).order_by("id")[:limit])


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One try to sign in."""

    at: datetime
    username: str
    address: str | None
    succeeded: bool


def attempts(username: str, *, limit: int = 50) -> tuple[AttemptView, ...]:
    """Tries to sign in with that name, newest first."""
    rows = Attempt.objects.filter(username=username).order_by("-at", "-id")[:limit]
    return tuple(AttemptView(a.at, a.username, a.address, a.succeeded) for a in rows)


def view(p: Person) -> PersonView:
    """A row as readers see it."""
    return PersonView(p.pk, p.username, p.name, p.phone, p.email, p.is_active, p.language)
