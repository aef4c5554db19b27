"""How many results were signed digitally, by the person and by the agency, of all that were given: by agency."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.record import ask, numbered


@dataclass(frozen=True, slots=True)
class SignedShare:
    """Results of one agency: all of a period, and those that bear both signatures."""

    unit: int
    given: int
    signed: int


#: a paper drawn anew before anybody signed it counts once; a result on paper counts as given and not signed
_SHARE = """with drawn as (
    select (e.data::jsonb ->> 'issuer')::bigint as unit, e.dossier_id, e.seq
    from dossiers_event e
    where e.act = 'issue' and e.recorded_at >= %s and e.recorded_at < %s and not exists (
        select 1 from dossiers_event x where x.dossier_id = e.dossier_id and x.act = 'issue'
        and x.data::jsonb ->> 'again' = e.seq::text)
), papers as (
    select d.unit, (select count(distinct s.data::jsonb ->> 'holds') = 2 from dossiers_event s
        where s.dossier_id = d.dossier_id and s.act = 'sign' and s.data::jsonb ->> 'issued' = d.seq::text) as signed
    from drawn d
    union all
    select r.unit_id, false from dossiers_event e join dossiers_dossier r on r.id = e.dossier_id
    where e.act = 'finish' and e.recorded_at >= %s and e.recorded_at < %s
      and e.data::jsonb -> 'result' ->> 'number' <> ''
      and not exists (select 1 from dossiers_event x where x.dossier_id = e.dossier_id and x.act = 'issue')
)
select unit, count(*)::int, count(*) filter (where signed)::int from papers where unit = any(%s) group by unit"""


def signed_share(units: Collection[int], since: datetime, until: datetime) -> tuple[SignedShare, ...]:
    """By agency, for the results given from the one moment to the other; agencies without any are left out. One SQL."""
    rows = ask(numbered(_SHARE), [since, until, since, until, sorted(units)])
    return tuple(SignedShare(*row) for row in rows)
