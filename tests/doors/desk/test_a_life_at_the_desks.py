"""A dossier's life through the pages alone: counter, officer, head, clerk, counter."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.terms import State
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.desk.test_counter import PAPERS, TYPED

Sit = Callable[[Actor], Client]


def test_from_intake_to_the_result_in_hand(staff: build.Staff, at_desk: Sit) -> None:
    counter, officer, head, clerk = (at_desk(a) for a in (staff.counter, staff.officer, staff.head, staff.clerk))
    counter.post("/quay/", TYPED | PAPERS | {"do": "take-in"})
    code = "H52.30.0-260304-0001"
    file = f"/ho-so/{code}/"

    counter.post(f"{file}hoan-thanh-buoc/", {"outcome": "nhan:done"})
    assert code in officer.get("/viec/").content.decode()
    officer.post(f"{file}nhan-viec/", {"back": "inbox"})
    officer.post(f"{file}hoan-thanh-buoc/", {"outcome": "tham-dinh:done", "note": "Đủ điều kiện"})
    agenda = head.get("/duyet/").content.decode()
    assert code in agenda and "Đủ điều kiện" in agenda
    head.post(f"/duyet/{code}/", {"key": "one"})
    clerk.post(f"{file}hoan-thanh-buoc/", {"outcome": "van-thu:done"})
    assert "Kết quả chờ trả" in counter.get("/viec/").content.decode()
    counter.post(f"{file}tra-ket-qua/", {"receiver": "Nguyễn Thị Thử", "how": "counter"})

    page = queries.page(SYSTEM, code)
    assert page.state is State.RETURNED
    assert [e.act for e in page.events][-3:] == ["complete_step", "finish", "return_result"]
    told = counter.get(file).content.decode()
    assert "Trả kết quả cho Nguyễn Thị Thử" in told


def test_the_log_and_every_paper_can_be_opened(staff: build.Staff, at_desk: Sit) -> None:
    done = build.a_finished_dossier(staff)
    counter = at_desk(staff.counter)
    for address in ("phieu/2.pdf", "phieu-kiem-soat.pdf"):
        answer = counter.get(f"/ho-so/{done.code}/{address}")
        assert answer.content.startswith(b"%PDF"), address
    register = counter.get("/so-theo-doi.pdf?tu=2026-03-01&den=2026-03-31")
    assert register.content.startswith(b"%PDF")
    assert done.code in counter.get("/so-theo-doi/?tu=2026-03-01&den=2026-03-31", follow=True).content.decode()
