"""How many results were signed digitally, by the person and by the agency, of all that were given: by agency, and the
list behind each number. One statement says what counts, for the figure and for its list, through the one filter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class SignedShare:
    """Results of one agency: all of a period, and those that bear both signatures."""

    unit: int
    given: int
    signed: int


@dataclass(frozen=True, slots=True)
class GivenResult:
    """One result that counts. signed: bears both signatures; person: at least the signer's own."""

    unit: int
    code: str
    name: str
    number: str
    at: datetime
    signed: bool
    person: bool


#: what nobody has signed was given to nobody; what was revoked, or replaced by a paper that counts, is given no more; a
#: replacement that waits for the seal is not given yet; a result on paper counts as given and not signed
_PAPERS = """with drawn as (
    select (e.data::jsonb ->> 'issuer')::bigint as unit, d.code, e.data::jsonb ->> 'name' as name,
        e.data::jsonb ->> 'number' as number, e.recorded_at as at,
        array(select distinct s.data::jsonb ->> 'holds' from dossiers_event s where s.dossier_id = e.dossier_id
            and s.act = 'sign' and s.data::jsonb ->> 'issued' = e.seq::text) as hands,
        exists (select from dossiers_event x where x.dossier_id = e.dossier_id and (
            x.act = 'revoke' and x.data::jsonb ->> 'issued' = e.seq::text
            or x.act = 'sign' and not x.data::jsonb ? 'seal' and x.data::jsonb ->> 'issued' in (
                select r.seq::text from dossiers_event r where r.dossier_id = e.dossier_id and r.act = 'issue'
                and r.data::jsonb ->> 'replaces' = e.seq::text))) as gone,
        e.data::jsonb ? 'replaces' and exists (select from dossiers_event s where s.dossier_id = e.dossier_id
            and s.act = 'sign' and s.data::jsonb ->> 'issued' = e.seq::text and s.data::jsonb ? 'seal') as asked
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.act = 'issue' and e.recorded_at >= %s and e.recorded_at < %s and {visible}
), papers as (
    select unit, code, name, number, at, cardinality(hands) = 2 as signed, 'person' = any(hands) as person
    from drawn where not gone and 'person' = any(hands) and (cardinality(hands) = 2 or not asked)
    union all
    select d.unit_id, d.code, coalesce(e.data::jsonb -> 'result' ->> 'name', ''),
        e.data::jsonb -> 'result' ->> 'number', e.recorded_at, false, false
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.act = 'finish' and e.recorded_at >= %s and e.recorded_at < %s and {visible}
      and e.data::jsonb -> 'result' ->> 'number' <> ''
      and not exists (select from dossiers_event x where x.dossier_id = e.dossier_id and x.act = 'issue')
)
"""
_SHARE = (
    "select unit, count(*)::int, count(*) filter (where signed)::int from papers where unit = any(%s) group by unit"
)
_LIST = """select unit, code, name, number, at, signed, person, count(*) over ()::int from papers
where unit = any(%s) and (%s::boolean is null or signed = %s::boolean)
order by at desc, code, number limit %s offset %s"""


def signed_share(actor: Actor, units: Collection[int], since: datetime, until: datetime) -> tuple[SignedShare, ...]:
    """By agency, for the results given from the one moment to the other; agencies without any are left out. One SQL."""
    return tuple(SignedShare(*row) for row in _asked(_SHARE, actor, since, until, [sorted(units)]))


def given_results(
    actor: Actor, units: Collection[int], since: datetime, until: datetime, *, signed: bool | None = None,
    limit: int = 100, offset: int = 0,
) -> tuple[int, tuple[GivenResult, ...]]:  # fmt: skip
    """The results behind a number, newest first, and how many there are. signed: which; None: all. One SQL."""
    rows = _asked(_LIST, actor, since, until, [sorted(units), signed, signed, limit, offset])
    return (rows[0][-1] if rows else 0), tuple(GivenResult(*row[:-1]) for row in rows)


def _asked(question: str, actor: Actor, since: datetime, until: datetime, more: list[Any]) -> list[Any]:
    visible, values = rights.visible(actor)
    sql = numbered(_PAPERS.format(visible=visible) + question)
    return list(ask(sql, [since, until, *values, since, until, *values, *more]))
