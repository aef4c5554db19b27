"""A throw-away database with districts in it: what the programs that act need. Durable like the real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

#: a working morning far from any holiday; a benchmark that depends on today measures another thing every day
DAY = datetime.fromisoformat("2026-03-04T08:30:00+07:00")
PROCEDURE = "1.990001"


@contextmanager
def database() -> Iterator[None]:
    """A new database beside the real one, migrated; dropped afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    from motcua.kernel import embedded, env

    if not env.DATABASE_URL.value:
        embedded.ensure(env.home())
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"motcua_bench_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


@dataclass(frozen=True)
class Desk:
    """A district's counter and the four people a dossier passes."""

    counter: str
    clerk: Any
    officer: Any
    head: Any
    stamp: Any


def districts(count: int) -> list[Desk]:
    """A province with so many districts, each with a counter and a division, and one procedure of four steps."""
    from motcua.directory import operations as directory
    from motcua.directory.terms import Level
    from motcua.kernel.actor import SYSTEM

    first = date(2020, 1, 1)

    def found(code: str, name: str, level: Level, parent: str | None) -> None:
        directory.found(code=code, name=name, level=level, parent=parent, on=first, by=SYSTEM, at=DAY)

    found("H63", "Tỉnh Đo", Level.PROVINCE, None)
    for n in range(count):
        found(f"H63.{n}", f"Huyện {n}", Level.DISTRICT, "H63")
        found(f"H63.{n}.0", f"Bộ phận Một cửa {n}", Level.COUNTER, f"H63.{n}")
        found(f"H63.{n}.1", "Phòng Chuyên môn", Level.DIVISION, f"H63.{n}")
    _publish()
    return [_desk(n) for n in range(count)]


def _desk(n: int) -> Desk:
    from motcua.accounts import operations as accounts
    from motcua.directory import operations as directory
    from motcua.directory import queries
    from motcua.kernel.actor import SYSTEM, Actor, Role

    def seat(unit: str, role: Role) -> Actor:
        username = f"{role}{n}"
        person = accounts.enrol(username=username, name=f"Người {username}", by=SYSTEM, at=DAY)
        post = directory.create_post(unit=unit, title="Công chức", roles=[role], on=date(2020, 1, 1), by=SYSTEM, at=DAY)
        directory.appoint(post=post, person=username, on=date(2020, 1, 1), by=SYSTEM, at=DAY)
        return queries.actor_of(person.id, DAY.date())

    return Desk(
        f"H63.{n}.0", seat(f"H63.{n}.0", Role.COUNTER), seat(f"H63.{n}.1", Role.OFFICER),
        seat(f"H63.{n}", Role.HEAD), seat(f"H63.{n}", Role.CLERK),
    )  # fmt: skip


def _publish() -> None:
    from motcua.catalogue import operations as catalogue
    from motcua.catalogue.terms import Announcement, Content, Draft, Paper
    from motcua.directory.terms import Level
    from motcua.kernel.actor import SYSTEM
    from motcua.workflow.terms import Definition

    def step(name: str, to: str, role: str, unit: str, **said: object) -> dict[str, object]:
        outcomes = [{"id": "xong", "name": "Xong", "to": to}]
        plain = {"id": name, "name": name, "role": role, "unit": unit, "allotted": "1d", "state": 4}
        return plain | {"outcomes": outcomes} | said

    steps = [
        step("nhan", "tham-dinh", "counter", "intake", state=2),
        step("tham-dinh", "ky", "officer", "division:Phòng Chuyên môn"),
        step("ky", "van-thu", "head", "competent"),
        step("van-thu", "@finish", "clerk", "competent"),
        step("tra", "@end", "counter", "intake", state=9, counted=False, allotted=None),
    ]
    process = Definition.model_validate(
        {"code": "do", "name": "Quy trình đo", "start": "nhan", "steps": steps, "handover": "tra"}
    )
    draft = Draft(
        code=PROCEDURE, name="Thủ tục đo", field="Hộ tịch", level=Level.DISTRICT, legal_limit="5d",
        committed_limit="4d", definition=process, content=Content(papers=(Paper(name="Đơn", originals=1),)),
    )  # fmt: skip
    catalogue.publish(drafts=[draft], announcement=Announcement(date(2020, 1, 1)), by=SYSTEM, at=DAY)
