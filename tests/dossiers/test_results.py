"""The paper a dossier comes to: numbered, bound to its bytes, replaced and revoked without being forgotten."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from motcua.documents import operations, queries
from motcua.dossiers.models import Event
from motcua.dossiers.operations import decide, deliver, outcomes, resolve
from motcua.dossiers.queries import integrity, page
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act, Issued, Standing
from motcua.kernel.actor import SYSTEM, citizen
from motcua.kernel.refused import NotYours, Refused
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_are_this_test_s_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


def before_the_head(staff: build.Staff, **said: Any) -> str:
    """A dossier that waits for the head's signature."""
    code = build.an_accepted_dossier(staff.counter, **{"subject": "Thử kết quả"} | said).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    return code


def papers(code: str) -> tuple[Issued, ...]:
    return page(SYSTEM, code).issued


def signed(staff: build.Staff, code: str, **said: Any) -> Issued:
    """The last paper, with a signature of its own: more bytes behind the same ones."""
    paper = papers(code)[-1]
    content = queries.content(paper.file) + b"% signed\n%%EOF\n"
    file = operations.store(name="ky.pdf", stream=BytesIO(content), at=build.MORNING)
    outcomes.record_signature(**{
        "code": code, "paper": paper.seq, "holds": "person", "holder": staff.head.name, "given": paper.sha256,
        "file": str(file.key), "by": staff.head, "at": build.MORNING} | said)  # fmt: skip
    return papers(code)[-1]


def test_a_result_bears_the_next_number_of_its_kind_unit_and_year(staff: build.Staff) -> None:
    first, second = before_the_head(staff), before_the_head(staff)
    for code in (first, second):
        outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    assert [papers(c)[0].number for c in (first, second)] == ["01/TB-UBND", "02/TB-UBND"]
    assert not list(integrity.faults(integrity.Counted()))


def test_another_kind_has_a_series_of_its_own(staff: build.Staff) -> None:
    first, second = before_the_head(staff), before_the_head(staff)
    outcomes.issue(code=first, by=staff.head, at=build.MORNING)
    outcomes.issue(code=second, by=staff.head, at=build.MORNING, kind="quyet-dinh")
    assert papers(second)[0].number == "01/QĐ-UBND"


def test_one_press_twice_draws_one_number(staff: build.Staff) -> None:
    code = before_the_head(staff)
    done = [outcomes.issue(code=code, by=staff.head, at=build.MORNING, key="mot") for _ in range(2)]
    assert done[0].seq == done[1].seq and len(papers(code)) == 1


def test_what_nobody_has_signed_is_drawn_anew_under_its_number(staff: build.Staff) -> None:
    code = before_the_head(staff)
    for _ in range(2):
        outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    (paper,) = papers(code)
    assert (paper.number, paper.standing) == ("01/TB-UBND", Standing.DRAFT)
    assert not list(integrity.faults(integrity.Counted()))


def test_only_the_head_of_the_agency_that_decides_issues(staff: build.Staff) -> None:
    code = before_the_head(staff)
    for other in (staff.counter, staff.officer, staff.clerk):
        with pytest.raises(NotYours):
            outcomes.issue(code=code, by=other, at=build.MORNING)


