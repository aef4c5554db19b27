"""A citizen on a phone 360 px wide, without JavaScript: finds a procedure, files, keeps the receipt, follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.catalogue.terms import Case, Content, FieldKind, FormField, Paper
from motcua.dossiers.operations import intake
from motcua.dossiers.terms import Paper as HandedIn
from motcua.dossiers.terms import PaperReason
from tests import build
from tests.doors.pictures import a_png

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONTENT = Content(
    papers=(
        Paper(name="Tờ khai", originals=1),
        Paper(name="Giấy ủy quyền", required=False),
        Paper(name="Căn cước", replaced_by="CSDL dân cư"),
    ),
    form=(FormField(id="ngay_sinh", vi="Ngày sinh", en="Date of birth", kind=FieldKind.DATE),),
    cases=(Case(code="xac-minh", name="Phải xác minh", legal_limit="8d", committed_limit="8d"),),
)
NAME = "Nguyễn Thị Thử"
TYPED = {"name": NAME, "id_no": "001190000001", "address": "Bản Thử", "phone": "0900000001", "ngay_sinh": "5/9/2020"}
SEVEN = {"runOnly": ["color-contrast-enhanced"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
#: chooses a photo of noise, heavier than the limit
HEAVY = """async () => {
  const side = 2600, canvas = Object.assign(document.createElement('canvas'), {width: side, height: side});
  const brush = canvas.getContext('2d'), dots = brush.createImageData(side, side);
  for (let i = 0; i < dots.data.length; i++) dots.data[i] = i % 4 == 3 ? 255 : Math.random() * 256;
  brush.putImageData(dots, 0, 0);
  const photo = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const chosen = new DataTransfer();
  chosen.items.add(new File([photo], 'anh.png', {type: 'image/png'}));
  const input = document.getElementById('giay-1');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}"""
PUBLIC = "/", "/thu-tuc/", "/thu-tuc/?tim=zzz", "/thu-tuc/1.999001/", "/so-lieu/", "/tra-cuu/", "/dang-nhap/", "/khong/"


@pytest.fixture
def district(now: datetime, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    build.a_district(content=CONTENT, name="Đăng ký khai sinh")


@pytest.fixture
def plain(browser: Browser, live_server: Any) -> Any:
    """A phone with JavaScript off."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, base_url=live_server.url
    )
    yield context.new_page()
    context.close()


