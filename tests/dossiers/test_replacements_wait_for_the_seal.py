"""A replacement counts from its seal: until the agency has signed it, too, the paper its owner has stays valid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motcua.documents import queries as documents
from motcua.documents.models import Certificate
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, deliver, outcomes, resolve
from motcua.dossiers.queries import checking, store
from motcua.dossiers.queries.checking import Answer
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.record import secret
from motcua.dossiers.rules import issued
from motcua.dossiers.terms import Act, Issued, Standing
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused
from tests import build
from tests.build import DAY, MORNING
from tests.documents import pki
from tests.dossiers.test_results import before_the_head, papers, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(settings: Any, tmp_path: Path) -> build.Staff:
    """An agency that has something to seal with."""
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder
    build.a_district()
    pki.of_unit(build.unit_id(build.DISTRICT))
    return build.Staff()


def sealed(staff: build.Staff, code: str) -> Issued:
    return signed(staff, code, holds="organisation", holder="UBND huyện", by=staff.clerk)


def given(staff: build.Staff) -> tuple[str, Issued]:
    """A dossier that ended with a paper both have signed."""
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    signed(staff, code)
    decide.approve(code=code, by=staff.head, at=MORNING)
    old = sealed(staff, code)
    resolve.complete_step(code=code, by=staff.clerk, at=MORNING)
    return code, old


def replacing(staff: build.Staff, code: str, reason: str = "Sai ngày sinh") -> Issued:
    """Another, which its head has signed."""
    outcomes.issue(code=code, by=staff.head, at=MORNING, reason=reason)
    return signed(staff, code)


def answers(code: str) -> list[Answer]:
    """What whoever checks each paper is told."""
    return [checking.by_code(code, p.values["verify_code"]).answer for p in papers(code)]


def seen_by_its_owner(code: str) -> list[tuple[str, Standing | None]]:
    return [(one.number, one.standing) for one in queries.tracking(code, secret(code)).results]


def waiting(staff: build.Staff) -> list[int]:
    return [one.paper for one in queries.unsigned(staff.clerk, Holds.ORGANISATION, MORNING)]


def test_until_it_is_sealed_the_old_one_stays_valid_wherever_somebody_looks(staff: build.Staff) -> None:
    code, old = given(staff)

    replacing(staff, code)

    assert [p.standing for p in papers(code)] == [Standing.VALID, Standing.UNSEALED]
    assert answers(code) == [Answer.VALID, Answer.UNRELEASED]
    assert seen_by_its_owner(code) == [(old.number, Standing.VALID)]
    other = build.an_accepted_dossier(staff.counter).code
    assert [(one.number, one.holds(DAY)) for one in store.store_of(staff.counter, other, MORNING)] == [
        (old.number, True)
    ]


def test_the_seal_makes_it_valid_and_the_old_one_replaced(staff: build.Staff) -> None:
    code, old = given(staff)
    new = replacing(staff, code)

    sealed(staff, code)

    assert [p.standing for p in papers(code)] == [Standing.REPLACED, Standing.VALID]
    assert answers(code) == [Answer.REPLACED, Answer.VALID]
    assert seen_by_its_owner(code) == [(new.number, Standing.VALID), (old.number, Standing.REPLACED)]
    facts = whole(code, ("true", ())).facts
    assert [f.data.get("former", "") for f in facts if f.act is Act.SIGN] == ["", "", "", issued.named(old)]


def test_bytes_only_its_head_has_signed_are_no_released_paper_even_after_the_seal(staff: build.Staff) -> None:
    code, _ = given(staff)
    half = replacing(staff, code)
    sealed(staff, code)

    assert checking.by_bytes(documents.content(half.file)).answer is Answer.UNRELEASED
    assert checking.by_bytes(documents.content(papers(code)[-1].file)).answer is Answer.VALID


def test_one_revoked_before_its_seal_leaves_the_old_one_and_tells_nobody(staff: build.Staff) -> None:
    code, _ = given(staff)
    new = replacing(staff, code)

    outcomes.revoke(code=code, paper=new.seq, reason="Lập nhầm", by=staff.head, at=MORNING)

    assert [p.standing for p in papers(code)] == [Standing.VALID, Standing.REVOKED]
    assert "former" not in whole(code, ("true", ())).facts[-1].data
    assert waiting(staff) == []


def test_another_drawn_before_the_first_was_sealed_takes_the_place_of_both(staff: build.Staff) -> None:
    code, old = given(staff)
    replacing(staff, code)
    last = replacing(staff, code, reason="Sai cả tên mẹ")
    assert waiting(staff) == [last.seq]

    sealed(staff, code)

    assert [p.standing for p in papers(code)] == [Standing.REPLACED, Standing.REPLACED, Standing.VALID]
    assert papers(code)[-1].replaces == old.seq and answers(code)[1] is Answer.UNRELEASED


@pytest.mark.parametrize("how", ["online", "counter", "post"])
def test_neither_one_that_waits_for_its_seal_goes_out_nor_the_one_it_replaces(staff: build.Staff, how: str) -> None:
    code, _ = given(staff)
    replacing(staff, code)
    with pytest.raises(Refused, match="cơ quan chưa ký số"):
        deliver.return_result(code=code, how=how, by=staff.counter, at=MORNING)
    sealed(staff, code)
    assert deliver.return_result(code=code, how=how, by=staff.counter, at=MORNING).state == 10


def test_where_the_agency_has_nothing_to_seal_with_it_counts_from_its_signature(staff: build.Staff) -> None:
    code, _ = given(staff)
    Certificate.objects.all().delete()

    replacing(staff, code)

    assert [p.standing for p in papers(code)] == [Standing.REPLACED, Standing.VALID]
    assert waiting(staff) == []


def test_what_the_rule_of_release_let_through_unsealed_counts_from_the_end(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    signed(staff, code)
    decide.approve(code=code, by=staff.head, at=MORNING)
    Certificate.objects.all().delete()
    assert papers(code)[0].standing is Standing.UNSEALED

    resolve.complete_step(code=code, by=staff.clerk, at=MORNING)

    assert papers(code)[0].standing is Standing.VALID and answers(code) == [Answer.VALID]


def test_facts_written_before_a_seal_was_asked_fold_as_they_did(staff: build.Staff) -> None:
    code, _ = given(staff)
    replacing(staff, code)
    asked = whole(code, ("true", ())).facts
    before = [replace(f, data={k: v for k, v in f.data.items() if k != "seal"}) for f in asked]

    assert [p.standing for p in issued.papers(before)] == [Standing.REPLACED, Standing.VALID]


def test_the_clerk_is_asked_for_every_seal_that_lacks_and_the_count_is_the_list(staff: build.Staff) -> None:
    finished, old = given(staff)
    new = replacing(staff, finished)
    running = before_the_head(staff)
    outcomes.issue(code=running, by=staff.head, at=MORNING)
    first = signed(staff, running)  # signed, not approved yet: it is at the head's step still

    listed = queries.unsigned(staff.clerk, Holds.ORGANISATION, MORNING)

    assert {(one.code, one.paper) for one in listed} == {(finished, new.seq), (running, first.seq)}
    assert queries.to_seal(staff.clerk, MORNING) == len(listed)
    assert next(one.instead for one in listed if one.code == finished) == issued.named(old)
    assert queries.to_seal(staff.officer, MORNING) == 0
    assert queries.to_seal(build.a_head("la", unit="H52.30.22"), MORNING) == 0


def test_a_number_cancelled_after_it_leaves_the_signed_one_on_the_clerk_s_list(staff: build.Staff) -> None:
    code, _ = given(staff)
    new = replacing(staff, code)
    outcomes.issue(code=code, by=staff.head, at=MORNING, reason="Sai cả tên mẹ")
    assert waiting(staff) == []
    for _ in range(2):  # drawn anew, then its number is cancelled
        outcomes.issue(code=code, by=staff.head, at=MORNING)
    outcomes.revoke(code=code, paper=papers(code)[-1].seq, reason="Lập nhầm", by=staff.head, at=MORNING)

    assert waiting(staff) == [new.seq] and queries.to_seal(staff.clerk, MORNING) == 1
    assert queries.page(SYSTEM, code).issued[-1].standing is Standing.REVOKED


def test_what_waits_for_its_seal_stays_on_the_list_when_the_certificate_has_ended(staff: build.Staff) -> None:
    code, _ = given(staff)
    new = replacing(staff, code)
    Certificate.objects.all().delete()

    assert waiting(staff) == [new.seq] and queries.to_seal(staff.clerk, MORNING) == 1
    subject = queries.unsigned(staff.clerk, Holds.ORGANISATION, MORNING)[0].subject
    with pytest.raises(Refused, match="Chưa có chứng thư số còn hiệu lực của cơ quan"):
        outcomes.lay_together(holds=Holds.ORGANISATION, subjects=[subject], by=staff.clerk, at=MORNING, key="dau")
