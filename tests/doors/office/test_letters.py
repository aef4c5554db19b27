"""Thư xin lỗi chờ ký: on a leader's page, signed with one thumb, or many at once after reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor
from motcua.promises.models import Letter
from motcua.promises.operations import apologies
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return build.at(clock, date(2026, 3, day))


@pytest.fixture
def drafted(staff: build.Staff, clock: Clock) -> list[str]:
    """Two dossiers with their officer, due on the 10th, their letters drafted on the 9th."""
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(2)]
    for code in codes:
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    clock.now = on(9)
    apologies.draft(at=clock.now)
    return codes


def test_letters_stand_below_what_is_to_sign_with_reason_delay_and_new_date(
    staff: build.Staff, drafted: list[str], at_desk: Sit
) -> None:
    page = at_desk(staff.head).get("/duyet/").content.decode()

    assert page.index('id="ky"') < page.index('id="thu"')
    assert "Thư xin lỗi chờ ký (2)" in page and "<details open>" not in page, "forms are folded until they are wanted"
    assert "Ký chậm nhất <strong>17:30 ngày 09/03/2026" in page
    assert "Chậm tại: Phòng Tư pháp." in page and "Hẹn lại: <strong>17:30 ngày 11/03/2026" in page


def test_a_letter_is_signed_with_one_thumb(staff: build.Staff, drafted: list[str], at_desk: Sit) -> None:
    letter = Letter.objects.order_by("pk").first()
    assert letter is not None

    page = (
        at_desk(staff.head)
        .post(f"/duyet/thu/{letter.pk}/", {"key": "mot", "ground": "complex"}, follow=True)
        .content.decode()
    )

    assert "đã ký thư xin lỗi" in page and "Thư xin lỗi chờ ký (1)" in page
    assert Dossier.objects.get(pk=letter.dossier_id).due_at == on(11, "17:30")


def test_reason_delay_and_date_are_the_head_s_to_change(staff: build.Staff, drafted: list[str], at_desk: Sit) -> None:
    letter = Letter.objects.order_by("pk").first()
    assert letter is not None
    said = {
        "ground": "verification", "words": "đo lại ranh giới", "due": "2026-03-13",
        "fault": str(build.unit_id(build.DISTRICT)),
    }  # fmt: skip

    at_desk(staff.head).post(f"/duyet/thu/{letter.pk}/", said)

    letter.refresh_from_db()
    event = queries.page(SYSTEM, drafted[0]).events[-1]
    assert (event.due_at, letter.fault_id) == (on(13, "17:30"), build.unit_id(build.DISTRICT))
    assert event.reason == "cần thêm thời gian xác minh, kiểm tra thực tế; đo lại ranh giới"


def test_what_a_head_changed_survives_a_refusal_which_names_the_day_typed(
    staff: build.Staff, drafted: list[str], at_desk: Sit
) -> None:
    letter = Letter.objects.order_by("pk").first()
    assert letter is not None
    said = {"ground": "verification", "words": "đo lại ranh giới", "due": "2026-01-01", "code": drafted[0]}

    answer = at_desk(staff.head).post(f"/duyet/thu/{letter.pk}/", said)
    page = answer.content.decode()

    assert answer.status_code == 409 and "Chưa ký" in page and "Ngày hẹn mới 01/01/2026" in page
    assert 'rows="2">đo lại ranh giới<' in page and 'value="2026-01-01"' in page
    assert '<option value="verification" selected>' in page and "<details open>" in page


def test_a_reason_nobody_chose_is_not_signed(staff: build.Staff, drafted: list[str], at_desk: Sit) -> None:
    letter = Letter.objects.order_by("pk").first()
    assert letter is not None
    head = at_desk(staff.head)

    assert "anh/chị chọn, vì hồ sơ không cho biết" in head.get("/duyet/").content.decode()
    answer = head.post(f"/duyet/thu/{letter.pk}/", {"ground": "", "words": "đo lại ranh giới", "due": "2026-03-13"})
    page = answer.content.decode()
    assert answer.status_code == 409 and page.count("Chưa chọn lý do") == 1, "said once, by the field"
    assert f'aria-describedby="wrong-{letter.pk}"' in page
    assert 'rows="2">đo lại ranh giới<' in page and 'value="2026-03-13"' in page, "nothing typed is lost"
    assert Letter.objects.filter(signed_at__isnull=False).count() == 0


@pytest.mark.parametrize("where", ["/duyet/", "/duyet/thu/"])
def test_reading_a_list_of_nothing_says_so(staff: build.Staff, drafted: list[str], at_desk: Sit, where: str) -> None:
    answer = at_desk(staff.head).post(where, {"do": "read"})

    assert answer.status_code == 422 and "Hãy đánh dấu ít nhất một" in answer.content.decode()


def test_who_is_second_reads_who_was_first(staff: build.Staff, drafted: list[str], at_desk: Sit) -> None:
    head, letter = at_desk(staff.head), Letter.objects.order_by("pk").first()
    assert letter is not None
    head.post(f"/duyet/thu/{letter.pk}/", {"ground": "complex"})

    answer = head.post(f"/duyet/thu/{letter.pk}/", {"code": drafted[0], "words": "Mưa lũ, đường sạt lở"})

    assert answer.status_code == 409
    assert "đã được hẹn lại một lần" in answer.content.decode() and "ký lúc 09:00" in answer.content.decode()
    assert "Nội dung anh/chị vừa nhập: “Mưa lũ, đường sạt lở”" in answer.content.decode()


def test_many_after_an_outage_are_read_first_each_with_its_own_date_and_result(
    staff: build.Staff, drafted: list[str], at_desk: Sit
) -> None:
    head = at_desk(staff.head)
    third = build.an_accepted_dossier(staff.counter, at=on(9)).code
    asked = {"don-vi": build.DISTRICT, "tu": "2026-03-10", "den": "2026-03-13"}

    page = head.get("/duyet/thu/", asked).content.decode()
    assert all(code in page for code in (*drafted, third))

    said = asked | {"code": [*drafted, third], "ground": "outage", "words": "mất điện toàn huyện"}
    reading = head.post("/duyet/thu/", said | {"do": "read"}).content.decode()
    assert "chậm vì sự cố hệ thống, đường truyền hoặc điện; mất điện toàn huyện" in reading
    assert Dossier.objects.filter(extensions=1).count() == 0

    days = {f"due-{drafted[0]}": "2026-03-11", f"due-{drafted[1]}": "2026-03-12", f"due-{third}": "2026-03-12"}
    results = head.post("/duyet/thu/", said | days | {"do": "sign", "key": "mat-dien"}).content.decode()
    assert results.count("Đã ký thư xin lỗi") == 2 and results.count("Chưa ký") == 1
    assert Dossier.objects.get(code=drafted[1]).due_at == on(12, "17:30")


def test_the_letters_are_for_heads(staff: build.Staff, drafted: list[str], at_desk: Sit) -> None:
    assert at_desk(staff.officer).get("/duyet/thu/").status_code == 403
    division = at_desk(build.a_head("tp", build.DIVISION)).get("/duyet/thu/").content.decode()
    assert not any(code in division for code in drafted)


def test_a_second_letter_says_that_it_moves_nothing(
    staff: build.Staff, drafted: list[str], at_desk: Sit, clock: Clock
) -> None:
    resolve.extend(code=drafted[0], new_due=date(2026, 3, 11), reason="Chờ xác minh", by=staff.head, at=on(9, "10:00"))
    clock.now = on(12)
    apologies.draft(at=clock.now)
    apologies.draft_second(at=clock.now)
    head = at_desk(staff.head)

    assert "Thư này không dời ngày hẹn." in head.get("/duyet/").content.decode()

    page = head.post(
        f"/duyet/thu/{Letter.objects.get(number=2).pk}/", {"ground": "complex"}, follow=True
    ).content.decode()
    assert "đã ký thư giải trình, ngày hẹn không đổi" in page
