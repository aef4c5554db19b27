"""Approving and signing are one sitting: the paper is drawn, read and signed, and with that its dossier is approved."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.documents.models import Signing
from motcua.documents.operations import signing
from motcua.documents.ports import NotSigned, Why
from motcua.dossiers import queries
from motcua.dossiers.models import Event
from motcua.dossiers.operations import decide, outcomes, resolve, submit
from motcua.dossiers.queries import deciding
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import Refused
from tests import build
from tests.build import DAY, MORNING
from tests.documents import pki

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
#: a procedure whose result has a template of its own
BIRTH = "1.001193"


@pytest.fixture
def staff(settings: Any, tmp_path: Path, clock: Any) -> build.Staff:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    build.a_district(code=BIRTH)
    found = build.Staff()
    pki.of_person(found.head, holder=found.head.name)
    return found


def waiting(staff: build.Staff, count: int = 1, procedure: str = BIRTH) -> list[str]:
    """Dossiers that wait for the head."""
    codes = [
        build.an_accepted_dossier(staff.counter, procedure=procedure, subject=f"Con {n}", answers=build.BORN).code
        for n in range(count)
    ]
    for code in codes:
        resolve.complete_step(code=code, by=staff.counter, at=MORNING)
        resolve.complete_step(code=code, by=staff.officer, at=MORNING)
    return codes


def laid(browser: Client, codes: list[str], key: str = "luot-1") -> Any:
    """Ticked, read, and led on to the sitting."""
    ticked = [f"{code}:ky" for code in codes]
    return browser.post("/duyet/", {"do": "approve", "code": ticked, "sign": ticked, "key": key})


def signed(browser: Client, address: str, codes: list[str]) -> str:
    listed = re.findall(r'name="subject" value="([^"]+)"', browser.get(address).content.decode())
    subjects = [one for one in listed if one.partition("/")[0] in codes]
    return browser.post(address, {"secret": "", "subject": subjects}, follow=True).content.decode()


def step_of(code: str) -> str:
    return queries.page(SYSTEM, code).tasks[0].step


def test_one_is_approved_and_signed_in_one_sitting(staff: build.Staff, at_desk: Sit) -> None:
    (code,) = waiting(staff)
    browser = at_desk(staff.head)
    listed = browser.get("/duyet/").content.decode()

    sitting = browser.post(f"/duyet/{code}/", {"do": "sign", "step": "ky", "key": "mot"})
    before = queries.page(SYSTEM, code)
    done = signed(browser, sitting.url, [code])

    assert "Duyệt và ký kết quả" in listed
    assert sitting.url == "/ky/mot/" and before.tasks[0].step == "ky" and not before.issued[0].signatures
    assert "1/1" in done and "Đã ký xong" in done and "Biên nhận" in done
    assert step_of(code) == "van-thu" and queries.page(SYSTEM, code).issued[0].signatures


def test_many_are_read_drawn_and_signed_and_no_approved_one_lacks_its_paper(staff: build.Staff, at_desk: Sit) -> None:
    codes = waiting(staff, 3)
    browser = at_desk(staff.head)
    reading = browser.post("/duyet/", {"do": "read", "code": [f"{code}:ky" for code in codes]}).content.decode()

    address = laid(browser, codes).url
    shown = browser.get(address).content.decode()
    done = signed(browser, address, codes[:2])

    assert "Duyệt và ký số kết quả" in reading
    assert shown.count("Đọc văn bản") == 3
    assert "2/3" in done and "Còn lại chưa đồng ý" in done
    assert [step_of(code) for code in codes] == ["van-thu", "van-thu", "ky"]
    assert queries.approved_without(staff.head, DAY) == ()
    assert "3/3" in signed(browser, address, codes[2:])


def test_a_procedure_without_a_template_is_only_approved(staff: build.Staff, at_desk: Sit) -> None:
    build.a_procedure()
    plain, birth = waiting(staff, procedure=build.PROCEDURE)[0], waiting(staff)[0]
    browser = at_desk(staff.head)

    told = browser.post(
        "/duyet/",
        {"do": "approve", "code": [f"{plain}:ky", f"{birth}:ky"], "sign": [f"{birth}:ky"], "key": "mot"},
        follow=True,
    ).content.decode()

    assert f"{plain}: Đã phê duyệt bước" in told and "Lượt ký" in told
    assert (step_of(plain), step_of(birth)) == ("van-thu", "ky")


def test_without_a_certificate_it_is_approved_as_before_and_signing_says_what_lacks(
    staff: build.Staff, at_desk: Sit
) -> None:
    (code,) = waiting(staff)
    browser = at_desk(build.a_head("khac"))

    page = browser.get("/duyet/").content.decode()
    refused = browser.post(f"/duyet/{code}/", {"do": "sign", "step": "ky"})

    assert "Duyệt và ký kết quả" not in page and "Phê duyệt" in page
    assert refused.status_code == 409 and "Chưa có chứng thư số còn hiệu lực" in refused.content.decode()
    assert queries.page(SYSTEM, code).issued == ()


def test_what_was_approved_without_a_paper_stays_on_the_agenda_until_it_is_signed(
    staff: build.Staff, at_desk: Sit
) -> None:
    (code,) = waiting(staff)
    decide.approve(code=code, by=staff.head, at=MORNING)
    browser = at_desk(staff.head)
    listed = browser.get("/duyet/").content.decode()

    address = browser.post(f"/duyet/{code}/", {"do": "sign", "key": "mot"}).url
    signed(browser, address, [code])

    assert "Đã duyệt, chưa có kết quả ký" in listed and code in listed
    assert step_of(code) == "van-thu" and queries.page(SYSTEM, code).issued[0].signatures
    assert deciding.approved_without(staff.head, DAY) == ()


def test_a_double_press_draws_one_number_and_signs_once(staff: build.Staff, at_desk: Sit) -> None:
    codes = waiting(staff, 2)
    browser = at_desk(staff.head)

    addresses = {laid(browser, codes).url for _ in range(2)}
    for _ in range(2):
        done = signed(browser, addresses.copy().pop(), codes)

    assert addresses == {"/ky/luot-1/"} and "2/2" in done
    assert Event.objects.filter(act="issue").count() == Event.objects.filter(act="sign").count() == 2
    assert Event.objects.filter(act="approve").count() == Signing.objects.count() == 2


def test_a_dossier_withdrawn_meanwhile_is_not_signed_and_the_sitting_stops_there(
    staff: build.Staff, at_desk: Sit
) -> None:
    codes = waiting(staff, 2)
    browser = at_desk(staff.head)
    address = laid(browser, codes).url
    submit.withdraw(code=codes[0], reason="Không cần nữa", by=staff.counter, at=MORNING)

    done = signed(browser, address, codes)

    assert "Dừng ở văn bản" in done and "0/2" in done
    assert not Signing.objects.exists()
    assert step_of(codes[1]) == "ky"


def test_a_dossier_sent_back_meanwhile_is_not_signed(staff: build.Staff, at_desk: Sit) -> None:
    (code,) = waiting(staff)
    browser = at_desk(staff.head)
    address = laid(browser, [code]).url
    resolve.return_step(code=code, reason="Sai tên người mẹ", by=build.a_head("pho"), at=MORNING)

    done = signed(browser, address, [code])

    assert "không còn chờ anh/chị ký" in done
    assert not Signing.objects.exists()


def test_two_heads_at_once_the_second_draws_it_for_their_own_name_and_the_first_is_told(
    staff: build.Staff, at_desk: Sit
) -> None:
    (code,) = waiting(staff)
    deputy = build.a_head("pho")
    pki.of_person(deputy, place="pho", holder=deputy.name)
    first, second = at_desk(staff.head), at_desk(deputy)
    address = laid(first, [code]).url
    other = laid(second, [code], key="luot-2").url

    told = signed(first, address, [code])
    done = signed(second, other, [code])

    assert "không còn là bản đang dùng" in told
    assert "1/1" in done
    (paper,) = queries.page(SYSTEM, code).issued
    assert (paper.signer, len(paper.signatures)) == (deputy.name, 1)


def test_a_token_pulled_out_in_the_middle_approves_nothing_that_is_not_signed(
    staff: build.Staff, at_desk: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = waiting(staff, 3)
    browser = at_desk(staff.head)
    address = laid(browser, codes).url
    whole, asked = signing._value, []

    def pulled(*args: Any) -> bytes:
        asked.append(1)
        if len(asked) == 2:
            raise signing.said.not_signed(Why.GONE.value) from NotSigned(Why.GONE)
        return whole(*args)

    monkeypatch.setattr(signing, "_value", pulled)
    stopped = signed(browser, address, codes)

    assert "1/3" in stopped and "Không thấy thiết bị ký" in stopped
    assert [step_of(code) for code in codes] == ["van-thu", "ky", "ky"]
    assert "3/3" in browser.post(address, {"secret": ""}, follow=True).content.decode()
    assert Event.objects.filter(act="sign").count() == Event.objects.filter(act="approve").count() == 3


def test_nobody_who_does_not_head_the_agency_gets_a_paper_laid_before_them(staff: build.Staff, at_desk: Sit) -> None:
    (code,) = waiting(staff)
    other = build.a_head("la", unit="H52.30.22")
    pki.of_person(other, place="la", holder=other.name)

    foreign = laid(at_desk(other), [code])
    clerk = at_desk(staff.clerk).post(f"/duyet/{code}/", {"do": "sign"})

    assert (foreign.status_code, clerk.status_code) == (409, 403)
    assert queries.page(SYSTEM, code).issued == ()


def test_an_approval_that_would_be_refused_is_found_before_the_signature(staff: build.Staff) -> None:
    (code,) = waiting(staff)
    resolve.consult(code=code, units=["H52.30.22"], question="Có tranh chấp không?", by=staff.head, at=MORNING)
    made = outcomes.lay_to_approve(codes=[code], by=staff.head, at=MORNING, key="mot").sitting
    assert made is not None

    done = outcomes.sign_together(sitting="mot", agreed=[made.items[0].subject], by=staff.head, at=MORNING)

    assert done.stopped is not None and "ý kiến" in done.stopped.refused.vi
    assert not Signing.objects.exists()
    with pytest.raises(Refused, match="ý kiến"):
        decide.approve(code=code, by=staff.head, at=MORNING)


def test_a_certificate_that_ends_during_the_sitting_signs_nothing_and_a_new_one_goes_on(
    staff: build.Staff, at_desk: Sit, clock: Any
) -> None:
    head = build.a_head("pho")
    pki.of_person(head, place="het-han", holder=head.name, last=MORNING + timedelta(hours=1))
    (code,), browser = waiting(staff), at_desk(head)
    address = laid(browser, [code]).url
    clock.now = MORNING + timedelta(hours=2)

    ended = signed(browser, address, [code])
    pki.of_person(head, place="moi", holder=head.name)
    done = signed(browser, laid(browser, [code], key="luot-2").url, [code])

    assert "đã hết hạn" in ended and "0/1" in ended
    assert "1/1" in done and Signing.objects.count() == Event.objects.filter(act="issue").count() == 1
