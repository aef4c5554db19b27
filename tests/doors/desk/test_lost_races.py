"""Whoever is second reads who was first and loses nothing they typed: in every form on the file page and at the
counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.doors.desk.acts.inputs import Input, Kind
from motcua.doors.desk.acts.table import PAGES, ActPage
from motcua.dossiers import queries
from motcua.dossiers.operations import intake, submit
from motcua.dossiers.terms import WHO
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build

Sit = Callable[[Actor], Client]

WORDS = "Lời tôi vừa gõ, dài và có dấu"
TYPED = {Kind.LINE: WORDS, Kind.TEXT: WORDS, Kind.MONEY: "50000", Kind.DATE: "2026-03-13", Kind.UNIT: build.DIVISION,
         Kind.AGENCY: build.COMMUNE, Kind.REQUEST: "opinion", Kind.PERSON: "1",
         Kind.OUTCOME: "tham-dinh:done"}  # fmt: skip
ASKING = [page for page in PAGES if any(one.kind in {Kind.LINE, Kind.TEXT, Kind.REASONS} for one in page.inputs)]


def typed(asked: Input) -> dict[str, str]:
    """What somebody writes into one field."""
    if asked.kind is Kind.REASONS:
        return {"reason-1": WORDS}
    if asked.kind is Kind.UNITS:
        return {f"unit-{build.DIVISION}": "1"}
    return {asked.name: TYPED[asked.kind]} if asked.kind in TYPED else {}


def whoever(staff: build.Staff, page: ActPage) -> Actor:
    """Somebody of a post that does it."""
    by_role = {Role.COUNTER: staff.counter, Role.OFFICER: staff.officer, Role.HEAD: staff.head, Role.CLERK: staff.clerk}
    return next(by_role[role] for role in (Role.HEAD, *by_role) if role in WHO[page.act])


@pytest.mark.parametrize("page", ASKING, ids=lambda page: page.name)
def test_every_form_of_the_file_page_keeps_what_was_typed(staff: build.Staff, at_desk: Sit, page: ActPage) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    seen = str(len(queries.page(SYSTEM, code).events))
    submit.withdraw(code=code, reason="Không làm nữa", by=staff.counter, at=build.MORNING)
    said = {"seen": seen, "key": "k"} | {k: v for asked in page.inputs for k, v in typed(asked).items()}

    answer = at_desk(whoever(staff, page)).post(f"/ho-so/{code}/{page.noun}/", said)

    body = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in body and "vẫn được giữ ở dưới" in body and "Hoa" in body


def test_who_accepts_second_reads_who_accepted_first(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_submitted_dossier().code
    binh = build.a_counter_clerk("binh")
    intake.accept(code=code, by=binh, at=build.MORNING)

    pressed = {"key": "k", "seen": "1"}
    answer = at_desk(staff.counter).post(f"/ho-so/{code}/tiep-nhan/", pressed, follow=True)

    assert "Binh" in answer.content.decode() and "08:30" in answer.content.decode()
    assert len([e for e in queries.page(SYSTEM, code).events if e.form == "RECEIPT"]) == 1


def test_a_reason_given_for_a_paper_is_kept_when_nothing_can_be_done(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_finished_dossier(staff).code

    answer = at_desk(staff.head).post(f"/ho-so/{code}/ket-qua/", {"do": "issue", "kind": "khong-co", "reason": WORDS})

    assert answer.status_code == 409 and WORDS in answer.content.decode()
