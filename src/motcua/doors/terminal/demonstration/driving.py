"""Driving a dossier through its life by the people whose turn it is, with the same operations as the screens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from motcua.accounts import queries as people
from motcua.calendars.queries import standard
from motcua.calendars.rules import due_at
from motcua.calendars.terms import Amount, day_of
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.documents.terms.signatures import Holds
from motcua.doors.terminal.demonstration import living
from motcua.dossiers import queries
from motcua.dossiers.operations import bundling, deliver, intake, outcomes, resolve, submit
from motcua.dossiers.terms import Act, Applicant, Channel, Paper, PaperReason
from motcua.kernel.actor import SYSTEM, Actor, Role, citizen

CHANNELS = {"direct": Channel.DIRECT, "online": Channel.ONLINE, "post": Channel.POST}
#: how many steps are behind a dossier at each stage; None: all of them
STEPS: dict[str, int | None] = {
    "accepted": 0, "refused": 1, "withdrawn": 1, "taken": 1, "supplement": 2, "with_officer": 2, "extended": 2,
    "questioned": 2, "handed": 2,
    "appraised": 3, "reviewed": 4, "signed": 5, "finished": None, "returned": None,
}  # fmt: skip


class Clock:
    """Time that passes between acts: two working hours each, never beyond now."""

    def __init__(self, began: datetime, now: datetime) -> None:
        self.at, self._now = began, now

    def tick(self, amount: str = "2h") -> datetime:
        """The moment of the next act."""
        self.at = min(due_at(self.at, Amount.parse(amount), standard()), self._now)
        return self.at


def drive(life: dict[str, Any], *, began: datetime, now: datetime) -> str:
    """Play one life up to its stage. Returns the dossier's code."""
    clock = Clock(min(began, now - timedelta(minutes=1)), now)
    code = _filed(life, clock)
    stage = life["stage"]
    if stage == "registered":
        return code
    for _ in _until(STEPS[stage]):
        if not _step(code, clock, on_paper="answers" in life):
            break
    if stage in _ENDINGS:
        _ENDINGS[stage](code, clock)
    return code


def whose_turn(code: str, at: datetime) -> tuple[Actor, str] | None:
    """Who of the ward the first open step waits for, and its name; None when no step of the process is open."""
    open_steps = [t for t in queries.page(SYSTEM, code).tasks if t.role]
    for task in open_steps:
        for actor in _cast(at):
            if actor.hat([Role(task.role)], task.unit.id):
                return actor, task.step
    return None


def _cast(at: datetime) -> list[Actor]:
    return [someone(p["person"]["username"], at) for p in living.described()["directory"]["posts"]]


def someone(username: str, at: datetime) -> Actor:
    """That person under the hats of that day."""
    return directory.actor_of(people.named(username).id, day_of(at))


def _filed(life: dict[str, Any], clock: Clock) -> str:
    version = catalogue.version_on(life["procedure"], day_of(clock.at))
    papers = [Paper(p.name, 0, max(p.originals, 1)) for p in version.papers if p.required]
    channel = CHANNELS[life["channel"]]
    number = f"004190{crc32(life['name'].encode()) % 900_000 + 100_000}"  # each made-up person's own
    applicant = Applicant(life["name"], number, "Tổ 3, phường Thục Phán", "", "")
    said: dict[str, Any] = {
        "procedure": life["procedure"], "unit": "H14.51.1", "applicant": applicant, "papers": papers,
        "answers": life.get("answers", {}), "channel": channel, "subject": life.get("subject", ""),
    }  # fmt: skip
    if "also" in life:
        return _together(life, said, clock)
    if channel is not Channel.ONLINE:
        return intake.take_in(**said, by=_counter(clock.at), at=clock.at).code
    code = submit.submit(**said, by=citizen(life["name"]), at=clock.at).code
    if life["stage"] != "registered":
        intake.accept(code=code, by=_counter(clock.at), at=clock.tick("3h"))
    return code


