"""The books over any period, through the permission filter, from the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from uuid import UUID

from motcua.calendars.terms import ZONE
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.models import BookOrder
from motcua.dossiers.queries import papers
from motcua.dossiers.queries.papers import FormData
from motcua.dossiers.queries.reading import Whole, wholes
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights, slip
from motcua.dossiers.terms import Act, Ask, Book
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused

#: dossiers whose logs are read at once
AT_ONCE = 200
#: acts by which papers change hands between units
_PASSING = sorted(a.value for a in (Act.ACCEPT, Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER))

_TAKEN = f"""from dossiers_dossier d
    where d.intake_unit_id = any(%s::bigint[]) and {papers.ENTERED} >= %s and {papers.ENTERED} < %s and {{visible}}"""
_HANDED = """from dossiers_dossier d where d.units && %s::bigint[] and exists (select from dossiers_event e
        where e.dossier_id = d.id and e.recorded_at >= %s and e.recorded_at < %s and e.act = any(%s::text[]))
    and {visible}"""
_STOPPED = """from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where d.intake_unit_id = any(%s::bigint[]) and e.recorded_at >= %s and e.recorded_at < %s
      and e.form = 'STOP_NOTICE' and {visible}"""


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of a book; seq: the event whose paper stands in it."""

    code: str
    version: int
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """One paper list line: a dossier that went from one unit to another, with both names."""

    code: str
    procedure_name: str
    applicant: str
    giver: str
    receiver: str
    handed_at: datetime
    given_by: str
    taken_by: str
    note: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book holds, and by what it may be narrowed."""

    lines: tuple[Line, ...]
    fields: tuple[str, ...]
    #: code and name
    procedures: tuple[tuple[str, str], ...]


def contents(actor: Actor, asked: Ask) -> Contents:
    """The dossiers of a book, in its order. One SQL. Raises Refused, NotYours."""
    units, start, until = _scope(actor, asked)
    visible, allowed = rights.visible(actor)
    if asked.book is Book.HAND_OVERS:
        sql, values = f"select d.code, d.version_id, 0 {_HANDED} order by d.code", [units, start, until, _PASSING]
    elif asked.book is Book.STOPPED:
        sql, values = (
            f"select d.code, d.version_id, e.seq {_STOPPED} order by e.recorded_at, e.id",
            [units, start, until],
        )
    else:
        sql, values = f"select d.code, d.version_id, 0 {_TAKEN} order by {papers.ENTERED}, d.id", [units, start, until]
    lines = [Line(*row) for row in ask(numbered(sql.format(visible=visible)), [*values, *allowed])]
    return _narrowed(lines, asked)


def _narrowed(lines: Sequence[Line], asked: Ask) -> Contents:
    known = {line.version: catalogue.version(line.version) for line in lines}
    kept = tuple(
        line for line in lines
        if asked.field in {"", known[line.version].field_name}
        and asked.procedure in {"", known[line.version].procedure_code}
    )  # fmt: skip
    fields = sorted({v.field_name for v in known.values()})
    return Contents(kept, tuple(fields), tuple(sorted({(v.procedure_code, v.name) for v in known.values()})))


def _scope(actor: Actor, asked: Ask) -> tuple[list[int], datetime, datetime]:
    if asked.last < asked.first:
        raise Refused(
            f"Ngày cuối {asked.last:%d/%m/%Y} trước ngày đầu {asked.first:%d/%m/%Y}.", "The last day comes first."
        )
    tree = directory.tree(asked.last)
    office = tree.by_code(asked.unit)
    if not actor.system and office.id not in actor.units:
        raise NotYours
    start = datetime.combine(asked.first, clock_time(0), ZONE)
    until = datetime.combine(asked.last, clock_time(0), ZONE) + timedelta(days=1)
    return sorted(tree.answers_for(office.id)), start, until


def register(actor: Actor, asked: Ask, lines: Sequence[Line], volume: str = "") -> FormData:
    """Sổ theo dõi hồ sơ over these lines of its contents. Raises Refused, NotYours."""
    _scope(actor, asked)
    form = papers.register_of(actor, asked.unit, [line.code for line in lines], asked.first, asked.last)
    form.values.update({"field_name": asked.field, "volume": volume})
    return form


def hand_overs(actor: Actor, asked: Ask, lines: Sequence[Line]) -> Iterator[Given]:
    """What changed hands between two units in the period, one of them the unit's, by giver, receiver and moment."""
    units, start, until = _scope(actor, asked)
    tree = directory.tree(asked.last)
    names = {tree.unit(u).name for u in units}
    found: list[Given] = []
    for begin in range(0, len(lines), AT_ONCE):
        some = [line.code for line in lines[begin : begin + AT_ONCE]]
        for read in wholes(some, rights.visible(actor)):
            found += (g for g in _given(read, tree) if start <= g.handed_at < until and {g.giver, g.receiver} & names)
    return iter(sorted(found, key=lambda g: (g.giver, g.receiver, g.handed_at, g.code)))


def _given(read: Whole, tree: directory.Tree) -> Iterator[Given]:
    held = read.held
    procedure = catalogue.version(held.version).name
    for block in slip.rows(read.facts, tree):
        if block["giver"] != block["receiver"] and block["receiver"] != slip.OWNER:
            yield Given(
                held.code, procedure, held.applicant["name"], block["giver"], block["receiver"], block["handed_at"],
                block["giver_name"], block.get("receiver_name", ""), block["note"],
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ordered:
    """A long book as it stands: ordered, being drawn, ready, or refused in words."""

    id: int
    asked: dict[str, str]
    ordered_at: datetime
    done: int
    total: int
    ended_at: datetime | None
    file: UUID | None
    failed: str


def ordered(actor: Actor, limit: int = 10) -> list[Ordered]:
    """The latest books somebody ordered, newest first."""
    rows = BookOrder.objects.filter(person=actor.person or 0).order_by("-ordered_at")[:limit]
    return [Ordered(o.pk, o.asked, o.ordered_at, o.done, o.total, o.ended_at, o.file, o.failed) for o in rows]


def file_of(actor: Actor, order: int) -> UUID:
    """The file of a book, for who ordered it. NotYours for anybody else."""
    found = BookOrder.objects.filter(pk=order, person=actor.person or 0).values_list("file", flat=True).first()
    if found is None:
        raise NotYours
    return found
