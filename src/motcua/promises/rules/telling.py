"""A forecast in one sentence an officer can be told, and say again to the head."""

from __future__ import annotations

from collections.abc import Callable

from motcua.kernel.text import Text
from motcua.promises.terms import Basis, Outlook

#: fewer finished ones than this are too few to be compared with
FEW = 5
PAUSED = Text("Đang tạm dừng: thời gian không tính, không dự báo.", "The clock is paused: nothing is forecast.")
WHERE = {
    Basis.UNIT: Text("ở đơn vị này", "in this unit"),
    Basis.EVERYWHERE: Text("ở các đơn vị", "in all units"),
}


def why(said: Outlook) -> Text:
    """What the forecast rests on, with its numbers."""
    if said.paused:
        return PAUSED
    plain = _SENTENCES[said.basis](said)
    if not said.extra or said.basis is Basis.NOTHING:
        return plain
    queue = _queue(said)
    return Text(f"{plain.vi} {queue.vi}", f"{plain.en} {queue.en}")


def days(tenths: int, language: str = "vi") -> str:
    """Working days from their tenths: 2,5 / 2.5."""
    whole, part = divmod(abs(tenths), 10)
    return f"{whole}{',' if language == 'vi' else '.'}{part}" if part else str(whole)


def left(said: Outlook) -> Text:
    """How long it has been in its step, and how long until its date: what anybody can check on the file."""
    had = Text(f"đã {days(said.ran)} ngày làm việc", f"{days(said.ran, 'en')} working days")
    until, until_en = days(said.remains), days(said.remains, "en")
    if said.remains < 0:
        return Text(f"{had.vi}; quá hẹn {until} ngày", f"{had.en}; {until_en} past its date")
    return Text(f"{had.vi}; đến hẹn còn {until} ngày", f"{had.en}; {until_en} until its date")


def _counted(said: Outlook) -> Text:
    where, ran, such = WHERE[said.basis], said.ran, said.such
    if said.remains < 0:
        return Text(
            f"Đã quá ngày hẹn {days(said.remains)} ngày làm việc; một nửa trong {such} hồ sơ như vậy {where.vi} "
            "cần đến ngày dự báo.",
            f"{days(said.remains, 'en')} working days past its date; half of {such} such dossiers {where.en} needed "
            "until the day forecast.",
        )
    vi = f"hồ sơ cùng loại {where.vi} sau {days(ran)} ngày còn ở bước này"
    en = f"dossiers of its kind {where.en} still in this step after {days(ran, 'en')} days"
    left, left_en = days(said.remains), days(said.remains, "en")
    if not said.longer:
        return Text(f"Cả {such} {vi} đều xong trong {left} ngày nữa.", f"All {such} {en} ended within {left_en} more.")
    return Text(
        f"{said.longer} trong {such} {vi} cần hơn {left} ngày còn lại, kể cả hôm nay.",
        f"{said.longer} of {such} {en} needed more than the {left_en} days left, today included.",
    )


def _allotted(said: Outlook) -> Text:
    plan = Text("tính theo thời gian quy định của các bước", "counted by the times its steps are given")
    if 0 < said.known < FEW:
        return Text(
            f"Mới có {said.known} hồ sơ cùng loại đã xong, quá ít để so: {plan.vi}.",
            f"Only {said.known} of its kind finished so far, too few to compare with: {plan.en}.",
        )
    if said.known:
        return Text(
            f"Đã ở bước này {days(said.ran)} ngày làm việc, lâu hơn hầu hết {said.known} hồ sơ cùng loại đã xong: "
            f"{plan.vi}.",
            f"In this step for {days(said.ran, 'en')} working days, longer than nearly all of {said.known} of its kind "
            f"that are finished: {plan.en}.",
        )
    return Text(
        f"Chưa có hồ sơ cùng loại nào đã xong: {plan.vi}.", f"No dossier of its kind has been finished yet: {plan.en}."
    )


def _nothing(said: Outlook) -> Text:
    return Text(
        "Chưa có hồ sơ cùng loại đã xong, bước này cũng không có thời gian quy định: chưa dự báo được.",
        "No dossier of its kind has been finished, and this step is given no time: no forecast.",
    )


def _queue(said: Outlook) -> Text:
    return Text(
        f"Trước nó còn {said.ahead} hồ sơ ở bước này, thường chỉ {said.usual}: thêm {days(said.extra)} ngày.",
        f"{said.ahead} dossiers are before it in this step, usually {said.usual}: {days(said.extra, 'en')} days more.",
    )


_SENTENCES: dict[Basis, Callable[[Outlook], Text]] = {
    Basis.UNIT: _counted,
    Basis.EVERYWHERE: _counted,
    Basis.ALLOTTED: _allotted,
    Basis.NOTHING: _nothing,
}
