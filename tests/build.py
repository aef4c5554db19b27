"""Builders that act: whatever they hand over came about through the system's own operations.

One district with its people is built at most once per test (a_district); every builder makes what it needs.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.calendars.terms import ZONE
from motcua.catalogue import operations as catalogue
from motcua.catalogue.terms import Announcement, Content, Draft, OnlineLevel, Paper, SupplementClock
from motcua.directory import queries as directory
from motcua.directory.terms import Level
from motcua.dossiers import terms
from motcua.dossiers.operations import decide, intake, resolve, submit
from motcua.dossiers.terms import Applicant, Channel, Done, Result
from motcua.kernel.actor import SYSTEM, Actor, Role, citizen
from motcua.workflow.terms import Definition
from tests import scenes
from tests.directory import places
from tests.workflow.processes import a_definition, a_step

#: Wednesday 4 March 2026, half past eight: an ordinary working day
MORNING = datetime(2026, 3, 4, 8, 30, tzinfo=ZONE)
DAY = MORNING.date()
DISTRICT, COUNTER, DIVISION, COMMUNE = "H52.30", "H52.30.0", "H52.30.1", "H52.30.21"
PROCEDURE = "1.999001"
APPLICANT = Applicant(name="Nguyễn Thị Thử", id_no="001190000001", address="Bản Thử, xã Thử", phone="0900000001")
PAPERS = (terms.Paper("Đơn đề nghị"), terms.Paper("Bản sao giấy tờ", kind=1, original=0, copy=1))
#: the form of a birth, filled in
BORN = {
    "child_name": "Nguyễn Thử An", "child_born_on": "2026-02-20", "child_sex": "nu", "child_ethnicity": "Kinh",
    "child_birth_place": "Trạm y tế xã Thử", "child_home_place": "Xã Thử", "mother_name": "Nguyễn Thị Thử",
    "father_name": "Trần Văn Thử",
}  # fmt: skip
NAMES = ("Đơn đề nghị", "Bản sao giấy tờ")


def at(clock: str, day: date = DAY) -> datetime:
    """A moment on the wall: at("10:30")."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def a_process() -> Definition:
    """Counter, division, head (who may send back), clerk; then the result waits at the counter. 4 days in all."""
    back = {"id": "tra-lai", "name": "Trả lại thẩm định", "to": "tham-dinh", "returns": True}
    return a_definition(
        a_step("nhan", "tham-dinh", role="counter", unit="intake", state=2, allotted="0.5d", name="Kiểm tra, chuyển"),
        a_step("tham-dinh", "ky", unit="division:Phòng Tư pháp", allotted="2.5d", name="Thẩm định"),
        a_step("ky", "van-thu", role="head", allotted="0.5d", name="Ký duyệt",
               outcomes=[{"id": "done", "name": "Ký", "to": "van-thu"}, back]),
        a_step("van-thu", "@finish", role="clerk", allotted="0.5d", name="Vào sổ, đóng dấu"),
        a_step("tra", "@end", role="counter", unit="intake", state=9, counted=False, allotted=None, name="Trả kết quả"),
        handover="tra",
    )  # fmt: skip


def a_procedure(code: str = PROCEDURE, **said: Any) -> str:
    """A published procedure of the district with two papers and five working days (four committed)."""
    draft = Draft(
        code=code, name="Cấp giấy thử", field="Hộ tịch", level=Level.DISTRICT, legal_limit="5d", committed_limit="4d",
        definition=a_process(), online_level=OnlineLevel.FULL, supplement_clock=SupplementClock.PAUSE,
        content=Content(papers=tuple(Paper(name=n, originals=1) for n in NAMES)),
    )  # fmt: skip
    announcement = Announcement(said.pop("first", date(2020, 1, 1)), "12/QĐ-UBND", date(2019, 12, 20))
    catalogue.publish(drafts=[replace(draft, **said)], announcement=announcement, by=SYSTEM, at=MORNING)
    return code


