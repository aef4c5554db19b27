"""Any sequence of carriers slow, wrong, silent, down; workers that die; clocks that jump: exactly once, in order."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as examining
from hypothesis import strategies as st

from motcua.adapters.simulated import MODES, Simulated
from motcua.notices import operations, queries, record
from motcua.notices.models import Message
from motcua.notices.terms import Carriage, Stage
from tests.notices.carriers import AT, FORGETFUL, KNOWING, arrived, owed

PROVIDERS = ("sms-1", "sms-2")
#: modes in which a message has one fate only; those that send it another way or nowhere are looked at elsewhere
TROUBLES = sorted(set(MODES) - {"unknown", "undelivered"})


@dataclass(frozen=True)
class Spell:
    """Some time in which both carriers behave so; what is owed, when a worker dies, how the clock runs."""

    first: str
    second: str
    files: str
    dies_after: int
    jump: int
    minutes: int


SPELLS = st.lists(
    st.builds(
        Spell, first=st.sampled_from(TROUBLES), second=st.sampled_from(TROUBLES), files=st.text("abc", max_size=3),
        dies_after=st.sampled_from([0, 0, 1, 2]), jump=st.sampled_from([0, 0, 0, -48, -1, 1, 48, 9000]),
        minutes=st.sampled_from([1, 5, 40, 24 * 60]),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


class World:
    """An outbox, its carriers, and a clock that only a test trusts."""

    def __init__(self, knowing: str) -> None:
        settings.MEDIA_ROOT = Path(tempfile.mkdtemp())
        settings.CARRIERS = {"sms": dict.fromkeys(PROVIDERS, knowing)}
        self.at = AT
        self.owed: list[str] = []

    def play(self, spell: Spell) -> None:
        """Go through it; the clock is set at its beginning."""
        Simulated("sms-1").behave(spell.first)
        Simulated("sms-2").behave(spell.second)
        self.at += timedelta(hours=spell.jump)
        for file in spell.files:
            self.owe(file)
        with killed(spell.dies_after):
            self.beat()
        for _ in range(4):
            self.at += timedelta(minutes=spell.minutes) / 4
            self.beat()

    def owe(self, file: str) -> None:
        n = len(self.owed)
        message = owed(code=f"file-{file}", n=n, owed_at=AT + timedelta(seconds=n))
        self.owed.append(message.key)
        operations.owe([message])

    def beat(self) -> None:
        operations.hear(at=self.at)
        operations.deliver(at=self.at, channel=Carriage.SMS)
        operations.weigh(at=self.at)

    def peace(self) -> None:
        """Everybody is well again, for long enough."""
        for provider in PROVIDERS:
            Simulated(provider).behave("good")
        for _ in range(6):
            self.at += timedelta(minutes=20)
            self.beat()


@pytest.fixture
def own(settings: Any) -> None:
    """What the worlds below change is changed back."""
    settings.MEDIA_ROOT, settings.CARRIERS = settings.MEDIA_ROOT, settings.CARRIERS


@contextmanager
def killed(after: int) -> Iterator[None]:
    """A worker is killed having handed over so many, and nothing of that is written down; 0: it lives."""
    real, left = Simulated.send, [after]

    def send(self: Simulated, *args: Any, **said: Any) -> Any:
        answer = real(self, *args, **said)
        left[0] -= 1
        if left[0] == 0:
            raise SystemExit
        return answer

    Simulated.send = send  # type: ignore[method-assign]
    try:
        with suppress(SystemExit):
            yield
    finally:
        Simulated.send = real  # type: ignore[method-assign]


def played(spells: list[Spell], knowing: str) -> World:
    """A world in which these things happened, and then peace."""
    world = World(knowing)
    for spell in spells:
        world.play(spell)
    world.peace()
    return world


@examining(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spells=SPELLS)
def test_whatever_carriers_do_everything_arrives_once_and_in_order(db: None, own: None, spells: list[Spell]) -> None:
    with transaction.atomic():
        world = played(spells, KNOWING)
        came = arrived(*PROVIDERS)
        stages = {m.stage for file in "abc" for m in queries.about(f"file-{file}")}
        transaction.set_rollback(True)

    assert Counter(came) == Counter(world.owed), "each exactly once"
    for file in "abc":
        mine = [key for key in came if key.startswith(f"file-{file}-")]
        assert mine == [key for key in world.owed if key in set(mine)], "in the order of its file"
    assert stages <= {Stage.SENT, Stage.DELIVERED}


@examining(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spells=SPELLS)
def test_a_carrier_that_forgets_keys_carries_nothing_twice(db: None, own: None, spells: list[Spell]) -> None:
    with transaction.atomic():
        world = played(spells, FORGETFUL)
        came = arrived(*PROVIDERS)
        open_, failed = Message.objects.exclude(next_try_at=None).count(), Message.objects.filter(stage="failed")
        lost = set(world.owed) - set(came) - set(failed.values_list("key", flat=True))
        transaction.set_rollback(True)

    assert max(Counter(came).values(), default=0) <= 1
    assert (open_, lost) == (0, set()), "what did not arrive for sure is shown to a person"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_double_nothing() -> None:
    operations.owe([owed(code=f"file-{f}", n=n) for f in range(60) for n in range(3)])

    def work(_: int) -> int:
        try:
            return operations.deliver(at=AT, lot=20)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        handed = sum(pool.map(work, range(3))) + operations.deliver(at=AT)

    assert handed == 180
    assert max(Counter(arrived()).values()) == 1
    assert len(arrived()) == 180
    tries = Message.objects.values_list("tries", flat=True)
    assert set(tries) == {1}, "not even handed over twice"


@pytest.mark.django_db(transaction=True)
def test_one_way_is_worked_by_one_worker_and_a_dead_one_frees_it() -> None:
    def try_turn() -> bool:
        with record.turn(Carriage.SMS) as mine:
            found = mine
        connection.close()
        return found

    with ThreadPoolExecutor(1) as other:
        with record.turn(Carriage.SMS) as mine:
            assert (mine, other.submit(try_turn).result()) == (True, False)
        assert other.submit(try_turn).result()
