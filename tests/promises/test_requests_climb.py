"""A request to another unit climbs like any step: for each unit asked, and while the matter itself stands waiting."""

from __future__ import annotations

from datetime import date, datetime

from motcua.dossiers.operations import resolve
from motcua.promises.models import Alarm
from motcua.promises.operations.silence import sweep
from motcua.promises.terms import Kind, Rung
from tests import build
from tests.build import COMMUNE, at

OTHER, TAX, LAND = "H52.30.22", "H52.10", "1.999009"


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


def reminded() -> list[str]:
    """Units whose desks an alarm about a request lies on, at the first rung."""
    found = Alarm.objects.filter(kind=Kind.STEP, rung=Rung.HOLDER, cleared_at=None, step__startswith="y-kien")
    return sorted(found.values_list("unit__code", flat=True))


def test_each_unit_that_does_not_answer_in_time_is_reminded_for_itself(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    build.an_officer("nam", unit=OTHER)
    answers = build.an_officer("dong", unit=COMMUNE)
    resolve.consult(code=code, units=[COMMUNE, OTHER], question="Có cư trú không?", by=staff.officer, at=at("9:00"))

    sweep(at=on(11))
    assert reminded() == [COMMUNE, OTHER]

    resolve.answer(code=code, text="Có cư trú", by=answers, at=on(11, "10:00"))
    sweep(at=on(11, "10:30"))
    assert reminded() == [OTHER]


def test_a_part_done_elsewhere_climbs_while_the_dossier_s_own_clock_stands(db: None) -> None:
    build.a_district()
    build.a_procedure(LAND, field="Đất đai")
    staff = build.Staff()
    build.an_officer("thue", unit=TAX)
    code = build.an_accepted_dossier(staff.counter, procedure=LAND).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    asked = {"units": [TAX], "question": "Chuyển quyền 100 m²", "kind": "y-kien:thue"}
    resolve.consult(code=code, **asked, by=staff.officer, at=at("9:30"))

    sweep(at=on(12))

    assert reminded() == [TAX]
