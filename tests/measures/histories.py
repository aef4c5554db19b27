"""Random histories of dossiers, made of the facts and the fold the acts use, and a naive count of them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.calendars.terms import ZONE, day_of
from motcua.catalogue.models import Field, Procedure, Version
from motcua.directory.models import Unit
from motcua.dossiers import record, rules
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.record import writing
from motcua.dossiers.terms import Act, Channel, Fact, Held, State
from motcua.measures.terms import Figures

FIRST = datetime(2023, 10, 2, 8, tzinfo=ZONE)
AMONG = (5, 3)  # units, fields


@dataclass(frozen=True)
class World:
    """What dossiers refer to."""

    units: tuple[int, ...]
    versions: tuple[Version, ...]


def a_world() -> World:
    """Five units and three fields with two procedures each."""
    units = [
        Unit.objects.create(code=f"H99.{n}", name=f"Xã số {n}", level="commune", valid_from=date(2000, 1, 1))
        for n in range(AMONG[0])
    ]
    versions = []
    for n in range(AMONG[1] * 2):
        field, _ = Field.objects.get_or_create(name=f"Lĩnh vực {n % AMONG[1]}")
        procedure = Procedure.objects.create(code=f"1.00000{n}")
        versions.append(
            Version.objects.create(
                procedure=procedure,
                number=1,
                name=f"Thủ tục {n}",
                field=field,
                valid_from=date(2000, 1, 1),
                level="commune",
                online_level="full",
                legal_limit="5d",
                committed_limit="5d",
                content={},
                digest="",
                search="",
            )  # fmt: skip
        )
    return World(tuple(u.pk for u in units), tuple(versions))


class Writer:
    """Sets down facts as the pen does, without a desk."""

    def __init__(self, world: World, dice: random.Random, n: int) -> None:
        self.dice, self.held, self.facts = dice, None, []
        self.at = FIRST + timedelta(minutes=dice.randrange(0, 150 * 24 * 60))
        version = dice.choice(world.versions)
        unit = dice.choice(world.units)
        self.named = {"version": version.pk, "field": version.field_id, "process": None, "amount": "5d", "mode": "day"}
        self.submitted = {
            "code": f"H99-{n:06d}", "unit": unit, "intake_unit": unit, "units": [unit],
            "procedure": version.procedure_id, "channel": dice.choice(list(Channel)).value, "assisted": False,
            "case": "", "applicant": {"name": "An"}, "subject": "", "answers": {}, "papers": [], "delivery": "counter",
        } | {k: self.named[k] for k in ("version", "field", "process")}  # fmt: skip

    def put(self, act: Act, *, due_at: datetime | None = None, **data: object) -> None:
        held: Held | None = self.held
        plain = Fact(
            seq=held.seq + 1 if held else 1, act=act, happened_at=self.at, recorded_at=self.at, name="Bình",
            state=rules.lands(act, held.state if held else None), data=data,
            due_at=due_at or (held.due_at if held else None),
        )  # fmt: skip
        fact = rules.fact(held.head if held else rules.seed(str(data["code"])), plain)
        self.held = rules.apply(held, fact)
        self.facts.append(fact)

    def wait(self, days: float) -> None:
        self.at += timedelta(minutes=self.dice.randrange(1, max(2, int(days * 24 * 60))))


def a_life(world: World, dice: random.Random, n: int) -> Writer:
    """One random life: it may stay unaccepted, pause, be extended, end in any way, or not end."""
    life = Writer(world, dice, n)
    life.put(Act.SUBMIT, **life.submitted)
    life.wait(3)
    if dice.random() < 0.1:
        if dice.random() < 0.5:
            life.put(dice.choice([Act.REFUSE, Act.WITHDRAW]))
        return life
    life.put(Act.ACCEPT, due_at=life.at + timedelta(days=dice.choice([1, 5, 30])), **life.named)
    while dice.random() < 0.5:
        life.wait(8)
        _in_between(life, dice)
    life.wait(dice.choice([4, 20, 100]))
    _an_end(life, dice)
    return life


def _in_between(life: Writer, dice: random.Random) -> None:
    state = life.held.state
    if state in {State.SUPPLEMENT, State.PAYMENT}:
        later = life.held.due_at + timedelta(days=dice.choice([0, 1, 7]))
        if state is State.SUPPLEMENT:
            life.put(Act.SUPPLEMENT, due_at=later, papers=[], clock="pause")
        else:
            life.put(Act.PAY, due_at=later, clock="pause")
    else:
        act = dice.choice([Act.REQUEST_SUPPLEMENT, Act.REQUEST_PAYMENT, Act.EXTEND, Act.TAKE])
        life.put(act, due_at=life.held.due_at + timedelta(days=3) if act is Act.EXTEND else None, clock="pause")


def _an_end(life: Writer, dice: random.Random) -> None:
    if dice.random() < 0.2:
        return
    runs = life.held.state in {State.ACCEPTED, State.IN_PROGRESS}
    act = dice.choice([Act.FINISH] * 6 * runs + [Act.REFUSE, Act.STOP, Act.WITHDRAW])
    verdict = rules.verdict(life.at, life.held.due_at).value if act is Act.FINISH else None
    life.put(act, **({"verdict": verdict} if verdict else {}))
    if act is Act.FINISH and dice.random() < 0.8:
        life.wait(5)
        life.put(Act.RETURN_RESULT)


def go_on(world: World, seed: int) -> None:
    """Half of the open dossiers move to another agency, half of those end there: in a transaction of its own."""
    dice = random.Random(seed)
    for row in list(Dossier.objects.filter(accepted_at__isnull=False, ended_at__isnull=True)):
        life = Writer(world, dice, 0)
        life.held = life.before = record.lock(row.code, key=None).held
        life.at = max(e.recorded_at for e in Event.objects.filter(dossier=row))
        if life.held.state in {State.ACCEPTED, State.IN_PROGRESS} and dice.random() < 0.5:
            life.wait(3)
            life.put(Act.HAND_OVER, competent=dice.choice(world.units))
            if dice.random() < 0.5:
                life.wait(9)
                _an_end(life, dice)
            writing.change(row.pk, life.before, life.held, life.facts)


def tell(world: World, seed: int, lives: int, first: int = 0) -> None:
    """Write so many random lives."""
    dice = random.Random(seed)
    for n in range(first, first + lives):
        life = a_life(world, dice, n)
        writing.create(life.held, "", life.facts)


class Log:
    """Every event of every dossier, read once; counts() answers like measures.queries without sharing code with it."""

    def __init__(self) -> None:
        self.lives: dict[int, list[Event]] = {}
        for event in Event.objects.select_related("dossier").order_by("dossier_id", "seq"):
            self.lives.setdefault(event.dossier_id, []).append(event)

    def counts(self, units: frozenset[int], start: date, end: date, cut_off: datetime | None, **only: int) -> Figures:
        opens = datetime(start.year, start.month, start.day, tzinfo=ZONE)
        stop = datetime(end.year, end.month, end.day, tzinfo=ZONE) + timedelta(days=1)
        if cut_off is not None:
            stop = min(stop, max(opens, cut_off))
        found: Counter[str] = Counter()
        for events in self.lives.values():
            dossier = events[0].dossier
            if dossier.unit_id in units and all(getattr(dossier, k) == v for k, v in only.items()):
                found.update(_told(events, dossier.channel, opens, stop))
        return Figures(**found)


def _told(events: list[Event], channel: int, opens: datetime, stop: datetime) -> list[str]:
    accepted = next((e for e in events if e.act == "accept"), None)
    if accepted is None or accepted.happened_at >= stop:
        return []
    told = []
    ended = next((e for e in events if e.act in {"finish", "refuse", "stop", "withdraw"}), None)
    if accepted.happened_at >= opens:
        told.append({1: "direct", 2: "online", 3: "post"}[channel])
    elif ended is None or ended.recorded_at >= opens:
        told.append("carried")
    else:
        return []
    if ended is None or ended.recorded_at >= stop:
        last = [e for e in events if e.recorded_at < stop and e.due_at is not None][-1]
        return [*told, "paused" if last.state in {5, 6} else "open_late" if last.due_at < stop else "open_in_time"]
    return told + _ended(events, ended)


def _ended(events: list[Event], ended: Event) -> list[str]:
    before = events[events.index(ended) - 1]
    until = ended.recorded_at
    if before.state in {5, 6}:
        until = [e for e in events if e.act in {"request_supplement", "request_payment"}][-1].recorded_at
    how = "late" if until > before.due_at else "early" if day_of(until) < day_of(before.due_at) else "on_time"
    if ended.act == "finish":
        return [how]
    name = {"refuse": "refused", "stop": "stopped", "withdraw": "withdrawn"}[ended.act]
    return [name, f"closed_{how}"]
