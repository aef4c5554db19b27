"""A small province, built by the directory's own operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.accounts import operations as accounts
from motcua.accounts import queries as people
from motcua.directory import operations, queries
from motcua.directory.terms import Level, UnitView
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import scenes

START = date(2020, 1, 1)
TODAY = date(2024, 3, 4)
AT = datetime(2024, 3, 4, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def a_unit(code: str, name: str, level: Level, parent: str | None = None, on: date = START, **more: str) -> UnitView:
    """A unit founded by the system."""
    return operations.found(code=code, name=name, level=level, parent=parent, on=on, by=SYSTEM, at=AT, **more)


def a_province() -> UnitView:
    """Sơn La with one district, its counter and division, two communes, one with a counter."""
    scenes.once("province", _the_province)
    return queries.tree(TODAY).by_code("H52")


def _the_province() -> None:
    units = (
        ("H52", "Tỉnh Sơn La", Level.PROVINCE, None, "Sơn La"),
        ("H52.10", "Sở Tư pháp tỉnh Sơn La", Level.DEPARTMENT, "H52", ""),
        ("H52.30", "Huyện Mộc Châu", Level.DISTRICT, "H52", "Mộc Châu"),
        ("H52.30.0", "Bộ phận Một cửa huyện Mộc Châu", Level.COUNTER, "H52.30", ""),
        ("H52.30.1", "Phòng Tư pháp", Level.DIVISION, "H52.30", ""),
        ("H52.30.21", "Xã Đông Sang", Level.COMMUNE, "H52.30", ""),
        ("H52.30.21.0", "Bộ phận Một cửa xã Đông Sang", Level.COUNTER, "H52.30.21", ""),
        ("H52.30.22", "Xã Mường Sang", Level.COMMUNE, "H52.30", ""),
    )
    lines = [
        {"code": code, "name": name, "level": level, "parent": parent, "place": place, "from": START}
        for code, name, level, parent, place in units
    ]
    operations.install(description={"units": lines}, by=SYSTEM, at=AT)


def a_person(username: str, name: str | None = None) -> int:
    """Somebody with an account. Returns their id."""
    return accounts.enrol(username=username, name=name or username.title(), by=SYSTEM, at=AT).id


def a_seat(person: str, unit: str, *roles: Role, title: str = "Công chức", on: date = START) -> int:
    """A post in a unit with that person (user name) in it. Returns the post's id."""
    post = operations.create_post(unit=unit, title=title, roles=roles, on=on, by=SYSTEM, at=AT)
    operations.appoint(post=post, person=person, on=on, by=SYSTEM, at=AT)
    return post


def an_actor(username: str, *roles: Role, unit: str, on: date = TODAY) -> Actor:
    """A new person in a new post, as they act on the day."""
    return actors((username, roles, unit), on=on)[0]


def actors(*seats: tuple[str, Sequence[Role], str], on: date = TODAY) -> list[Actor]:
    """New people in new posts (user name, roles, unit), as they act on the day."""
    posts = [
        {"unit": unit, "title": "Công chức", "roles": list(roles), "from": START,
         "person": {"username": username, "name": username.title()}}
        for username, roles, unit in seats
    ]  # fmt: skip
    operations.install(description={"posts": posts}, by=SYSTEM, at=AT)
    return [queries.actor_of(people.named(username).id, on) for username, _, _ in seats]


def ids(*codes: str, on: date = TODAY) -> frozenset[int]:
    """The ids of units by code on a day."""
    return frozenset(queries.tree(on).by_code(c).id for c in codes)
