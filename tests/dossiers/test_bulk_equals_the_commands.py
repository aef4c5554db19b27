"""Lives loaded in bulk leave the very rows the commands leave: codes, numbers, promises, hashes, open steps."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from motcua.calendars.terms import ZONE
from motcua.dossiers.operations import bulk, decide, deliver, intake, resolve, submit
from motcua.dossiers.operations.bulk import Apology, Life
from motcua.dossiers.queries import integrity
from motcua.dossiers.terms import Applicant, Channel
from motcua.kernel.actor import Role, citizen
from motcua.kernel.refused import Refused
from tests import build

DAY = datetime(2026, 3, 4, 8, 30, tzinfo=ZONE)
LEFT_OUT = {"id", "dossier_id", "tx"}


def after(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def some_lives() -> list[Life]:
    """Every shape: at the counter and online, early, on time and late, open at each step, not fetched, by post."""
    direct = {"procedure": build.PROCEDURE, "unit": build.COUNTER, "channel": Channel.DIRECT, "papers": build.PAPERS}
    online = direct | {"channel": Channel.ONLINE, "delivery": "online"}
    who = Applicant(name="Trần Văn A-B", id_no="001", address="Bản “Thử” A\\B\tC", phone="09")
    ends = (after(1), after(24), after(25), after(26))
    late = (after(5), after(24), after(25), after(24 * 30))
    missed = (*late[:3], after(24 * 30 + 20))
    return [
        Life(**direct, applicant=who, accepted_at=after(0), steps=ends, returned_at=after(48)),
        Life(**direct, applicant=build.APPLICANT, accepted_at=after(0.5), steps=late, subject="Số 12"),
        Life(**online, applicant=who, submitted_at=after(-10), accepted_at=after(2), answers={"b": 1, "a": "ê"}),
        Life(**online, applicant=who, submitted_at=after(-9), accepted_at=after(1), steps=(after(3),)),
        Life(**direct, applicant=who, accepted_at=after(1.5), steps=(after(3), after(4))),
        Life(**direct | {"channel": Channel.POST}, applicant=who, accepted_at=after(30), steps=ends_on_the_due_day()),
        Life(**direct, applicant=who, accepted_at=after(24 * 300), steps=()),
        Life(**direct, applicant=who, accepted_at=after(2.25), steps=late, apology=put_off(), returned_at=after(800)),
        Life(**direct, applicant=who, accepted_at=after(3), steps=(after(5),), apology=put_off()),
        Life(**direct, applicant=who, accepted_at=after(4), steps=missed, apology=put_off(after(24 * 31))),
    ]  # fmt: skip


def put_off(explained: datetime | None = None) -> Apology:
    """A letter two days before the date, which names a day a month later."""
    return Apology(after(24 * 3), after(24 * 30 + 9), "overload", explained)


def ends_on_the_due_day() -> tuple[datetime, ...]:
    return (after(31), after(32), after(33), datetime(2026, 3, 11, 9, tzinfo=ZONE))


def by_commands(lives: list[Life], staff: build.Staff) -> None:
    """The same lives, act by act in the order of time."""
    acts: list[tuple[datetime, int, Any]] = []
    codes: dict[int, str] = {}
    for n, life in enumerate(lives):
        acts += _acts(n, life, staff, codes)
    for _, _, act in sorted(acts, key=lambda a: a[:2]):
        act()


def _acts(n: int, life: Life, staff: build.Staff, codes: dict[int, str]) -> list[tuple[datetime, int, Any]]:
    filed: dict[str, Any] = {
        "procedure": life.procedure, "unit": life.unit, "applicant": life.applicant, "papers": life.papers,
        "answers": life.answers, "channel": life.channel, "subject": life.subject, "delivery": life.delivery,
    }  # fmt: skip

    def begin() -> None:
        if life.submitted_at is None:
            codes[n] = intake.take_in(**filed, by=staff.counter, at=life.accepted_at).code
        else:
            codes[n] = submit.submit(**filed, by=citizen(life.applicant.name), at=life.submitted_at).code

    acts: list[tuple[datetime, int, Any]] = [(life.registered_at, 0, begin)]
    if life.submitted_at is not None:
        acts.append((life.accepted_at, 1, lambda: intake.accept(code=codes[n], by=staff.counter, at=life.accepted_at)))
    do = (resolve.complete_step, resolve.complete_step, decide.approve, resolve.complete_step)
    who = (staff.counter, staff.officer, staff.head, staff.clerk)
    for k, at in enumerate(life.steps):
        acts.append((at, 2 + k, lambda k=k, at=at: do[k](code=codes[n], by=who[k], at=at)))
    if life.apology:
        acts += _letters(n, life.apology, staff, codes)
    if life.returned_at:
        at = life.returned_at
        acts.append((at, 9, lambda: deliver.return_result(code=codes[n], by=staff.counter, at=at)))
    return acts


def _letters(n: int, letter: Apology, staff: build.Staff, codes: dict[int, str]) -> list[tuple[datetime, int, Any]]:
    said: dict[str, Any] = {"reason": "", "ground": letter.ground, "by": staff.head}

    def extend() -> None:
        resolve.extend(code=codes[n], new_due=letter.new_due, at=letter.signed_at, **said)

    def explain() -> None:
        resolve.explain(code=codes[n], at=letter.explained_at, **said)

    acts: list[tuple[datetime, int, Any]] = [(letter.signed_at, 7, extend)]
    return [*acts, (letter.explained_at, 8, explain)] if letter.explained_at else acts


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row by the code of its dossier, ids left out."""
    found = {}
    with connection.cursor() as cursor:
        for table, order in (
            ("dossiers_dossier", "d.code"),
            ("dossiers_event", "d.code, x.seq"),
            ("dossiers_task", "d.code, x.step"),
        ):
            own = "id" if table == "dossiers_dossier" else "dossier_id"
            cursor.execute(
                f"select d.code, x.* from {table} x join dossiers_dossier d on d.id = x.{own} order by {order}"
            )
            names = [c.name for c in cursor.description]
            found[table] = [
                {k: v for k, v in zip(names, row, strict=True) if k not in LEFT_OUT} for row in cursor.fetchall()
            ]
        cursor.execute("select series, n from dossiers_counter order by 1")
        found["counters"] = [{"series": s, "n": n} for s, n in cursor.fetchall()]
    return found


