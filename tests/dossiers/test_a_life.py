"""A dossier's whole life, act by act."""

from __future__ import annotations

import pytest

from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import decide, deliver, intake, resolve
from motcua.dossiers.terms import State
from tests import build
from tests.build import MORNING, at

pytestmark = pytest.mark.django_db


def test_a_dossier_goes_from_the_counter_to_its_owner(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    code = done.code
    assert (code, done.state, done.form, done.form_no) == (
        "H52.30.0-260304-0001",
        State.ACCEPTED,
        "RECEIPT",
        done.form_no,
    )
    assert done.due_at == at("17:30", MORNING.date().replace(day=10)) and done.secret

    assert resolve.complete_step(code=code, by=staff.counter, at=at("09:00")).state is State.IN_PROGRESS
    resolve.take(code=code, by=staff.officer, at=at("09:10"))
    resolve.complete_step(code=code, by=staff.officer, at=at("10:00"))
    decide.approve(code=code, by=staff.head, at=at("11:00"))
    finished = resolve.complete_step(code=code, by=staff.clerk, at=at("14:00"))
    returned = deliver.return_result(code=code, by=staff.counter, at=at("15:00"))

    assert (finished.state, returned.state) == (State.FINISHED, State.RETURNED)
    row = Dossier.objects.get()
    assert (row.verdict, row.seq, row.tasks.count()) == ("early", 9, 0)
    assert [e.act for e in Event.objects.order_by("seq")] == [
        "submit", "accept", "complete_step", "take", "complete_step", "approve", "complete_step", "finish",
        "return_result",
    ]  # fmt: skip


def test_an_online_filing_waits_for_the_counter_and_starts_its_clock_there(staff: build.Staff) -> None:
    done = build.a_submitted_dossier(at=at("20:00"))
    assert (done.state, done.due_at, done.code) == (State.REGISTERED, None, "H52.30.0-260304-0001")

    accepted = intake.accept(code=done.code, by=staff.counter, at=at("08:10", MORNING.date().replace(day=5)))

    assert accepted.due_at == at("17:30", MORNING.date().replace(day=11))
