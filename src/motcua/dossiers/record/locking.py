"""Taking hold of a dossier: row lock, tasks, revisions of reference data, and what the key already did, at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings

from motcua.audit import queries as audit
from motcua.dossiers import rules
from motcua.dossiers.record.columns import SELECTED, STORED, TASKS, held_of
from motcua.dossiers.record.sending import ask
from motcua.dossiers.terms import Act, Done, Held, State
from motcua.kernel.refused import NotYours, Refused

_PRIOR = """(select json_build_array(p.code, e.state, e.due_at, e.seq, e.form, e.form_no, e.act)
    from dossiers_event e join dossiers_dossier p on p.id = e.dossier_id where e.key = $1)::text"""
_REVISIONS = "(select json_object_agg(topic, n) from audit_revision)::text"

#: the tasks are read under the statement's snapshot, which is older than the row when we waited for its lock;
#: the last column shows that, and the statement is asked again
_LOCK = f"""with d as materialized (
    select id, {SELECTED} from dossiers_dossier where code = $2 for no key update
)%(numbered)s
select d.*, {TASKS}, {_REVISIONS}, {_PRIOR}, %(n)s,
    (select s.seq from dossiers_dossier s where s.code = $2)
from d"""
_NUMBERED = """, numbered as (
    insert into dossiers_counter (series, n)
    select $3::text || '/' || d.{unit} || '/' || $4::text, 1 from d
    on conflict (series) do update set n = dossiers_counter.n + 1 returning n
)"""


def _lock(numbered: str, n: str) -> str:
    return _LOCK.replace("%(numbered)s", numbered).replace("%(n)s", n)


LOCK = _lock("", "null::int")
LOCK_NUMBERING = {
    unit: _lock(_NUMBERED.format(unit=unit), "(select numbered.n from numbered)")
    for unit in ("unit_id", "intake_unit_id")
}

NUMBER = f"""with prior as materialized (select {_PRIOR} as was), numbered as (
    insert into dossiers_counter (series, n)
    select w.series, 1 from unnest($2::text[]) w(series) where (select was from prior) is null order by 1
    on conflict (series) do update set n = dossiers_counter.n + 1 returning series, n
)
select (select json_object_agg(series, n) from numbered)::text, {_REVISIONS}, (select was from prior)"""


class Repeated(Exception):  # noqa: N818
    """The key has done its work before: leave the transaction, undo the numbers taken, answer as then."""

    def __init__(self, done: Done) -> None:
        super().__init__(done.code)
        self.done = done


class Stale(Exception):  # noqa: N818
    """Reference data changed since this process last looked: leave the transaction and begin anew."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which series an act draws from: the form's, of the unit that issues it ("unit_id" or "intake_unit_id")."""

    form: str
    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class Grip:
    """A dossier under lock, until the transaction ends."""

    id: int
    held: Held
    revisions: dict[str, int]
    #: number drawn from the form's series
    n: int | None
    #: False when the row is newer than the tasks read with it
    current: bool


def lock(code: str, *, key: str | None, numbering: Numbering | None = None) -> Grip:
    """Take the dossier. One SQL; two when somebody else had it. Raises NotYours when there is none, Repeated."""
    asked = [key, code]
    if numbering is None:
        row = _row(LOCK, asked)
    else:
        row = _row(LOCK_NUMBERING[numbering.unit], [*asked, numbering.form, str(numbering.year)])
    grip = _grip(code, row)
    if grip.current:
        return grip
    return replace(_grip(code, _row(LOCK, asked)), n=grip.n)


def _row(sql: str, asked: Sequence[str | None]) -> tuple[Any, ...] | None:
    return next(iter(ask(sql, asked)), None)


def _grip(code: str, row: Sequence[Any] | None) -> Grip:
    if row is None:
        raise NotYours(
            f"Không có hồ sơ mã {code} trong phạm vi của anh/chị. Kiểm tra lại mã hồ sơ.",
            f"There is no dossier {code} within your reach. Check the code.",
        )
    width = 1 + len(STORED)
    tasks, revisions, prior, n, seq = row[width:]
    _stop_if_repeated(prior, code)
    held = held_of(row[1:width], tasks)
    return Grip(id=row[0], held=held, revisions=_revisions(revisions), n=n, current=seq == held.seq)


