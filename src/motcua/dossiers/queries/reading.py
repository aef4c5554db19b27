"""One dossier with its tasks and its log, read in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from motcua.directory import queries as directory
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.record.columns import EVENT, SELECTED, STORED, TASKS, held_of
from motcua.dossiers.terms import DECLARED, Act, Fact, Held, State
from motcua.kernel.refused import NotYours

_EVENTS = (
    f"(select json_agg(json_build_array({', '.join('e.' + c for c in EVENT if c != 'hash')}) order by e.seq) "
    "from dossiers_event e where e.dossier_id = d.id)::text"
)
#: the moment an event e counts at (dossiers.terms.Fact.counts_at)
COUNTS_AT = "case when e.act in ({}) then e.happened_at else e.recorded_at end".format(
    ", ".join(f"'{act}'" for act in sorted(DECLARED))
)
#: whether an event e was taken back: by the very next fact
UNDONE = "(e.dossier_id, e.seq + 1) in (select u.dossier_id, u.seq from dossiers_event u where u.act = 'undo')"
#: every dossier by age: its row, tasks, and log with the hashes in hexadecimal
ALL = f"""select d.id, {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS},
    (select json_agg(json_build_array({", ".join("e." + c for c in EVENT if c != "hash")}, encode(e.hash, 'hex'))
        order by e.seq) from dossiers_event e where e.dossier_id = d.id)::text
from dossiers_dossier d order by d.id"""
_READ = f"""select {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS}, {_EVENTS},
    (select json_object_agg(topic, n) from audit_revision)::text
from dossiers_dossier d where d.code = any(%s::text[]) and """


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier as it stands, and everything that happened to it."""

    held: Held
    facts: tuple[Fact, ...]
    revisions: dict[str, int]

    def tree(self, day: date) -> directory.Tree:
        """The tree of a day; no SQL once kept."""
        return directory.tree(day, self.revisions.get("directory", 0))

    def last(self, *acts: Act) -> Fact | None:
        """The latest fact that is one of these acts."""
        return next((f for f in reversed(self.facts) if f.act in acts), None)


def whole(code: str, where: tuple[str, Sequence[Any]]) -> Whole:
    """The dossier with this code, if the condition allows it. One SQL. Raises NotYours."""
    found = wholes([code], where)
    if not found:
        raise NotYours(
            f"Không có hồ sơ mã {code[:64]} trong phạm vi của anh/chị. Kiểm tra lại mã hồ sơ.",
            f"There is no dossier {code[:64]} within your reach. Check the code.",
        )
    return found[0]


def wholes(codes: Sequence[str], where: tuple[str, Sequence[Any]]) -> list[Whole]:
    """Those of these dossiers that the condition allows, in no order. One SQL."""
    return [_whole(row) for row in ask(numbered(_READ + where[0]), [list(codes), *where[1]])]


def _whole(row: Sequence[Any]) -> Whole:
    width = len(STORED)
    tasks, events, revisions = row[width:]
    facts = tuple(fact_of(e) for e in orjson.loads(events))
    return Whole(held_of(row[:width], tasks), facts, orjson.loads(revisions) if revisions else {})


def fact_of(row: Sequence[Any], hash_: bytes = b"") -> Fact:
    """A fact from the columns EVENT (without the hash), moments as ISO 8601."""
    seq, act, happened, recorded, person, post, name, unit, step, reason, state, due, raw, form, form_no, key = row
    return Fact(
        seq=seq, act=Act(act), happened_at=_moment(happened), recorded_at=_moment(recorded), person=person, post=post,
        name=name, unit=unit, step=step, reason=reason, state=State(state), due_at=_moment(due) if due else None,
        data=orjson.loads(raw), raw=raw, form=form, form_no=form_no, key=key, hash=hash_,
    )  # fmt: skip


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said)
