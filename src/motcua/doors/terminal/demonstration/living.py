"""A ward to work in today: its people sign in, and its dossiers, a fortnight old at most, were driven by them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from motcua.accounts import operations as accounts
from motcua.calendars.queries import standard
from motcua.calendars.terms import ZONE
from motcua.catalogue.operations import deciding, proposing
from motcua.directory import operations as directory
from motcua.directory import queries as units_of
from motcua.documents.operations.signing import rehearsal
from motcua.doors.terminal.demonstration import driving, signers
from motcua.dossiers.operations import telling
from motcua.kernel import env
from motcua.kernel.actor import SYSTEM

#: the ward that works, and the roles in it that sign
WARD, SIGN = "H14.51", frozenset({"head", "clerk", "counter"})
FILE = Path(__file__).resolve().parents[5] / "scenarios" / "living" / "thuc-phan.json"


@cache
def described() -> dict[str, Any]:
    """The ward as its file tells it."""
    said: dict[str, Any] = json.loads(FILE.read_text())
    return said


@transaction.atomic
def load(*, say: Callable[[str], None]) -> None:
    """Units, people with a password of this installation, and dossiers in every stage; again without effect."""
    now = timezone.now()
    new = directory.install(description=described()["directory"], by=SYSTEM, at=now)
    if not new.units:
        return
    for post in described()["directory"]["posts"]:
        accounts.set_password(username=post["person"]["username"], password=password(), by=SYSTEM, at=now)
    _certify(now)
    lives = sorted(described()["dossiers"], key=lambda life: (-life["days_ago"], life["at"]))
    with rehearsal():  # all of it is one transaction
        for life in lives:
            driving.drive(life, began=_moment(life["days_ago"], life["at"], now), now=now)
    for one in described()["proposals"]:
        _propose(one, now)
    telling.begin_telling_now()
    say(f"Phường đang làm việc: {len(lives)} hồ sơ / living ward: {len(lives)} dossiers")


def _certify(now: datetime) -> None:
    """Who signs in the ward has a certificate of the demonstration's authority, and so has the ward itself."""
    for post in described()["directory"]["posts"]:
        if SIGN & set(post["roles"]) and post["unit"].startswith(WARD):
            signers.person(driving.someone(post["person"]["username"], now), SYSTEM, now)
    signers.agency(units_of.tree(now.astimezone(ZONE).date()).by_code(WARD), SYSTEM, now)


def _propose(one: dict[str, Any], now: datetime) -> None:
    """A change of a process, drafted and laid before a second person."""
    by = driving.someone(one["by"], now)
    units = [units_of.tree(now.astimezone(ZONE).date()).by_code(one["unit"]).id]
    made = proposing.begin(procedure=one["procedure"], units=units, by=by, at=now)
    proposing.edit(proposal=made, seen=0, typed=one["typed"], by=by, at=now)
    deciding.lay(proposal=made, by=by, at=now, why=one["why"])


def password() -> str:
    """One word for all accounts of this installation's demonstration; made once, kept where only the owner reads."""
    path = env.home() / "keys" / "demonstration"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(f"motcua-{secrets.randbelow(9000) + 1000}-{secrets.token_hex(2)}")
    return path.read_text()


def _moment(days_ago: int, clock: str, now: datetime) -> datetime:
    """That time of day, so many working days before today."""
    day, calendar = now.astimezone(ZONE).date(), standard()
    while days_ago:
        day -= timedelta(days=1)
        days_ago -= bool(calendar.sessions(day))
    return datetime.combine(day, time.fromisoformat(clock), ZONE)
