"""One message each morning to every head whose dossiers may come late: how many, and where to read which and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.db.models import Count

from motcua.accounts import queries as accounts
from motcua.calendars.queries import standard
from motcua.calendars.rules import day_of
from motcua.calendars.terms import ZONE
from motcua.directory import queries as directory
from motcua.directory.rules.manning import Seat
from motcua.directory.rules.tree import Tree
from motcua.dossiers.rules import sentences
from motcua.kernel.actor import Role
from motcua.notices import operations as notices
from motcua.notices.terms import Carriage, Owed
from motcua.promises.models import Forecast

#: nobody is woken
NOT_BEFORE = time(6)


def owe_mornings(*, at: datetime) -> int:
    """Owe each head with an address the morning's message, on working days, once a day. Returns how many were owed.

    Asked every hour: a scheduler that slept makes up for the day, not for the days gone by. Five SQL.
    """
    day = day_of(at)
    if at.astimezone(ZONE).time() < NOT_BEFORE or not standard().sessions(day):
        return 0
    heads = directory.manning(day).able(Role.HEAD)
    address = {p.id: p.email for p in accounts.people({s.person for s in heads}) if p.email}
    tree = directory.tree(day)
    many = _many(tree, {s.unit for s in heads})
    return notices.owe(_owed(seat, address[seat.person], many[seat.unit], tree, at)
                       for seat in heads if seat.person in address and many[seat.unit])  # fmt: skip


def _many(tree: Tree, headed: Iterable[int]) -> dict[int, Counter[str]]:
    """How many dossiers of each colour lie below each unit headed, or are decided there."""
    heads_of: dict[int, set[int]] = {}
    for head in headed:
        for unit in tree.answers_for(head):
            heads_of.setdefault(unit, set()).add(head)
    found: dict[int, Counter[str]] = {head: Counter() for head in headed}
    for unit, agency, colour, many in _coloured():
        for head in heads_of.get(unit, set()) | heads_of.get(agency, set()):
            found[head][colour] += many
    return found


def _coloured() -> Iterator[tuple[int, int, str, int]]:
    rows = Forecast.objects.exclude(colour="").values_list("unit", "agency", "colour")
    yield from rows.annotate(Count("dossier")).iterator()


def _owed(seat: Seat, address: str, many: Counter[str], tree: Tree, at: datetime) -> Owed:
    code = tree.unit(seat.unit).code
    values = {"code": code, "at": sentences.clock(at), "red": str(many["red"]), "amber": str(many["amber"]),
              "procedure": "", "due": "", "reason": ""}  # fmt: skip
    return Owed(f"morning-{seat.person}-{seat.unit}-{day_of(at)}", code, "morning", Carriage.EMAIL, address, at, values)