def number(series: Sequence[str], *, key: str | None) -> tuple[dict[str, int], dict[str, int]]:
    """Draw the next number of each series; with the revisions of reference data. One SQL. Raises Repeated.

    The counters' rows stay locked until the transaction ends, so numbers have no gaps, and are locked in order of
    name, so two draws never wait for each other.
    """
    numbers, revisions, prior = ask(NUMBER, [key, list(series)])[0]
    _stop_if_repeated(prior, None)
    return _numbers(numbers), _revisions(revisions)


def latest(key: str) -> Done | None:
    """What the act with this key came to."""
    prior = ask(f"select {_PRIOR}", [key])[0][0]
    return None if prior is None else _done(orjson.loads(prior))


def _numbers(said: str | None) -> dict[str, int]:
    return orjson.loads(said) if said else {}


#: revisions as the gate last read them, so that the next dossier of this process need not ask before it may begin
_seen: dict[str, int] = {}


def _revisions(said: str | None) -> dict[str, int]:
    found = _numbers(said)
    if found != _seen:
        _seen.clear()
        _seen.update(found)
    return found


def known(topic: str) -> int | None:
    """Revision of reference data as this process last saw it; None before the first look."""
    return _seen.get(topic)


def outdated() -> bool:
    """Whether reference data changed since this process last looked; it has looked now. One SQL."""
    before, now = dict(_seen), audit.revisions()
    _seen.clear()
    _seen.update(now)
    return bool(before) and before != now


def _stop_if_repeated(prior: str | None, code: str | None) -> None:
    if prior is None:
        return
    done = _done(orjson.loads(prior))
    if code is not None and done.code != code:
        raise Refused(
            f"Yêu cầu này đã được dùng cho hồ sơ {done.code}. Tải lại trang rồi làm lại.",
            f"This request was already used for dossier {done.code}. Reload the page and try again.",
        )
    raise Repeated(done)


def _done(prior: Sequence[Any]) -> Done:
    code, state, due_at, seq, form, form_no, act = prior
    return Done(
        code=code, state=State(state), due_at=datetime.fromisoformat(due_at) if due_at else None, seq=seq, form=form,
        form_no=form_no, secret=secret(code) if act in {Act.SUBMIT, Act.ACCEPT} else None,
    )  # fmt: skip


def secret(code: str) -> str:
    """The look-up secret of a dossier."""
    return rules.secret_of(code, settings.TRACKING_KEY)


#: acts by which a step comes into somebody's hands
HOLDING = (Act.TAKE, Act.TRANSFER, Act.ASSIGN)


def last_word(code: str, act: Act, step: str | None = None) -> tuple[str | None, datetime | None]:
    """Who did this act last (at this step), and when; for taking: who came to have it. Asked only for a refusal."""
    found = ask(
        "select case e.act when 'assign' then e.data::json ->> 'to_name' else e.name end, e.recorded_at "
        "from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where d.code = $1 and e.act = any($2::text[]) and ($3::text is null or e.step = $3) "
        "order by e.seq desc limit 1",
        [code, [one.value for one in (HOLDING if act is Act.TAKE else (act,))], step],
    )
    return (found[0][0], found[0][1]) if found else (None, None)


def last_doer(code: str, step: str, acts: Sequence[Act]) -> int | None:
    """The person who did one of the acts to the step last; None when nobody did, or no person."""
    found = ask(
        "select e.person from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where d.code = $1 and e.step = $2 and e.act = any($3::text[]) order by e.seq desc limit 1",
        [code, step, [act.value for act in acts]],
    )
    return found[0][0] if found else None


@dataclass(frozen=True, slots=True)
class Written:
    """The last letter to the applicant: who wrote it, and how many answers came since."""

    person: int | None
    replies: int


def written(code: str) -> Written | None:
    """The last letter to the applicant; None before the first."""
    found = ask(
        "select e.person, (select count(*)::int from dossiers_event r where r.dossier_id = e.dossier_id "
        "and r.seq > e.seq and r.act = 'reply') from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where d.code = $1 and e.act = 'write' order by e.seq desc limit 1",
        [code],
    )
    return Written(*found[0]) if found else None


_MOVES = """select count(*)::int from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where d.code = $1 and e.act = 'hand_over' and e.data like '%"competent":%'"""


def moves(code: str) -> int:
    """How often a dossier has changed the agency that decides."""
    return int(ask(_MOVES, [code])[0][0])
