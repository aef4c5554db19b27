"""The law on one screen: national states, acts, channels, who may do what, and what leads where."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from motcua.kernel.actor import Role


class State(IntEnum):
    """TrangThaiHoSo: the ten national states (domain 04 section 2, table C3)."""

    REGISTERED = 1  # Mới đăng ký
    ACCEPTED = 2  # Được tiếp nhận
    REFUSED = 3  # Không được tiếp nhận
    IN_PROGRESS = 4  # Đang xử lý
    SUPPLEMENT = 5  # Yêu cầu bổ sung giấy tờ
    PAYMENT = 6  # Yêu cầu thực hiện nghĩa vụ tài chính
    WITHDRAWN = 7  # Công dân yêu cầu rút hồ sơ
    STOPPED = 8  # Dừng xử lý
    FINISHED = 9  # Đã xử lý xong
    RETURNED = 10  # Đã trả kết quả


class Channel(IntEnum):
    """KenhThucHien."""

    DIRECT = 1  # trực tiếp
    ONLINE = 2  # trực tuyến
    POST = 3  # bưu chính công ích


class Mark(IntEnum):
    """How a paper of a dossier became electronic (A135)."""

    PAPER = 0  # chưa số hóa
    DIGITISED = 1  # được số hóa
    REUSED = 2  # tái sử dụng
    REUSED_RESULT = 3  # tái sử dụng từ kết quả hồ sơ khác


class Verdict(StrEnum):
    """How a dossier ended against the promise it carried."""

    EARLY = "early"  # trước hạn
    ON_TIME = "on_time"  # đúng hạn
    LATE = "late"  # quá hạn


class Act(StrEnum):
    """Everything that may be done to a dossier."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    REFUSE = "refuse"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENT = "supplement"
    REQUEST_PAYMENT = "request_payment"
    PAY = "pay"
    HAND_OVER = "hand_over"
    TAKE = "take"
    COMPLETE_STEP = "complete_step"
    CONSULT = "consult"
    ANSWER = "answer"
    APPROVE = "approve"
    RETURN_STEP = "return_step"
    EXTEND = "extend"
    STOP = "stop"
    WITHDRAW = "withdraw"
    FINISH = "finish"
    RETURN_RESULT = "return_result"
    EXPLAIN = "explain"
    CONFIRM = "confirm"
    DECLINE = "decline"
    REDATE = "redate"
    MOVE = "move"
    REHOME = "rehome"
    ISSUE = "issue"
    SIGN = "sign"
    REVOKE = "revoke"
    ACKNOWLEDGE = "acknowledge"
    WRITE = "write"
    REPLY = "reply"
    UNDO = "undo"
    TRANSFER = "transfer"
    ASSIGN = "assign"
    DIGITISE = "digitise"
    FILL = "fill"


OPEN = frozenset({State.ACCEPTED, State.IN_PROGRESS, State.SUPPLEMENT, State.PAYMENT})
PAUSED = frozenset({State.SUPPLEMENT, State.PAYMENT})
RUNNING = frozenset({State.ACCEPTED, State.IN_PROGRESS})
#: there is a result
GIVEN = frozenset({State.FINISHED, State.RETURNED})
ENDED = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED, State.FINISHED, State.RETURNED})

#: act -> (states it may start from, state it leads to; None: the step's own state, or no change).
#: A request for papers before acceptance leaves state 1 (the dossier waits); after it, state 5: rules.lands.
JOURNEY: dict[Act, tuple[frozenset[State], State | None]] = {
    Act.SUBMIT: (frozenset(), State.REGISTERED),
    Act.ACCEPT: (frozenset({State.REGISTERED}), State.ACCEPTED),
    Act.REFUSE: (frozenset({State.REGISTERED}) | OPEN, State.REFUSED),
    Act.REQUEST_SUPPLEMENT: (frozenset({State.REGISTERED}) | RUNNING, State.SUPPLEMENT),
    Act.SUPPLEMENT: (frozenset({State.REGISTERED, State.SUPPLEMENT}), State.IN_PROGRESS),
    Act.REQUEST_PAYMENT: (RUNNING | {State.PAYMENT}, State.PAYMENT),
    Act.PAY: (frozenset({State.PAYMENT}), State.IN_PROGRESS),
    Act.HAND_OVER: (frozenset({State.REGISTERED}) | RUNNING, None),
    Act.TAKE: (OPEN, None),
    Act.COMPLETE_STEP: (RUNNING, None),
    Act.CONSULT: (RUNNING, None),
    Act.ANSWER: (OPEN, None),
    Act.APPROVE: (RUNNING, None),
    Act.RETURN_STEP: (RUNNING, None),
    Act.EXTEND: (OPEN, None),
    Act.STOP: (OPEN, State.STOPPED),
    Act.WITHDRAW: (frozenset({State.REGISTERED}) | OPEN, State.WITHDRAWN),
    Act.FINISH: (RUNNING, State.FINISHED),
    Act.RETURN_RESULT: (frozenset({State.FINISHED}), State.RETURNED),
    Act.EXPLAIN: (OPEN | ENDED, None),
    Act.CONFIRM: (OPEN | ENDED, None),
    Act.DECLINE: (RUNNING, None),
    Act.REDATE: (OPEN, None),
    Act.MOVE: (OPEN, None),
    Act.REHOME: (frozenset({State.REGISTERED, State.FINISHED}) | OPEN, None),
    Act.ISSUE: (RUNNING | GIVEN, None),
    Act.SIGN: (RUNNING | GIVEN, None),
    Act.REVOKE: (RUNNING | GIVEN, None),
    Act.ACKNOWLEDGE: (GIVEN, None),
    Act.WRITE: (frozenset({State.REGISTERED, State.FINISHED}) | OPEN, None),
    Act.REPLY: (frozenset({State.REGISTERED, State.FINISHED}) | OPEN, None),
    Act.UNDO: (OPEN, None),
    Act.TRANSFER: (OPEN, None),
    Act.ASSIGN: (OPEN, None),
    Act.DIGITISE: (frozenset({State.REGISTERED}) | OPEN, None),
    Act.FILL: (RUNNING | GIVEN, None),
}

