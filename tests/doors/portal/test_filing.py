"""Filing online: one thing per page, nothing lost, nothing twice."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.catalogue.terms import Case, Content, FieldKind, FormField, OnlineLevel, Paper
from motcua.documents import operations as documents
from motcua.documents import queries as stored
from motcua.documents.models import File
from motcua.doors.desk.file.view import DELIVERIES
from motcua.doors.portal.filing import checks
from motcua.doors.worker import tasks
from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules
from motcua.kernel.actor import SYSTEM
from motcua.notices import queries as outbox
from motcua.notices.terms import Wish
from tests import build
from tests.doors.pictures import a_png

pytestmark = pytest.mark.django_db
PERSON = {"name": "Nguyễn Thị Thử", "id_no": "001190000001", "address": "Bản Thử", "phone": "0900 000 001", "email": ""}
CONTENT = Content(
    papers=(
        Paper(name="Giấy xác nhận cư trú", originals=1),
        Paper(name="Giấy ủy quyền", required=False, originals=1),
        Paper(name="Căn cước", replaced_by="CSDL quốc gia về dân cư"),
        Paper(name="Giấy chứng sinh", replaced_by="CSDL giấy chứng sinh điện tử (nếu có)"),
    ),
    form=(
        FormField(id="ngay_sinh", vi="Ngày sinh", en="Date of birth", kind=FieldKind.DATE, past=True),
        FormField(id="so_ban", vi="Số bản", en="Copies", kind=FieldKind.NUMBER, required=False, least=0, most=50),
    ),
    cases=(Case(code="xac-minh", name="Phải xác minh", legal_limit="8d", committed_limit="8d"),),
)


@pytest.fixture
def district(now: datetime, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    build.a_district(content=CONTENT, name="Cấp giấy thử")


@pytest.fixture
def draft(client: Client, district: None) -> str:
    """The address of a new draft."""
    begun = client.post("/nop/1.999001/")
    return begun.headers["Location"].removesuffix("noi-nop/")


def a_file(name: str = "to-khai.png", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_png() if content is None else content, "image/png")


def filled(client: Client, draft: str) -> None:
    client.post(draft + "noi-nop/", {"unit": build.DISTRICT, "case": "thuong"})
    client.post(draft + "nguoi-nop/", PERSON)
    client.post(draft + "to-khai/", {"ngay_sinh": "05/09/2020"})
    client.post(draft + "giay-to/", {"giay-1": a_file(), "tiep": "1"})


def how_many() -> int:
    return len(dossiers.search(SYSTEM, "Nguyễn"))


def test_what_is_needed_is_said_before_anything_is_typed(client: Client, district: None) -> None:
    page = client.get("/nop/1.999001/").content.decode()
    assert "Giấy xác nhận cư trú" in page
    assert "tối đa 25 MB" in page
    client.cookies["hien-thi"] = "en.0.0"
    assert "25 MB at most" in client.get("/nop/1.999001/").content.decode()
    assert "Dữ liệu của Ông/Bà được dùng thế nào" in page


def test_a_complete_draft_becomes_a_dossier_with_code_and_secret(client: Client, draft: str) -> None:
    filled(client, draft)

    answer = client.post(draft + "xem-lai/", follow=True)

    page = answer.content.decode()
    code = re.search(r"H52[\w.]+-260304-0001", page)
    assert code is not None
    assert "Chậm nhất" in page
    assert "08:30 ngày 05/03/2026 (thứ Năm)" in page  # eight working hours after Wednesday 08:30
    assert dossiers.search(SYSTEM, code[0])[0].applicant == "Nguyễn Thị Thử"


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [({"delivery": "post"}, "qua bưu chính công ích"), ({"delivery": "online"}, "bản điện tử"), ({}, "tại quầy")],
)
def test_how_the_result_is_received_is_asked_and_kept(
    client: Client, district: None, chosen: dict[str, str], shown: str
) -> None:
    draft = client.post("/nop/1.999001/").headers["Location"].removesuffix("noi-nop/")
    filled(client, draft)
    assert "nhận kết quả thế nào" in client.get(draft + "nguoi-nop/").content.decode()
    client.post(draft + "nguoi-nop/", PERSON | chosen)

    client.post(draft + "xem-lai/")

    (found,) = dossiers.search(SYSTEM, "Nguyễn")
    assert DELIVERIES[dossiers.page(SYSTEM, found.code).delivery].vi == shown


@pytest.mark.parametrize(
    ("chosen", "kept"), [({"wish": "zalo"}, Wish.ZALO), ({}, Wish.USUAL), ({"wish": "none"}, Wish.NONE)]
)
def test_how_to_be_told_is_asked_and_kept(client: Client, district: None, chosen: dict[str, str], kept: Wish) -> None:
    draft = client.post("/nop/1.999001/").headers["Location"].removesuffix("noi-nop/")
    filled(client, draft)
    assert "Nhận tin về hồ sơ bằng cách nào" in client.get(draft + "nguoi-nop/").content.decode()
    client.post(draft + "nguoi-nop/", PERSON | chosen)

    client.post(draft + "xem-lai/")

    (found,) = dossiers.search(SYSTEM, "Nguyễn")
    assert outbox.wish(found.code) is kept


def test_letters_need_an_address(client: Client, draft: str) -> None:
    answer = client.post(draft + "nguoi-nop/", PERSON | {"email": "", "wish": "email"})

    assert answer.status_code == 422
    assert "cần ghi địa chỉ thư" in answer.content.decode()


def test_each_step_leads_to_the_next(client: Client, draft: str) -> None:
    answer = client.post(draft + "noi-nop/", {"unit": build.DISTRICT, "case": "xac-minh"})
    assert answer.headers["Location"] == draft + "nguoi-nop/"


def test_progress_is_said_in_words(client: Client, draft: str) -> None:
    assert "Bước 2 trên 5" in client.get(draft + "nguoi-nop/").content.decode()


def test_going_back_loses_nothing(client: Client, draft: str) -> None:
    client.post(draft + "nguoi-nop/", PERSON)
    page = client.get(draft + "nguoi-nop/").content.decode()
    assert "Nguyễn Thị Thử" in page
    assert "Đã lưu lúc 08:30" in page


def test_what_is_wrong_is_kept_and_told_beside_its_field(client: Client, draft: str) -> None:
    answer = client.post(draft + "nguoi-nop/", PERSON | {"phone": "12", "id_no": "1"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#phone"' in page
    assert 'aria-describedby="phone-hint phone-error"' in page
    assert "Nguyễn Thị Thử" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"ngay_sinh": "05/09/2620"}, "ngày này chưa đến"),
        ({"ngay_sinh": "31/02/2020"}, "ngày không đúng"),
        ({"ngay_sinh": "05/09/2020", "so_ban": "51"}, "Số bản: ghi số từ 0 đến 50."),
    ],
)
def test_answers_that_cannot_be_true_are_refused(client: Client, draft: str, typed: dict[str, str], told: str) -> None:
    answer = client.post(draft + "to-khai/", typed)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"name": "<b>Thử"}, "Họ và tên: tên người chỉ có chữ cái"), ({"id_no": "0" * 12}, "không toàn số 0")],
)
def test_a_person_who_cannot_be_is_refused(client: Client, draft: str, typed: dict[str, str], told: str) -> None:
    answer = client.post(draft + "nguoi-nop/", PERSON | typed)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_another_device_goes_on_where_the_first_stopped(draft: str, client: Client) -> None:
    client.post(draft + "nguoi-nop/", PERSON)
    assert "Nguyễn Thị Thử" in Client().get(draft + "xem-lai/").content.decode()


def test_a_page_half_typed_saves_itself(client: Client, draft: str) -> None:
    answer = client.post(draft + "nguoi-nop/", {"name": "Nguyễn", "luu": "1"})
    assert answer.status_code == 204
    assert "Nguyễn" in client.get(draft + "nguoi-nop/").content.decode()


def test_an_empty_file_is_refused_at_once_in_words(client: Client, draft: str) -> None:
    answer = client.post(draft + "giay-to/", {"giay-1": a_file(content=b""), "tiep": "1"})
    assert answer.status_code == 422
    assert 'id="giay-1-error"' in answer.content.decode()


def test_a_required_paper_is_asked_for_by_name(client: Client, draft: str) -> None:
    answer = client.post(draft + "giay-to/", {"tiep": "1"})
    assert "Còn thiếu: Giấy xác nhận cư trú" in answer.content.decode()


def test_without_a_required_paper_one_goes_on_only_by_an_express_tick(client: Client, draft: str) -> None:
    asked = client.post(draft + "giay-to/", {"tiep": "1"}).content.decode()

    onward = client.post(draft + "giay-to/", {"tiep": "1", "nop-sau": "1"})

    assert 'name="nop-sau"' in asked and "Tôi sẽ nộp sau, hoặc nộp bản giấy tại quầy" in asked
    assert onward.status_code == 302 and onward.headers["Location"].endswith("/xem-lai/")
    assert "đã chọn nộp sau" in client.get(draft + "xem-lai/").content.decode()


def test_papers_the_state_has_are_not_asked_for(client: Client, draft: str) -> None:
    page = client.get(draft + "giay-to/").content.decode()
    assert 'name="giay-3"' not in page
    assert "CSDL quốc gia về dân cư" in page


def test_a_paper_the_state_may_have_can_be_handed_in_and_need_not(client: Client, draft: str) -> None:
    page = client.get(draft + "giay-to/").content.decode()
    assert 'name="giay-4"' in page
    assert "trừ khi đã có dữ liệu điện tử: CSDL giấy chứng sinh điện tử)" in page

    answer = client.post(draft + "giay-to/", {"giay-1": a_file(), "tiep": "1"})

    assert answer.status_code == 302
    # before it is sent the person reads what leaving it out means
    assert "Chưa đính kèm. Bắt buộc, trừ khi đã có dữ liệu điện tử" in client.get(draft + "xem-lai/").content.decode()


def test_a_file_can_be_seen_and_taken_off(client: Client, draft: str) -> None:
    client.post(draft + "giay-to/", {"giay-1": a_file(), "tai-len": "1"})
    page = client.get(draft + "giay-to/").content.decode()
    key = re.search(r'value="1:([0-9a-f-]{36})"', page)
    assert key is not None

    seen = client.get(f"{draft}tep/{key[1]}/")
    assert (seen.status_code, seen.headers["Content-Type"]) == (200, "application/pdf")

    client.post(draft + "giay-to/", {"bo": f"1:{key[1]}"})
    assert client.get(f"{draft}tep/{key[1]}/").status_code == 404


def test_the_same_file_chosen_twice_is_one(client: Client, draft: str) -> None:
    for _ in range(2):
        client.post(draft + "giay-to/", {"giay-1": a_file(), "tai-len": "1"})
    assert client.get(draft + "giay-to/").content.decode().count('name="bo"') == 1


def test_an_incomplete_draft_is_led_to_what_it_lacks(client: Client, draft: str) -> None:
    client.post(draft + "noi-nop/", {"unit": build.DISTRICT, "case": "thuong"})
    assert client.post(draft + "xem-lai/").headers["Location"] == draft + "nguoi-nop/"
    assert how_many() == 0


def test_pressing_twice_files_once(client: Client, draft: str) -> None:
    filled(client, draft)
    for _ in range(3):
        client.post(draft + "xem-lai/")
    assert how_many() == 1


def test_a_second_press_that_overtook_the_first_still_files_once(client: Client, draft: str) -> None:
    """Two browsers hold the same complete draft; both send before either has been answered."""
    from motcua.doors.portal.filing import drafts

    filled(client, draft)
    key = draft.rstrip("/").rsplit("/", 1)[1]
    before = drafts.take("1.999001", key)
    client.post(draft + "xem-lai/")

    drafts.save(before, build.MORNING)
    client.post(draft + "xem-lai/")

    assert how_many() == 1


def test_a_sent_draft_holds_no_personal_data(client: Client, draft: str) -> None:
    from motcua.doors.portal.filing import drafts

    filled(client, draft)
    client.post(draft + "xem-lai/")

    left = drafts.take("1.999001", draft.rstrip("/").rsplit("/", 1)[1])
    assert (left.person, left.papers, left.answers) == ({}, {}, {})


def test_a_sent_draft_leads_to_its_receipt(client: Client, draft: str) -> None:
    filled(client, draft)
    client.post(draft + "xem-lai/")
    assert client.get(draft + "nguoi-nop/").headers["Location"] == draft + "da-gui/"


@pytest.mark.parametrize("key", ["a" * 32, "x", "..%2f"])
def test_a_guessed_draft_is_missing(client: Client, district: None, key: str) -> None:
    assert client.get(f"/nop/1.999001/{key}/nguoi-nop/").status_code == 404


def test_a_draft_is_forgotten_after_a_month(client: Client, draft: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client.post(draft + "nguoi-nop/", PERSON)
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=31))
    assert client.get(draft + "nguoi-nop/").status_code == 404


def test_what_was_typed_is_deleted_then_not_only_hidden(
    client: Client, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=31))
    tasks.forget(timestamp=0)
    assert not SessionStore().exists(draft.rstrip("/").rsplit("/", 1)[1])


def test_the_files_of_a_draft_nobody_sent_go_with_it(
    client: Client, draft: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(draft + "giay-to/", {"giay-1": a_file(), "giay-2": a_file("hai.png", a_png(7))})
    for path in on_disk(settings):
        os.utime(path, (0, 0))
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=29))
    tasks.forget(timestamp=0)
    assert len(on_disk(settings)) == File.objects.count() == 2
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=31))
    tasks.forget(timestamp=0)
    assert len(on_disk(settings)) == File.objects.count() == 0


def test_the_files_of_a_sent_draft_stay_and_one_taken_back_goes(
    client: Client, draft: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(draft + "giay-to/", {"giay-1": a_file("nham.png", a_png(7))})
    (wrong,) = File.objects.all()
    client.post(draft + "giay-to/", {"bo": f"1:{wrong.key}"})
    filled(client, draft)
    client.post(draft + "xem-lai/")
    for path in on_disk(settings):
        os.utime(path, (0, 0))
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=31))
    tasks.forget(timestamp=0)
    (left,) = File.objects.all()
    assert left.name == "to-khai.pdf" and len(on_disk(settings)) == 1


def test_bytes_somebody_else_handed_in_too_stay(client: Client, draft: str, settings: Any) -> None:
    first, second = (documents.store(name="a.png", stream=BytesIO(a_png()), at=build.MORNING) for _ in range(2))
    later = build.MORNING + timedelta(days=31)
    for path in on_disk(settings):
        os.utime(path, (0, 0))
    assert documents.discard(keys=[str(first.key)], at=later) == 1
    assert stored.content(second.key) == a_png()
    assert documents.discard(keys=[str(second.key), str(first.key)], at=later) == 1
    assert on_disk(settings) == []


def on_disk(settings: Any) -> list[Path]:
    """The stored bytes."""
    return [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


def test_a_sign_in_is_no_draft_and_a_draft_no_sign_in(client: Client, draft: str) -> None:
    client.cookies["sessionid"] = draft.rstrip("/").rsplit("/", 1)[1]
    answer = client.get("/mat-khau/")
    assert answer.status_code == 302


def test_what_is_taken_at_the_counter_only_is_not_filed_here(client: Client, now: datetime) -> None:
    build.a_district(online_level=OnlineLevel.INFO)
    answer = client.get("/nop/1.999001/")
    assert answer.status_code == 409
    assert "chỉ nhận hồ sơ tại bộ phận một cửa" in answer.content.decode()


def test_a_file_sent_in_pieces_is_taken_with_the_page_and_only_for_this_draft(client: Client, draft: str) -> None:
    data, key = a_png(9), "0f2b8c1e-5d7a-4f60-9b8c-7d6e5f4a3b2c"
    for first in (0, 0, 20):
        piece = SimpleUploadedFile("p", data[first : first + 20] if first == 0 else data[first:])
        said = {"name": "to-khai.png", "size": len(data), "offset": first, "piece": piece}
        assert client.post(f"{draft}gui/{key}/", said).status_code == 200
    assert client.get(f"{draft}gui/{key}/").json() == {"received": len(data)}

    client.post(draft + "giay-to/", {"gui-giay-1": key, "tai-len": "1"})

    assert "to-khai.pdf" in client.get(draft + "giay-to/").content.decode()
    assert client.get(f"{draft}gui/{key}/").json() == {"received": 0}


def test_a_paper_filed_before_is_lent_by_its_slip_and_its_bytes_stay_with_the_first_dossier(
    client: Client, draft: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(client, draft)
    client.post(draft + "xem-lai/")
    (first,) = dossiers.search(SYSTEM, "Nguyễn")
    secret = rules.secret_of(first.code, settings.TRACKING_KEY)
    again = client.post("/nop/1.999001/").headers["Location"].removesuffix("noi-nop/")
    client.post(again + "nguoi-nop/", PERSON)

    wrong = client.post(again + "giay-to/", {"kho": "1", "kho-ma": first.code, "kho-khoa": "SAIMATKH"})
    client.post(again + "giay-to/", {"kho": "1", "kho-ma": first.code, "kho-khoa": secret})
    page = client.get(again + "giay-to/").content.decode()
    client.post(again + "giay-to/", {"bo": "1:" + re.findall(r'value="1:([0-9a-f-]{36})"', page)[0]})

    assert wrong.status_code == 422 and "không khớp" in wrong.content.decode()
    assert f"Dùng lại từ hồ sơ {first.code}" in page
    monkeypatch.setattr("django.utils.timezone.now", lambda: build.MORNING + timedelta(days=40))
    tasks.forget(timestamp=0)
    assert File.objects.count() == 1


def test_a_birth_day_in_an_absurd_year_is_refused_by_the_name_of_its_field() -> None:
    (_, old), (_, right) = (
        checks.answers(CONTENT.form, {"ngay_sinh": day}, build.DAY) for day in ("01/01/1800", "01/01/1900")
    )

    assert old["ngay_sinh"].vi == "Ngày sinh: năm này quá xa; hãy xem lại năm." and not right
