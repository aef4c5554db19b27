"""People come, change their password, go."""

from __future__ import annotations

import re
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from motcua.accounts import queries
from motcua.accounts.models import Person
from motcua.accounts.queries import PersonView
from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")


@transaction.atomic
def enrol(
    *, username: str, name: str, by: Actor, at: datetime, password: str | None = None, phone: str = "", email: str = ""
) -> PersonView:
    """A person who works here. Without a password they cannot sign in until one is set.

    Refused: user name malformed or taken, no name, weak password.
    """
    audit.bump(Topic.DIRECTORY)
    if not USERNAME.fullmatch(username):
        raise Refused(
            f"Tên đăng nhập “{username}” chỉ được có chữ thường không dấu, số, dấu chấm, gạch nối.",
            f"The user name “{username}” may hold lower-case letters, digits, dots and hyphens only.",
        )
    if not name.strip():
        raise Refused(f"Tài khoản {username} chưa có họ tên.", f"Account {username} has no name.")
    if Person.objects.filter(username=username).exists():
        raise Refused(f"Tên đăng nhập “{username}” đã có người dùng.", f"The user name “{username}” is taken.")
    row = Person(username=username, name=name.strip(), phone=phone, email=email)
    _give(row, password)
    row.save()
    audit.trace_change(topic=Topic.DIRECTORY, subject=username, what="enrol", by=by, at=at, detail=name)
    return queries.view(row)


@transaction.atomic
def set_password(*, username: str, password: str, by: Actor, at: datetime) -> None:
    """A new password; every session of the person ends. Refused when weak."""
    row = _row(username)
    _give(row, password)
    row.save(update_fields=["password"])
    audit.trace_change(topic=Topic.DIRECTORY, subject=username, what="set_password", by=by, at=at)


def change_password(*, username: str, old: str, new: str, by: Actor, at: datetime) -> Person:
    """One's own password, knowing the old one. Returns the person, for the door that renews the session.

    Refused when the old one is wrong or the new one weak.
    """
    if not _row_of(username).check_password(old):
        raise Refused("Mật khẩu hiện tại không đúng.", "The present password is wrong.")
    set_password(username=username, password=new, by=by, at=at)
    return _row_of(username)


@transaction.atomic
def lock_out(*, username: str, by: Actor, at: datetime) -> None:
    """The person may no longer sign in, and wears no hat from this moment on (A181)."""
    _switch(username, active=False)
    audit.trace_change(topic=Topic.DIRECTORY, subject=username, what="lock_out", by=by, at=at)


@transaction.atomic
def let_in(*, username: str, by: Actor, at: datetime) -> None:
    """The person may sign in again, with the posts still held."""
    _switch(username, active=True)
    audit.trace_change(topic=Topic.DIRECTORY, subject=username, what="let_in", by=by, at=at)


def _switch(username: str, *, active: bool) -> None:
    audit.bump(Topic.DIRECTORY)
    row = _row(username)
    row.is_active = active
    row.save(update_fields=["is_active"])


def _row(username: str) -> Person:
    return Person.objects.select_for_update(no_key=True).get(pk=_row_of(username).pk)


def _row_of(username: str) -> Person:
    return Person.objects.get(pk=queries.named(username).id)


def _give(row: Person, password: str | None) -> None:
    if password is None:
        row.set_unusable_password()
        return
    try:
        validate_password(password, row)
    except ValidationError as weak:
        raise Refused(f"Mật khẩu chưa đủ mạnh: {' '.join(weak.messages)}", " ".join(weak.messages)) from weak
    row.set_password(password)
