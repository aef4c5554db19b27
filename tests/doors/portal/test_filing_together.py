"""Online: one declaration for several procedures; one link shows all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.catalogue.terms import Content, FieldKind, FormField, Paper
from motcua.doors.kit.abandoned import act_of
from motcua.doors.worker import tasks
from motcua.dossiers import record
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import submit
from motcua.dossiers.queries import files, to_accept
from tests import build
from tests.doors.pictures import a_png
from tests.doors.portal.test_filing import PERSON

pytestmark = pytest.mark.django_db
BIRTH, SUPPORT = "1.001193", "2.001088"


@pytest.fixture
def procedures(now: datetime, settings: Any, tmp_path: Any) -> None:
    """A birth, and the support that follows it."""
    settings.MEDIA_ROOT = tmp_path
    build.a_district()
    name = FormField(id="ho_ten", vi="Họ tên trẻ", en="Name", kind=FieldKind.TEXT)
    account = FormField(id="tai_khoan", vi="Số tài khoản", en="Account", kind=FieldKind.TEXT)
    papers = (Paper(name="Đơn hỗ trợ", originals=1), Paper(name="Giấy khai sinh", copies=1))
    build.a_procedure(BIRTH, content=Content(papers=(Paper(name="Tờ khai", originals=1),), form=(name,)))
    build.a_procedure(SUPPORT, content=Content(papers=papers, form=(name, account)), name="Hỗ trợ sinh con")


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("anh.png", a_png(), "image/png")


def test_each_thing_is_asked_once_and_each_procedure_has_its_dossier(client: Client, procedures: None) -> None:
    assert "Hỗ trợ sinh con" in client.get(f"/nop/{BIRTH}/").content.decode()
    draft = client.post(f"/nop/{BIRTH}/", {f"cung-{SUPPORT}": "1"}).headers["Location"].removesuffix("noi-nop/")
    client.post(draft + "noi-nop/", {"unit": build.DISTRICT, "case": "thuong"})
    client.post(draft + "nguoi-nop/", PERSON)
    form = client.get(draft + "to-khai/").content.decode()
    assert form.count("Họ tên trẻ") == 1 and "Số tài khoản" in form
    client.post(draft + "to-khai/", {"ho_ten": "Nguyễn Bé", "tai_khoan": "0123"})
    papers = client.get(draft + "giay-to/").content.decode()
    assert "Tờ khai" in papers and "Đơn hỗ trợ" in papers and "Giấy khai sinh" not in papers
    client.post(draft + "giay-to/", {"giay-1": a_file(), "giay-2": a_file(), "tiep": "1"})

    for _ in range(2):
        client.post(draft + "xem-lai/")

    first, second = Dossier.objects.order_by("id")
    held = {p["file"] for d in (first, second) for p in d.papers}
    assert files.used([act_of(draft.rstrip("/").rsplit("/", 1)[1])]) == held and len(held) == 2
    assert (first.answers, second.answers["tai_khoan"]) == ({"ho_ten": "Nguyễn Bé"}, "0123")
    assert ([p["name"] for p in first.papers], [p["name"] for p in second.papers]) == (["Tờ khai"], ["Đơn hỗ trợ"])
    page = client.get(f"/tra-cuu/{first.code}/{record.secret(first.code)}/").content.decode()
    link = f"/tra-cuu/{second.code}/{record.secret(second.code)}/"
    assert link in page and "bắt đầu khi hồ sơ trước có kết quả" in page
    assert f"bắt đầu khi hồ sơ {first.code} có kết quả" in client.get(link).content.decode()


def test_the_worker_hands_on_what_waited(client: Client, procedures: None) -> None:
    draft = client.post(f"/nop/{BIRTH}/", {f"cung-{SUPPORT}": "1"}).headers["Location"].removesuffix("noi-nop/")
    client.post(draft + "noi-nop/", {"unit": build.DISTRICT, "case": "thuong"})
    client.post(draft + "nguoi-nop/", PERSON)
    client.post(draft + "to-khai/", {"ho_ten": "Nguyễn Bé", "tai_khoan": "0123"})
    client.post(draft + "giay-to/", {"giay-1": a_file(), "giay-2": a_file(), "tiep": "1"})
    client.post(draft + "xem-lai/")
    first, second = Dossier.objects.order_by("id")
    submit.withdraw(code=first.code, reason="Đổi ý", by=build.a_counter_clerk(), at=build.MORNING)

    tasks.bundles(0)

    assert [w.row.code for w in to_accept(build.a_counter_clerk("binh"))] == [second.code]


def test_alone_it_stays_alone(client: Client, procedures: None) -> None:
    for typed in ({}, {"cung-9.999999": "1"}):
        draft = client.post(f"/nop/{BIRTH}/", typed).headers["Location"].removesuffix("noi-nop/")
        assert "Số tài khoản" not in client.get(draft + "to-khai/").content.decode()
