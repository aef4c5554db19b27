"""6. Tell people what happened: the log is the outbox, read once, in order, by whoever wakes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
from django.db import connection, transaction

from motcua.accounts import queries as accounts
from motcua.catalogue import queries as catalogue
from motcua.dossiers.rules import sentences
from motcua.dossiers.terms import Act
from motcua.notices import operations as notices
from motcua.notices import rules
from motcua.notices.terms import TEMPLATES, Carriage, Owed, Telling

#: acts on a result that are told where they take one back that was given
CORRECTIONS = (Act.SIGN, Act.REVOKE)
#: acts whose message exists; each is named after its act
TOLD = tuple(a.value for a in Act if a.value in TEMPLATES)
#: in two halves, each with its own index: the acts that figures count, and the rest
COUNTED = tuple(a for a in TOLD if a in {"accept", "refuse", "stop", "withdraw", "finish"})
OTHER = tuple(
    a for a in TOLD if a not in COUNTED and a not in {act.value for act in (Act.HAND_OVER, Act.REPLY, *CORRECTIONS)}
)
#: of hand-overs only those by which another agency decides from now on are told
#: of signatures and revocations only those of a result its owner had, or could have, before
CORRECTED = """e.act in ('sign', 'revoke') and e.state in (9, 10) and e.data like '%%"former":%%'"""
MOVED = """e.act = 'hand_over' and e.data like '%%"competent":%%'"""

_TAIL = """
    select d.code, e.seq, e.act, e.recorded_at, e.due_at, e.reason, e.data, d.applicant, d.version_id
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.tx >= %s::xid8 and e.tx < %s::xid8 and {acts}
      and (d.applicant ->> 'email' <> '' or d.applicant ->> 'phone' <> '' or d.applicant ->> 'id_no' <> '')"""


#: answers of applicants: told to whoever wrote to them
_REPLIES = """
    select d.code, e.seq, e.recorded_at, d.version_id, e.data::json ->> 'to'
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.tx >= %s::xid8 and e.tx < %s::xid8 and e.act = 'reply' and e.data::json ->> 'to' is not null"""


@transaction.atomic
def owe_messages() -> int:
    """Write down what is owed for every act not read yet. Safe to run twice or at once. Returns how many messages."""
    with connection.cursor() as cursor:
        cursor.execute("insert into dossiers_reader (name, tx) values ('notices', 0) on conflict do nothing")
        cursor.execute("select tx from dossiers_reader where name = 'notices' for update")
        mark = str(cursor.fetchone()[0])
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text")
        until = cursor.fetchone()[0]
        rows: list[tuple[Any, ...]] = []
        for acts in (_among(COUNTED), _among(OTHER), MOVED, CORRECTED):
            cursor.execute(_TAIL.format(acts=acts), [mark, until])
            rows += cursor.fetchall()
        cursor.execute(_REPLIES, [mark, until])
        replies: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("update dossiers_reader set tx = %s where name = 'notices'", [until])
    rows.sort(key=lambda row: (row[0], row[1]))
    return notices.tell(_telling(row) for row in rows) + notices.owe(_to_officials(replies))


def _to_officials(replies: list[tuple[Any, ...]]) -> Iterator[Owed]:
    """That an applicant has answered, by e-mail to whoever wrote; the words are read on the file."""
    mail = {p.id: p.email for p in accounts.people({int(row[4]) for row in replies}) if p.email} if replies else {}
    for code, seq, at, version, to in replies:
        if int(to) in mail:
            values = {"code": code, "procedure": catalogue.version(version).name, "at": sentences.clock(at),
                      "due": "", "reason": ""}  # fmt: skip
            yield Owed(f"{code}-{seq}-email", code, Act.REPLY.value, Carriage.EMAIL, mail[int(to)], at, values)


def _among(acts: tuple[str, ...]) -> str:
    return f"e.act in ({', '.join(repr(a) for a in acts)})"


@transaction.atomic
def begin_telling_now() -> None:
    """Pass over what is in the log already: for histories that were loaded, whose people were told long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_reader (name, tx) "
            "select 'notices', pg_snapshot_xmax(pg_current_snapshot())::text::bigint "
            "on conflict (name) do update set tx = excluded.tx"
        )


def _telling(row: tuple[Any, ...]) -> Telling:
    code, seq, act, at, due_at, reason, data, applicant, version = row
    said = _json(data)
    told = datetime.fromisoformat(said["told"]) if "told" in said else due_at
    values = {
        "code": code,
        "procedure": catalogue.version(version).name,
        "at": sentences.clock(at),
        "due": sentences.clock(told) if told else "",
        "reason": "" if act == Act.WRITE else reason or said.get("because") or _reasons(said),
        "to": said.get("to_name", ""),
        "former": said.get("former", ""),
        "result": said.get("result", ""),
        "before": sentences.clock(datetime.fromisoformat(said["before"])) if "before" in said else "",
    }
    return Telling(f"{code}-{seq}", code, act, at, values, rules.addresses(_json(applicant)))


def _reasons(data: dict[str, Any]) -> str:
    return "; ".join(f"{r['paper']}: {r['reason']}" for r in data.get("reasons", ()))


def _json(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = value if isinstance(value, dict) else orjson.loads(value)
    return found
