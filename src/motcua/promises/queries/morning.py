"""What the forecast says: a head's morning list, marks beside rows of a list, dossiers whose letter is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from motcua.calendars.queries import standard
from motcua.calendars.rules import due_at
from motcua.calendars.terms import Amount
from motcua.directory import queries as directory
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import Row
from motcua.dossiers.queries.histories import ids
from motcua.dossiers.queries.running import codes
from motcua.kernel.actor import Actor, Role
from motcua.kernel.text import Text
from motcua.promises.models import BackTest, Forecast, Forecasting
from motcua.promises.rules.forecasting.thresholds import thresholds
from motcua.promises.rules.telling import why
from motcua.promises.terms import Basis, Outlook, Tally

#: the most rows a morning list gives: nobody decides about more before noon
MOST = 100
FIELDS = (
    "dossier", "unit", "due_at", "colour", "likely_at", "chance", "basis", "such", "longer", "known", "ran", "remains",
    "extra", "ahead", "usual", "paused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Endangered:
    """One dossier of the list: what it is, what is forecast, and why in one sentence."""

    row: Row
    outlook: Outlook
    #: the unit it lies in
    place: str
    why: Text


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the forecasts of some weeks would have been. agency: of the head's own dossiers, not of everybody's."""

    first: date
    last: date
    tally: Tally
    own: bool


@dataclass(frozen=True, slots=True)
class Morning:
    """A head's list: coloured dossiers, the worst first. counts: how many there are of each colour, shown or not."""

    made_at: datetime | None
    counts: dict[str, int]
    lines: tuple[Endangered, ...]
    proof: Proof | None


def morning(actor: Actor, limit: int = MOST) -> Morning:
    """Coloured dossiers that lie in the actor's units or are decided there. Nine SQL, whatever the number."""
    mine = _of(actor)
    many = dict(mine.values_list("colour").annotate(Count("dossier")))
    counts = {name: many.get(name, 0) for name, _ in thresholds().colours}
    chosen = [o for name in counts for o in _outlooks(mine.filter(colour=name).order_by("due_at", "dossier")[:limit])]
    lines = tuple(_lines(actor, chosen[:limit]))
    return Morning(made_at(), counts, lines, proof(_headed(actor)))


def _lines(actor: Actor, chosen: Collection[Outlook]) -> Iterator[Endangered]:
    """Only what the actor may see; a forecast is an hour old, so is the right to see."""
    code = codes([o.dossier for o in chosen])
    rows = dossiers.named(actor, code.values())
    places = directory.register().units
    for one in chosen:
        if row := rows.get(code[one.dossier]):
            yield Endangered(row, one, places[one.unit].name, why(one))


def made_at() -> datetime | None:
    """When the forecasts were made. One SQL."""
    return Forecasting.objects.values_list("at", flat=True).first()


def marks(named: Collection[str]) -> dict[str, Outlook]:
    """The outlook of each dossier that has one, by code, for the rows of a list. Two SQL, whatever the number."""
    by_id = {number: code for code, number in ids(named).items()} if named else {}
    found = _outlooks(Forecast.objects.filter(dossier__in=list(by_id))) if by_id else ()
    return {by_id[o.dossier]: o for o in found}


_COLOURED = """select dossier, colour from promises_forecast
    where colour <> '' and (unit = any(%s) or agency = any(%s))"""


def coloured(actor: Actor) -> dict[str, list[int]]:
    """Ids of the dossiers in danger that lie in the actor's units or are decided there, by colour. One SQL."""
    units = sorted(actor.units)
    found: dict[str, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLOURED, [units, units])
        for number, colour in cursor:
            found.setdefault(colour, []).append(number)
    return found


def endangered(at: datetime) -> frozenset[int]:
    """Ids of dossiers whose likely day passes their date, when the date is near enough for a letter. One SQL."""
    near = due_at(at, Amount.parse(f"{thresholds().letter_days}d"), standard())
    late = Forecast.objects.filter(
        colour=thresholds().worst, likely_at__gt=F("due_at"), due_at__gt=at, due_at__lte=near
    )
    return frozenset(late.values_list("dossier", flat=True))


def proof(agencies: Collection[int]) -> Proof | None:
    """The kept back-test of the agencies together; of everybody where they had too few to tell. One SQL."""
    kept = list(BackTest.objects.filter(Q(agency__in=agencies) | Q(agency=None), procedure=None))
    own = [k for k in kept if k.agency is not None]
    told = sum(k.late for k in own) >= thresholds().few
    chosen = own if told else [k for k in kept if k.agency is None]
    if not chosen:
        return None
    return Proof(chosen[0].first, chosen[0].last, _together(chosen), told)


def _together(kept: Iterable[BackTest]) -> Tally:
    rows = list(kept)
    return Tally(*(sum(getattr(k, name) for k in rows) for name in ("files", "late", "warned", "hits")))


def _of(actor: Actor) -> QuerySet[Forecast]:
    units = sorted(_headed(actor))
    return Forecast.objects.filter(Q(unit__in=units) | Q(agency__in=units))


def _headed(actor: Actor) -> frozenset[int]:
    return frozenset(u for hat in actor.hats if Role.HEAD in hat.roles for u in hat.units)


def _outlooks(found: QuerySet[Forecast]) -> list[Outlook]:
    rows = (dict(zip(FIELDS, row, strict=True)) for row in found.values_list(*FIELDS))
    return [Outlook(**row | {"basis": Basis(row["basis"])}) for row in rows]
