"""The hash chain: each fact's hash covers the one before it, the first covers the dossier's code."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from motcua.dossiers.terms import Fact

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def seed(code: str) -> bytes:
    """What the first fact of a dossier is chained to: 32 bytes."""
    return hashlib.sha256(code.encode()).digest()


def raw(data: dict[str, Any]) -> str:
    """A fact's data as stored: JSON with sorted keys, moments in ISO 8601 as UTC."""
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z).decode()


def canonical(fact: Fact) -> bytes:
    """The bytes that are hashed: a JSON array of every column but the hash, moments in microseconds since 1970."""
    return _canonical(fact, fact.raw)


def _canonical(fact: Fact, written: str) -> bytes:
    return orjson.dumps([
        fact.seq, fact.act, _ticks(fact.happened_at), _ticks(fact.recorded_at), fact.person, fact.post, fact.name,
        fact.unit, fact.step, fact.reason, int(fact.state), _ticks(fact.due_at), written, fact.form, fact.form_no,
        fact.key,
    ])  # fmt: skip


def chain(previous: bytes, fact: Fact) -> bytes:
    """SHA-256 over the previous hash and the fact's canonical bytes: 32 bytes."""
    return hashlib.sha256(previous + canonical(fact)).digest()


def fact(previous: bytes, plain: Fact) -> Fact:
    """The fact sealed: its data written out and its hash computed over the previous one."""
    written = raw(plain.data) if plain.data else "{}"
    return replace(plain, raw=written, hash=hashlib.sha256(previous + _canonical(plain, written)).digest())


def _ticks(at: datetime | None) -> int | None:
    return None if at is None else (at - _EPOCH) // _TICK
