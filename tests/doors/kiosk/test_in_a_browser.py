"""The hall in a real browser: a finger at the machine, a screen that speaks, a phone that follows, a clerk's key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from motcua.dossiers.operations import deliver
from motcua.dossiers.record import secret
from motcua.kernel.actor import SYSTEM, Role
from motcua.queueing.operations import announcing
from tests import build
from tests.doors.conftest import Clock
from tests.queueing import hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HALL, SCREEN = f"/kiosk/{build.COUNTER}/", f"/phong-cho/{build.COUNTER}/"
SIZES = [(1080, 1920), (360, 740)]
Judge = Callable[[], None]


@pytest.fixture
def page(browser: Browser, live_server: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = getattr(request, "param", (1080, 1920))
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, base_url=live_server.url, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def _a_hall(clock: Clock) -> None:
    build.a_district()
    hall.arranged()


def _targets(page: Page) -> list[float]:
    """Heights of whatever a finger may press, what stands in a line of text apart."""
    return page.eval_on_selector_all(
        "a.kq-tile, button, a.kq-back, .kq-need, a.govuk-button",
        "all => all.filter(x => x.offsetParent).map(x => x.getBoundingClientRect().height)",
    )


@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_a_number_is_drawn_by_touch_alone(page: Page, accessible: Judge) -> None:
    page.goto(HALL)
    accessible()
    page.get_by_text("Lấy số thứ tự").tap()
    page.get_by_text("Người cao tuổi").tap()
    accessible()
    assert min(_targets(page)) >= 64
    page.get_by_role("button", name="Tư pháp - Hộ tịch").tap()
    expect(page.locator(".kq-number")).to_have_text("A001")
    accessible()
    page.goto(page.url.replace(HALL, "/"))
    expect(page.get_by_text("Ông/Bà là người tiếp theo.")).to_be_visible()
    accessible()


def test_words_are_typed_on_the_screen_with_their_marks(page: Page, accessible: Judge) -> None:
    page.goto(f"{HALL}thu-tuc/")
    page.locator("#tim").tap()
    for key in (
        *"hoang",
        "huyền",
        "dấu cách",
        *"khai",
        "sắc",
        "dấu cách",
        *"ngươi",
        "huyền",
        "dấu cách",
        *"qua",
        "sắc",
    ):
        page.get_by_role("button", name=key, exact=True).tap()
    expect(page.locator("#tim")).to_have_value("hoàng khái người quá")
    assert min(_targets(page)) >= 64
    accessible()
    page.get_by_role("button", name="OK", exact=True).tap()
    expect(page).to_have_url(re.compile("tim=ho"))


@pytest.mark.parametrize("page", [(1366, 768), (1920, 1080)], indirect=True)
def test_the_keyboard_on_the_screen_leaves_the_field_in_sight(page: Page, accessible: Judge) -> None:
    height = page.viewport_size["height"] if page.viewport_size else 0
    page.goto(f"{HALL}ho-so/")
    page.locator("#ma").tap()
    keys = page.get_by_role("group", name="Bàn phím")
    for key in "H5-1":
        keys.get_by_role("button", name=key, exact=True).tap()
    expect(page.locator("#ma")).to_have_value("H5-1")
    top = keys.evaluate("x => x.getBoundingClientRect().top")
    assert height - top <= 0.45 * height
    assert min(_targets(page)) >= 64
    assert _foot(page, "#ma") <= top
    keys.get_by_role("button", name="OK", exact=True).tap()
    expect(page.locator("#mat")).to_be_focused()
    assert _foot(page, "#mat") <= top, "the next field comes above the keys"
    accessible()
    page.get_by_role("button", name="Xem hồ sơ").scroll_into_view_if_needed()
    assert _foot(page, "form button.kq-big >> nth=0") <= top, "there is room below to bring the button into sight"
    page.goto(f"{HALL}thu-tuc/")
    page.locator("#tim").tap()
    assert page.locator(".kq-keys").evaluate("x => x.offsetHeight") <= 0.45 * height
    assert _foot(page, "#tim") <= height - page.locator(".kq-keys").evaluate("x => x.offsetHeight")


def _foot(page: Page, of: str) -> float:
    """Where the lower edge of an element stands on the screen."""
    found: float = page.locator(of).evaluate("x => x.getBoundingClientRect().bottom")
    return found


@pytest.mark.parametrize("page", [(1366, 768)], indirect=True)
def test_all_five_answers_are_seen_at_once(page: Page, accessible: Judge) -> None:
    page.goto(f"{HALL}danh-gia/")
    expect(page.locator(".kq-scores button")).to_have_count(5)
    feet = page.eval_on_selector_all(".kq-scores button", "all => all.map(x => x.getBoundingClientRect().bottom)")
    assert max(feet) <= 768
    assert min(_targets(page)) >= 64
    accessible()


def test_the_machine_forgets_after_a_minute_and_counts_before(page: Page, accessible: Judge) -> None:
    page.clock.install()
    page.goto(f"{HALL}ho-so/")
    page.locator("#ma").fill("H52.30.0-260304-0001")
    accessible()
    page.clock.run_for(45_000)
    expect(page.locator("[data-seconds]")).to_have_text(re.compile(r"^1?\d$"))
    page.get_by_role("button", name="Tôi còn ở đây").tap()
    expect(page.locator("[data-seconds]")).to_have_text(re.compile(r"^[56]\d$"))
    page.clock.run_for(60_000)
    expect(page).to_have_url(re.compile(r"/kiosk/[^/]+/\?moi$"))
    page.go_back()
    expect(page.locator("#ma")).to_have_count(0)


def test_going_back_after_the_start_shows_nothing_of_who_was_here(page: Page, accessible: Judge) -> None:
    staff = build.Staff()
    code = build.a_finished_dossier(staff).code
    deliver.return_result(code=code, by=staff.counter, at=build.MORNING)
    page.goto(HALL)
    page.locator("#ma").press_sequentially(f"https://mot-cua.example/tra-cuu/{code}/{secret(code)}/")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Khi nào có kết quả")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Đánh giá phục vụ").tap()
    expect(page.get_by_role("button", name="Rất hài lòng")).to_be_visible()
    accessible()
    assert min(_targets(page)) >= 64
    page.get_by_role("button", name="Rất hài lòng").tap()
    expect(page.get_by_role("status").first).to_contain_text("Cảm ơn")
    accessible()
    for _ in range(3):
        page.go_back()
        expect(page).to_have_url(re.compile(r"/kiosk/[^/]+/(\?moi.*)?$"))
        expect(page.get_by_text("Khi nào có kết quả")).to_have_count(0)


@pytest.mark.parametrize("page", [(1366, 768), (1920, 1080)], indirect=True)
def test_the_screen_shows_the_call_speaks_it_and_says_when_it_is_alone(
    page: Page, accessible: Judge, clock: Clock
) -> None:
    clerk = hall.a_seat(1, "mot")
    hall.drawn()
    for words in ("Thứ Sáu ngày 06/03 bộ phận một cửa nghỉ buổi chiều để tập huấn.", "Có chỗ ngồi cho người cao tuổi."):
        announcing.put_up(unit=build.COUNTER, words=words, first=build.DAY, last=build.DAY, by=SYSTEM, at=build.MORNING)
    page.goto(SCREEN)
    accessible()
    height = page.viewport_size["height"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollHeight") <= height, "everything is seen without scrolling"
    sizes = page.eval_on_selector_all(
        "#bang li p, .sq-below li, #bang td", "all => all.map(x => parseFloat(getComputedStyle(x).fontSize))"
    )
    assert min(sizes) >= height / 30
    assert page.locator(".sq-calls td").first.evaluate("x => x.getBoundingClientRect().height") > 70
    hall.called(1, clerk, clock.now + timedelta(minutes=1))
    expect(page.locator("tr[data-window='1'] td")).to_have_text("A001", timeout=9000)
    assert page.locator("[data-words]").get_attribute("data-words") == "Mời số A 1, đến quầy số 1"
    page.context.set_offline(True)
    expect(page.get_by_text("Mất kết nối từ")).to_be_visible(timeout=15000)
    expect(page.locator("[data-since]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert page.locator("tr[data-window='1'] td").inner_text() == "A001", "what was shown last stays"
    accessible()
    page.context.set_offline(False)
    expect(page.get_by_text("Mất kết nối từ")).to_be_hidden(timeout=15000)


@pytest.mark.parametrize("page", [(360, 740)], indirect=True)
def test_a_number_for_today_is_drawn_on_a_phone_and_goes_to_the_end(page: Page, accessible: Judge) -> None:
    hall.a_seat(1, "mot")
    hall.drawn()
    page.goto("/lay-so/")
    accessible()
    page.get_by_role("link", name="Tư pháp - Hộ tịch").click()
    page.get_by_label("Số định danh cá nhân").fill("0011900")
    page.get_by_label("Số điện thoại").fill("0900000001")
    page.get_by_role("button", name="Lấy số").click()
    expect(page.get_by_role("alert")).to_contain_text("12 chữ số")
    accessible()
    page.get_by_label("Số định danh cá nhân").fill("001190000001")
    page.get_by_role("button", name="Lấy số").click()
    expect(page.get_by_role("heading", name="A002")).to_be_visible()
    expect(page.get_by_text("Khó được gọi trước")).to_be_visible()
    accessible()
    page.get_by_text("Tôi chưa đến kịp").click()
    page.get_by_role("button", name="Xếp lại cuối hàng").click()
    page.get_by_text("Tôi chưa đến kịp").click()
    expect(page.get_by_text("Còn xếp lại được 1 lần")).to_be_visible()


@pytest.mark.parametrize("page", [(360, 740)], indirect=True)
def test_a_time_is_booked_and_cancelled_on_a_phone(page: Page, accessible: Judge) -> None:
    page.goto("/dat-lich/")
    accessible()
    page.get_by_role("link", name="Tư pháp - Hộ tịch").click()
    page.get_by_role("link", name="06/03/2026").click()
    page.get_by_text("09:00–09:30").click()
    page.get_by_label("Số định danh cá nhân").fill("001190000001")
    accessible()
    page.get_by_role("button", name="Đặt lịch").click()
    expect(page.get_by_role("heading", name="Đã đặt lịch")).to_be_visible()
    accessible()
    page.get_by_role("button", name="Hủy lịch này").click()
    expect(page.get_by_role("heading", name="Lịch đã hủy")).to_be_visible()


@pytest.mark.parametrize("page", [(360, 740)], indirect=True)
def test_a_hall_is_arranged_on_a_phone_with_every_field_named_and_wide_enough(
    page: Page, accessible: Judge, live_server: Any
) -> None:
    admin, desk = build.an_actor("quan", Role.ADMIN, unit=build.DISTRICT), Client()
    desk.force_login(get_user_model().objects.get(pk=admin.person))
    page.context.add_cookies([{"name": "sessionid", "value": desk.cookies["sessionid"].value, "url": live_server.url}])
    page.goto(f"/quan-tri/don-vi/{build.COUNTER}/quay/")
    accessible()
    widths = page.eval_on_selector_all(".cs-fields input", "all => all.map(x => x.getBoundingClientRect().width)")
    assert min(widths) > 200
    page.goto(f"/quan-tri/don-vi/{build.COUNTER}/man-hinh/")
    accessible()
