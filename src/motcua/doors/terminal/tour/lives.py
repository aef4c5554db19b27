"""The two lives of the tour: a birth registered in a day, and land that passes commune, district and province."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from motcua.calendars.terms import ZONE
from motcua.documents.operations.signing import rehearsal
from motcua.documents.terms.signatures import Holds
from motcua.doors.terminal.demonstration import ground
from motcua.doors.terminal.tour import scene
from motcua.doors.terminal.tour.scene import Seen, Watcher, someone
from motcua.dossiers.operations import decide, deliver, intake, outcomes, resolve, submit
from motcua.dossiers.terms import Applicant, Channel, Paper, PaperReason
from motcua.kernel.actor import citizen
from motcua.measures.terms import Period
from motcua.reporting import queries as reporting
from motcua.reporting.terms import Report

PERIOD = Period(date(2024, 1, 1), date(2024, 6, 30), "6 tháng đầu năm 2024")


@dataclass(frozen=True, slots=True)
class Toured:
    """What the tour showed, and the report its dossiers became."""

    acts: tuple[Seen, ...]
    slips: tuple[Path, ...]
    report: Report


class _TakenBack(Exception):  # noqa: N818
    """Ends the tour's transaction without keeping it."""


def play(folder: Path, tell: Callable[[str], None], show: Callable[[Seen], None]) -> Toured:
    """Play both lives, keep the slips in the folder, leave no trace in the database."""
    folder.mkdir(parents=True, exist_ok=True)
    watcher = Watcher(folder, show)
    with _taken_back():
        ground.lay(say=lambda _: None)
        scene.build()
        tell("Khai sinh: nộp tại xã, trả ngay trong ngày / A birth: filed at the commune, returned the same day")
        birth = _birth(watcher)
        tell("Đất đai: xã → huyện → tỉnh, có bổ sung giấy tờ / Land: commune → district → province, with a supplement")
        land = _land(watcher)
        slips = tuple(watcher.control_slip(code) for code in (birth, land))
        watcher.result(birth)
        report = reporting.fill("II.06", scene.DISTRICT, PERIOD, reporting.level_of("all"), PERIOD.closes_at)
    return Toured(tuple(watcher.seen), (*(s.slip for s in watcher.seen if s.slip), *slips), report)


@contextmanager
def _taken_back() -> Iterator[None]:
    with contextlib.suppress(_TakenBack), transaction.atomic(), rehearsal():
        yield
        raise _TakenBack


def _at(day: int, clock: str, month: int = 3) -> datetime:
    return datetime.combine(date(2024, month, day), datetime.strptime(clock, "%H:%M").time(), ZONE)  # noqa: DTZ007


def _birth(watch: Watcher) -> str:
    morning = _at(4, "08:20")
    code = watch.act(
        intake.take_in, procedure="1.001193", unit=scene.COUNTER, channel=Channel.DIRECT, subject="cháu Lô Thị Mai An",
        applicant=Applicant("Lô Thị Hiền", "040190000001", "Bản Thử, xã Môn Sơn", "0900 000 301"),
        answers=scene.described()["birth"],
        papers=[Paper(name) for name in scene.described()["birth_papers"]],
        by=someone("motcua", morning), at=morning,
    ).code  # fmt: skip
    for username, clock in (("motcua", "08:30"), ("chuyenmon", "09:40"), ("chutich", "10:55"), ("vanthu", "11:10")):
        moment = _at(4, clock)
        if username == "chutich":
            watch.act(outcomes.issue, code=code, by=someone(username, moment), at=moment)
            watch.act(outcomes.sign, code=code, by=someone(username, moment), at=moment)
        if username == "vanthu":
            watch.act(outcomes.sign, code=code, by=someone(username, moment), at=moment, holds=Holds.ORGANISATION)
        watch.act(resolve.complete_step, code=code, by=someone(username, moment), at=moment)
    moment = _at(4, "14:05")
    watch.act(deliver.return_result, code=code, by=someone("motcua", moment), at=moment)
    return code


def _land(watch: Watcher) -> str:
    land, owner = scene.described()["land"], citizen("Vi Văn Thắng")
    done = watch.act(
        submit.submit, procedure=land["code"], unit=scene.COUNTER, channel=Channel.ONLINE, subject="thửa 12, tờ 5",
        applicant=Applicant("Vi Văn Thắng", "040180000002", "Bản Thử, xã Môn Sơn", "", "thang@example.vn"), answers={},
        papers=[Paper(name, kind=2) for name in land["papers"]], by=owner, at=_at(8, "20:15"),
    )  # fmt: skip
    code, secret = done.code, done.secret
    watch.act(intake.accept, code=code, by=someone("motcua", _at(11, "07:45")), at=_at(11, "07:45"))
    watch.act(resolve.complete_step, code=code, by=someone("motcua", _at(11, "08:00")), at=_at(11, "08:00"))
    reason = PaperReason(land["papers"][2], "Trích đo chưa có xác nhận của các hộ giáp ranh; đề nghị bổ sung.")
    officer = someone("chuyenmon", _at(13, "09:00"))
    watch.act(intake.request_supplement, code=code, reasons=[reason], by=officer, at=_at(13, "09:00"))
    again = [Paper(land["papers"][2], kind=2)]
    watch.act(submit.supplement, code=code, papers=again, secret=secret, by=owner, at=_at(18, "19:30"))
    watch.act(resolve.complete_step, code=code, by=someone("chuyenmon", _at(21, "15:20")), at=_at(21, "15:20"))
    watch.act(resolve.take, code=code, by=someone("huyen", _at(22, "08:05")), at=_at(22, "08:05"))
    watch.act(resolve.complete_step, code=code, by=someone("huyen", _at(27, "10:10")), at=_at(27, "10:10"))
    watch.act(resolve.take, code=code, by=someone("so", _at(27, "13:40")), at=_at(27, "13:40"))
    watch.act(resolve.complete_step, code=code, by=someone("so", _at(1, "16:00", 4)), at=_at(1, "16:00", 4))
    watch.act(decide.approve, code=code, by=someone("lanhdaohuyen", _at(2, "09:30", 4)), at=_at(2, "09:30", 4))
    watch.act(deliver.return_result, code=code, by=someone("motcua", _at(3, "08:15", 4)), at=_at(3, "08:15", 4))
    return code
