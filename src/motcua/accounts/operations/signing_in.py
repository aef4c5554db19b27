"""Somebody says who they are; guessing has to wait (A036)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.db.models import Max

from motcua.accounts import rules
from motcua.accounts.models import Attempt, Person
from motcua.kernel.refused import Refused

#: as in the table
LONGEST = 64


def sign_in(*, username: str, password: str, address: str | None, at: datetime) -> Person:
    """The person, when name and password belong together. For the door that opens the session.

    Refused: wrong (the same words for an unknown name, a wrong password and a locked account), or too many failures.
    Not to be called inside a transaction: a failure must stay noted although it is refused.
    """
    name = username.strip().lower()[:LONGEST]
    attempt = _announce(name, address, at)
    person = authenticate(username=name, password=password)
    if not isinstance(person, Person):
        raise Refused("Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.")
    Attempt.objects.filter(pk=attempt.pk).update(succeeded=True, person=person)
    return person


@transaction.atomic
def _announce(name: str, address: str | None, at: datetime) -> Attempt:
    """Count the try as failed before it is looked at, so that a hundred at once are heard no more often than five."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 7))", [name])
    _must_not_wait(_failures(at, username=name), at, rules.PER_NAME)
    if address is not None:
        _must_not_wait(_failures(at, address=address), at, rules.PER_ADDRESS)
    return Attempt.objects.create(username=name, address=address, at=at, succeeded=False)


def _failures(at: datetime, **whose: str) -> list[datetime]:
    """Failures within the window, after the last success."""
    tries = Attempt.objects.filter(at__gt=at - rules.WINDOW, at__lte=at, **whose)
    success = tries.filter(succeeded=True).aggregate(last=Max("at"))["last"]
    failed = tries.filter(succeeded=False)
    if success is not None and "username" in whose:
        failed = failed.filter(at__gt=success)
    return list(failed.values_list("at", flat=True))


def _must_not_wait(failures: list[datetime], at: datetime, allowed: int) -> None:
    until = rules.wait_until(failures, at, allowed=allowed)
    if until is not None:
        minutes = -(-int((until - at).total_seconds()) // 60)
        raise Refused(
            f"Đã thử sai nhiều lần. Hãy đợi {minutes} phút rồi thử lại, hoặc nhờ quản trị viên đặt lại mật khẩu.",
            f"Too many failed tries. Wait {minutes} minutes, or ask the administrator for a new password.",
        )
