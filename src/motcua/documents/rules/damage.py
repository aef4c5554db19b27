"""Why a file cannot be used: the end of a sentence that begins with the file's name."""


class Damaged(Exception):  # noqa: N818
    """The bytes do not open. `vi` and `en` go on after "Tệp “…”" / "The file “…”"."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en


def cut_short() -> Damaged:
    """The end of the file is missing."""
    return Damaged(
        "bị cụt, thiếu phần cuối (thường do đường truyền đứt). Hãy gửi lại tệp.",
        "is cut short: its end is missing. Send it again.",
    )


def broken(what: str) -> Damaged:
    """The inside is not what the kind asks for; `what` names the part for whoever looks into it."""
    return Damaged(
        f"bị hỏng ({what}), không mở được. Hãy mở thử trên máy, lưu hoặc chụp lại rồi gửi.",
        f"is damaged ({what}) and does not open. Try it on your device, save or photograph it anew and send it.",
    )


def locked() -> Damaged:
    """Opens with a password only."""
    return Damaged(
        "có đặt mật khẩu hoặc khóa. Hãy bỏ mật khẩu (In → Lưu thành PDF) rồi gửi lại.",
        "is locked by a password. Remove it (Print → Save as PDF) and send it again.",
    )
