"""The two ways an act is turned down, each with a sentence for the person who asked."""

from __future__ import annotations

from motcua.kernel.text import in_english


class Refused(Exception):  # noqa: N818
    """The law or the state of things does not allow it. Says what, where and what to do: Vietnamese, English beside."""

    def __init__(self, vi: str, en: str = "") -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = in_english(en) if en else vi

    def __str__(self) -> str:
        return self.vi


class NotYours(Refused):
    """The actor has no right to this. Says nothing about whether the thing exists."""

    def __init__(
        self,
        vi: str = "Anh/chị không có quyền xem hoặc làm việc này.",
        en: str = "You have no right to see or do this.",
    ) -> None:
        super().__init__(vi, en)
