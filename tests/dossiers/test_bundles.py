"""One declaration, several dossiers: each with its own promise and agency; a link shows them all."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from motcua.catalogue import queries as catalogue
from motcua.dossiers import queries, record
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import bundling, intake, submit
from motcua.dossiers.operations.bundling import Part
from motcua.dossiers.queries import integrity
from motcua.dossiers.terms import Act, Channel, Done, Paper, State
from motcua.kernel.actor import citizen
from motcua.kernel.refused import Refused
from motcua.measures import queries as measures
from motcua.measures.queries import Span
from motcua.measures.terms.answers import Answers
from tests import build
from tests.build import APPLICANT, at
from tests.workflow.processes import a_definition, a_step

FIRST, SECOND, THIRD = "1.999001", "1.999011", "1.999012"
LATER = "Bản giấy mang đến sau"
PARTS = (
    Part(FIRST, papers=build.PAPERS),
    Part(SECOND, papers=(Paper("Sổ"),), after=FIRST),
    Part(THIRD, papers=build.PAPERS),
)


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def three(staff: build.Staff) -> build.Staff:
    """Three procedures in force; the first is done by the counter alone."""
    whole = a_definition(
        a_step("lam", "@finish", role="counter", unit="intake", state=4, allotted="1d", name="Làm"),
        a_step("tra", "@end", role="counter", unit="intake", state=9, counted=False, allotted=None, name="Trả"),
        handover="tra",
    )
    for code in (SECOND, THIRD):
        build.a_procedure(code, definition=whole, committed_limit="1d")
    return staff


def filed(staff: build.Staff, **said: Any) -> tuple[Done, ...]:
    """All three, at the counter."""
    return bundling.file_together(**{
        "parts": PARTS, "unit": build.COUNTER, "applicant": APPLICANT, "channel": Channel.DIRECT, "by": staff.counter,
        "at": build.MORNING, "key": "bo", "accept": True,
    } | said)  # fmt: skip


def test_one_declaration_makes_a_dossier_with_its_own_promise_for_each_procedure(three: build.Staff) -> None:
    first, second, third = filed(three)

    assert [d.code[-4:] for d in (first, second, third)] == ["0001", "0002", "0003"]
    assert (first.due_at, second.due_at, third.due_at) == (on(10, "17:30"), None, on(5, "17:30"))
    assert set(Dossier.objects.values_list("bundle", flat=True)) == {first.code}
    assert (second.state, Dossier.objects.get(code=second.code).after) == (State.REGISTERED, first.code)


def test_what_comes_after_another_begins_with_its_result(three: build.Staff) -> None:
    first, second, third = filed(three)
    assert queries.to_accept(three.counter) == [] and queries.waiting(three.counter) == []
    assert bundling.go_on(at=on(5)) == 0
    build.finish(three, first.code, at=on(6), result="Giấy khai sinh")

    assert (bundling.go_on(at=on(9)), bundling.go_on(at=on(9))) == (1, 0)

    (waiting,) = queries.to_accept(three.counter)
    assert (waiting.row.code, waiting.answer_by) == (second.code, on(10, "9:00"))
    row = Dossier.objects.get(code=second.code)
    assert [p["name"] for p in row.papers] == ["Sổ", "Giấy khai sinh 01"]
    assert intake.accept(code=second.code, by=three.counter, at=on(9, "10:00"), without=LATER).due_at == on(10, "17:30")
    assert list(integrity.differences(integrity.Counted())) == []


def test_its_silence_counts_from_the_result_it_waited_for(three: build.Staff) -> None:
    first, second, _ = filed(three)
    march = partial(Span, frozenset([build.unit_id(build.COUNTER)]), date(2026, 3, 1), date(2026, 3, 31))
    assert measures.answers(march(on(6)))[build.unit_id(build.COUNTER)] == Answers(filed=3)
    build.finish(three, first.code, at=on(6), result="Giấy khai sinh")
    bundling.go_on(at=on(9))

    assert measures.answers(march(on(10)))[build.unit_id(build.COUNTER)] == Answers(filed=3)
    assert measures.answers(march(on(10, "9:01")))[build.unit_id(build.COUNTER)] == Answers(filed=3, waiting=1)
    intake.accept(code=second.code, by=three.counter, at=on(10, "9:02"), without=LATER)
    assert measures.answers(march(on(31)))[build.unit_id(build.COUNTER)] == Answers(filed=3, late=1)


def test_papers_brought_meanwhile_do_not_begin_it(three: build.Staff) -> None:
    _, second, _ = filed(three)

    submit.supplement(code=second.code, papers=[Paper("Ảnh")], by=three.counter, at=on(5))

    assert queries.to_accept(three.counter) == [] and Dossier.objects.get(code=second.code).waiting


def test_when_the_first_ends_without_a_result_the_counter_decides_on_the_next(three: build.Staff) -> None:
    first, second, _ = filed(three)
    submit.withdraw(code=first.code, reason="Đổi ý", by=three.counter, at=on(5))

    bundling.go_on(at=on(5, "10:00"))

    assert [w.row.code for w in queries.to_accept(three.counter)] == [second.code]
    last = Event.objects.filter(dossier__code=second.code).order_by("-seq")[0]
    assert "kết thúc mà không có kết quả" in last.reason


def test_one_link_shows_all_of_a_bundle(three: build.Staff) -> None:
    first, second, third = filed(three)

    for done in (first, second, third):
        seen = queries.tracking(done.code, record.secret(done.code))
        assert seen.bundle == first.code
        assert {s.code for s in seen.siblings} | {done.code} == {first.code, second.code, third.code}
        assert all(queries.tracking(s.code, s.secret).bundle == first.code for s in seen.siblings)
    assert first.code in queries.paper(three.counter, third.code, 2).values["request_content"]
    assert [s.after for s in queries.page(three.counter, third.code).siblings] == ["", first.code]


def test_a_second_press_makes_no_second_bundle(three: build.Staff) -> None:
    once, again = filed(three), filed(three)

    assert [d.code for d in once] == [d.code for d in again] and Dossier.objects.count() == 3


def test_all_of_it_or_nothing(three: build.Staff) -> None:
    broken = (*PARTS[:2], Part("1.999099"))

    with pytest.raises(Refused):
        filed(three, parts=broken)

    assert Dossier.objects.count() == 0


@pytest.mark.parametrize("parts", [(), (PARTS[1], PARTS[0]), (PARTS[0], PARTS[0])])
def test_a_bundle_out_of_order_is_refused(three: build.Staff, parts: tuple[Part, ...]) -> None:
    with pytest.raises(Refused):
        filed(three, parts=parts)


def test_online_every_part_waits_for_the_counter_in_its_turn(three: build.Staff) -> None:
    done = filed(three, by=citizen(APPLICANT.name), channel=Channel.ONLINE, accept=False)

    assert {d.state for d in done} == {State.REGISTERED}
    assert [w.row.code for w in queries.to_accept(three.counter)] == [done[0].code, done[2].code]


def test_a_result_is_fetched_at_the_counter_that_was_chosen(staff: build.Staff) -> None:
    there = build.a_counter_clerk("xa", unit="H52.30.21.0")
    with pytest.raises(Refused, match="không phải bộ phận một cửa"):
        build.an_accepted_dossier(staff.counter, return_at=build.COMMUNE)
    code = build.a_finished_dossier(staff, return_at="H52.30.21.0").code

    assert [row.code for row in queries.to_return(there)] == [code] and queries.to_return(staff.counter) == []
    assert Act.RETURN_RESULT in queries.page(there, code).allowed
    assert Act.RETURN_RESULT not in queries.page(staff.counter, code).allowed
    seen = queries.tracking(code, record.secret(code))
    assert seen.todo.vi == "Đến nhận kết quả tại Bộ phận Một cửa xã Đông Sang."
    assert queries.paper(there, code, 2).values["result_delivery"] == "Bộ phận Một cửa xã Đông Sang"


def test_a_counter_takes_in_for_any_agency_of_its_province(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter, competent=build.COMMUNE)

    row = Dossier.objects.get()
    assert (row.unit.code, row.intake_unit.code) == (build.COMMUNE, build.COUNTER)
    assert done.code.startswith("H52.30.0-") and queries.paper(staff.counter, done.code, 2).values["unit_name"] == (
        "Bộ phận Một cửa huyện Mộc Châu"
    )


@pytest.mark.parametrize(("competent", "said"), [
    ("H53", "chỉ nhận hồ sơ cho các cơ quan của Tỉnh Sơn La"), (build.DIVISION, "là bộ phận của một cơ quan"),
])  # fmt: skip
def test_not_for_another_province_nor_for_part_of_an_agency(staff: build.Staff, competent: str, said: str) -> None:
    build.places.a_unit("H53", "Tỉnh Tây Ninh", build.Level.PROVINCE)

    with pytest.raises(Refused, match=said):
        build.an_accepted_dossier(staff.counter, competent=competent)


def test_the_shipped_bundles_name_procedures_and_papers_of_the_shipped_catalogue(db: None) -> None:
    from motcua.doors.terminal.demonstration import ground  # noqa: PLC0415

    ground.lay(say=lambda _: None)
    for first in ("1.001193", "1.000656"):
        found = catalogue.linked(first, build.DAY)
        assert found is not None and len(found.parts) >= 3
        assert all(part.brings <= {p.name for p in part.version.papers} for part in found.parts)
        names = [paper.name for paper in found.together.papers]
        assert len(set(names)) == len(names) > len(found.parts[0].version.papers)
        assert found.only([]) is None and found.only([found.others[0].version.procedure_code]) is not None
