"""A scratch province to measure in: units with counters and crews, procedures in fields, in a database of its own."""

from __future__ import annotations

import os
import random
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

NAME = "motcua_bench"
ROOT = Path(__file__).resolve().parent.parent
#: working days promised by the procedures, in turn
LIMITS = (1, 2, 3, 5, 7, 10, 15, 20, 30)


@dataclass(frozen=True)
class Place:
    """What lives refer to: (counter's code, agency's id) of each commune, procedure codes, and who works there."""

    counters: tuple[str, ...]
    procedures: tuple[str, ...]
    crew: dict[Any, Any]


def ready() -> None:
    """Django over an empty scratch database: of DATABASE_URL's server, or of an embedded one under the temp folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    os.environ.setdefault("MOTCUA_HOME", str(Path(tempfile.gettempdir()) / f"motcua-bench-{os.geteuid()}"))
    import django
    from django.apps import apps

    if not os.environ.get("DATABASE_URL"):
        from motcua.kernel import embedded

        embedded.ensure(Path(os.environ["MOTCUA_HOME"]))
    if not apps.ready:
        django.setup()
    _empty()


def calendar(at: datetime) -> None:
    """The national calendar, known from now on."""
    from motcua.calendars import operations as calendars
    from motcua.kernel.actor import SYSTEM

    calendars.install_national(by=SYSTEM, at=at)


def _empty() -> None:
    import psycopg
    from django.core.management import call_command
    from django.db import connection, connections

    connections.close_all()
    settings = connection.settings_dict
    settings["NAME"], admin = "postgres", dict(settings)
    where = {**connection.get_connection_params()}
    where.pop("cursor_factory", None), where.pop("context", None)
    settings.update(admin, NAME=NAME)
    with psycopg.connect(**where, autocommit=True) as link:
        link.execute(f"drop database if exists {NAME} with (force)")
        link.execute(f"create database {NAME}")
    call_command("migrate", verbosity=0)


def address() -> str:
    """Where a server of its own finds the scratch database."""
    from django.db import connection

    said = connection.settings_dict
    if not str(said["HOST"]).startswith("/"):
        return f"postgresql://{said['USER']}:{said['PASSWORD']}@{said['HOST']}:{said['PORT'] or 5432}/{NAME}"
    return f"postgresql://{said['USER']}@/{NAME}?host={said['HOST']}"


def environment() -> dict[str, str]:
    """What a server of its own is told, so that it serves the scratch database."""
    return {"DATABASE_URL": address(), "MOTCUA_HOME": os.environ["MOTCUA_HOME"], "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def signed_in(username: str) -> str:
    """The cookie of somebody who has signed in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return f"sessionid={client.cookies['sessionid'].value}"


def province(communes: int, fields: int, opened: date) -> Place:
    """So many communes with a counter, one crew each, and a procedure of four steps in each field."""
    from motcua.catalogue import operations as catalogue
    from motcua.catalogue.terms import Announcement, Draft
    from motcua.directory import operations, queries
    from motcua.directory.terms import Level
    from motcua.kernel.actor import SYSTEM, Role

    at = datetime.fromisoformat("2026-01-01T08:00+07:00")
    operations.install(description=_description(communes, opened), by=SYSTEM, at=at)
    limits = [f"{n}d" for n in LIMITS]
    drafts = [
        Draft(
            code=f"3.{n:06d}", name=f"Thủ tục {n}", field=f"Lĩnh vực {n:02d}", level=Level.COMMUNE,
            legal_limit=limits[n % 9], committed_limit=limits[n % 9], definition=process(limits[n % 9]),
        )
        for n in range(fields)
    ]  # fmt: skip
    catalogue.publish(drafts=drafts, announcement=Announcement(opened, "1/QĐ", opened), by=SYSTEM, at=at)
    tree = queries.tree(date(2026, 1, 1))
    crew = {}
    for n in range(communes):
        head = queries.actor_of(_person(f"lanhdao{n}"), date(2026, 1, 1))
        clerk = queries.actor_of(_person(f"motcua{n}"), date(2026, 1, 1))
        agency, counter = tree.by_code(f"H52.9.{n}").id, tree.by_code(f"H52.9.{n}.0").id
        crew |= {(Role.HEAD, agency): head, (Role.OFFICER, agency): head, (Role.COUNTER, counter): clerk}
    return Place(tuple(f"H52.9.{n}.0" for n in range(communes)), tuple(d.code for d in drafts), crew)


