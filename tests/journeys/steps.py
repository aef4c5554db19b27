"""Cho, Khi, Thì: câu của các kịch bản, và lịch tháng 3/2026 mà kịch bản nào cũng dùng."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime

from django.test import Client

from motcua.kernel.actor import Actor
from tests import build

#: mở trang thay một người đã đăng nhập
Sit = Callable[[Actor], Client]


def buoc(cau: str) -> AbstractContextManager[str]:
    """Một câu của kịch bản."""
    return nullcontext(cau)


cho = khi = thi = va = buoc


def ngay(day: int, gio: str) -> datetime:
    """Một lúc trong tháng 3/2026; mùng 4 là thứ Tư."""
    return build.at(gio, date(2026, 3, day))
