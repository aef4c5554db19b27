"""The promise ledger: every date ever promised, why, on which paper, by whom; and the days of the one in force."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.catalogue.terms import SupplementClock
from motcua.dossiers import queries
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.queries import PromiseLedger
from motcua.dossiers.rules.promised import Why
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours
from tests import build
from tests.build import NAMES, at

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026; the dossier is accepted on Wednesday the 4th, promised for Tuesday the 10th."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


def ledger_of(code: str) -> PromiseLedger:
    """As the system reads it."""
    return queries.promises(SYSTEM, code, on(30))


def test_the_first_line_is_the_slip(staff: build.Staff, code: str) -> None:
    (line,) = ledger_of(code).lines

    assert (line.why, line.due_at, line.form) == (Why.FIRST, on(10, "17:30"), "RECEIPT")
    assert line.name == "Hoa, Công chức"
    assert line.sentence.vi == (
        "Tiếp nhận lúc 08:30 ngày 04/03/2026, thời hạn 04 ngày làm việc: hẹn trả lúc 17:30 ngày 10/03/2026."
    )
    assert line.sentence.en.startswith("Accepted at 08:30 on 04/03/2026") and " ngày 1" not in line.sentence.en


def test_before_acceptance_nothing_is_promised(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code

    assert (ledger_of(code).lines, ledger_of(code).days) == ((), ())


def test_a_pause_and_its_end_are_two_lines(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(5, "7:30"))
    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(9, "7:30"))

    _, paused, resumed = ledger_of(code).lines

    assert (paused.why, paused.due_at, paused.form) == (Why.PAUSED, on(10, "17:30"), "SUPPLEMENT_REQUEST")
    assert (resumed.why, resumed.before, resumed.due_at) == (Why.RESUMED, on(10, "17:30"), on(12, "17:30"))
    assert "không tính thời gian từ 07:30 ngày 05/03/2026" in resumed.sentence.vi
    assert ledger_of(code).days[-1].on == date(2026, 3, 12)


def test_money_awaited_is_a_pause_too(staff: build.Staff, code: str) -> None:
    resolve.request_payment(code=code, items=[("Lệ phí", 50_000)], by=staff.officer, at=on(5, "7:30"))
    resolve.pay(code=code, receipt_no="AA/26E 0001", by=staff.counter, at=on(6, "7:30"))

    assert [line.why for line in ledger_of(code).lines] == [Why.FIRST, Why.PAUSED, Why.RESUMED]
    assert "chờ nộp tiền" in ledger_of(code).lines[1].sentence.vi


@pytest.mark.django_db
@pytest.mark.parametrize(("clock", "whys"), [
    ("restart", [Why.FIRST, Why.PAUSED, Why.RESTARTED]), ("none", [Why.FIRST, Why.KEPT]),
])  # fmt: skip
def test_a_clock_that_starts_anew_or_never_stops_says_so(clock: str, whys: list[Why]) -> None:
    build.a_district(supplement_clock=SupplementClock(clock))
    staff = build.Staff()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(5))
    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(9, "7:30"))

    assert [line.why for line in ledger_of(code).lines] == whys


def test_an_apology_has_its_paper_its_author_and_its_days(staff: build.Staff, code: str) -> None:
    resolve.extend(
        code=code, new_due=date(2026, 3, 16), reason="đo lại", ground="verification", by=staff.head, at=on(9)
    )

    found = ledger_of(code)
    letter = found.lines[-1]
    assert (letter.why, letter.form, letter.name, letter.late) == (
        Why.PUT_OFF, "APOLOGY_EXTENSION", "Hung, Công chức", False,
    )  # fmt: skip
    assert letter.sentence.vi == (
        "Xin lỗi và hẹn lại lúc 17:30 ngày 16/03/2026, vì cần thêm thời gian xác minh, kiểm tra thực tế; đo lại."
    )
    assert (found.lines[0].due_at, found.original_due_at) == (on(10, "17:30"), on(10, "17:30"))
    # the four days of the limit, then three working days and a weekend by the letter
    assert sum(day.counted for day in found.days) == 4 + 4
    assert [day.why.vi for day in found.days[-3:]] == [
        "Thứ Bảy, nghỉ hằng tuần", "Chủ nhật, nghỉ hằng tuần",
        "Ngày làm việc thêm theo thư xin lỗi; hẹn trả lúc 17:30",
    ]  # fmt: skip


def test_letters_that_move_nothing_say_so(staff: build.Staff, code: str) -> None:
    resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=on(11))
    resolve.explain(code=code, reason="Vẫn chờ", told=date(2026, 3, 18), by=staff.head, at=on(16))

    first, late, second = ledger_of(code).lines

    assert first.due_at == late.due_at == second.due_at == on(10, "17:30")
    assert (late.why, late.told, late.late) == (Why.TOLD, on(13, "17:30"), True)
    assert (second.why, second.told) == (Why.TOLD, on(18, "17:30"))
    assert "không dời" in second.sentence.vi and ledger_of(code).days[-1].on == date(2026, 3, 10)


def test_who_holds_the_slip_reads_it_and_nobody_else(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    assert done.secret is not None

    (line,) = queries.own_promises(done.code, done.secret).lines
    assert (line.due_at, line.name) == (on(10, "17:30"), "")
    with pytest.raises(NotYours):
        queries.own_promises(done.code, "AAAABBBB")
    with pytest.raises(NotYours):
        queries.promises(build.an_officer("xa", unit=build.COMMUNE), done.code, on(5))
