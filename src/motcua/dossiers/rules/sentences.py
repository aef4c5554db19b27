"""What a person is told when something cannot be done: what, where, and what may be done instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from motcua.calendars.terms import ZONE
from motcua.dossiers.rules.journey import may
from motcua.dossiers.terms import ACT_NAMES, STATE_NAMES, Act, Held, Open, PaperReason
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


def clock(at: datetime) -> str:
    """10:31 ngày 20/11/2026, on the wall in Việt Nam."""
    return f"{at.astimezone(ZONE):%H:%M ngày %d/%m/%Y}"


def not_now(act: Act, held: Held, by: str | None, when: datetime | None) -> Refused:
    """The state does not allow it; by, when: who did the same act already."""
    if by is not None and when is not None:
        return _already(act, held, by, when)
    next_vi = ", ".join(ACT_NAMES[a].vi.lower() for a in Act if may(a, held.state)) or "không còn việc nào"
    next_en = ", ".join(a.replace("_", " ") for a in Act if may(a, held.state)) or "nothing"
    state = STATE_NAMES[held.state]
    return Refused(
        f"Không thể {ACT_NAMES[act].vi.lower()}: hồ sơ {held.code} đang ở trạng thái “{state.vi}”. "
        f"Lúc này có thể: {next_vi}.",
        f"Cannot {act.replace('_', ' ')}: dossier {held.code} is in the state “{state.en}”. Possible now: {next_en}.",
    )


def _already(act: Act, held: Held, by: str, when: datetime) -> Refused:
    return Refused(
        f"{by} vừa {_did(act)} hồ sơ {held.code} lúc {clock(when)}. Hồ sơ đang ở trạng thái "
        f"“{STATE_NAMES[held.state].vi}”; tải lại trang để xem việc tiếp theo.",
        f"{by} has already done this ({act.replace('_', ' ')}) to {held.code} at {clock(when)}. Reload the page.",
    )


def _did(act: Act) -> str:
    return ACT_NAMES[act].vi.lower().removesuffix(" hồ sơ")


def not_yours(act: Act, held: Held, seen: bool) -> Text:
    """No right to the act. Who may not even see the dossier is told the same as when there is none."""
    if not seen:
        return Text(
            f"Không có hồ sơ mã {held.code} trong phạm vi của anh/chị. Kiểm tra lại mã hồ sơ.",
            f"There is no dossier {held.code} within your reach. Check the code.",
        )
    return Text(
        f"Anh/chị không có quyền “{ACT_NAMES[act].vi.lower()}” với hồ sơ {held.code} ở bước này.",
        f"You have no right to {act.replace('_', ' ')} dossier {held.code} at this step.",
    )


def which_step(held: Held, mine: Iterable[Open]) -> Refused:
    """Several steps are open to the actor."""
    names = "; ".join(f"{t.step} ({t.name})" for t in mine)
    return Refused(
        f"Hồ sơ {held.code} có nhiều bước đang chờ anh/chị: {names}. Chọn một bước.",
        f"Several steps of {held.code} wait for you: {names}. Choose one.",
    )


def taken(held: Held, task: Open, by: str | None, when: datetime | None) -> Refused:
    """Somebody else has the step."""
    who, since = by or "Người khác", f" từ {clock(when)}" if when else ""
    return Refused(
        f"{who} đang giữ bước “{task.name}” của hồ sơ {held.code}{since}. Đề nghị người đó hoàn thành hoặc chuyển lại.",
        f"{who} has the step “{task.name}” of {held.code}{since}. Ask them to complete it or to hand it over.",
    )


#: why a paper is asked for that was not handed in: all the file knows of it, and what is to be done
NOT_HERE = "Chưa có trong hồ sơ, cần nộp bổ sung."


def must_tell(ground: str) -> str:
    """A ground one can read and contest. Raises Refused for less."""
    said = ground.strip()
    if len(said) < 10:
        raise Refused(
            f"Lý do “{said}” quá ngắn: nêu rõ vì sao và căn cứ nào để người nộp hiểu và khiếu nại được.",
            f"The ground “{said}” is too short: say why and on what law, so that it can be understood and contested.",
        )
    return said


def must_name_papers(reasons: Iterable[PaperReason], known: Iterable[str]) -> tuple[PaperReason, ...]:
    """Each reason belongs to a paper of the procedure or of the dossier. Raises Refused naming what does not.

    Law: NĐ 118/2025, form 02 and form 03: what exactly is missing and why, once and completely.
    """
    given, names = tuple(reasons), frozenset(known)
    if not given:
        raise Refused(
            "Chưa nêu giấy tờ nào: chọn từng giấy tờ chưa đạt và ghi lý do cho giấy tờ đó.",
            "No paper is named: choose each paper that fails and give its reason.",
        )
    for one in given:
        _must_name(one, names)
    return given


def _must_name(one: PaperReason, known: frozenset[str]) -> None:
    if one.paper not in known:
        raise Refused(
            f"“{one.paper or one.reason}” không phải giấy tờ của thủ tục này. Lý do chung không đủ: hãy chọn giấy tờ "
            "trong thành phần hồ sơ và ghi lý do cho từng giấy tờ.",
            f"“{one.paper or one.reason}” is no paper of this procedure. Choose papers; a general reason is none.",
        )
    if len(one.reason.strip()) < 3:
        raise Refused(
            f"Giấy tờ “{one.paper}” chưa có lý do. Ghi rõ thiếu gì hoặc sai ở đâu.",
            f"The paper “{one.paper}” has no reason. Say what is missing or wrong.",
        )
