"""By which ways a person is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.notices.terms import TEMPLATES, Carriage, Owed, Telling, Wish

#: without a wish, by each of these; also what stands in for a way that stays closed, best first
USUAL = (Carriage.SMS, Carriage.EMAIL)


def addresses(person: Mapping[str, Any]) -> dict[Carriage, str]:
    """Where a person can be reached, by the contacts they gave: e-mail, phone, identity number (for the app)."""
    said = {
        Carriage.EMAIL: person.get("email"),
        Carriage.SMS: person.get("phone"),
        Carriage.ZALO: person.get("phone"),
        Carriage.APP: person.get("id_no"),
    }
    return {way: address for way, address in said.items() if address}


def ways(wish: Wish, reachable: Mapping[Carriage, str], *, by_law: bool) -> tuple[Carriage, ...]:
    """The ways to take: the one wished for, where it is open; else the usual ones; none where none are wanted."""
    if wish is Wish.NONE and not by_law:
        return ()
    if wish not in {Wish.USUAL, Wish.NONE} and Carriage(wish) in reachable:
        return (Carriage(wish),)
    return tuple(way for way in (Carriage.EMAIL, Carriage.SMS) if way in reachable)


def owed(telling: Telling, wish: Wish) -> Iterator[Owed]:
    """The messages that tell it: one for each way taken, each knowing the ways not taken."""
    template = TEMPLATES.get(telling.template)
    taken = ways(wish, telling.addresses, by_law=template is not None and template.by_law)
    rest = {way: telling.addresses[way] for way in USUAL if way in telling.addresses and way not in taken}
    for way in taken:
        yield Owed(
            f"{telling.key}-{way}", telling.subject, telling.template, way, telling.addresses[way], telling.owed_at,
            telling.values, rest if way is taken[0] else {},
        )  # fmt: skip


def onward(message: Owed) -> Owed | None:
    """The same message by the next way; None when there is none."""
    if not message.others:
        return None
    way = next(iter(message.others))
    rest = {other: address for other, address in message.others.items() if other != way}
    return Owed(
        f"{message.key.removesuffix(f'-{message.channel}')}-{way}", message.subject, message.template, Carriage(way),
        message.others[way], message.owed_at, message.values, rest,
    )  # fmt: skip