def find(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Ông/Bà cần làm việc gì?").fill("dang ky khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    page.get_by_role("button", name="Bắt đầu").click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Lưu và đi tiếp").click()


def fill(page: Page, picture: Path) -> None:
    page.get_by_label("Trường hợp thông thường").check()
    page.get_by_label("Huyện Mộc Châu").check()
    go_on(page)
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Số định danh cá nhân").fill("001190000001")
    page.get_by_label("Nơi ở hiện nay").fill("Bản Thử")
    page.get_by_role("textbox", name="Số điện thoại").fill("0900000001")
    go_on(page)
    page.get_by_label("Ngày sinh").fill("05/09/2020")
    go_on(page)
    page.get_by_label("Tờ khai").set_input_files(picture)
    go_on(page)


def test_find_file_receipt_track(plain: Page, district: None, tmp_path: Path) -> None:
    picture = tmp_path / "to-khai.png"
    picture.write_bytes(a_png())
    find(plain)
    fill(plain, picture)
    expect(plain.get_by_role("heading", level=1)).to_have_text("Xem lại và gửi")
    plain.get_by_role("button", name="Gửi hồ sơ").dblclick()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Đã gửi hồ sơ")
    code, secret = plain.locator(".mc-big").all_inner_texts()
    plain.goto("/")
    plain.get_by_label("Mã hồ sơ").fill(code.lower())
    plain.get_by_role("button", name="Tra cứu").click()
    plain.get_by_label("Mã tra cứu").fill(secret)
    plain.get_by_role("button", name="Xem hồ sơ").click()

    expect(plain.get_by_text("Mới đăng ký")).to_be_visible()
    expect(plain.get_by_text(NAME)).to_have_count(0)

    intake.request_supplement(
        code=code, reasons=[PaperReason("Tờ khai", "Thiếu chữ ký")], by=build.a_counter_clerk(), at=build.MORNING
    )
    plain.reload()
    plain.get_by_role("link", name="Nộp bổ sung giấy tờ").click()
    plain.get_by_label("Tờ khai").set_input_files(picture)
    plain.get_by_role("button", name="Gửi giấy tờ").click()
    expect(plain.get_by_role("link", name="Nộp bổ sung giấy tờ")).to_have_count(0)


@pytest.fixture
def phone(context: BrowserContext, page: Page, live_server: Any) -> Page:
    """A phone with JavaScript on, for the judge needs it."""
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def test_every_page_of_filing_is_accessible(
    phone: Page, live_server: Any, district: None, tmp_path: Path, accessible: Callable[[], None]
) -> None:
    picture = tmp_path / "to-khai.png"
    picture.write_bytes(a_png())
    phone.goto(live_server.url + "/nop/1.999001/")
    accessible()
    phone.get_by_role("button", name="Bắt đầu").click()
    for _ in range(4):  # each page, then the same page with its errors
        accessible()
        before = phone.url
        go_on(phone)
        accessible()
        _mend(phone, picture)
        go_on(phone)
        assert phone.url != before
    accessible()
    phone.get_by_role("button", name="Gửi hồ sơ").click()
    accessible()
    phone.get_by_role("link", name="Xem hồ sơ đang ở đâu").click()
    accessible()
    phone.get_by_role("link", name="Rút hồ sơ").click()
    accessible()


def _mend(page: Page, picture: Path) -> None:
    """Fill in whatever this page asks."""
    for label in ("Trường hợp thông thường", "Huyện Mộc Châu"):
        if page.get_by_label(label).count():
            page.get_by_label(label).check()
    typed = {
        "name": NAME,
        "id_no": "001190000001",
        "address": "Bản Thử",
        "phone": "0900000001",
        "ngay_sinh": "5/9/2020",
    }
    for name, value in typed.items():
        if page.locator(f"#{name}").count():
            page.locator(f"#{name}").fill(value)
    if page.locator("#giay-1").count():
        page.locator("#giay-1").set_input_files(picture)


@pytest.mark.parametrize("display", ["vi.0.0", "vi.3.1", "en.2.1"])
def test_public_pages_are_accessible_small_large_and_in_high_contrast(
    phone: Page, live_server: Any, district: None, accessible: Callable[[], None], display: str
) -> None:
    done = build.an_accepted_dossier(build.a_counter_clerk(), papers=(HandedIn("Tờ khai"),))
    phone.context.add_cookies([{"name": "hien-thi", "value": display, "url": live_server.url}])
    titles = []
    for address in (*PUBLIC, f"/tra-cuu/{done.code}/{done.secret}/"):
        phone.goto(live_server.url + address)
        accessible()
        assert phone.locator("h1").count() == 1
        titles.append(phone.title())
    assert len(set(titles)) == len(titles)


def test_high_contrast_is_seven_to_one(phone: Page, live_server: Any, district: None) -> None:
    from axe_playwright_python.sync_playwright import Axe

    phone.context.add_cookies([{"name": "hien-thi", "value": "vi.0.1", "url": live_server.url}])
    for address in ("/", "/thu-tuc/1.999001/", "/so-lieu/", "/nop/1.999001/"):
        phone.goto(live_server.url + address)
        found = Axe().run(phone, options=SEVEN)
        assert found.violations_count == 0, found.generate_report()


def test_larger_text_is_really_larger(phone: Page, live_server: Any, district: None) -> None:
    phone.goto(live_server.url + "/")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = phone.evaluate(size)
    phone.locator(".mc-aids summary").click()
    for _ in range(3):
        phone.get_by_role("button", name="Chữ to hơn").click()
    assert before >= 16
    assert phone.evaluate(size) >= before * 1.5


def test_the_skip_link_is_first_and_leads_to_the_content(phone: Page, live_server: Any, district: None) -> None:
    phone.goto(live_server.url + "/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator("main")).to_be_focused()


def test_with_a_script_what_is_typed_is_saved_and_heavy_photos_become_light(
    phone: Page, live_server: Any, district: None
) -> None:
    phone.goto(live_server.url + "/nop/1.999001/")
    phone.get_by_role("button", name="Bắt đầu").click()
    draft = phone.url.removesuffix("noi-nop/")
    phone.goto(draft + "nguoi-nop/")
    with phone.expect_response(lambda answer: answer.status == 204):
        phone.get_by_label("Họ và tên").fill(NAME)
    phone.goto(draft + "nguoi-nop/")
    expect(phone.get_by_label("Họ và tên")).to_have_value(NAME)

    phone.goto(draft + "giay-to/")
    phone.evaluate(HEAVY)
    expect(phone.locator("[data-told]")).to_contain_text("Hệ thống đã tự thu nhỏ còn")
    assert phone.evaluate("document.getElementById('giay-1').files[0].size") < 10_000_000
