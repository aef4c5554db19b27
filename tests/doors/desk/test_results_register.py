"""Every number given to a result stands in the register of its kind, for those who may see its dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.dossiers.operations import outcomes
from motcua.kernel.actor import Actor, Role
from tests import build

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _numbered(staff: build.Staff, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    for kind in ("thong-bao", "quyet-dinh"):
        code = build.an_accepted_dossier(staff.counter, subject="Thử sổ").code
        outcomes.issue(code=code, by=staff.head, at=build.MORNING, kind=kind)


def test_the_register_is_searched_by_kind_number_and_abstract(staff: build.Staff, at_desk: Sit) -> None:
    desk = at_desk(staff.clerk)

    def read(query: str) -> str:
        return desk.get(f"/so-ket-qua/?tu=2026-03-01&den=2026-03-31&{query}").content.decode()

    assert all(number in read("") for number in ("01/TB-UBND", "01/QĐ-UBND"))
    assert "01/TB-UBND" not in read("loai=quyet-dinh") and "01/QĐ-UBND" in read("loai=quyet-dinh")
    assert "01/QĐ-UBND" in read("tim=Về việc") and "01/TB-UBND" not in read("tim=Về việc")


def test_every_line_names_whom_its_paper_is_about_and_is_found_by_that_name(staff: build.Staff, at_desk: Sit) -> None:
    said = at_desk(staff.clerk).get(f"/so-ket-qua/?tu=2026-03-01&den=2026-03-31&tim={build.APPLICANT.name}")
    assert said.content.decode().count(f": {build.APPLICANT.name}</td>") == 2


def test_it_is_printed(staff: build.Staff, at_desk: Sit) -> None:
    answer = at_desk(staff.clerk).get("/so-ket-qua.pdf?tu=2026-03-01&den=2026-03-31")
    assert answer.content.startswith(b"%PDF")


def test_a_foreign_unit_finds_no_line(at_desk: Sit) -> None:
    stranger = build.an_actor("xa", Role.CLERK, unit=build.COMMUNE)
    said = at_desk(stranger).get("/so-ket-qua/?tu=2026-03-01&den=2026-03-31").content.decode()
    assert "UBND</td>" not in said
