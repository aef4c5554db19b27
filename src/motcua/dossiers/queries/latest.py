"""The last thing that happened to a dossier: what a page that stands open asks every few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours


@dataclass(frozen=True, slots=True)
class Latest:
    """The last fact: its number, what it was, who, when. mine: the reader did it."""

    seq: int
    act: Act
    name: str
    at: datetime
    mine: bool


def latest(actor: Actor, code: str) -> Latest:
    """The last fact of a dossier within reach. One SQL. Raises NotYours."""
    where, values = rights.visible(actor)
    sql = f"""select e.seq, e.act, e.name, e.recorded_at, e.person from dossiers_dossier d
        join dossiers_event e on e.dossier_id = d.id and e.seq = d.seq where d.code = %s and {where}"""
    found = ask(numbered(sql), [code, *values])
    if not found:
        raise NotYours
    seq, act, name, at, person = found[0]
    return Latest(seq, Act(act), name, at, person is not None and person == actor.person)
