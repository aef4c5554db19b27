"""Figures 4.2 and 4.3 (QĐ 766/QĐ-TTg): what was digitised and what was used again, by officer and by procedure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from motcua.calendars.terms import ZONE
from motcua.catalogue import queries as catalogue
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor

#: nobody counts to the end of time
LAST = date.max - timedelta(days=1)
_BY_OFFICER = """select e.name, count(*) filter (where e.data::jsonb ->> 'mark' = '1'),
    count(*) filter (where e.data::jsonb ->> 'mark' in ('2', '3')),
    coalesce(sum((e.data::jsonb ->> 'pages')::int) filter (where e.data::jsonb ->> 'mark' = '1'), 0)
from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
where e.act = 'digitise' and e.recorded_at >= %s and e.recorded_at < %s and {visible}
group by 1 order by 2 desc, 1 limit 500"""
_BY_PROCEDURE = """select d.version_id, count(distinct d.id), count(distinct d.id) filter (where m.marked > 0),
    count(distinct d.id) filter (where m.reused > 0), sum(m.papers), sum(m.marked), sum(m.reused)
from dossiers_dossier d cross join lateral (
    select count(*) papers, count(*) filter (where p ->> 'mark' > '0') marked,
        count(*) filter (where p ->> 'mark' > '1') reused from jsonb_array_elements(d.papers) p) m
where d.accepted_at >= %s and d.accepted_at < %s and {visible}
group by 1"""


@dataclass(frozen=True, slots=True)
class Officer:
    """What one officer made electronic in the period."""

    name: str
    digitised: int
    reused: int
    pages: int


@dataclass(frozen=True, slots=True)
class Procedure:
    """Dossiers of one procedure accepted in the period, and their papers."""

    name: str
    dossiers: int
    with_digitised: int
    with_reused: int
    papers: int
    digitised: int
    reused: int


def by_officer(actor: Actor, first: date, last: date) -> list[Officer]:
    """By name as signed, the busiest first. One SQL."""
    return [Officer(*row) for row in _asked(_BY_OFFICER, actor, first, last)]


def by_procedure(actor: Actor, first: date, last: date) -> list[Procedure]:
    """By the name of the procedure, most dossiers first; versions of one name together. One SQL."""
    sums: dict[str, list[int]] = {}
    for version, *counted in _asked(_BY_PROCEDURE, actor, first, last):
        kept = sums.setdefault(catalogue.version(version).name, [0] * len(counted))
        for n, value in enumerate(counted):
            kept[n] += int(value)
    rows = [Procedure(name, *counted) for name, counted in sums.items()]
    return sorted(rows, key=lambda row: (-row.dossiers, row.name))


def _asked(sql: str, actor: Actor, first: date, last: date) -> list[Any]:
    visible, allowed = rights.visible(actor)
    return ask(
        numbered(sql.format(visible=visible)),
        [_midnight(first), _midnight(min(last, LAST) + timedelta(days=1)), *allowed],
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, clock_time(0), ZONE)