@pytest.fixture
def staff(db: None) -> build.Staff:
    return build.a_staffed_district()


def the_crew(staff: build.Staff) -> dict[tuple[Role, int], Any]:
    counter, division, district = (build.unit_id(c) for c in (build.COUNTER, build.DIVISION, build.DISTRICT))
    return {
        (Role.COUNTER, counter): staff.counter, (Role.OFFICER, division): staff.officer,
        (Role.HEAD, district): staff.head, (Role.CLERK, district): staff.clerk,
    }  # fmt: skip


def test_lives_in_bulk_leave_the_rows_the_commands_leave(staff: build.Staff) -> None:
    with transaction.atomic():
        by_commands(some_lives(), staff)
        wanted = rows()
        transaction.set_rollback(True)

    loaded = bulk.load(lives=some_lives(), crew=the_crew(staff))

    found = rows()
    for table in wanted:
        for one, other in zip(found[table], wanted[table], strict=True):
            assert one == other, table
    assert loaded.dossiers == len(some_lives())
    assert loaded.events == len(wanted["dossiers_event"])


def test_numbers_go_on_where_the_counters_stand(staff: build.Staff) -> None:
    first = intake.take_in(**build.filing(channel=Channel.DIRECT, by=staff.counter, at=DAY))

    bulk.load(lives=some_lives()[:1], crew=the_crew(staff))
    third = intake.take_in(**build.filing(channel=Channel.DIRECT, by=staff.counter, at=DAY))

    assert first.code.endswith("-0001")
    assert third.code.endswith("-0003")


def test_a_life_that_runs_backwards_is_refused_and_nothing_is_kept(staff: build.Staff) -> None:
    good, *_ = some_lives()
    bad = Life(**{f: getattr(good, f) for f in ("procedure", "unit", "channel", "applicant")},
               accepted_at=after(5), steps=(after(4),))  # fmt: skip

    with pytest.raises(Refused, match="chạy lùi"), transaction.atomic():
        bulk.load(lives=[good, bad], crew=the_crew(staff))

    assert rows()["dossiers_dossier"] == []
    assert rows()["counters"] == []


def test_a_step_nobody_holds_is_refused_with_the_unit_s_name(staff: build.Staff) -> None:
    crew = {k: v for k, v in the_crew(staff).items() if k[0] is not Role.OFFICER}

    with pytest.raises(Refused, match="Phòng Tư pháp: chưa có ai giữ vai trò officer"), transaction.atomic():
        bulk.load(lives=some_lives(), crew=crew)


def test_what_was_loaded_is_whole_and_rebuilds_to_itself(staff: build.Staff) -> None:
    bulk.load(lives=some_lives() * 3, crew=the_crew(staff))

    assert list(integrity.faults(integrity.Counted())) == []
    assert list(integrity.differences(integrity.Counted())) == []
