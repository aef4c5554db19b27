"""How people are told: the ways they may choose, and what became of each message, in words."""

from __future__ import annotations

from datetime import datetime

from motcua.doors.kit import formats
from motcua.kernel.text import Text
from motcua.notices.queries import MessageView
from motcua.notices.terms import Carriage, Stage, Wish

CHANNELS: dict[Carriage, Text] = {
    Carriage.EMAIL: Text("thư điện tử", "e-mail"),
    Carriage.SMS: Text("SMS", "SMS"),
    Carriage.ZALO: Text("Zalo", "Zalo"),
    Carriage.APP: Text("ứng dụng", "the app"),
}
WISHES: tuple[tuple[Wish, Text], ...] = (
    (Wish.USUAL, Text("SMS, và thư điện tử nếu đã ghi", "SMS, and e-mail if given")),
    (Wish.SMS, Text("Chỉ SMS", "SMS only")),
    (Wish.EMAIL, Text("Chỉ thư điện tử", "E-mail only")),
    (Wish.ZALO, Text("Zalo theo số điện thoại", "Zalo, by the telephone number")),
    (Wish.APP, Text("Ứng dụng định danh, theo số định danh", "The identity app, by the identity number")),
    (Wish.NONE, Text("Không nhận tin, trừ tin pháp luật buộc phải gửi", "None but those the law requires")),
)
#: stages that say something to the person the message was for
TOLD = frozenset({Stage.WAITING, Stage.IN_HAND, Stage.SENT, Stage.DELIVERED, Stage.FAILED})
STAGES: dict[Stage, Text] = {
    Stage.WAITING: Text("Đang chờ gửi", "Waiting to be sent:"),
    Stage.IN_HAND: Text("Đang gửi", "Being sent:"),
    Stage.SENT: Text("Đã gửi", "Sent"),
    Stage.DELIVERED: Text("Đã gửi", "Sent"),
    Stage.PASSED_ON: Text("Đã chuyển cách khác:", "Passed on to another way:"),
    Stage.SUPERSEDED: Text("Không gửi nữa vì có tin mới hơn:", "Not sent, for a later one replaces it:"),
    Stage.FAILED: Text("Không gửi được", "Could not be sent:"),
    Stage.CANCELLED: Text("Đã hủy", "Cancelled:"),
}


def options(language: str) -> list[tuple[str, str]]:
    """The ways to choose from, for a form."""
    return [(wish.value, words.to(language)) for wish, words in WISHES]


def wish_of(typed: str) -> Wish | None:
    """The way chosen; None for anything else."""
    return Wish(typed) if typed in set(Wish) else None


def moment(message: MessageView) -> datetime:
    """Where it stands in time: when it left, or when it was owed."""
    return message.sent_at or message.owed_at


def sentence(message: MessageView) -> Text:
    """What became of it: Đã gửi tin “Hồ sơ … đã có kết quả” qua SMS, đến nơi lúc 09:05 ngày 02/03/2026."""
    way, stage, arrived = CHANNELS[message.channel], STAGES[message.stage], message.delivered_at
    vi = f"{stage.vi} tin “{message.title.vi}” qua {way.vi}"
    en = f"{stage.en} “{message.title.en}” by {way.en}"
    if arrived is not None:
        vi, en = f"{vi}, đến nơi lúc {formats.moment(arrived)}", f"{en}, arrived {formats.moment(arrived, 'en')}"
    return Text(vi, en)