#: act -> roles that may do it at a desk; an empty set: the citizen's own act, done by a counter in their name too
WHO: dict[Act, frozenset[Role]] = {
    Act.SUBMIT: frozenset({Role.COUNTER}),
    Act.ACCEPT: frozenset({Role.COUNTER}),
    Act.REFUSE: frozenset({Role.COUNTER, Role.HEAD}),
    Act.REQUEST_SUPPLEMENT: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD}),
    Act.SUPPLEMENT: frozenset({Role.COUNTER}),
    Act.REQUEST_PAYMENT: frozenset({Role.COUNTER, Role.OFFICER}),
    Act.PAY: frozenset({Role.COUNTER}),
    Act.HAND_OVER: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.TAKE: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.COMPLETE_STEP: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.CONSULT: frozenset({Role.OFFICER, Role.HEAD}),
    Act.ANSWER: frozenset({Role.OFFICER, Role.HEAD}),
    Act.APPROVE: frozenset({Role.HEAD}),
    Act.RETURN_STEP: frozenset({Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.EXTEND: frozenset({Role.HEAD}),
    Act.STOP: frozenset({Role.COUNTER, Role.HEAD}),
    Act.WITHDRAW: frozenset({Role.COUNTER}),
    Act.FINISH: frozenset({Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.RETURN_RESULT: frozenset({Role.COUNTER}),
    Act.EXPLAIN: frozenset({Role.HEAD}),
    Act.CONFIRM: frozenset({Role.OFFICER, Role.HEAD, Role.CLERK, Role.COUNTER}),
    Act.DECLINE: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.REDATE: frozenset({Role.REFORM, Role.HEAD}),
    Act.MOVE: frozenset({Role.REFORM, Role.HEAD}),
    Act.REHOME: frozenset({Role.REFORM, Role.ADMIN}),
    Act.ISSUE: frozenset({Role.HEAD}),
    Act.SIGN: frozenset({Role.HEAD, Role.CLERK}),
    Act.REVOKE: frozenset({Role.HEAD}),
    Act.ACKNOWLEDGE: frozenset({Role.COUNTER}),
    Act.WRITE: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD}),
    Act.REPLY: frozenset({Role.COUNTER}),
    Act.UNDO: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.TRANSFER: frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK}),
    Act.ASSIGN: frozenset({Role.HEAD}),
    Act.DIGITISE: frozenset({Role.COUNTER, Role.OFFICER}),
    Act.FILL: frozenset({Role.OFFICER, Role.HEAD, Role.CLERK}),
}

#: acts a citizen does to a dossier of their own, known by its code and secret
CITIZENS = frozenset({Act.SUBMIT, Act.SUPPLEMENT, Act.PAY, Act.WITHDRAW, Act.ACKNOWLEDGE, Act.REPLY})

#: acts whose declared moment counts for the clock, because it can only be earlier than the recorded one (a letter's
#: arrival); for every other act the recorded moment counts, so that nobody dates lateness away (domain 03 section 5)
DECLARED = frozenset({Act.SUBMIT, Act.ACCEPT, Act.SUPPLEMENT, Act.PAY})

#: acts that may be declared done before they were typed, with evidence and a second name: the verdict keeps the
#: recorded moment, reports tell late work and late typing apart
DECLARABLE = frozenset({Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP})

#: the step in which another unit is asked its opinion; other requests are steps named after it, "y-kien:thue"
OPINION = "y-kien"


def asks(step: str) -> bool:
    """Whether a step is a request to another unit beside the process; the colon keeps it apart from a process's own."""
    return step == OPINION or step.startswith(f"{OPINION}:")


#: the tray in which a finished result waits for its owner; never counted
RETURN_STEP_ID = "tra-ket-qua"


#: who may do what where, beside WHO: a counter at the intake unit, officers and clerks where a step of theirs is open,
#: a head at the competent unit and wherever a step is open
AT_A_STEP = frozenset(
    {
        Act.TAKE, Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER, Act.DECLINE, Act.ANSWER, Act.FINISH,
        Act.TRANSFER, Act.ASSIGN,
    }
)  # fmt: skip

#: done to the paper a dossier comes to: by the agency that decides, at its own head's or clerk's desk
TO_THE_PAPER = frozenset({Act.ISSUE, Act.SIGN, Act.REVOKE})

#: acts of timers and of the demonstration's citizens
SYSTEMS = CITIZENS | {Act.COMPLETE_STEP}
