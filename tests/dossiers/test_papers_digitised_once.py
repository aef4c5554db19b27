"""A paper is digitised once, under a name; afterwards it serves its owner's next matter, and the use is on record."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from motcua.documents import operations as documents
from motcua.documents import queries as queried
from motcua.documents.models import Signing
from motcua.documents.operations import signing
from motcua.documents.terms.verdicts import Soundness
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, digitising, resolve
from motcua.dossiers.queries import digitised, integrity, store
from motcua.dossiers.rules import keeping
from motcua.dossiers.terms import Act, Mark, Result
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import DAY, NAMES, at
from tests.documents import pki, sheets

NOW = at("09:00")
#: what makes a paper this one and no other of its name
KNOWN = {"number": "12/GCN", "issuer": "UBND xã Thử"}


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder


@pytest.fixture(autouse=True)
def signs(staff: build.Staff) -> None:
    """The counter clerk has a certificate."""
    pki.of_person(staff.counter, place="hoa", holder="Hoa")


def a_scan(pages: int = 2) -> str:
    """A scanned paper, kept."""
    kept = documents.receive(files=[("quet.pdf", BytesIO(sheets.a_pdf(pages)))], at=NOW)
    return str(kept[0].file.key)


def scan(code: str, by: Actor, **said: Any) -> None:
    """Steps one to three."""
    digitising.digitise(
        **{"code": code, "place": 0, "file": a_scan(), "sheets": 2, "by": by, "at": NOW, "read": KNOWN} | said
    )


def digitise(code: str, by: Actor, **said: Any) -> None:
    """All four steps."""
    scan(code, by, **said)
    digitising.sign_copy(code=code, place=said.get("place", 0), by=by, at=said.get("at", NOW))


def test_a_digitised_paper_bears_mark_name_and_time_and_the_log_tells_it(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    digitise(code, staff.counter, read={"number": "12/GCN", "issued_on": "2020-05-06"})

    page = queries.page(staff.counter, code)
    assert page.papers[0].mark == Mark.DIGITISED and page.papers[0].file
    assert page.papers[0].about["number"] == "12/GCN" and page.papers[0].about["by"].startswith("Hoa")
    assert page.events[-1].act is Act.DIGITISE and f"{NAMES[0]}, 2 trang, Hoa đã ký số" in page.events[-1].sentence.vi
    found = signing.verify(content=queried.content(page.papers[0].file), at=NOW)
    assert found.soundness is Soundness.SOUND and found.whole and found.signatures[0].holder == "Hoa"
    assert list(integrity.differences(integrity.Counted())) == []


def test_pages_on_paper_and_in_the_file_must_agree(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    with pytest.raises(Refused, match="bản giấy có 3 trang, tệp có 2 trang"):
        digitise(code, staff.counter, sheets=3)


def test_a_paper_is_digitised_once(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    digitise(code, staff.counter)

    with pytest.raises(Refused, match="đã số hóa rồi"):
        digitise(code, staff.counter)


def test_until_its_officer_signs_a_scan_is_no_digitised_paper_and_may_be_replaced(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    scan(code, staff.counter)
    first = queries.page(SYSTEM, code).papers[0]

    scan(code, staff.counter, at=at("09:20"))

    second = queries.page(SYSTEM, code).papers[0]
    assert first.mark == second.mark == Mark.PAPER and first.file != second.file
    assert "chờ ký số" in queries.page(SYSTEM, code).events[-1].sentence.vi
    assert not [one for one in store.store_of(staff.counter, code, NOW) if one.verified]


def test_without_a_certificate_nothing_is_signed_and_the_mark_stays(staff: build.Staff) -> None:
    clerk = build.a_counter_clerk("lua")
    code = build.an_accepted_dossier(clerk).code
    scan(code, clerk)

    with pytest.raises(Refused, match="chưa có chứng thư số còn hiệu lực"):
        digitising.sign_copy(code=code, place=0, by=clerk, at=NOW)

    assert queries.page(SYSTEM, code).papers[0].mark == Mark.PAPER and queries.page(SYSTEM, code).papers[0].file


def test_who_scanned_signs_and_nobody_else(staff: build.Staff) -> None:
    other = build.a_counter_clerk("lua")
    pki.of_person(other, place="lua", holder="Lua")
    code = build.an_accepted_dossier(staff.counter).code
    scan(code, staff.counter)

    with pytest.raises(Refused, match="người số hóa ký bản của mình"):
        digitising.sign_copy(code=code, place=0, by=other, at=NOW)
    with pytest.raises(NotYours):
        digitising.sign_copy(code=code, place=0, by=build.a_counter_clerk("la", unit="H52.30.22"), at=NOW)


def test_a_wrong_pin_keeps_the_scan_and_the_next_press_signs_it_once(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    scan(code, staff.counter)

    with pytest.raises(Refused, match="Mã PIN chưa đúng"):
        digitising.sign_copy(code=code, place=0, by=staff.counter, at=NOW, secret="sai")
    first = digitising.sign_copy(code=code, place=0, by=staff.counter, at=at("09:30"))
    with pytest.raises(Refused, match="đã số hóa rồi"):
        digitising.sign_copy(code=code, place=0, by=staff.counter, at=at("09:31"))

    assert first.seq == queries.page(SYSTEM, code).events[-1].seq
    assert Signing.objects.filter(key__startswith=f"so-hoa/{code}/").count() == 1


def test_a_paper_that_came_signed_keeps_its_signature_and_gets_the_officer_s_beside_it(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    (came,) = documents.receive(files=[("ky.pdf", BytesIO(pki.a_signed_paper()))], at=NOW)
    digitise(code, staff.counter, file=str(came.file.key), sheets=came.file.pages)

    paper = queries.page(SYSTEM, code).papers[0]
    found = signing.verify(content=queried.content(paper.file), at=NOW)

    assert found.soundness is Soundness.SOUND, found.words.vi
    assert [one.holder for one in found.signatures] == ["Lò Văn Dũng", "Hoa"]


def test_what_nobody_signed_used_again_is_still_no_verified_paper(staff: build.Staff) -> None:
    scanned, code = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    scan(scanned, staff.counter)

    digitising.reuse(code=code, place=0, source=scanned, source_place=0, by=staff.counter, at=NOW)

    assert queries.page(SYSTEM, code).papers[0].mark == Mark.PAPER
    assert queries.page(SYSTEM, code).papers[0].about["from"] == scanned


def test_without_number_and_issuer_a_paper_of_the_same_name_is_another_paper(staff: build.Staff) -> None:
    papers = [build.terms.Paper(name=name, kind=2, original=0, file=a_scan()) for name in NAMES]
    uploaded = build.an_accepted_dossier(staff.counter, papers=papers).code
    digitised_bare, code = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    digitise(digitised_bare, staff.counter, read={"number": "12"})

    assert not any(one.serves(DAY) for one in store.store_of(staff.counter, code, NOW))
    for source in (uploaded, digitised_bare):
        with pytest.raises(Refused, match="mỗi hồ sơ một khác"):
            digitising.reuse(code=code, place=0, source=source, source_place=0, by=staff.counter, at=NOW)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Bản sao cần chứng thực", False), ("Giấy tờ, văn bản sẽ ký", False), ("Dự thảo di chúc", False),
        ("Tờ khai đăng ký khai sinh", False), ("Giấy chứng nhận kết hôn", True), ("Bản sao giấy tờ cá nhân", True),
    ],
)  # fmt: skip
def test_kinds_that_differ_from_matter_to_matter_never_serve_again(name: str, known: bool) -> None:
    assert keeping.is_known_by_itself(name, "12/GCN", "UBND xã Thử", DAY) is known
    assert not keeping.is_known_by_itself(name, "", "UBND xã Thử", DAY)
    assert not keeping.is_known_by_itself(name, "12/GCN", " ", DAY)


def test_what_is_held_serves_the_next_matter_of_the_same_person_and_its_owner_sees_the_use(staff: build.Staff) -> None:
    first = build.an_accepted_dossier(staff.counter)
    digitise(first.code, staff.counter)
    second = build.an_accepted_dossier(staff.counter).code
    (held,) = store.store_of(staff.counter, second, NOW)

    digitising.reuse(code=second, place=0, source=held.code, source_place=held.place, by=staff.counter, at=at("10:00"))

    assert queries.page(SYSTEM, second).papers[0].mark == Mark.REUSED
    assert queries.page(SYSTEM, second).papers[0].file == held.file
    assert first.secret is not None
    _, (use,) = store.own_store(first.code, first.secret)
    assert (use.code, use.purpose, use.paper, use.at) == (second, "Cấp giấy thử", NAMES[0], at("10:00"))


def test_a_result_given_before_stands_for_a_paper_with_a_mark_of_its_own(staff: build.Staff) -> None:
    earlier = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=earlier, by=staff.counter, at=NOW)
    resolve.complete_step(code=earlier, by=staff.officer, at=NOW)
    decide.approve(code=earlier, by=staff.head, at=NOW)
    result = Result(name="Giấy thử", number="01", signed_on=DAY, file=a_scan())
    resolve.complete_step(code=earlier, by=staff.clerk, at=NOW, result=result)
    code = build.an_accepted_dossier(staff.counter).code
    (held,) = store.store_of(staff.counter, code, NOW)

    digitising.reuse(code=code, place=1, source=held.code, source_place=held.place, by=staff.counter, at=NOW)

    assert queries.page(SYSTEM, code).papers[1].mark == Mark.REUSED_RESULT


def test_nobody_looks_into_a_store_without_a_dossier_of_its_owner_in_hand(staff: build.Staff) -> None:
    first = build.an_accepted_dossier(staff.counter).code
    digitise(first, staff.counter)
    other = build.an_accepted_dossier(
        staff.counter, applicant=build.replace(build.APPLICANT, id_no="001190000002")
    ).code

    assert store.store_of(staff.counter, other, NOW) == ()
    with pytest.raises(Refused, match="không còn dùng lại được"):
        digitising.reuse(code=other, place=0, source=first, source_place=0, by=staff.counter, at=NOW)
    for stranger in (staff.head, build.a_counter_clerk("la", unit="H52.30.22")):
        with pytest.raises(NotYours):
            store.store_of(stranger, first, NOW)


def test_a_wrong_secret_opens_no_store(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    with pytest.raises(NotYours):
        store.own_store(code, "00000000")


def test_a_newer_paper_takes_the_place_of_the_older_and_what_ended_is_not_offered(staff: build.Staff) -> None:
    older, newer = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    digitise(older, staff.counter)
    digitise(newer, staff.counter, at=at("09:30"), read={"valid_until": "2026-03-01"})
    code = build.an_accepted_dossier(staff.counter).code

    found = {one.code: one for one in store.store_of(staff.counter, code, NOW)}

    assert found[older].replaced_by == newer
    assert not found[older].holds(DAY) and not found[newer].holds(DAY)


def test_figures_4_2_and_4_3_count_by_officer_and_by_procedure(staff: build.Staff) -> None:
    first, second = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    digitise(first, staff.counter)
    digitising.reuse(code=second, place=0, source=first, source_place=0, by=staff.counter, at=NOW)

    (officer,) = digitised.by_officer(staff.counter, DAY, DAY)
    (procedure,) = digitised.by_procedure(staff.counter, DAY, DAY)

    assert (officer.digitised, officer.reused, officer.pages) == (1, 1, 2)
    assert (procedure.dossiers, procedure.with_digitised, procedure.with_reused) == (2, 2, 1)
    assert (procedure.papers, procedure.digitised, procedure.reused) == (4, 2, 1)
    assert digitised.by_officer(build.a_counter_clerk("la", unit="H52.30.22"), DAY, DAY) == []
