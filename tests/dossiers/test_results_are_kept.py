"""A result given here lies in its owner's store like any other paper: it serves the next matter while it holds, and
what took its place or ended it is said beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.dossiers import queries
from motcua.dossiers.operations import decide, deliver, digitising, outcomes, resolve
from motcua.dossiers.queries import store
from motcua.dossiers.rules import composing
from motcua.dossiers.terms import Mark, Standing
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import DAY, MORNING
from tests.documents import pki
from tests.dossiers.test_results import before_the_head, in_the_tray, papers, signed


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def held_for(staff: build.Staff, **said: Any) -> tuple[str, tuple[store.Stored, ...]]:
    """A new dossier, and what its owner's store offers for it."""
    code = build.an_accepted_dossier(staff.counter, **said).code
    return code, store.store_of(staff.counter, code, MORNING)


def replaced(staff: build.Staff, code: str) -> None:
    outcomes.issue(code=code, by=staff.head, at=MORNING, reason="Sai ngày sinh")
    signed(staff, code)


def test_a_result_lies_in_its_owner_s_store_with_issuer_number_and_day(staff: build.Staff) -> None:
    given, paper = in_the_tray(staff)

    _, (one,) = held_for(staff)

    assert (one.code, one.number, one.issued_on) == (given, paper.number, DAY.isoformat())
    assert (one.owner, one.standing, one.verified) == (build.APPLICANT.name, Standing.VALID, True)
    assert one.issuer and one.holds(DAY)


def test_it_serves_the_next_matter_without_a_scan(staff: build.Staff) -> None:
    given, paper = in_the_tray(staff)
    code, (one,) = held_for(staff)

    digitising.reuse(code=code, place=1, source=given, source_place=one.place, by=staff.counter, at=MORNING)

    used = queries.page(SYSTEM, code).papers[1]
    assert (used.file, used.mark, used.about["number"]) == (paper.file, Mark.REUSED_RESULT, paper.number)


def test_whoever_takes_a_result_back_sees_what_rests_on_it_and_a_stranger_does_not(staff: build.Staff) -> None:
    given, _ = in_the_tray(staff)
    code, (one,) = held_for(staff)
    digitising.reuse(code=code, place=1, source=given, source_place=one.place, by=staff.counter, at=MORNING)

    (use,) = store.used_in(staff.head, given)

    assert (use.code, use.at) == (code, MORNING)
    with pytest.raises(NotYours):
        store.used_in(build.a_head("la", unit="H52.30.22"), given)


def test_a_replacement_takes_its_place_in_the_store_and_the_old_one_stays_linked(staff: build.Staff) -> None:
    given, old = in_the_tray(staff)
    replaced(staff, given)
    new = papers(given)[-1]

    code, found = held_for(staff)

    by_number = {one.number: one for one in found}
    before, after = by_number[old.number], by_number[new.number]
    assert (before.standing, before.replaced_by) == (Standing.REPLACED, given)
    assert before.instead.startswith(f"{new.name} số {new.number}") and before.because == "Sai ngày sinh"
    assert after.holds(DAY) and not before.holds(DAY)
    with pytest.raises(Refused, match="không còn dùng lại được"):
        digitising.reuse(code=code, place=1, source=given, source_place=before.place, by=staff.counter, at=MORNING)


def test_a_revoked_result_is_marked_with_its_reason_and_serves_no_more(staff: build.Staff) -> None:
    given, paper = in_the_tray(staff)
    outcomes.revoke(code=given, paper=paper.seq, reason="Cấp nhầm người", by=staff.head, at=MORNING)

    code, (one,) = held_for(staff)

    assert (one.standing, one.because, one.holds(DAY)) == (Standing.REVOKED, "Cấp nhầm người", False)
    with pytest.raises(Refused, match="không còn dùng lại được"):
        digitising.reuse(code=code, place=1, source=given, source_place=one.place, by=staff.counter, at=MORNING)


def test_a_result_of_one_child_does_not_take_the_place_of_another_s(staff: build.Staff) -> None:
    for child in ("Con Cả", "Con Thứ"):
        in_the_tray(staff, subject=child)

    _, found = held_for(staff)

    assert [one.holds(DAY) for one in found] == [True, True]


def test_what_is_signed_and_not_handed_out_lies_in_no_store(staff: build.Staff) -> None:
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    signed(staff, code)

    assert held_for(staff)[1] == ()


def test_a_result_of_another_person_is_not_there(staff: build.Staff) -> None:
    in_the_tray(staff)

    assert held_for(staff, applicant=replace(build.APPLICANT, id_no="001190000002"))[1] == ()


@pytest.mark.parametrize(
    ("on", "months", "last"),
    [
        (date(2026, 3, 4), 6, date(2026, 9, 4)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_result_that_holds_for_months_ends_on_the_same_day_or_the_month_s_last(
    on: date, months: int, last: date
) -> None:
    assert composing.valid_until(on, months) == last


def test_a_certificate_of_single_status_holds_six_months(staff: build.Staff) -> None:
    build.a_procedure(code="1.004873")
    in_the_tray(staff, procedure="1.004873")

    _, (one,) = held_for(staff)

    assert one.until == date(2026, 9, 4) and not one.holds(date(2026, 9, 5))


def test_each_electronic_result_has_one_code_for_ever(staff: build.Staff) -> None:
    given, old = in_the_tray(staff)
    (before,) = queries.page(SYSTEM, given).results
    replaced(staff, given)

    after = {one.number: one.code for one in queries.page(SYSTEM, given).results}

    assert before.code == f"{given}-KQ{old.seq}" == after[old.number]
    assert len(set(after.values())) == 2
    other = build.a_finished_dossier(staff).code
    assert [one.code for one in queries.page(SYSTEM, other).results] == [""], "without a file there is none"


def test_what_the_signer_has_signed_goes_out_only_with_the_agency_s_signature(
    staff: build.Staff, settings: Any
) -> None:
    settings.PKI = pki.authority().folder
    pki.of_unit(build.unit_id(build.DISTRICT))
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=MORNING)
    signed(staff, code)
    decide.approve(code=code, by=staff.head, at=MORNING)

    with pytest.raises(Refused, match="cơ quan chưa ký số"):
        resolve.complete_step(code=code, by=staff.clerk, at=MORNING)
    signed(staff, code, holds="organisation", holder="UBND huyện", by=staff.clerk)

    assert resolve.complete_step(code=code, by=staff.clerk, at=MORNING).state == 9
    replaced(staff, code)
    with pytest.raises(Refused, match="cơ quan chưa ký số"):
        deliver.return_result(code=code, how="online", by=staff.counter, at=MORNING)