def test_the_paper_is_an_archive_file_that_names_what_it_must(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    paper = papers(code)[0]
    content = queries.content(paper.draft)
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert code.encode() in content  # in its keywords


def test_a_signature_is_bound_to_the_bytes_that_were_read(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    with pytest.raises(Refused, match="đã thay đổi"):
        signed(staff, code, given="0" * 64)
    second = before_the_head(staff)
    outcomes.issue(code=second, by=staff.head, at=build.MORNING)
    other = queries.file(papers(second)[0].draft)
    with pytest.raises(Refused, match="đã thay đổi"):
        signed(staff, code, file=str(other.key))
    assert papers(code)[0].standing is Standing.DRAFT


def test_the_applicant_finds_it_once_processing_has_ended(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    paper = signed(staff, code)
    assert page(SYSTEM, code).results == ()
    decide.approve(code=code, by=staff.head, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.clerk, at=build.MORNING)
    (result,) = page(SYSTEM, code).results
    assert (result.file, result.number, result.sha256) == (paper.file, "01/TB-UBND", paper.sha256)


def test_another_takes_its_place_only_with_a_reason_and_both_stay(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    old = signed(staff, code)
    with pytest.raises(Refused, match="lý do"):
        outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING, reason="Sai ngày sinh của con")
    assert papers(code)[0].standing is Standing.VALID, "what nobody has signed takes nobody's place"
    new = signed(staff, code)
    first, second = papers(code)
    assert (first.standing, first.replaced_by, second.replaces) == (Standing.REPLACED, new.seq, old.seq)
    assert second.values["replaces"].startswith("Thông báo kết quả số 01/TB-UBND")
    assert second.reason == "Sai ngày sinh của con"


def test_a_revoked_result_stays_with_its_reason_and_its_number_is_not_given_again(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    paper = signed(staff, code)
    outcomes.revoke(code=code, paper=paper.seq, reason="Cấp nhầm người", by=staff.head, at=build.MORNING)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    first, second = papers(code)
    assert (first.standing, first.revoked_because) == (Standing.REVOKED, "Cấp nhầm người")
    assert second.number == "02/TB-UBND"
    with pytest.raises(Refused, match="không còn là bản đang dùng"):
        outcomes.revoke(code=code, paper=first.seq, reason="lần nữa", by=staff.head, at=build.MORNING)


def in_the_tray(staff: build.Staff, **said: Any) -> tuple[str, Issued]:
    """Signed, finished, waiting for its owner."""
    code = before_the_head(staff, **said)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    paper = signed(staff, code)
    decide.approve(code=code, by=staff.head, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.clerk, at=build.MORNING)
    return code, paper


def test_bytes_that_changed_since_the_signature_do_not_go_out(staff: build.Staff, tmp_path: Path) -> None:
    code, paper = in_the_tray(staff)
    path = next(tmp_path.rglob(paper.sha256))
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Refused):
        deliver.return_result(code=code, how="online", by=staff.counter, at=build.MORNING)
    assert page(SYSTEM, code).state == 9


def test_sent_is_not_received_and_the_first_download_is(staff: build.Staff) -> None:
    code, paper = in_the_tray(staff)
    deliver.return_result(code=code, how="online", by=staff.counter, at=build.MORNING)
    assert not Event.objects.filter(act="acknowledge").exists()
    owner = citizen("Người nộp hồ sơ")
    for clock in ("09:00", "09:30"):
        outcomes.downloaded(
            code=code, secret=secret(code), result=paper.seq, link="/tra-cuu/", by=owner, at=build.at(clock)
        )
    (fact,) = Event.objects.filter(act="acknowledge")
    assert fact.recorded_at == build.at("09:00")


def test_the_post_s_waybill_and_the_hour_of_delivery_are_kept(staff: build.Staff) -> None:
    code, _ = in_the_tray(staff, delivery="post")
    deliver.return_result(code=code, how="post", waybill="EH123456789VN", by=staff.counter, at=build.MORNING)
    assert Act.ACKNOWLEDGE in page(staff.counter, code).allowed
    outcomes.acknowledge(
        code=code, how="post", receiver="Nguyễn Văn Con", by=staff.counter, at=build.at("16:00"),
        happened_at=build.at("14:05"),
    )  # fmt: skip
    last = page(SYSTEM, code).events
    assert "vận đơn EH123456789VN" in last[-2].sentence.vi
    assert "cho Nguyễn Văn Con" in last[-1].sentence.vi and last[-1].happened_at == build.at("14:05")


@pytest.mark.parametrize("how", ["online", "counter", "post"])
def test_a_result_that_was_revoked_goes_to_nobody(staff: build.Staff, how: str) -> None:
    code, paper = in_the_tray(staff)
    outcomes.revoke(code=code, paper=paper.seq, reason="Cấp nhầm người", by=staff.head, at=build.MORNING)
    with pytest.raises(Refused, match="đã bị thu hồi"):
        deliver.return_result(code=code, how=how, by=staff.counter, at=build.MORNING)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    signed(staff, code)
    assert deliver.return_result(code=code, how=how, by=staff.counter, at=build.MORNING).state == 10
