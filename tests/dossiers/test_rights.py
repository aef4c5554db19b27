"""A button and its check cannot differ: what a page allows is done, what it does not is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from motcua.dossiers import access, queries
from motcua.dossiers.models import Event
from motcua.dossiers.operations import decide, deliver, intake, outcomes, resolve, submit
from motcua.dossiers.rules.rights import ELSEWHERE
from motcua.dossiers.terms import Act, Done, Paper, PaperReason
from motcua.kernel.actor import SYSTEM, Actor, Role, citizen
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import NAMES, at
from tests.workflow.processes import a_definition, a_step

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]
NOW = at("14:00")
SILENT = "Không có ý kiến trả lời"

ACTS: dict[Act, Callable[[str, Actor], Done]] = {
    Act.ACCEPT: lambda c, by: intake.accept(code=c, by=by, at=NOW),
    Act.REFUSE: lambda c, by: intake.refuse(code=c, reasons=WHY, by=by, at=NOW),
    Act.REQUEST_SUPPLEMENT: lambda c, by: intake.request_supplement(code=c, reasons=WHY, by=by, at=NOW),
    Act.SUPPLEMENT: lambda c, by: submit.supplement(code=c, papers=[Paper(NAMES[0])], by=by, at=NOW),
    Act.REQUEST_PAYMENT: lambda c, by: resolve.request_payment(code=c, items=[("Phí", 1000)], by=by, at=NOW),
    Act.PAY: lambda c, by: resolve.pay(code=c, receipt_no="1", by=by, at=NOW),
    Act.HAND_OVER: lambda c, by: resolve.readdress(code=c, to="H52.30.22", reason="Thuộc xã", by=by, at=NOW),
    Act.DECLINE: lambda c, by: resolve.decline(code=c, reason="Không thuộc phòng", by=by, at=NOW),
    Act.ASSIGN: lambda c, by: resolve.assign(code=c, to=by.person or 0, reason="Việc gấp", by=by, at=NOW),
    Act.TAKE: lambda c, by: resolve.take(code=c, by=by, at=NOW),
    Act.COMPLETE_STEP: lambda c, by: resolve.complete_step(code=c, by=by, at=NOW, without=SILENT),
    Act.CONSULT: lambda c, by: resolve.consult(code=c, units=["H52.30.22"], question="Có không?", by=by, at=NOW),
    Act.ANSWER: lambda c, by: resolve.answer(code=c, text="Không có", by=by, at=NOW),
    Act.APPROVE: lambda c, by: decide.approve(code=c, by=by, at=NOW, without=SILENT),
    Act.RETURN_STEP: lambda c, by: resolve.return_step(code=c, reason="Thiếu giấy", by=by, at=NOW),
    Act.EXTEND: lambda c, by: resolve.extend(code=c, new_due=date(2026, 3, 20), reason="Chờ đo", by=by, at=NOW),
    Act.STOP: lambda c, by: resolve.stop(code=c, reason="Theo đơn", by=by, at=NOW),
    Act.WITHDRAW: lambda c, by: submit.withdraw(code=c, reason="Đổi ý", by=by, at=NOW),
    Act.FINISH: lambda c, by: decide.finish(code=c, by=by, at=NOW, without=SILENT),
    Act.RETURN_RESULT: lambda c, by: deliver.return_result(code=c, by=by, at=NOW),
    Act.ACKNOWLEDGE: lambda c, by: outcomes.acknowledge(code=c, how="post", by=by, at=NOW),
    Act.WRITE: lambda c, by: resolve.write(code=c, text="Xin hỏi", by=by, at=NOW),
}


def _registered(staff: build.Staff) -> str:
    return build.a_submitted_dossier().code


def _accepted(staff: build.Staff) -> str:
    return build.an_accepted_dossier(staff.counter).code


def _examined(staff: build.Staff) -> str:
    code = _accepted(staff)
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    return code


def _consulted(staff: build.Staff) -> str:
    code = _examined(staff)
    resolve.consult(code=code, units=[build.DIVISION], question="Có tranh chấp?", by=staff.officer, at=at("9:10"))
    return code


def _handed(staff: build.Staff) -> str:
    code = _examined(staff)
    resolve.hand_over(code=code, to=build.DISTRICT, reason="Xác minh", by=staff.officer, at=at("9:10"))
    return code


def _to_sign(staff: build.Staff) -> str:
    code = _examined(staff)
    resolve.complete_step(code=code, by=staff.officer, at=at("10:00"))
    return code


def _lacking(staff: build.Staff) -> str:
    code = _examined(staff)
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=at("9:30"))
    return code


def _owing(staff: build.Staff) -> str:
    code = _examined(staff)
    resolve.request_payment(code=code, items=[("Phí", 1000)], by=staff.officer, at=at("9:30"))
    return code


def _finished(staff: build.Staff) -> str:
    return build.a_finished_dossier(staff).code


STAGES = [_registered, _accepted, _examined, _consulted, _handed, _to_sign, _lacking, _owing, _finished]


def test_a_step_is_handed_over_wherever_the_matter_may_be_moved(staff: build.Staff) -> None:
    for by in (staff.counter, staff.officer, staff.head, staff.clerk):
        code = _examined(staff)
        outcome = _outcome(lambda c, by: resolve.hand_over(code=c, to="H52.30.22", reason="Xác minh", by=by, at=NOW),
                           code, by)  # fmt: skip
        assert (outcome == "done") == (Act.HAND_OVER in _allowed(by, code))


def test_every_act_is_tried_here() -> None:
    assert set(ACTS) == set(Act) - ELSEWHERE


@pytest.mark.parametrize("stage", STAGES)
def test_what_the_page_allows_is_done_and_what_it_does_not_is_refused(
    staff: build.Staff, stage: Callable[[build.Staff], str]
) -> None:
    code = stage(staff)
    everything = build.an_actor("moi", *Role, unit=build.DISTRICT)
    for by in (staff.counter, staff.officer, staff.head, staff.clerk, everything):
        allowed = _allowed(by, code)
        for act, do in ACTS.items():
            assert (act, _outcome(do, code, by)) in _expected(act, act in allowed)


def _allowed(by: Actor, code: str) -> tuple[Act, ...]:
    try:
        return queries.page(by, code).allowed
    except NotYours:
        return ()


def _outcome(do: Callable[[str, Actor], Done], code: str, by: Actor) -> str:
    before = Event.objects.count()
    try:
        with transaction.atomic():
            do(code, by)
            transaction.set_rollback(True)
    except NotYours:
        assert Event.objects.count() == before
        return "not yours"
    except Refused:
        assert Event.objects.count() == before
        return "refused"
    return "done"


def _expected(act: Act, allowed: bool) -> set[tuple[Act, str]]:
    if not allowed:
        return {(act, "refused"), (act, "not yours")}
    # a step may be the actor's and still not be the last one, the first one, or the only one,
    # nor one they do
    unsure = {Act.FINISH, Act.RETURN_STEP, Act.CONSULT, Act.TAKE, Act.ASSIGN}
    turned_down = {(act, "refused")} if act in unsure else set()
    return {(act, "done")} | turned_down


@pytest.mark.parametrize("stage", STAGES)
def test_a_stranger_may_do_nothing_and_learns_nothing(staff: build.Staff, stage: Callable[[build.Staff], str]) -> None:
    code = stage(staff)
    strangers = [build.an_actor("la", *Role, unit=build.COMMUNE), citizen("Ai Đó")]

    for by in strangers:
        for do in ACTS.values():
            with pytest.raises(NotYours, match="Không có hồ sơ mã"):
                do(code, by)


@pytest.mark.parametrize("act", list(ACTS))
def test_the_system_does_what_timers_and_citizens_do_and_nothing_else(staff: build.Staff, act: Act) -> None:
    code = _examined(staff)
    lawful = {Act.COMPLETE_STEP, Act.WITHDRAW}

    outcome = _outcome(ACTS[act], code, SYSTEM)

    assert (outcome == "done") == (act in lawful)


def test_the_one_filter_is_the_same_for_a_list_and_for_a_dossier_in_hand(staff: build.Staff) -> None:
    code = _accepted(staff)
    for by in (staff.counter, staff.officer, staff.head, build.an_officer("xa", unit=build.COMMUNE), citizen("A")):
        seen: Any = [r.code for r in queries.search(by, code)]
        condition, values = access.visible(by)
        assert condition and isinstance(values, list)
        try:
            queries.page(by, code)
            assert seen == [code]
        except NotYours:
            assert seen == []


def test_a_stand_in_loses_the_right_with_the_hat(staff: build.Staff) -> None:
    code = _to_sign(staff)
    before = build.places.an_actor("tam", Role.HEAD, unit=build.DISTRICT, on=build.DAY)
    assert Act.APPROVE in queries.page(before, code).allowed

    without = Actor(person=before.person, name=before.name)

    with pytest.raises(NotYours):
        decide.approve(code=code, by=without, at=NOW + timedelta(days=1))


def test_a_division_s_head_signs_and_the_head_above_does_not_do_it_for_them(staff: build.Staff) -> None:
    division = "division:Phòng Tư pháp"
    steps = a_definition(a_step("phan-cong", "@finish", role="head", unit=division, name="Phân công"))
    code = build.an_accepted_dossier(staff.counter, procedure=build.a_procedure("1.999009", definition=steps)).code
    own = build.a_head("truong", unit=build.DIVISION)

    assert queries.inbox(staff.head, role=Role.HEAD) == []
    assert Act.APPROVE not in queries.page(staff.head, code).allowed
    assert Act.RETURN_STEP in queries.page(staff.head, code).allowed
    for do in (ACTS[Act.APPROVE], ACTS[Act.COMPLETE_STEP], ACTS[Act.TAKE], ACTS[Act.FINISH]):
        with pytest.raises(NotYours):
            do(code, staff.head)
    assert [row.code for row in queries.inbox(own)] == [code]
    decide.approve(code=code, by=own, at=NOW)
