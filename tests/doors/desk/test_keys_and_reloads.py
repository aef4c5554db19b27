"""Keys keep their meaning whatever may be done; a page sent again does nothing anew; a risk of lateness says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.doors.desk.acts.table import KEYS, PAGES
from motcua.doors.kit.states import COLOURS
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.promises.models import Forecast
from motcua.promises.terms import Basis
from tests import build

Sit = Callable[[Actor], Client]


@pytest.fixture
def code(staff: build.Staff) -> str:
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=build.MORNING)
    return done.code


def test_each_act_has_one_key_of_its_own() -> None:
    assert len(set(KEYS.values())) == len(KEYS) and {act.name for act in PAGES} <= set(KEYS)
    assert not set("ugjkxv") & set(KEYS.values())


def test_the_key_of_an_act_is_the_same_before_and_after_another(staff: build.Staff, at_desk: Sit, code: str) -> None:
    desk, address = at_desk(staff.officer), f"/ho-so/{code}/"
    before = desk.get(address).content.decode()
    desk.post(f"{address}nhan-viec/", {"key": "k"})
    after = desk.get(address).content.decode()
    assert all(f'data-key="{KEYS[Act.CONSULT]}"' in page for page in (before, after))
    assert f'data-key="{KEYS[Act.TAKE]}"' in before and f'data-key="{KEYS[Act.TAKE]}"' not in after


def test_a_page_that_was_refused_does_not_do_the_act_when_looked_at_again(
    staff: build.Staff, at_desk: Sit, code: str
) -> None:
    other = build.an_actor("binh", Role.OFFICER, unit=build.DIVISION)
    resolve.take(code=code, by=staff.officer, at=build.MORNING)

    late = at_desk(other).post(f"/ho-so/{code}/nhan-viec/", {"key": "b", "seen": "3"}, follow=True)

    assert late.redirect_chain[-1][0].endswith(f"/ho-so/{code}/") and "đang giữ bước" in late.content.decode()


def test_what_was_undone_is_not_done_again_by_the_same_press(staff: build.Staff, at_desk: Sit, code: str) -> None:
    desk = at_desk(staff.officer)
    desk.post(f"/ho-so/{code}/nhan-viec/", {"key": "k"})
    resolve.undo(code=code, by=staff.officer, at=build.MORNING)

    again = desk.post(f"/ho-so/{code}/nhan-viec/", {"key": "k"}, follow=True)

    assert "đã hoàn tác" in again.content.decode()
    assert queries.page(SYSTEM, code).events[-1].act is Act.UNDO


def test_the_risk_in_the_inbox_stands_on_the_file_with_its_reason(staff: build.Staff, at_desk: Sit, code: str) -> None:
    held = queries.page(SYSTEM, code)
    Forecast.objects.create(
        dossier=Dossier.objects.get(code=code).pk, unit=build.unit_id(build.DIVISION), due_at=held.due_at,
        agency=build.unit_id(build.DISTRICT), step="tham-dinh", colour="amber", used=80, basis=Basis.UNIT, such=9,
        longer=6, known=20, ran=30, remains=10, extra=0, ahead=0, usual=0, paused=False,
    )  # fmt: skip

    page = at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()

    words = COLOURS["amber"].words.vi
    assert words in page and "6" in page.split(words)[1].split("</div>")[0]
