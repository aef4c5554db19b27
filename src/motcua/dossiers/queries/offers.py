"""What a person need not hand in: papers of their store that stand for those a procedure asks for, before intake."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from motcua.audit.operations import trace_reading_once
from motcua.audit.terms import Look
from motcua.calendars.terms import day_of
from motcua.dossiers import rules
from motcua.dossiers.queries.store import Stored, of_owner
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def offers(actor: Actor, *, id_no: str, name: str, papers: Collection[str], at: datetime) -> dict[str, Stored]:
    """By name of a paper asked for, the newest in the store of whoever bears this number and this name: verified, and
    good today (A136, A137). Three SQL, and one or two for each dossier it lies in, where the look is traced.

    Number and name must both be right, as on the card in hand: neither alone opens anything, and what was not asked for
    is never shown. Raises NotYours away from a counter.
    """
    if Role.COUNTER not in actor.roles:
        raise NotYours()
    wanted = {rules.tokens(paper): paper for paper in papers}
    found: dict[str, Stored] = {}
    for one in of_owner(id_no) if name else ():
        asked = wanted.get(rules.tokens(one.name))
        if asked and one.verified and one.serves(day_of(at)) and rules.tokens(one.owner) == rules.tokens(name):
            found.setdefault(asked, one)
    for code in sorted({one.code for one in found.values()}):
        trace_reading_once(subject=code, what=Look.SEARCH, by=actor, at=at)
    return found
