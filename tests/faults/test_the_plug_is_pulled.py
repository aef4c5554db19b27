"""kill -9 in the middle of a thousand intakes: no slip that was shown is lost, and none is doubled."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.faults.clerks import Clerk, Shown, signed_in
from tests.faults.house import House, built, until
from tests.faults.world import CLERKS

INTAKES, PER_COUNTER = 1000, 7
#: after so many slips, that one loses its power
STORMS = ((120, "web"), (260, "worker"), (400, "database"), (560, "web"), (680, "worker"), (800, "database"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house of its own, durable."""
    yield from built(tmp_path)


class Nudge(threading.Thread):
    """Wakes the worker again and again, so that it is in the middle of something whenever its power goes."""

    def __init__(self, house: House) -> None:
        super().__init__(daemon=True)
        self.house, self.over = house, threading.Event()

    def run(self) -> None:
        """Until it is over."""
        while not self.over.wait(0.3):
            with suppress(psycopg.OperationalError):
                nudge(self.house)


def nudge(house: House) -> None:
    """Both of the minute's jobs, now; what waits already waits once."""
    for task in ("messages", "figures"):
        with suppress(psycopg.errors.UniqueViolation):
            house.ask(
                "insert into procrastinate_jobs (task_name, queue_name, args, queueing_lock) "
                "values (%s, 'default', '{\"timestamp\": 0}', %s) returning id",
                task, task,
            )  # fmt: skip


@pytest.mark.slow
def test_a_thousand_intakes_survive_the_death_of_web_worker_and_database(house: House) -> None:
    house.start_web()
    house.start_worker()
    shown = a_thousand_intakes(house)

    every_slip_shown_is_there_once(house, shown)
    numbers_have_no_gaps(house)
    the_log_is_whole(house)
    the_worker_makes_up_for_what_it_missed(house)
    nothing_is_said_twice(house)


def a_thousand_intakes(house: House) -> Shown:
    """The storm: the clerks work, and one after the other dies and is started again."""
    shown, queue, nudging = Shown(), list(range(INTAKES)), Nudge(house)
    cookies = {name: signed_in(house.port, name) for name in CLERKS}
    clerks = [Clerk(house.port, name, cookies[name], queue, shown) for name in CLERKS for _ in range(PER_COUNTER)]
    for thread in (nudging, *clerks):
        thread.start()
    for slips, name in STORMS:
        until(lambda slips=slips: len(shown.codes) >= slips, 90)  # type: ignore[misc]
        the_plug_is_pulled(house, name)
    for clerk in clerks:
        clerk.join(120)
    nudging.over.set()
    nudging.join(10)
    assert not any(clerk.is_alive() for clerk in clerks)
    return shown


def the_plug_is_pulled(house: House, name: str) -> None:
    """And some moments later somebody starts it again."""
    if name == "database":
        house.kill_database()
        time.sleep(0.5)
        house.start_database()
        if house.running["worker"].poll() is not None:  # as whoever keeps it running would
            house.start_worker()
    else:
        house.kill(name)
        time.sleep(0.3)
        house.start_web() if name == "web" else house.start_worker()


def every_slip_shown_is_there_once(house: House, shown: Shown) -> None:
    """A code for each key, a dossier for each code, and in each one acceptance with its receipt."""
    assert shown.given_up == []
    assert shown.again >= PER_COUNTER, "nobody noticed: the storm was none"
    assert len(shown.codes) == len(set(shown.codes.values())) == INTAKES
    rows = house.ask(
        "select d.code, e.key, e.form, e.form_no, e.data::jsonb ? 'paper' from dossiers_dossier d "
        "join dossiers_event e on e.dossier_id = d.id and e.act = 'accept'"
    )
    assert {key: code for code, key, *_ in rows} == shown.codes
    assert len(rows) == INTAKES == house.ask("select count(*) from dossiers_dossier")[0][0]
    assert all(form == "RECEIPT" and no and paper for _, _, form, no, paper in rows)
    assert house.ask("select count(*) from dossiers_event")[0][0] == 2 * INTAKES
    assert house.ask("select count(*) from dossiers_event where act in ('submit', 'accept')")[0][0] == 2 * INTAKES


def numbers_have_no_gaps(house: House) -> None:
    """Codes by unit and day, receipts by unit: 1, 2, 3, …"""
    codes = [code for (code,) in house.ask("select code from dossiers_dossier")]
    gapless((code.rsplit("-", 1)[0], int(code.rsplit("-", 1)[1])) for code in codes)
    receipts = house.ask(
        "select d.intake_unit_id, e.form_no from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where e.form = 'RECEIPT'"
    )
    gapless((str(unit), int(re.search(r"\d+", no)[0])) for unit, no in receipts)  # type: ignore[index]


def gapless(numbers: Iterable[tuple[str, int]]) -> None:
    """Each series runs from 1 to its count."""
    series: dict[str, list[int]] = {}
    for name, n in numbers:
        series.setdefault(name, []).append(n)
    assert len(series) >= len(CLERKS)
    assert {name: sorted(found) for name, found in series.items()} == {
        name: list(range(1, len(found) + 1)) for name, found in series.items()
    }


def the_log_is_whole(house: House) -> None:
    """The two verbs that would notice say so."""
    for words in (("audit", "verify"), ("rebuild", "--check")):
        done = house.verb(*words)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        assert str(INTAKES) in done.stdout.replace(".", "")


def the_worker_makes_up_for_what_it_missed(house: House) -> None:
    """Everybody is told, and the kept sums are what the log says."""
    if house.running["worker"].poll() is not None:
        house.start_worker()

    def caught_up() -> bool:
        nudge(house)
        time.sleep(0.5)
        ((messages, unsent, counted),) = house.ask(
            "select (select count(distinct subject) from notices_message),"
            " (select count(*) from notices_message where sent_at is null),"
            " (select coalesce(sum(received), 0) from measures_unittally)"
        )
        return bool(messages == INTAKES and unsent == 0 and counted >= INTAKES)

    until(caught_up, 120)  # what a worker had in hand when it died is taken up when its time is over
    house.kill("worker")
    checked = house.verb("shell", "-c", "from motcua.measures.operations import check; print('found', check())")
    assert "found []" in checked.stdout, checked.stdout + checked.stderr


def nothing_is_said_twice(house: House) -> None:
    """One message of a kind to each, carried once however often it was handed over."""
    kinds = house.ask("select subject, template, channel, count(*) from notices_message group by 1, 2, 3")
    assert {n for *_, n in kinds} == {1}
    sent = (house.home / "files" / "simulated").glob(
        "sms-*/received/[!.]*"
    )  # not what a killed worker left half written
    keys = [json.loads(path.read_text())["key"] for path in sent]
    assert sorted(keys) == sorted(key for (key,) in house.ask("select key from notices_message where channel = 'sms'"))
