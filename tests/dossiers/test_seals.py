"""Seals over the log: whoever rewrites a whole chain and its row is found by the seal set on it."""

from __future__ import annotations

import time

import pytest
from django.db import connection

from motcua.dossiers import rules
from motcua.dossiers.operations import sealing
from motcua.dossiers.queries import integrity
from tests import build


def sealed(clock: str) -> int:
    """Two calls: the first looks how far the log reaches, the second seals it once all of that is settled."""
    until, at = time.monotonic() + 90, build.at(clock)
    count = sealing.seal(at=at)
    while not count and time.monotonic() < until:
        time.sleep(0.2)
        count = sealing.seal(at=at)
    return count


def a_rewritten_life(code: str) -> None:
    """A superuser rewrites the last reason, every hash that follows, and the row's head: the chain itself is whole."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
    life = next(x for x in integrity.lives() if x.held.code == code)
    previous = rules.seed(code)
    with connection.cursor() as cursor:
        for fact in life.facts:
            forged = rules.fact(
                previous, type(fact)(**{**{n: getattr(fact, n) for n in fact.__slots__}, "reason": "khác"})
            )
            cursor.execute(
                "update dossiers_event set reason = %s, hash = %s where dossier_id = %s and seq = %s",
                ["khác", forged.hash, life.id, fact.seq],
            )
            previous = forged.hash
        cursor.execute("update dossiers_dossier set head = %s where id = %s", [previous, life.id])
        cursor.execute("set session_replication_role = origin")


@pytest.mark.django_db(transaction=True)
def test_a_chain_rewritten_whole_is_found_by_its_seal() -> None:
    build.a_district()
    code = build.an_accepted_dossier(build.a_counter_clerk()).code
    assert sealed("17:00") == 2
    assert list(integrity.faults(integrity.Counted())) == []

    a_rewritten_life(code)

    found = [fault.why.en for fault in integrity.faults(integrity.Counted())]
    assert len(found) == 1 and "the log before it was rewritten" in found[0]


@pytest.mark.django_db(transaction=True)
def test_a_seal_covers_each_event_once() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()
    build.an_accepted_dossier(clerk)
    first = sealed("17:00")
    build.an_accepted_dossier(clerk)

    second = sealed("18:00")

    assert (first, second) == (2, 2)
    assert list(integrity.faults(integrity.Counted())) == []
