"""A heavy scan over a line that is cut: it goes on by itself, is stored once, and serves the next dossier."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from motcua.dossiers import queries
from motcua.dossiers.terms import Mark
from motcua.kernel.actor import SYSTEM
from tests import build
from tests.documents import pki

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: where whoever looks at the pages wants them laid
PICTURES = os.environ.get("PICTURES", "")


def test_a_scan_goes_on_after_the_line_was_cut_and_is_used_again(
    people: build.Staff, desk: Callable[..., Page], judged: Callable[[Page], None], settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder
    pki.of_person(people.counter, place="hoa", holder="Hoa")
    first, second = (build.an_accepted_dossier(people.counter).code for _ in range(2))
    page, cuts = desk(people.counter), [1]

    def cut(route: Route) -> None:
        """The second piece is lost once."""
        if route.request.method == "POST" and cuts and len(sent) == 1:
            cuts.pop()
            route.abort()
            return
        if route.request.method == "POST":
            sent.append(route.request.url)
        route.continue_()

    sent: list[str] = []
    page.route("**/gui/**", cut)
    page.goto(f"/ho-so/{first}/")
    page.get_by_role("link", name="Số hóa, dùng lại giấy tờ").click()
    judged(page)
    seen(page, "so-hoa")
    scan = {"name": "don.jpg", "mimeType": "image/jpeg", "buffer": a_heavy_photo()}
    page.get_by_label("Tệp quét, ảnh chụp").set_input_files([scan])  # type: ignore[list-item]
    page.get_by_label("Bản giấy có mấy trang").fill("1")
    page.get_by_label("Số giấy tờ").fill("12/GCN")
    page.get_by_label("Nơi cấp").fill("UBND xã Thử")
    page.keyboard.press("F9")
    expect(page.get_by_text("Đã lưu giấy tờ điện tử và ký số")).to_be_visible(timeout=30_000)
    assert len(sent) > 2 and not cuts
    assert queries.page(SYSTEM, first).papers[0].mark == Mark.DIGITISED

    phone = desk(people.counter, width=360, height=740)
    phone.goto(f"/ho-so/{second}/so-hoa/")
    judged(phone)
    seen(phone, "so-hoa-360")
    phone.get_by_role("button", name="Dùng lại, không quét").first.click()
    expect(phone.get_by_text("2 – dùng lại")).to_be_visible()
    judged(phone)
    page.goto("/so-hoa/?tu=2026-03-01&den=2026-03-31")
    judged(page)
    seen(page, "so-lieu-so-hoa")


def seen(page: Page, name: str) -> None:
    """Keep a picture for whoever asked for them."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def a_heavy_photo() -> bytes:
    """More than one piece of noise."""
    out = BytesIO()
    Image.effect_noise((1300, 1700), 70).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()
