"""Take docs/pictures/screen-*.png from a running demonstration: python tools/screens.py ADDRESS PASSWORD."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESK, PHONE = (1366, 720), (360, 720)
#: name, who looks (empty: a citizen), address, size
SCREENS = [
    ("home", "", "/", PHONE),
    ("home", "", "/", DESK),
    ("find", "", "/thu-tuc/?tim=lam+giay+khai+sinh", PHONE),
    ("procedure", "", "/thu-tuc/1.001193/", PHONE),
    ("track", "", "<track>", PHONE),
    ("figures", "", "/so-lieu/?don-vi=H52.5&nam=2023&ky=Q1", DESK),
    ("counter", "motcua", "/quay/", DESK),
    ("waiting", "motcua", "/quay/truc-tuyen/", DESK),
    ("calling", "motcua", "/goi-so/", DESK),
    ("books", "motcua", "/so-sach/?so=hand-overs", DESK),
    ("hall", "", "/phong-cho/H14.51.1/", DESK),
    ("kiosk", "", "/kiosk/H14.51.1/lay-so/", DESK),
    ("kiosk", "", "/kiosk/H14.51.1/", PHONE),
    ("book", "", "/dat-lich/?noi=H14.51.1&nhom=A", PHONE),
    ("inbox", "motcua", "/viec/", DESK),
    ("register", "vanthu", "/so-theo-doi/", DESK),
    ("dossier", "lanhdao", "<dossier>", DESK),
    ("approvals", "lanhdao", "/duyet/", PHONE),
    ("report", "caicach", "/bao-cao/", DESK),
    ("units", "quantri", "/quan-tri/", DESK),
    ("import", "caicach", "/quan-tri/thu-tuc/", DESK),
]


def main() -> None:
    """Sign in as each person once and look at their pages."""
    address, password = sys.argv[1:3]
    places = _places()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        pages: dict[tuple[str, tuple[int, int]], Page] = {}
        for name, user, path, size in SCREENS:
            page = pages.setdefault((user, size), _sit(browser, address, user, password, size))
            page.goto(address + places.get(path, path))
            if name == "counter":
                _fill(page)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=str(PICTURES / f"screen-{name}-{size[0]}.png"))
        browser.close()


def _sit(browser: Browser, address: str, user: str, password: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    if user:
        page.goto(address + "/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(user)
        page.get_by_label("Mật khẩu").fill(password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_load_state()
    return page


def _fill(page: Page) -> None:
    said: dict[str, Any] = {"id_no": "004190000999", "name": "Lý Thị Thử", "phone": "0900 000 555"}
    for name, value in said.items():
        page.fill(f"#{name}", value)
    page.fill("#query", "1.001193")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").wait_for()
    page.evaluate("window.scrollTo(0, 0)")


def _places() -> dict[str, str]:
    """A dossier of the demonstration that is being processed, for its people and for its owner."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    from motcua.dossiers import queries, record
    from motcua.kernel.actor import SYSTEM

    code = next(row.code for row in queries.search(SYSTEM, "Đàm Thị Bích", 1))
    return {"<track>": f"/tra-cuu/{code}/{record.secret(code)}/", "<dossier>": f"/ho-so/{code}/"}


if __name__ == "__main__":
    main()
