"""A paper that lacks what it must state is not drawn, signed, sealed or released; an officer fills it in before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client

from motcua.accounts.models import Person
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import queries
from motcua.dossiers.models import Event
from motcua.dossiers.operations import decide, outcomes, resolve
from motcua.dossiers.operations.outcomes import issuing
from motcua.dossiers.rules import kinds, stating
from motcua.dossiers.terms import Act, ResultKind
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import DAY, MORNING
from tests.documents import pki

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"


@pytest.fixture
def staff(settings: Any, tmp_path: Path, clock: Any) -> build.Staff:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    build.a_district(code=BIRTH)
    found = build.Staff()
    pki.of_person(found.head, holder=found.head.name)
    pki.of_unit(build.unit_id(build.DISTRICT))
    return found


def with_officer(staff: build.Staff, **without: str) -> str:
    """A birth on the officer's desk; some of its form said otherwise."""
    answers = build.BORN | without
    code = build.an_accepted_dossier(staff.counter, procedure=BIRTH, answers=answers).code
    resolve.complete_step(code=code, by=staff.counter, at=MORNING)
    return code


def before_the_head(staff: build.Staff, **without: str) -> str:
    code = with_officer(staff, **without)
    resolve.complete_step(code=code, by=staff.officer, at=MORNING)
    return code


def unchecked(monkeypatch: pytest.MonkeyPatch, staff: build.Staff, code: str) -> None:
    """Drawn as before anything was obligatory: nothing said about its fields."""
    with monkeypatch.context() as then:
        then.setattr(issuing.stating, "must_state", lambda *_: None)
        then.setattr(issuing.stating, "stated", lambda *_: ())
        outcomes.issue(code=code, by=staff.head, at=MORNING)


def at_desk(actor: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person))
    return client


def test_what_lacks_an_obligatory_field_is_not_drawn_and_no_number_is_used(staff: build.Staff) -> None:
    code = before_the_head(staff, child_name="", mother_name=" ")
    with pytest.raises(Refused, match="Họ, chữ đệm, tên; Họ, chữ đệm, tên người mẹ.*Nội dung trên giấy"):
        outcomes.issue(code=code, by=staff.head, at=MORNING)
    outcomes.fill(code=code, fields={"child_name": "Bé An", "mother_name": "–"}, by=staff.head, at=MORNING)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    (paper,) = queries.page(SYSTEM, code).issued
    assert paper.number == "01/2026" and paper.about == "Bé An"
    assert paper.abstract == "Giấy khai sinh của Bé An"


