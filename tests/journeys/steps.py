"""Cho, Khi, Thì: câu của các kịch bản, và lịch tháng 3/2026 mà kịch bản nào cũng dùng.

Câu nào không đúng thì lỗi gọi tên câu ấy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime

from django.test import Client

from motcua.kernel.actor import Actor
from tests import build

#: mở trang thay một người đã đăng nhập
Sit = Callable[[Actor], Client]


def _buoc(chu: str) -> Callable[[str], AbstractContextManager[str]]:
    @contextmanager
    def buoc(cau: str) -> Iterator[str]:
        try:
            yield cau
        except BaseException as sai:
            sai.add_note(f"{chu} {cau}")
            raise

    return buoc


#: các câu của kịch bản
cho, khi, thi, va = _buoc("Cho"), _buoc("Khi"), _buoc("Thì"), _buoc("Và")


def ngay(day: int, gio: str) -> datetime:
    """Một lúc trong tháng 3/2026; mùng 4 là thứ Tư."""
    return build.at(gio, date(2026, 3, day))
