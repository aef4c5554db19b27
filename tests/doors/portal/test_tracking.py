"""Following a dossier: three answers for who holds the slip, nothing for anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import motcua.doors.kit
from motcua.doors.portal.tracking import views
from motcua.dossiers.operations import intake, resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import PaperReason
from motcua.notices import operations as notices
from motcua.notices import queries as outbox
from motcua.notices.terms import Carriage, Telling, Wish
from tests import build
from tests.doors.pictures import a_png
from tests.notices.carriers import VALUES

pytestmark = pytest.mark.django_db
STATIC = Path(motcua.doors.kit.__file__).parent / "static" / "kit"


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(views, "GUESSES", type(views.GUESSES)(tries=5))
    yield


@pytest.fixture
def clerk(now: datetime, settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    build.a_district()
    return build.a_counter_clerk()


def address(code: str) -> str:
    return f"/tra-cuu/{code}/{secret(code)}/"


def page(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_a_new_filing_says_when_it_will_be_answered(client: Client, clerk: Any) -> None:
    done = build.a_submitted_dossier()
    shown = page(client, address(done.code))
    assert "Mới đăng ký" in shown
    assert "Chậm nhất 08:30 ngày 05/03/2026 (thứ Năm)" in shown


def test_three_answers_stand_first(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    shown = page(client, address(done.code))
    order = [shown.index(w) for w in ("Ai đang giữ hồ sơ", "Ông/Bà phải làm gì", "Khi nào có kết quả", "mc-promise")]
    assert order == sorted(order)
    assert "còn 4 ngày làm việc" in shown
    assert "Vì sao là ngày này?" in shown


def test_nothing_personal_is_shown(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    shown = page(client, address(done.code))
    assert build.APPLICANT.name not in shown
    assert build.APPLICANT.id_no not in shown


def test_a_bare_code_shows_nothing_not_even_whether_it_exists(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    other = done.code[:-1] + "9"

    known, unknown = page(client, f"/tra-cuu/{done.code}/"), page(client, f"/tra-cuu/{other}/")

    assert known.replace(done.code, other) == unknown


def test_a_wrong_secret_and_an_unknown_code_are_told_alike(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    other = done.code[:-1] + "9"

    wrong, unknown = (client.get(f"/tra-cuu/{code}/AAAAAAAA/") for code in (done.code, other))

    assert wrong.status_code == unknown.status_code == 404
    assert wrong.content.decode().replace(done.code, other) == unknown.content.decode()


def test_guessing_has_to_wait(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    for n in range(5):
        client.get(f"/tra-cuu/{done.code}/AAAAAAA{n}/")

    answer = client.get(address(done.code))

    assert answer.status_code == 409
    assert "quá nhiều lần" in answer.content.decode()


def test_the_form_leads_to_the_dossier(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    answer = client.get("/tra-cuu/", {"ma": done.code.lower(), "mat": secret(done.code)})
    assert answer.headers["Location"] == address(done.code)


@pytest.mark.parametrize("asked", [{"ma": "a/b", "mat": "c"}, {"mat": "x"}, {"ma": "x", "mat": ""}])
def test_a_half_filled_form_says_what_is_missing(client: Client, clerk: Any, asked: dict[str, str]) -> None:
    assert client.get("/tra-cuu/", asked).status_code == 422


def test_an_empty_form_names_both_halves(client: Client) -> None:
    shown = client.get("/tra-cuu/", {"ma": "", "mat": ""}).content.decode()

    assert "Hãy ghi mã hồ sơ." in shown and "Hãy ghi mã tra cứu in trên giấy tiếp nhận." in shown


def test_following_takes_two_sql_at_most(client: Client, clerk: Any, django_assert_max_num_queries: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    page(client, address(done.code))
    with django_assert_max_num_queries(2):
        page(client, address(done.code))


def test_page_and_sheet_stay_below_fourteen_kilobytes(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    head = build.a_head()
    reasons = [PaperReason(name, "Ảnh chụp mờ, không đọc được") for name in build.NAMES]
    intake.request_supplement(code=done.code, reasons=reasons, by=head, at=build.MORNING)

    weight = len(client.get(address(done.code)).content) + (STATIC / "citizen.css").stat().st_size

    assert weight <= 14_000


def test_the_slip_can_be_fetched(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    shown = page(client, address(done.code))
    assert f"phieu/{done.seq}.pdf" in shown

    slip = client.get(f"{address(done.code)}phieu/{done.seq}.pdf")

    assert slip.headers["Content-Type"] == "application/pdf"
    assert slip.content.startswith(b"%PDF")


def test_no_slip_without_the_secret(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    assert client.get(f"/tra-cuu/{done.code}/AAAAAAAA/phieu/{done.seq}.pdf").status_code == 404


def test_a_slip_that_never_went_out_is_refused_in_words(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    assert client.get(f"{address(done.code)}phieu/99.pdf").status_code == 409


def test_papers_asked_for_are_named_with_reasons_and_handed_in(client: Client, clerk: Any) -> None:
    done = build.a_submitted_dossier()
    intake.request_supplement(
        code=done.code, reasons=[PaperReason("Đơn đề nghị", "Thiếu chữ ký")], by=clerk, at=build.MORNING
    )
    where = f"{address(done.code)}bo-sung/"
    assert "Thiếu chữ ký" in page(client, where)
    assert "Đang chờ Ông/Bà bổ sung giấy tờ" in page(client, address(done.code))

    sent = client.post(where, {"giay-1": SimpleUploadedFile("don.png", a_png()), "key": "k1"})

    assert sent.headers["Location"] == address(done.code)
    assert "Nộp bổ sung giấy tờ" in page(client, address(done.code))
    assert client.get(where).status_code == 302  # nothing is asked any more


def test_handing_in_nothing_is_told(client: Client, clerk: Any) -> None:
    done = build.a_submitted_dossier()
    intake.request_supplement(
        code=done.code, reasons=[PaperReason("Đơn đề nghị", "Thiếu chữ ký")], by=clerk, at=build.MORNING
    )
    assert client.post(f"{address(done.code)}bo-sung/").status_code == 422


def test_what_is_still_missing_is_named_unless_the_person_hands_in_what_they_have(client: Client, clerk: Any) -> None:
    done = build.a_submitted_dossier()
    first, second = build.NAMES[:2]
    reasons = [PaperReason(name, "Ảnh chụp mờ, không đọc được") for name in (first, second)]
    intake.request_supplement(code=done.code, reasons=reasons, by=clerk, at=build.MORNING)
    where = f"{address(done.code)}bo-sung/"

    half = client.post(where, {"giay-1": SimpleUploadedFile("don.png", a_png())})
    said_so = client.post(where, {"giay-1": SimpleUploadedFile("don.png", a_png()), "phan-con-lai": "1"})

    assert half.status_code == 422
    assert f"Còn thiếu: {second}" in half.content.decode()
    assert f"Còn thiếu: {first}" not in half.content.decode()
    assert said_so.headers["Location"] == address(done.code)


def test_a_dossier_is_taken_back_with_a_reason(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    where = f"{address(done.code)}rut/"
    assert client.post(where, {"reason": " "}).status_code == 422

    client.post(where, {"reason": "Đã đổi ý", "key": "k2"})

    assert "Công dân yêu cầu rút hồ sơ" in page(client, address(done.code))
    assert client.get(where).status_code == 302


def test_what_was_taken_back_looks_neither_finished_nor_in_time(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)

    client.post(f"{address(done.code)}rut/", {"reason": "Đã đổi ý", "key": "k2"})
    shown = page(client, address(done.code))

    assert "Đã rút hồ sơ theo yêu cầu của Ông/Bà lúc" in shown and "Đã rút hồ sơ lúc" in shown
    assert not any(words in shown for words in ("xong trước hạn", "Giải quyết xong", "Xong lúc"))


def test_lateness_is_owned_before_it_is_asked_about(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk, at=build.at("09:00", date(2026, 1, 5)))
    shown = page(client, address(done.code))
    assert "quá hạn" in shown
    assert "Chúng tôi xin lỗi" in shown


def test_the_page_follows_the_dossier_to_its_end(client: Client, clerk: Any) -> None:
    staff = build.Staff.__new__(build.Staff)
    staff.counter, staff.officer, staff.head, staff.clerk = clerk, build.an_officer(), build.a_head(), build.a_clerk()
    done = build.a_finished_dossier(staff, on=build.MORNING - timedelta(minutes=20))
    shown = page(client, address(done.code))
    assert "Đến nhận kết quả tại Bộ phận Một cửa huyện Mộc Châu" in shown
    assert "xong trước hạn" in shown


def test_what_was_told_stands_in_the_line_of_time(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    at = build.MORNING + timedelta(minutes=1)
    notices.tell([Telling(f"{done.code}-2", done.code, "accept", at, VALUES | {"code": done.code},
                          {Carriage.SMS: "0900000001"})])  # fmt: skip
    waiting = page(client, address(done.code))
    notices.deliver(at=at)
    notices.hear(at=at + timedelta(minutes=1))

    said = page(client, address(done.code))

    assert f"Đang chờ gửi tin “Hồ sơ {done.code} đã được tiếp nhận” qua SMS" in waiting
    assert f"Đã gửi tin “Hồ sơ {done.code} đã được tiếp nhận” qua SMS, đến nơi lúc 08:31" in said
    assert "0900000001" not in said


def test_the_owner_chooses_how_to_be_told(client: Client, clerk: Any) -> None:
    done = build.an_accepted_dossier(clerk)
    where = f"{address(done.code)}nhan-tin/"
    before = page(client, where)

    nonsense = client.post(where, {"wish": "pigeon"})
    saved = client.post(where, {"wish": "zalo"}, follow=True)
    stranger = client.post(f"/tra-cuu/{done.code}/00000000/nhan-tin/", {"wish": "none"})

    assert 'value="usual" checked' in before
    assert (nonsense.status_code, stranger.status_code) == (422, 404)
    assert 'value="zalo" checked' in saved.content.decode()
    assert outbox.wish(done.code) is Wish.ZALO


def test_the_line_of_time_is_told_in_the_owner_s_words(client: Client, clerk: Any) -> None:
    officer, code = build.an_officer(), build.an_accepted_dossier(clerk).code
    resolve.complete_step(code=code, by=clerk, at=build.MORNING)
    resolve.take(code=code, by=officer, at=build.MORNING)
    resolve.undo(code=code, by=officer, at=build.MORNING)

    shown = page(client, address(code))

    assert "Làm xong: “Kiểm tra, chuyển”" in shown
    assert not any(words in shown for words in ("Chuyển tiếp", "Hoàn tác", "Nhận xử lý"))
