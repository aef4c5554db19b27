"""An administrator arranges a hall, and makes a machine one that gives numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.kernel.actor import Actor, Role
from motcua.queueing import queries
from tests import build
from tests.directory import places
from tests.doors.conftest import Clock

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
PAGE = f"/quan-tri/don-vi/{build.COUNTER}/quay/"
SAID: dict[str, Any] = {
    "do": "arrange", "letter": ["a", "B", ""], "name": ["Tư pháp", "Đất đai", ""], "name_en": ["", "Land", ""],
    "promise": ["20", "30", "30"], "slot": ["30", "30", "30"], "quota": ["3", "0", "3"],
    "window": ["1", "2", "3"], "letters": ["a, b", "B", ""],
}  # fmt: skip


@pytest.fixture
def admin(clock: Clock, at_desk: Sit) -> Client:
    places.a_province()
    return at_desk(build.an_actor("quan", Role.ADMIN, unit=build.DISTRICT))


def test_a_hall_is_arranged_on_one_page(admin: Client) -> None:
    assert admin.post(PAGE, SAID).status_code == 302
    board = queries.board(build.unit_id(build.COUNTER), build.MORNING)
    assert [(g.letter, g.name.vi, g.promise, g.quota) for g in board.groups] == [
        ("A", "Tư pháp", 20, 3), ("B", "Đất đai", 30, 0),
    ]  # fmt: skip
    assert [(w.number, w.letters) for w in board.windows] == [(1, ("A", "B")), (2, ("B",))]
    assert "Tư pháp" in admin.get(PAGE).content.decode()


@pytest.mark.parametrize("wrong", [{"letters": ["Z", "", ""]}, {"promise": ["x", "30", "30"]}, {"name": ["", "B", ""]}])
def test_what_does_not_hold_is_refused_in_words_and_changes_nothing(admin: Client, wrong: dict[str, Any]) -> None:
    answer = admin.post(PAGE, SAID | wrong)
    assert answer.status_code == 409 and 'role="alert"' in answer.content.decode()
    assert queries.board(build.unit_id(build.COUNTER), build.MORNING).groups == ()


def test_a_machine_is_registered_where_it_stands_and_revoked(admin: Client, settings: Any) -> None:
    admin.post(PAGE, SAID)
    settings.PUBLIC_ADDRESS = "https://mot-cua.example"
    draw = f"/kiosk/{build.COUNTER}/lay-so/"
    assert admin.get(draw).status_code == 403

    admin.post(PAGE, {"do": "register", "name": "Máy cửa chính"})
    assert admin.get(draw).status_code == 200
    (device,) = queries.devices(build.unit_id(build.COUNTER))
    admin.post(PAGE, {"do": "revoke", "device": str(device.id)})
    assert admin.get(draw).status_code == 403


def test_an_administrator_of_another_unit_arranges_nothing_here(admin: Client, at_desk: Sit) -> None:
    other = at_desk(build.an_actor("khac", Role.ADMIN, unit="H52.30.21"))
    assert other.post(PAGE, SAID).status_code == 403
