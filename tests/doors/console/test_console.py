"""The administrators' pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.accounts import operations as accounts
from motcua.accounts import queries as people
from motcua.calendars import operations as calendars
from motcua.directory import operations, queries
from motcua.directory.operations import NewUnit
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from tests.directory.places import AT, a_person, a_province, a_seat, a_unit, ids

pytestmark = pytest.mark.django_db
SECRET = "ruong bac thang xanh"
REFORM = date(2025, 7, 1)


@pytest.fixture
def province() -> None:
    """A province, its district and two clerks."""
    a_province()
    a_person("lan", "Hà Thị Lan")
    a_person("mai", "Lò Thị Mai")
    a_seat("lan", "H52.30.0", Role.COUNTER, title="Công chức một cửa")
    a_seat("mai", "H52.10", Role.OFFICER, title="Chuyên viên")


def an_admin(client: Client, unit: str) -> Client:
    """Signed in as administrator of the unit."""
    a_person("quan.tri", "Vàng A Sử")
    accounts.set_password(username="quan.tri", password=SECRET, by=SYSTEM, at=AT)
    a_seat("quan.tri", unit, Role.ADMIN, title="Quản trị viên")
    client.post("/dang-nhap/", {"username": "quan.tri", "password": SECRET})
    return client


def text(client: Client, address: str) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def the_post_of(username: str) -> int:
    """Id of the only post of a person."""
    hat = queries.actor_of(people.named(username).id, timezone.localdate()).hats[0]
    return hat.post


def test_an_administrator_sees_only_their_own_subtree(client: Client, province: None) -> None:
    admin = an_admin(client, "H52.30")

    page = text(admin, "/quan-tri/don-vi/")

    assert "Huyện Mộc Châu" in page and "Xã Đông Sang" in page
    assert "Sở Tư pháp" not in page and "Tỉnh Sơn La</a>" not in page
    assert admin.get("/quan-tri/don-vi/H52.10/").status_code == 403
    assert admin.get("/quan-tri/don-vi/H52.99/").status_code == 403
    assert admin.get(f"/quan-tri/chuc-vu/{the_post_of('mai')}/").status_code == 403
    assert admin.get("/quan-tri/nguoi-dung/mai/").status_code == 403
    assert "Lò Thị Mai" not in text(admin, "/quan-tri/nguoi-dung/")


def test_the_console_is_for_administrators(client: Client, province: None) -> None:
    accounts.set_password(username="lan", password=SECRET, by=SYSTEM, at=AT)
    client.post("/dang-nhap/", {"username": "lan", "password": SECRET})

    assert client.get("/quan-tri/").status_code == 403
    assert Client().get("/quan-tri/").status_code == 302


def test_the_tree_of_a_chosen_day_shows_what_changed(client: Client, province: None) -> None:
    new = NewUnit("H52.501", "Phường Mộc Châu", Level.COMMUNE, "H52")
    olds = ["H52.30.21", "H52.30.22"]
    operations.merge(units=olds, into=new, ground="NQ 1681/NQ-UBTVQH15", on=REFORM, by=SYSTEM, at=AT)
    operations.abolish(unit="H52.30", heirs=["H52.501", "H52"], ground="NQ 203/2025/QH15", on=REFORM, by=SYSTEM, at=AT)
    admin = an_admin(client, "H52")

    before, after = text(admin, "/quan-tri/don-vi/?ngay=2025-06-30"), text(admin, "/quan-tri/don-vi/?ngay=2025-07-01")

    assert "Huyện Mộc Châu</a>" in before and "Phường Mộc Châu" not in before
    assert "Huyện Mộc Châu</a>" not in after and "Phường Mộc Châu</a>" in after
    assert "NQ 1681/NQ-UBTVQH15" in after and "sáp nhập" in after
    old = text(admin, "/quan-tri/don-vi/H52.30/?ngay=2025-06-30")
    assert "Đã chuyển thành" in old and "NQ 203/2025/QH15" in old


def test_a_unit_s_page_shows_posts_holders_and_log(client: Client, province: None) -> None:
    page = text(an_admin(client, "H52"), "/quan-tri/don-vi/H52.30.0/")

    assert "Công chức một cửa" in page and "Hà Thị Lan" in page
    assert "Nhật ký thay đổi" in page and "Hệ thống" in page


def test_hours_say_where_they_are_inherited_from(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")
    national = text(admin, "/quan-tri/don-vi/H52.30.0/?ngay=2026-03-04")
    (district,) = ids("H52.30")
    week = {"mon": [["07:00", "11:00"]], "sat": [["08:00", "11:30"]]}
    calendars.set_hours(unit=district, valid_from=date(2026, 1, 1), sessions=week, by=SYSTEM, at=AT)

    inherited = text(admin, "/quan-tri/don-vi/H52.30.0/?ngay=2026-03-04")

    assert "Giờ hành chính chung" in national and "13:30–17:30" in national
    assert "Kế thừa từ Huyện Mộc Châu" in inherited and "08:00–11:30" in inherited
    assert "Đơn vị tự quy định" in text(admin, "/quan-tri/don-vi/H52.30/?ngay=2026-03-04")
    assert "Giờ hành chính chung" in text(admin, "/quan-tri/don-vi/H52.30.0/?ngay=2025-03-04")


def test_a_stand_in_is_appointed_on_the_page_of_the_post(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")
    post, day = the_post_of("lan"), timezone.localdate()
    form = {"person": "mai", "starts": day.isoformat(), "ends": (day + timedelta(days=4)).isoformat(), "reason": "Ốm"}

    response = admin.post(f"/quan-tri/chuc-vu/{post}/lam-thay/", form)

    assert response.status_code == 302
    assert "làm thay" in text(admin, f"/quan-tri/chuc-vu/{post}/")
    hats = queries.actor_of(people.named("mai").id, day).hats
    assert [h.stands_in_for for h in hats] == [None, "Hà Thị Lan"]
    again = admin.post(f"/quan-tri/chuc-vu/{post}/lam-thay/", form)
    assert again.status_code == 409
    assert "đã làm thay" in again.content.decode() and 'value="Ốm"' in again.content.decode()


def test_a_form_without_its_dates_says_which(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")

    response = admin.post(f"/quan-tri/chuc-vu/{the_post_of('lan')}/lam-thay/", {"person": "mai", "starts": "hôm nay"})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#starts"' in page and 'href="#ends"' in page
    assert "không đọc được, ghi năm-tháng-ngày" in page and "Lý do vắng mặt: chưa điền." in page
    admin.get("/hien-thi/?chon=en")
    english = admin.post(f"/quan-tri/chuc-vu/{the_post_of('lan')}/lam-thay/", {"person": "mai"}).content.decode()
    assert "Reason: still empty." in english and "chưa điền" not in english


def test_relieving_leaves_the_post_vacant_for_another(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")
    post, day = the_post_of("lan"), timezone.localdate()

    admin.post(f"/quan-tri/chuc-vu/{post}/thoi-giu/", {"last": (day - timedelta(days=1)).isoformat()})
    assert "đang trống" in text(admin, f"/quan-tri/chuc-vu/{post}/")
    admin.post(f"/quan-tri/chuc-vu/{post}/bo-nhiem/", {"person": "mai", "on": day.isoformat()})

    assert "Lò Thị Mai" in text(admin, f"/quan-tri/chuc-vu/{post}/")


def test_a_locked_account_has_no_way_in_and_a_new_password_is_shown_once(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")

    admin.post("/quan-tri/nguoi-dung/lan/khoa/")
    assert "đã khóa" in text(admin, "/quan-tri/nguoi-dung/lan/")
    admin.post("/quan-tri/nguoi-dung/lan/mo-khoa/")
    shown = admin.post("/quan-tri/nguoi-dung/lan/mat-khau/").content.decode()

    assert "chỉ hiện một lần" in shown
    assert "chỉ hiện một lần" not in text(admin, "/quan-tri/nguoi-dung/lan/")


def test_a_post_is_added_with_its_holder_and_account(client: Client, province: None) -> None:
    admin = an_admin(client, "H52.30")
    day = timezone.localdate()
    form = {"title": "Văn thư", "roles": ["clerk", "officer"], "username": "hoa", "name": "Mùa Thị Hoa", "on": day}

    assert "Thêm chức vụ" in text(admin, "/quan-tri/don-vi/H52.30.1/chuc-vu-moi/")
    done = admin.post("/quan-tri/don-vi/H52.30.1/chuc-vu-moi/", form)

    assert done.status_code == 302
    hats = queries.actor_of(people.named("hoa").id, day).hats
    assert [(h.title, h.roles) for h in hats] == [("Văn thư", {Role.CLERK, Role.OFFICER})]
    wrong = admin.post("/quan-tri/don-vi/H52.30.1/chuc-vu-moi/", form | {"name": "Người Khác"})
    assert wrong.status_code == 409 and "Mùa Thị Hoa" in wrong.content.decode()
    assert len(queries.posts(ids("H52.30.1", on=day), day)) == 1
    empty = admin.post("/quan-tri/don-vi/H52.30.1/chuc-vu-moi/", {})
    assert empty.status_code == 422 and 'href="#title"' in empty.content.decode()
    odd = admin.post("/quan-tri/don-vi/H52.30.1/chuc-vu-moi/", form | {"username": "hai", "name": "Hoa 2 😀"})
    assert odd.status_code == 422 and "Họ tên: tên người chỉ có chữ cái" in odd.content.decode()
    assert admin.post("/quan-tri/don-vi/H52.10/chuc-vu-moi/", form).status_code == 403


def test_a_unit_is_renamed_from_a_day_on(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")
    day = timezone.localdate()

    done = admin.post("/quan-tri/don-vi/H52.30/doi-ten/", {"name": "Thị xã Mộc Châu", "ground": "NQ 9", "on": day})

    assert done.status_code == 302
    page = text(admin, "/quan-tri/don-vi/H52.30/")
    assert "Thị xã Mộc Châu" in page and "Được thành lập từ" in page and "NQ 9" in page
    again = admin.post("/quan-tri/don-vi/H52.30/doi-ten/", {"name": "Thị xã Mộc Châu", "ground": "NQ 9", "on": day})
    assert again.status_code == 409


def test_nobody_decides_about_posts_and_people_of_others(client: Client, province: None) -> None:
    a_unit("H52.31", "Huyện Vân Hồ", Level.DISTRICT, "H52")
    admin = an_admin(client, "H52.31")
    post, day = the_post_of("lan"), timezone.localdate().isoformat()
    dates = {"person": "mai", "starts": day, "ends": day, "on": day, "last": day, "reason": "x"}

    for address in ("lam-thay", "tro-lai", "bo-nhiem", "thoi-giu"):
        assert admin.post(f"/quan-tri/chuc-vu/{post}/{address}/", dates).status_code == 403
    for address in ("khoa", "mo-khoa", "mat-khau"):
        assert admin.post(f"/quan-tri/nguoi-dung/lan/{address}/").status_code == 403


def test_a_strange_day_or_name_is_answered(client: Client, province: None) -> None:
    admin = an_admin(client, "H52")

    assert admin.get("/quan-tri/don-vi/?ngay=x").status_code == 200
    assert "Không có đơn vị nào" in text(admin, "/quan-tri/don-vi/?ngay=1901-01-01")
    assert admin.get("/quan-tri/nguoi-dung/ai-do/").status_code == 403