def load(place: Place, lives: list[Any]) -> None:
    """In bulk, through rules and chains."""
    from motcua.dossiers.operations import bulk

    bulk.load(lives=lives, crew=place.crew, workers=2)


def under_way(place: Place, dice: random.Random, now: datetime) -> Any:
    """Under way for a part of its time: one in a hundred has used up more than all of it."""
    n = dice.randrange(len(LIMITS))
    used = 1.1 if dice.random() < 0.01 else dice.random() * 0.95
    accepted = now - timedelta(days=LIMITS[n] * 1.4 * used, minutes=dice.randrange(600))
    return _life(place, dice, n, accepted, (accepted + timedelta(minutes=30),) if dice.random() < 0.7 else ())


def finished(place: Place, dice: random.Random, now: datetime) -> Any:
    """Taken in two to ten months ago and done; three of a hundred results still wait at the counter."""
    n = dice.randrange(len(LIMITS))
    accepted = now - timedelta(days=dice.uniform(60, 300))
    spans = sorted(dice.uniform(0, LIMITS[n] * 1.4 * dice.uniform(0.4, 1.05)) for _ in range(3))
    steps = tuple(accepted + timedelta(days=s) for s in spans)
    return _life(place, dice, n, accepted, steps, steps[-1] + timedelta(days=1) if dice.random() < 0.97 else None)


def _life(
    place: Place,
    dice: random.Random,
    n: int,
    accepted: datetime,
    steps: tuple[datetime, ...],
    returned: datetime | None = None,
) -> Any:
    from motcua.dossiers.operations.bulk import Life
    from motcua.dossiers.terms import Applicant, Channel, Paper

    who = Applicant(
        name=f"Nguyễn Văn {dice.randrange(500)}", id_no=f"0{dice.randrange(10**9):011d}", phone="0900000000"
    )
    return Life(
        place.procedures[n], place.counters[int(len(place.counters) * dice.random() ** 2)], Channel(1 + n % 3), who,
        accepted, steps, returned_at=returned, papers=(Paper("Đơn đề nghị"),),
    )  # fmt: skip


def process(limit: str) -> Any:
    """Counter, officer, head; then the result waits at the counter."""
    from motcua.workflow.terms import Definition

    hours = int(limit[:-1]) * 8
    steps = (("nhan", "counter", "intake", 2, 2), ("xu-ly", "officer", "competent", 4, hours - 4),
             ("ky", "head", "competent", 4, 2))  # fmt: skip
    following = ("xu-ly", "ky", "@finish")
    return Definition.model_validate({
        "code": f"bench-{limit}", "name": f"Quy trình {limit}", "start": "nhan", "handover": "tra",
        "steps": [
            {"id": i, "name": i, "role": r, "unit": u, "state": s, "allotted": f"{h}h",
             "outcomes": [{"id": "done", "name": "Chuyển", "to": to}]}
            for (i, r, u, s, h), to in zip(steps, following, strict=True)
        ] + [{"id": "tra", "name": "Trả", "role": "counter", "unit": "intake", "state": 9, "counted": False,
              "outcomes": [{"id": "returned", "name": "Đã trả", "to": "@end"}]}],
    })  # fmt: skip


def _person(username: str) -> int:
    from motcua.accounts import queries

    return queries.named(username).id


def _description(communes: int, opened: date) -> dict[str, Any]:
    day = opened.isoformat()
    units: list[dict[str, Any]] = [
        {"code": "H52", "name": "Tỉnh đo", "level": "province", "from": day},
        {"code": "H52.9", "name": "Huyện đo", "level": "district", "parent": "H52", "from": day},
    ]
    posts: list[dict[str, Any]] = []
    for n in range(communes):
        code = f"H52.9.{n}"
        units.append({"code": code, "name": f"Xã {n}", "level": "commune", "parent": "H52.9", "from": day})
        units.append({"code": f"{code}.0", "name": f"Một cửa xã {n}", "level": "counter", "parent": code, "from": day})
        posts.append({"unit": code, "title": "Chủ tịch", "roles": ["head", "officer"],
                      "person": {"username": f"lanhdao{n}", "name": f"Lãnh đạo {n}"}})  # fmt: skip
        posts.append({"unit": f"{code}.0", "title": "Công chức", "roles": ["counter"],
                      "person": {"username": f"motcua{n}", "name": f"Một cửa {n}"}})  # fmt: skip
    return {"units": units, "posts": posts}
