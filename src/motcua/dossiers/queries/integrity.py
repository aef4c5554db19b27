"""Whether the log is whole, and whether the rows are what it adds up to. Streams: a million lives fit in no memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from motcua.audit import queries as audit
from motcua.audit.rules import sealed
from motcua.dossiers import rules
from motcua.dossiers.queries.reading import ALL, fact_of
from motcua.dossiers.record import ask, stream
from motcua.dossiers.record.columns import STORED, held_of
from motcua.dossiers.terms import Fact, Held
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the log is not as it was written. subject: a dossier's code, or the name of a counter."""

    subject: str
    seq: int | None
    why: Text


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that is not what the log adds up to."""

    dossier: int
    code: str
    column: str
    stored: str
    folded: str


@dataclass(slots=True)
class Counted:
    """How much was read so far."""

    dossiers: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Life:
    """A stored row beside its log."""

    id: int
    held: Held
    facts: tuple[Fact, ...] = field(repr=False)


def total() -> int:
    """How many dossiers there are to read. One SQL."""
    return int(ask("select count(*) from dossiers_dossier", [])[0][0])


def lives() -> Iterator[Life]:
    """Every dossier, oldest first."""
    width = 1 + len(STORED)
    for row in stream(ALL):
        tasks, events = row[width:]
        facts = tuple(fact_of(e[:-1], bytes.fromhex(e[-1])) for e in orjson.loads(events)) if events else ()
        yield Life(row[0], held_of(row[1:width], tasks), facts)


def faults(counted: Counted) -> Iterator[Fault]:
    """Every fault of the log, dossier by dossier, then of the counters. counted is filled while reading."""
    for life in lives():
        counted.dossiers += 1
        counted.events += len(life.facts)
        yield from _chain_faults(life)
    yield from _gaps()
    yield from _form_gaps()
    yield from _broken_seals()


def _chain_faults(life: Life) -> Iterator[Fault]:
    code, due = life.held.code, 1
    previous: bytes | None = rules.seed(code)
    for fact in life.facts:
        for missing in range(due, fact.seq):
            yield Fault(code, missing, Text("không còn trong nhật ký", "is gone from the log"))
            previous = None
        if previous is not None and rules.chain(previous, fact) != fact.hash:
            yield Fault(code, fact.seq, Text("không khớp chuỗi băm: đã bị sửa", "breaks the hash chain"))
        previous, due = fact.hash, fact.seq + 1
    yield from _end_faults(life, due - 1)


def _end_faults(life: Life, last: int) -> Iterator[Fault]:
    held = life.held
    for missing in range(last + 1, held.seq + 1):
        yield Fault(held.code, missing, Text("không còn ở cuối nhật ký", "is gone from the end of the log"))
    for added in range(held.seq + 1, last + 1):
        yield Fault(held.code, added, Text("được chèn thêm vào cuối nhật ký", "was added to the end of the log"))
    if last == held.seq and life.facts and life.facts[-1].hash != held.head:
        yield Fault(held.code, last, Text("không phải sự kiện cuối mà hồ sơ ghi", "is not the last one the row knows"))


_GAPS = """
with given as (
    select 'code/' || split_part(code, '-', 1) || '/' || right(split_part(code, '-', 2), 6) as series,
           count(*)::int as many, max(split_part(code, '-', 3)::int) as last
    from dossiers_dossier group by 1
)
select series, coalesce(g.many, 0), coalesce(g.last, 0), coalesce(c.n, 0)
from given g full join (select * from dossiers_counter where series like 'code/%') c using (series)
where g.many is distinct from c.n or g.last is distinct from c.n order by series"""


def _gaps() -> Iterator[Fault]:
    """Series of codes with a number that no dossier has, or a counter that says otherwise."""
    for series, many, last, n in ask(_GAPS, []):
        yield Fault(series, None, Text(
            f"đã cấp {n} số, còn {many} hồ sơ, số lớn nhất {last}",
            f"gave {n} numbers, {many} dossiers are there, the highest has {last}",
        ))  # fmt: skip


#: counters know how many numbers of a form each unit gave in a year, the log which numbers went out: number k must
#: stand on as many papers as there are counters that came to k; papers of forms without numbers are counted together
_FORM_GAPS = """
with given as (
    select form, extract(year from recorded_at at time zone 'Asia/Ho_Chi_Minh')::int as year,
           coalesce(substring(form_no from '^\\d+')::int, 0) as k, count(*)::int as many
    from dossiers_event where form <> '' group by 1, 2, 3
), drawn as (
    select split_part(series, '/', 1) as form, split_part(series, '/', 3)::int as year, n
    from dossiers_counter where series not like 'code/%'
), due as (
    select d.form, d.year, k, count(*)::int as many from drawn d cross join lateral generate_series(1, d.n) k
    where exists (select from given g where (g.form, g.year) = (d.form, d.year) and g.k > 0) group by 1, 2, 3
    union all
    select d.form, d.year, 0, sum(d.n)::int from drawn d
    where not exists (select from given g where (g.form, g.year) = (d.form, d.year) and g.k > 0) group by 1, 2
)
select form, year, k, coalesce(d.many, 0), coalesce(g.many, 0)
from due d full join given g using (form, year, k)
where d.many is distinct from g.many order by 1, 2, 3"""


def _form_gaps() -> Iterator[Fault]:
    """Numbers of forms that were given and stand on no paper, or stand on one and were never given."""
    for form, year, k, drawn, found in ask(_FORM_GAPS, []):
        yield Fault(f"{form}/{year}/{k}" if k else f"{form}/{year}", None, Text(
            f"đã cấp {drawn} số, có {found} phiếu mang số ấy" if k else f"đã cấp {drawn} phiếu, còn {found}",
            f"given {drawn} times, found on {found} papers",
        ))  # fmt: skip


def digest(after: int, upto: int) -> tuple[int, bytes]:
    """How many events lie in (after, upto], by the order they were written, and SHA-256 over their hashes."""
    count, made = ask(
        "select count(*), sha256(coalesce(string_agg(hash, ''::bytea order by id), ''::bytea)) "
        "from dossiers_event where id > $1 and id <= $2",
        [after, upto],
    )[0]
    return count, bytes(made)


def _broken_seals() -> Iterator[Fault]:
    """Seals that no longer fit the events they were set on, or the seal before them."""
    after, before = 0, b""
    for seal in audit.seals():
        count, made = digest(after, seal.last_event)
        if sealed(before, made, seal.last_event, count) != seal.hash or seal.before != before:
            yield Fault(f"{after + 1}–{seal.last_event}", None, Text(
                f"niêm phong lúc {seal.at:%Y-%m-%d %H:%M} không còn khớp: nhật ký trước đó đã bị viết lại",
                f"the seal of {seal.at:%Y-%m-%d %H:%M} no longer fits: the log before it was rewritten",
            ))  # fmt: skip
        after, before = seal.last_event, seal.hash


def differences(counted: Counted) -> Iterator[Difference]:
    """Every column of every dossier that its log does not add up to. counted is filled while reading."""
    for life in lives():
        counted.dossiers += 1
        counted.events += len(life.facts)
        yield from _differences(life)


def _differences(life: Life) -> Iterator[Difference]:
    folded, stored = folded_of(life), life.held
    if folded is None:
        yield Difference(life.id, stored.code, "events", str(stored.seq), "?")
        return
    for name in STORED:
        old, new = getattr(stored, name), getattr(folded, name)
        if old != new:
            yield Difference(life.id, stored.code, name, _shown(old), _shown(new))
    if _by_key(stored) != _by_key(folded):
        yield Difference(life.id, stored.code, "tasks", _shown(_by_key(stored)), _shown(_by_key(folded)))


def folded_of(life: Life) -> Held | None:
    """What the log of a dossier adds up to; None when it is so damaged that it adds up to nothing."""
    try:
        return rules.fold(life.facts)
    except (rules.Illegal, KeyError):
        return None


def _by_key(held: Held) -> dict[tuple[str, int], Any]:
    return {task.key: task for task in sorted(held.tasks, key=lambda t: t.key)}


def _shown(value: Any) -> str:
    shown: Sequence[str] = value.hex() if isinstance(value, bytes) else str(value)
    return "".join(shown)[:80]