def a_district(**procedure: Any) -> None:
    """A province with a district, its counter and division, two communes; and one published procedure."""
    if procedure:
        _the_district(**procedure)
    else:
        scenes.once("district", _the_district)


def _the_district(**procedure: Any) -> None:
    places.a_province()
    a_procedure(**procedure)


def an_actor(username: str, *roles: Role, unit: str) -> Actor:
    """A new person in a new post, as they act on the day."""
    return places.an_actor(username, *roles, unit=unit, on=DAY)


def a_counter_clerk(username: str = "hoa", unit: str = COUNTER) -> Actor:
    """Somebody who takes dossiers in."""
    return an_actor(username, Role.COUNTER, unit=unit)


def an_officer(username: str = "mai", unit: str = DIVISION) -> Actor:
    """Somebody who examines them."""
    return an_actor(username, Role.OFFICER, unit=unit)


def a_head(username: str = "hung", unit: str = DISTRICT) -> Actor:
    """Who signs."""
    return an_actor(username, Role.HEAD, unit=unit)


def a_clerk(username: str = "lan", unit: str = DISTRICT) -> Actor:
    """Văn thư: registers and stamps."""
    return an_actor(username, Role.CLERK, unit=unit)


def filing(**said: Any) -> dict[str, Any]:
    """What is filed, with something said otherwise."""
    return {
        "procedure": PROCEDURE, "unit": COUNTER, "applicant": APPLICANT, "papers": PAPERS, "answers": {"noi-dung": "x"},
        "channel": Channel.ONLINE, "by": citizen(APPLICANT.name), "at": MORNING,
    } | said  # fmt: skip


def a_submitted_dossier(**said: Any) -> Done:
    """Filed online by its citizen, waiting for the counter."""
    return submit.submit(**filing(**said))


def an_accepted_dossier(clerk: Actor, **said: Any) -> Done:
    """Taken in at the counter: receipt, promise and first step."""
    return intake.take_in(**filing(**{"channel": Channel.DIRECT, "by": clerk} | said))


class Staff:
    """One of each, in a district that stands."""

    def __init__(self) -> None:
        self.counter, self.officer, self.head, self.clerk = places.actors(
            ("hoa", (Role.COUNTER,), COUNTER), ("mai", (Role.OFFICER,), DIVISION), ("hung", (Role.HEAD,), DISTRICT),
            ("lan", (Role.CLERK,), DISTRICT), on=DAY,
        )  # fmt: skip


def a_staffed_district() -> Staff:
    """The district with one of each."""
    found = copy(scenes.once("staff", _the_staff))
    for actor in (found.counter, found.officer, found.head, found.clerk):
        directory.actor_of(actor.person, DAY)  # as building them does
    return found


def _the_staff() -> Staff:
    a_district()
    return Staff()


def a_finished_dossier(staff: Staff, *, on: datetime = MORNING, finished: datetime | None = None, **said: Any) -> Done:
    """Through all four steps to state 9; the result waits at the counter."""
    done = an_accepted_dossier(staff.counter, at=on, **said)
    end = finished or on
    resolve.complete_step(code=done.code, by=staff.counter, at=on)
    resolve.complete_step(code=done.code, by=staff.officer, at=on)
    decide.approve(code=done.code, by=staff.head, at=on)
    return resolve.complete_step(code=done.code, by=staff.clerk, at=end, result=Result(name="Giấy thử", number="01"))


def finish(staff: Staff, code: str, *, at: datetime, result: str = "Giấy thử") -> Done:
    """From the counter's step to state 9, all at one moment."""
    resolve.complete_step(code=code, by=staff.counter, at=at)
    resolve.complete_step(code=code, by=staff.officer, at=at)
    decide.approve(code=code, by=staff.head, at=at)
    return resolve.complete_step(code=code, by=staff.clerk, at=at, result=terms.Result(name=result, number="01"))


def unit_id(code: str) -> int:
    """A unit's id, for looking into what was stored."""
    return directory.tree(DAY).by_code(code).id