def _together(life: dict[str, Any], said: dict[str, Any], clock: Clock) -> str:
    """One declaration for several procedures, taken in at the counter. Returns the first dossier's code."""
    linked = catalogue.linked(life["procedure"], day_of(clock.at))
    bundle = linked.only(life["also"]) if linked else None
    assert bundle is not None, "the ward's file names procedures that are linked"
    papers = [Paper(p.name, 0, max(p.originals, 1)) for part in bundle.parts for p in part.papers if p.required]
    parts = bundling.parts_of(bundle, papers=papers, answers=said["answers"], competent=None, case=None)
    done = bundling.file_together(
        parts=parts, unit=said["unit"], applicant=said["applicant"], channel=said["channel"], accept=True,
        subject=said["subject"], by=_counter(clock.at), at=clock.at, key=f"trinh-dien-{life['name']}",
    )  # fmt: skip
    return done[0].code


def _counter(at: datetime) -> Actor:
    return someone("motcua", at)


def _until(steps: int | None) -> range:
    return range(20 if steps is None else steps)


def _step(code: str, clock: Clock, *, on_paper: bool = False) -> bool:
    """The next open step, done by whoever's turn it is; False when processing has ended."""
    at = clock.tick()
    if queries.page(SYSTEM, code).ended_at is not None:
        return False
    turn = whose_turn(code, at)
    if turn is None:
        return False
    if on_paper:
        _on_paper(code, turn[0], at)
    resolve.complete_step(code=code, by=turn[0], at=at, step=turn[1])
    return True


def _on_paper(code: str, by: Actor, at: datetime) -> None:
    """Whoever decides draws the result and signs it before approving; the clerk seals what was signed."""
    page = queries.page(by, code)
    if Act.ISSUE in page.on_the_paper and not page.issued:
        outcomes.issue(code=code, by=by, at=at)
        outcomes.sign(code=code, by=by, at=at)
    elif Act.SIGN in page.on_the_paper and page.issued and not page.issued[-1].sealed:
        outcomes.sign(code=code, by=by, at=at, holds=Holds.ORGANISATION)


def _supplement(code: str, clock: Clock) -> None:
    reason = "Bản đã nộp thiếu trang 2 và chưa ký; đề nghị nộp lại đủ trang, có chữ ký."
    intake.request_supplement(code=code, reasons=_about(code, reason), by=_now(code, clock), at=clock.tick())


def _refuse(code: str, clock: Clock) -> None:
    reason = "Người đề nghị không thuộc đối tượng theo quy định của thủ tục này."
    intake.refuse(code=code, reasons=_about(code, reason), by=someone("lanhdao", clock.at), at=clock.tick())


def _extend(code: str, clock: Clock) -> None:
    """The head apologises before the date and names another."""
    due = queries.page(SYSTEM, code).due_at
    assert due is not None, "an accepted dossier is promised"
    later, head = due_at(due, Amount.parse("4d"), standard()), someone("lanhdao", clock.at)
    resolve.extend(code=code, new_due=later, reason="chờ xác minh tại nơi cư trú trước đây", by=head, at=clock.tick())


def _about(code: str, reason: str) -> list[PaperReason]:
    return [PaperReason(queries.page(SYSTEM, code).papers[0].name, reason)]


def _now(code: str, clock: Clock) -> Actor:
    turn = whose_turn(code, clock.at)
    assert turn is not None, "the dossier is being processed"
    return turn[0]


def _question(code: str, clock: Clock) -> None:
    """Two divisions are asked; who is slow to answer is seen by name."""
    resolve.consult(
        code=code, units=["H14.51.2", "H14.51.3"], question="Người này có hộ kinh doanh, có đất cho thuê không?",
        within=Amount.parse("1d"), by=_now(code, clock), at=clock.tick(),
    )  # fmt: skip


def _hand_over(code: str, clock: Clock) -> None:
    """Given to another division, which has not signed for it yet."""
    why = "Hộ này kinh doanh dịch vụ văn hóa, thuộc phòng Văn hóa - Xã hội"
    resolve.hand_over(code=code, to="H14.51.4", reason=why, by=_now(code, clock), at=clock.tick())


def _withdraw(code: str, clock: Clock) -> None:
    submit.withdraw(code=code, reason="Người nộp xin rút để nộp ở nơi khác", by=_counter(clock.at), at=clock.tick())


def _return(code: str, clock: Clock) -> None:
    deliver.return_result(code=code, by=_counter(clock.at), at=clock.tick())


_ENDINGS = {
    "supplement": _supplement, "extended": _extend, "refused": _refuse, "withdrawn": _withdraw, "returned": _return,
    "questioned": _question, "handed": _hand_over,
}  # fmt: skip
