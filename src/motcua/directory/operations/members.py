"""What an administrator may do to the accounts of the people in their units (A181)."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from motcua.accounts import operations as accounts
from motcua.directory import access
from motcua.kernel.actor import Actor


def lock_out(*, username: str, on: date, by: Actor, at: datetime) -> None:
    """The person may no longer sign in. NotYours unless all posts held that day are the actor's to administer."""
    access.must_administer_person(by, username, on)
    accounts.lock_out(username=username, by=by, at=at)


def let_in(*, username: str, on: date, by: Actor, at: datetime) -> None:
    """The person may sign in again. NotYours as above."""
    access.must_administer_person(by, username, on)
    accounts.let_in(username=username, by=by, at=at)


def reset_password(*, username: str, on: date, by: Actor, at: datetime) -> str:
    """A new password made up here, to be told once and changed by its owner; old sessions end. NotYours as above."""
    access.must_administer_person(by, username, on)
    password = secrets.token_urlsafe(12)
    accounts.set_password(username=username, password=password, by=by, at=at)
    return password