def test_a_blank_paper_drawn_before_is_neither_signed_nor_sealed_nor_released(
    staff: build.Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = before_the_head(staff, child_name="")
    unchecked(monkeypatch, staff, code)
    with pytest.raises(Refused, match="còn thiếu: Họ, chữ đệm, tên"):
        outcomes.sign(code=code, by=staff.head, at=MORNING)
    with monkeypatch.context() as then:
        then.setattr(stating, "lacking", lambda _: ())
        outcomes.sign(code=code, by=staff.head, at=MORNING)
        decide.approve(code=code, by=staff.head, at=MORNING)
    with pytest.raises(Refused, match="còn thiếu"):
        outcomes.sign(code=code, by=staff.clerk, at=MORNING, holds=Holds.ORGANISATION)
    with pytest.raises(Refused, match="còn thiếu"):
        resolve.complete_step(code=code, by=staff.clerk, at=MORNING)


def test_what_was_corrected_after_it_was_drawn_is_drawn_anew_before_it_is_signed(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    outcomes.fill(code=code, fields={"child_born_on": "21/02/2026"}, by=staff.head, at=MORNING)
    with pytest.raises(Refused, match="đã được sửa sau khi lập"):
        outcomes.sign(code=code, by=staff.head, at=MORNING)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    outcomes.sign(code=code, by=staff.head, at=MORNING)
    (paper,) = queries.page(SYSTEM, code).issued
    assert paper.number == "01/2026" and ("Ngày, tháng, năm sinh", "21/02/2026") in paper.stated


def test_the_officer_fills_and_corrects_each_field_and_sees_where_it_comes_from(staff: build.Staff) -> None:
    code, browser = with_officer(staff, child_name=""), at_desk(staff.officer)
    page = f"/ho-so/{code}/ket-qua/"
    before = browser.get(page).content.decode()
    browser.post(page, {"do": "fill", "o-child_name": "Bé An", "o-father_name": "Trần Văn Đúng", "key": "mot"})
    after = browser.get(page).content.decode()
    assert "Còn thiếu" in before and "theo tờ khai" in before
    assert "Còn thiếu" not in after and f"{staff.officer.name}" in after and "Bé An" in after
    fact = Event.objects.get(act=Act.FILL)
    assert orjson.loads(fact.data)["fields"] == {"child_name": "Bé An", "father_name": "Trần Văn Đúng"}


@pytest.mark.parametrize("day", ["31/02/2026", "2026-02-20", "05/03/2027"])
def test_a_day_that_is_none_or_has_not_come_is_refused(staff: build.Staff, day: str) -> None:
    code = with_officer(staff)
    with pytest.raises(Refused, match="Ngày, tháng, năm sinh"):
        outcomes.fill(code=code, fields={"child_born_on": day}, by=staff.officer, at=MORNING)


def test_a_name_on_the_paper_is_a_person_s_and_a_dash_leaves_it_blank(staff: build.Staff) -> None:
    code = with_officer(staff)
    with pytest.raises(Refused, match="Họ, chữ đệm, tên: tên người chỉ có chữ cái.*hãy bỏ “12!”"):
        outcomes.fill(code=code, fields={"child_name": "Bé 12!"}, by=staff.officer, at=MORNING)
    with pytest.raises(Refused, match="“😀” không in được"):
        outcomes.fill(code=code, fields={"child_birth_place": "Trạm y tế 😀"}, by=staff.officer, at=MORNING)

    assert outcomes.fill(code=code, fields={"father_name": "–"}, by=staff.officer, at=MORNING).code == code


def test_nobody_fills_in_a_paper_that_is_not_on_their_desk(staff: build.Staff) -> None:
    code = before_the_head(staff)
    for other in (staff.counter, staff.officer, staff.clerk):
        with pytest.raises(NotYours):
            outcomes.fill(code=code, fields={"child_name": "Khác"}, by=other, at=MORNING)


def test_to_decide_says_what_lacks_and_whose_turn_it_is_and_offers_no_signature(staff: build.Staff) -> None:
    code, browser = before_the_head(staff, father_name=""), at_desk(staff.head)
    page = browser.get("/duyet/").content.decode()
    assert "Chưa ký được" in page and "Họ, chữ đệm, tên người cha" in page and "Đến lượt anh/chị" in page
    assert "Duyệt và ký kết quả" not in page and f'value="{code}:ky"' not in page
    outcomes.fill(code=code, fields={"father_name": "–"}, by=staff.head, at=MORNING)
    assert "Duyệt và ký kết quả" in browser.get("/duyet/").content.decode()


def test_every_field_a_sentence_of_a_paper_asks_for_is_obligatory() -> None:
    for kind in kinds.kinds_on(DAY):
        asked = {name for words in kind.paragraphs for name in re.findall(r"\{([a-z_]+)", words)}
        fields = {field.name: field for field in kind.fields}
        assert all(fields[name].must for name in asked & set(fields)), kind.id
        assert any(field.must for field in kind.fields) and kind.about, kind.id


def test_the_clerk_s_step_shows_a_signed_result_as_known_and_offers_the_seal(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    outcomes.sign(code=code, by=staff.head, at=MORNING)
    decide.approve(code=code, by=staff.head, at=MORNING)
    browser, step = at_desk(staff.clerk), f"/ho-so/{code}/hoan-thanh-buoc/"
    (paper,) = queries.page(SYSTEM, code).issued
    before = browser.get(step).content.decode()
    browser.post(f"/ho-so/{code}/ket-qua/", {"do": "seal", "paper": paper.seq, "given": paper.sha256, "secret": ""})
    after = browser.get(step).content.decode()
    assert "result_number" not in before and "01/2026" in before and 'value="seal"' in before
    assert "cơ quan đã ký số" in after and 'value="seal"' not in after


@pytest.mark.parametrize("kind", kinds.kinds_on(DAY), ids=lambda kind: kind.id)
def test_no_line_takes_the_applicant_for_somebody_else_nobody_has_named(kind: ResultKind) -> None:
    lines = [words for _, words in (*kind.lines, ("", kind.about))]
    assert all("|applicant" not in words for words in lines)


@pytest.mark.parametrize("procedure", ["1.000656", "1.005461"])
def test_an_extract_of_a_death_says_who_died_when_and_where_or_is_not_drawn(procedure: str) -> None:
    kind = kinds.own(procedure, DAY)
    assert kind is not None
    said = {
        "applicant": "Nguyễn Thị Thử",
        "id_no": "001190000001",
        "subject": "Khai tử",
        "procedure": "Đăng ký khai tử",
    }
    assert set(stating.lacking(stating.stated(kind, said))) == {
        "Họ, chữ đệm, tên người chết", "Ngày, tháng, năm chết", "Nơi chết",
    }  # fmt: skip


def test_a_sex_that_is_none_is_not_taken(staff: build.Staff) -> None:
    code = with_officer(staff)
    with pytest.raises(Refused, match="Giới tính: hãy chọn"):
        outcomes.fill(code=code, fields={"child_sex": "xyz"}, by=staff.officer, at=MORNING)
    outcomes.fill(code=code, fields={"child_sex": "Nam"}, by=staff.officer, at=MORNING)
