"""Taking back one's own last act: only while nobody has gone on, read on, or been told (requirement A102).

What is taken back stays in the log; a second fact says that it was, and puts the steps where they were before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.audit.terms import Look, Opened
from motcua.calendars.terms import day_of
from motcua.dossiers.rules.folding import fold
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import ACT_NAMES, Act, Fact, Held, asks
from motcua.kernel.refused import Refused

#: acts that pass work on inside the house and tell nobody outside it
UNDOABLE = frozenset(
    {Act.TAKE, Act.ASSIGN, Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER, Act.CONSULT}
)


def offered(facts: Sequence[Fact], person: int | None, at: datetime) -> Fact | None:
    """The last fact, if this person may still take it back as far as the log says; whether somebody has opened the
    file since is asked when it is done."""
    last = facts[-1]
    own = person is not None and last.person == person
    return last if own and may_be_undone(last, at) else None


def may_be_undone(fact: Fact, at: datetime) -> bool:
    """Whether whoever did it could still take it back at a moment, as far as the log says."""
    return day_of(fact.recorded_at) == day_of(at) and _stays_inside(fact)


def _stays_inside(fact: Fact) -> bool:
    """Whether nothing of it has left the house, and no other unit has had a word in it."""
    if fact.act not in UNDOABLE or fact.form or "competent" in fact.data or "evidence" in fact.data:
        return False
    touched = [o["step"] for o in fact.data.get("opened", ())] + [step for step, _ in fact.data.get("closed", ())]
    return fact.act is Act.CONSULT or not any(asks(step) for step in touched)


def must_be_undoable(code: str, facts: Sequence[Fact], person: int | None, at: datetime) -> Fact:
    """The last fact. Raises Refused saying why it stands."""
    last = facts[-1]
    did = ACT_NAMES[last.act]
    when = clock(last.recorded_at)
    if person is None or last.person != person:
        raise Refused(
            f"Việc cuối của hồ sơ {code} là “{did.vi.lower()}”, {last.name} làm lúc {when}. Chỉ hoàn tác được việc "
            "của chính mình khi chưa ai làm tiếp.",
            f"The last act on {code} is “{did.en.lower()}” by {last.name} at {when}. Only one's own last act can be "
            "undone.",
        )
    if not _stays_inside(last):
        raise Refused(
            f"“{did.vi}” của hồ sơ {code} lúc {when} đã ra khỏi cơ quan (đã báo người nộp, đã cấp giấy hoặc đơn vị "
            "khác đã nhận câu hỏi), nên không hoàn tác được. Làm việc tiếp theo đúng để sửa.",
            f"“{did.en}” of {code} at {when} has left the house: it cannot be undone. Mend it by the next act.",
        )
    if day_of(last.recorded_at) != day_of(at):
        raise Refused(
            f"“{did.vi}” của hồ sơ {code} làm lúc {when}: chỉ hoàn tác được trong ngày.",
            f"“{did.en}” of {code} was done at {when}: it can be undone on the same day only.",
        )
    return last


def must_be_unread(code: str, opened: Opened | None) -> None:
    """Raises Refused naming who has opened the file since."""
    if opened is not None:
        raise read_since(code, opened)


def read_since(code: str, opened: Opened) -> Refused:
    """Why it stands: somebody knows of it already, or holds a paper that says so."""
    who, when = opened.name, clock(opened.at)
    if opened.what is Look.TRACK:
        return Refused(
            f"Người nộp đã xem trang tra cứu hồ sơ {code} lúc {when}, sau việc vừa làm: không hoàn tác được nữa. Làm "
            "việc tiếp theo đúng để sửa; người nộp sẽ thấy.",
            f"The applicant looked at {code} at {when}, after what you did: it can no longer be undone. Mend it by the "
            "next act.",
        )
    if opened.what is Look.SLIP:
        return Refused(
            f"{who} đã mở để in phiếu của hồ sơ {code} lúc {when}, sau việc vừa làm: giấy có thể đã đến tay người khác "
            "nên không hoàn tác được nữa. Làm việc tiếp theo đúng để sửa, rồi in lại phiếu.",
            f"{who} drew a slip of {code} at {when}, after what you did; paper may be in somebody's hands, so it can "
            "no longer be undone. Mend it by the next act and print the slip again.",
        )
    return Refused(
        f"{who} đã mở hồ sơ {code} lúc {when}, sau việc vừa làm: không hoàn tác được nữa. Báo người đó, "
        "hoặc làm việc tiếp theo để sửa.",
        f"{who} opened {code} at {when}, after what you did: it can no longer be undone. Tell them.",
    )


def taken_back(facts: Sequence[Fact], held: Held) -> tuple[Held, dict[str, Any]]:
    """The dossier as it stood before the last fact, and what the compensating fact says: which steps go, which come
    back."""
    before = fold(facts[:-1])
    assert before is not None, "what is undone was done to a dossier"
    assert before.due_at == held.due_at, "nothing that moves a date is undone"
    last, here = facts[-1], {t.key: t for t in held.tasks}
    there = {t.key: t for t in before.tasks}
    closed = [list(key) for key in here if key not in there]
    opened = [task.told() for key, task in there.items() if here.get(key) != task]
    said = {"undoes": last.seq, "undone": last.act.value, "step_name": last.data.get("step_name", "")}
    return before, said | {"closed": closed, "opened": opened}
