"""Hand-overs, requests and matters filed together, in a real browser: nothing too wide, nothing axe finds wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from motcua.catalogue.terms import Content, Paper
from motcua.directory.terms import Level
from motcua.dossiers import record
from motcua.dossiers.operations import bundling, resolve
from motcua.dossiers.operations.bundling import Part
from motcua.dossiers.terms import Channel
from motcua.dossiers.terms import Paper as Handed
from tests import build
from tests.directory import places
from tests.doors.conftest import Clock
from tests.doors.desk.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = [(360, 740), (1366, 768)]
LAND, BIRTH, SUPPORT = "1.999009", "1.001193", "2.001088"
OTHER = "H52.30.22"


@pytest.fixture
def scene(clock: Clock, transactional_db: None) -> tuple[build.Staff, dict[str, str]]:
    """A matter handed over, one with overdue requests, one at the tax office, and a birth with what follows it."""
    build.a_district()
    places.a_unit(f"{OTHER}.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, OTHER)
    build.a_procedure(LAND, field="Đất đai", name="Đăng ký biến động quyền sử dụng đất")
    build.a_procedure(BIRTH, content=Content(papers=(Paper(name="Tờ khai", originals=1),)), name="Đăng ký khai sinh")
    build.a_procedure(SUPPORT, content=Content(papers=(Paper(name="Đơn", originals=1),)), name="Hỗ trợ sinh con")
    staff = build.Staff()
    for name, unit in (("dong", build.COMMUNE), ("nam", OTHER), ("thue", "H52.10")):
        build.an_officer(name, unit)
    ago = build.MORNING - timedelta(days=14)
    handed, asked, taxed = (_with_officer(staff, ago) for _ in range(3))
    resolve.hand_over(code=handed, to=build.COMMUNE, reason="Xác minh tại xã", by=staff.officer, at=build.MORNING)
    question = "Thửa 12, tờ bản đồ 5 có tranh chấp không?"
    resolve.consult(code=asked, units=[build.COMMUNE, OTHER], question=question, by=staff.officer, at=ago)
    resolve.consult(code=taxed, units=["H52.10"], question="Chuyển quyền 100 m²", kind="y-kien:thue",
                    by=staff.officer, at=ago)  # fmt: skip
    first, *_ = bundling.file_together(
        parts=[Part(BIRTH, papers=(Handed("Tờ khai"),)), Part(SUPPORT, after=BIRTH)],
        unit=build.COUNTER, applicant=build.APPLICANT,
        channel=Channel.DIRECT, by=staff.counter, at=build.MORNING, key="bo", accept=True,
    )  # fmt: skip
    return staff, {"handed": handed, "asked": asked, "taxed": taxed, "first": first.code}


def _with_officer(staff: build.Staff, at: Any) -> str:
    code = build.an_accepted_dossier(staff.counter, procedure=LAND, at=at).code
    resolve.complete_step(code=code, by=staff.counter, at=at)
    return code


@pytest.mark.parametrize("size", SIZES, ids=["360", "1366"])
def test_the_pages_between_units_are_accessible_and_fit(
    scene: tuple[build.Staff, dict[str, str]], desk: Desk, judged: Callable[[Page], None], size: tuple[int, int]
) -> None:
    staff, codes = scene
    first = codes["first"]
    visits = [
        (staff.officer, "giao-nhan", "/giao-nhan/"),
        (staff.officer, "phoi-hop", "/phoi-hop/"),
        (staff.officer, "hoi-y-kien", f"/ho-so/{codes['asked']}/lay-y-kien/"),
        (staff.officer, "ho-so-hoi", f"/ho-so/{codes['asked']}/"),
        (staff.officer, "ho-so-thue", f"/ho-so/{codes['taxed']}/"),
        (staff.officer, "hoan-thanh", f"/ho-so/{codes['asked']}/hoan-thanh-buoc/"),
        (staff.head, "chuyen-dung-noi", f"/ho-so/{codes['handed']}/chuyen-dung-noi/"),
        (staff.counter, "da-tiep-nhan", f"/quay/{first}/"),
        (staff.counter, "bo-ho-so", f"/ho-so/{first}/"),
        (staff.counter, "theo-doi", f"/tra-cuu/{first}/{record.secret(first)}/"),
        (staff.counter, "nop", f"/nop/{BIRTH}/"),
        (staff.counter, "quay", "/quay/"),
    ]
    for actor, name, address in visits:
        page = desk(actor, *size)
        page.goto(address)
        if name == "quay":
            page.fill("#query", BIRTH)
            page.fill("#address", "Mường Sang, Mộc Châu")
            page.click('button[value="look"][data-key]')
            page.wait_for_selector("#also-1")
        _keep(page, f"{name}-{size[0]}")
        judged(page)


def _keep(page: Page, name: str) -> None:
    """A picture to look at, where somebody wants one."""
    folder = os.environ.get("MOTCUA_LOOK")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
