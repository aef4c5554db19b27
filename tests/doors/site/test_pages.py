"""The public pages: find a procedure, read it, see the open figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.catalogue.terms import Content, Fee, FeeKind, OnlineLevel, Paper
from motcua.directory import operations as directory
from motcua.directory.models import Unit
from motcua.directory.terms import Level
from motcua.doors.site import events
from motcua.kernel.actor import SYSTEM
from motcua.promises.operations import checking
from tests import build
from tests.directory import places

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


@pytest.fixture
def district(now: datetime) -> None:
    build.a_district(name="Đăng ký khai sinh")
    content = Content(
        papers=(Paper(name="Tờ khai", originals=1), Paper(name="Căn cước", replaced_by="CSDL quốc gia về dân cư"),
            Paper(name="Giấy chứng sinh", replaced_by="CSDL chứng sinh (nếu có)")),
        fees=(
            Fee(name="Lệ phí", kind=FeeKind.LEVY, amount=1_250_000, unit="trường hợp"),
            Fee(name="Phí", kind=FeeKind.CHARGE, amount=50_000, unit="hồ sơ", note="Đà Nẵng; mức theo HĐND tỉnh"),
        ),
        subjects=("Cá nhân",), legal_basis=("Luật Hộ tịch 60/2014/QH13",),
    )  # fmt: skip
    build.a_procedure(code="1.999002", name="Tách thửa đất", field="Đất đai", level=Level.COMMUNE,
                      online_level=OnlineLevel.PARTIAL, content=content)  # fmt: skip


def test_home_asks_one_question(client: Client, district: None) -> None:
    page = shown(client, "/")

    assert page.count("<h1>") == 1
    assert "Ông/Bà cần làm việc gì?" in page
    assert all(event.name.vi in page for event in events.EVENTS)


def test_home_says_when_the_counter_is_open_today(client: Client, district: None) -> None:
    page = shown(client, "/")
    assert "07:30–11:30" in page
    assert "13:30–17:30" in page


def test_home_says_when_it_is_closed(client: Client, district: None, monkeypatch: pytest.MonkeyPatch) -> None:
    sunday = build.MORNING + timedelta(days=4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: sunday)
    assert "Hôm nay nghỉ" in shown(client, "/")


def test_a_site_without_units_still_has_pages(client: Client, now: datetime) -> None:
    for address in ("/", "/thu-tuc/", "/so-lieu/", "/tra-cuu/", "/dang-nhap/"):
        assert client.get(address).status_code == 200


def test_public_pages_set_no_cookie(client: Client, district: None) -> None:
    for address in ("/", "/thu-tuc/", "/thu-tuc/1.999001/", "/so-lieu/", "/tra-cuu/"):
        assert not client.get(address).cookies, address


def test_a_search_needs_no_marks(client: Client, district: None) -> None:
    page = shown(client, "/thu-tuc/", tim="khai sinh")
    assert "/thu-tuc/1.999001/" in page
    assert "/thu-tuc/1.999002/" not in page


def test_a_search_that_finds_nothing_says_what_to_do(client: Client, district: None) -> None:
    assert "Không tìm thấy" in shown(client, "/thu-tuc/", tim="xyzzy")


def test_what_was_typed_is_never_taken_for_markup(client: Client, district: None) -> None:
    assert "<script>" not in shown(client, "/thu-tuc/", tim="<script>alert(1)</script>")


def test_filters_combine_and_show_what_they_leave(client: Client, district: None) -> None:
    page = shown(client, "/thu-tuc/", muc="partial")

    assert "/thu-tuc/1.999002/" in page
    assert "/thu-tuc/1.999001/" not in page
    assert "Đất đai (1)" in page
    assert "Không tìm" not in shown(client, "/thu-tuc/", muc="partial", cap="commune")


@pytest.mark.parametrize(
    "asked", [{"cap": "moon"}, {"trang": "-1"}, {"trang": "9" * 30}, {"trang": "²"}, {"viec": "?"}]
)
def test_a_strange_address_is_no_fault(client: Client, district: None, asked: dict[str, str]) -> None:
    assert client.get("/thu-tuc/", asked).status_code == 200


def test_a_procedure_begins_with_five_lines(client: Client, district: None) -> None:
    page = shown(client, "/thu-tuc/1.999002/")

    order = [
        page.index(f"<dt>{w}</dt>") for w in ("Ai làm được", "Mang theo", "Bao lâu", "Bao nhiêu tiền", "Làm ở đâu")
    ]
    assert order == sorted(order)
    assert "1.250.000 đ" in page
    assert page.index("Làm ở đâu") < page.index("Luật Hộ tịch")


def test_a_procedure_tells_which_papers_are_not_needed(client: Client, district: None) -> None:
    page = shown(client, "/thu-tuc/1.999002/")
    assert "Không phải mang vì đã có dữ liệu" in page
    assert "trừ khi đã có dữ liệu điện tử: CSDL chứng sinh)" in page
    assert "Phí: mức tham khảo 50.000 đ/hồ sơ (Đà Nẵng" in page
    assert "CSDL quốc gia về dân cư" in page


def test_a_procedure_shows_where_the_dossier_goes(client: Client, district: None) -> None:
    assert "Thẩm định" in shown(client, "/thu-tuc/1.999001/")
    picture = client.get("/thu-tuc/1.999001/so-do.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"


def test_an_unknown_procedure_is_missing(client: Client, district: None) -> None:
    assert client.get("/thu-tuc/9.999999/").status_code == 404


def test_figures_count_the_open_and_the_late(client: Client, district: None) -> None:
    clerk = build.a_counter_clerk()
    build.an_accepted_dossier(clerk, at=build.at("09:00", date(2026, 1, 5)))
    build.an_accepted_dossier(clerk, at=build.at("08:00"))

    page = shown(client, "/so-lieu/", **{"don-vi": "H52"})

    assert "<strong>1</strong> hồ sơ đang quá hạn" in page
    assert "Từ 01/01/2026 đến 31/03/2026" in page


def test_figures_have_their_definition_and_their_moment(client: Client, district: None) -> None:
    page = shown(client, "/so-lieu/")
    assert "Các số này được tính thế nào" in page
    assert "08:30 ngày 04/03/2026 (thứ Tư)" in page


def test_the_hourly_check_stands_on_the_page_of_figures(
    client: Client, district: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Lời hẹn có được giữ không" not in shown(client, "/so-lieu/")
    build.an_accepted_dossier(build.a_counter_clerk())

    checking.check(at=build.MORNING + timedelta(days=30))
    monkeypatch.setattr(timezone, "now", lambda: build.MORNING + timedelta(days=31))

    page = shown(client, "/so-lieu/")
    assert "08:30 ngày 03/04/2026" in page
    assert "<strong>1</strong> hồ sơ qua ngày hẹn mà trước đó không có thư xin lỗi" in page


def test_figures_of_an_unknown_unit_are_missing(client: Client, district: None) -> None:
    assert client.get("/so-lieu/", {"don-vi": "H99"}).status_code == 404


@pytest.mark.parametrize("asked", [{"nam": "0"}, {"nam": "x"}, {"nam": "²"}, {"ky": "Q9"}, {"nam": "2019", "ky": "9M"}])
def test_a_strange_period_is_no_fault(client: Client, district: None, asked: dict[str, str]) -> None:
    assert client.get("/so-lieu/", asked).status_code == 200


def test_several_provinces_are_each_one_press_away(client: Client, district: None) -> None:
    places.a_unit("H22", "Tỉnh Hà Giang", Level.PROVINCE)
    page = shown(client, "/so-lieu/", **{"don-vi": "H52"})
    assert "?don-vi=H22&amp;" in page


def test_a_unit_that_ended_is_there_in_its_own_periods(client: Client, district: None) -> None:
    directory.abolish(
        unit="H52.30.22", heirs=["H52.30.21"], ground="NQ 1/2025", on=date(2025, 7, 1), by=SYSTEM, at=build.MORNING
    )

    assert "Xã Mường Sang" in shown(client, "/so-lieu/", **{"don-vi": "H52.30.22", "nam": "2024", "ky": "Y"})
    assert client.get("/so-lieu/", {"don-vi": "H52.30.22"}).status_code == 404


def test_a_unit_younger_than_the_period_is_still_there(client: Client, district: None) -> None:
    places.a_unit("H53", "Tỉnh mới", Level.PROVINCE, on=date(2025, 7, 1))

    assert "Tỉnh mới" in shown(client, "/so-lieu/", **{"don-vi": "H53", "nam": "2023"})


def test_a_unit_that_ended_keeps_its_figures(client: Client, district: None) -> None:
    build.an_accepted_dossier(build.a_counter_clerk(), at=build.at("08:00"))
    Unit.objects.filter(code=build.DISTRICT).update(valid_to=date(2026, 3, 31))
    asked = {"don-vi": build.DISTRICT, "tu": "2026-01-01", "den": "2026-03-04"}

    then = shown(client, "/so-lieu/", **asked)

    assert f'<option value="{build.DISTRICT}" selected>' in then
    assert "Từ 01/01/2026 đến 04/03/2026" in then
    assert '<tfoot><tr><th scope="row">Cộng</th><td class="num">1</td>' in then


def test_a_unit_that_is_no_more_is_stood_in_for_by_its_province(client: Client, district: None) -> None:
    directory.abolish(
        unit="H52.30.22", heirs=["H52.30.21"], ground="NQ 1/2025", on=date(2025, 7, 1), by=SYSTEM, at=build.MORNING
    )
    page = shown(client, "/so-lieu/", **{"don-vi": "H52.30.22", "nam": "2026", "ky": "Q1"})
    assert "Xã Mường Sang không hoạt động trong kỳ này; dưới đây là số liệu của" in page


def test_a_period_to_come_is_refused_in_words(client: Client, district: None) -> None:
    answer = client.get("/so-lieu/", {"tu": "2026-07-01", "den": "2026-09-30"})
    assert answer.status_code == 409
    assert "chưa bắt đầu" in answer.content.decode()


def test_the_site_s_own_unit_comes_first(client: Client, district: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_UNIT", build.DISTRICT)
    assert f'<option value="{build.DISTRICT}" selected>' in shown(client, "/so-lieu/")
