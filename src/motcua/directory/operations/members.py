"""What an administrator may do to the accounts of the people in their units (A181)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from motcua.accounts import operations as accounts
from motcua.accounts import queries as people
from motcua.directory import access
from motcua.directory.operations.posts import appoint, create_post
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


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


@transaction.atomic
def seat(
    *, unit: str, title: str, roles: Iterable[Role], username: str, on: date, by: Actor, at: datetime, name: str = ""
) -> int:
    """A new post in a unit with somebody in it, who gets an account if they have none. Returns the post's id.

    Refused: what create_post, enrol and appoint refuse; a name that is not the account's.
    """
    post = create_post(unit=unit, title=title, roles=roles, on=on, by=by, at=at)
    known = people.find(username)
    if known is None:
        accounts.enrol(username=username, name=name, by=by, at=at)
    elif name.strip() and known.name != name.strip():
        raise Refused(
            f"Tài khoản {username} đã là của người khác: {known.name}. Dùng tên đăng nhập khác.",
            f"The account {username} belongs to somebody else: {known.name}. Use another user name.",
        )
    appoint(post=post, person=username, on=on, by=by, at=at)
    return post
