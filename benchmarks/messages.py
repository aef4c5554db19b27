"""Messages a second handed to a carrier that takes them at once, alone and beside a backlog of failing ones."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks import _place

N = int(os.environ.get("BENCH_N", "5000"))
BACKLOG = int(os.environ.get("BENCH_BACKLOG", "50000"))
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
VALUES = {"code": "H14.51.1-260302-0001", "procedure": "Đăng ký khai sinh", "at": "09:00", "due": "17:30", "reason": ""}


class Instant:
    """Implements notices.ports.Carrier: takes everything, keeps nothing."""

    honours_keys, reports_arrival = True, False

    def __init__(self, name: str) -> None:
        self.name = name

    def send(self, recipient: str, letter: Any, *, key: str, at: datetime) -> Any:
        """Taken."""
        from motcua.notices.terms import Receipt

        return Receipt(key)

    def reports(self, at: datetime) -> tuple[()]:
        """Nothing."""
        return ()

    def close(self) -> None:
        """Nothing."""


def run() -> Iterator[dict[str, Any]]:
    """Owed and handed over a second, with nothing else in the outbox and with a backlog that waits for its next try."""
    _place.ready()
    from django.conf import settings

    settings.CARRIERS = {"sms": {"one": "benchmarks.messages.Instant"}}
    alone = _round("alone")
    _backlog()
    beside = _round("beside")
    yield {"figure": "messages handed over", "n": N, **alone, "goal": ">= 300 a second"}
    growth = round(alone["handed_per_s"] / beside["handed_per_s"], 2)
    yield {
        "figure": "the same beside a backlog",
        "backlog": BACKLOG,
        **beside,
        "times_slower": growth,
        "goal": "<= 1.5",
    }


def _round(name: str) -> dict[str, float]:
    from motcua.notices import operations

    start = time.perf_counter()
    operations.owe(_messages(name, N))
    owed = time.perf_counter()
    handed = operations.deliver(at=AT + timedelta(minutes=1))
    end = time.perf_counter()
    assert handed == N, f"{handed} of {N}"
    return {"owed_per_s": round(N / (owed - start)), "handed_per_s": round(N / (end - owed))}


def _messages(name: str, n: int) -> Iterator[Any]:
    from motcua.notices.terms import Carriage, Owed

    for i in range(n):
        yield Owed(f"{name}-{i}", f"{name}-{i // 3}", "accept", Carriage.SMS, "0900000001", AT, VALUES)


def _backlog() -> None:
    """Messages that failed and wait for their next try, ten minutes from now."""
    from django.db import connection

    from motcua.notices import operations

    operations.owe(_messages("backlog", BACKLOG))
    with connection.cursor() as cursor:
        later = "update notices_message set tries = 3, next_try_at = %s where key like 'backlog-%%'"
        cursor.execute(later, [AT + timedelta(minutes=10)])
        cursor.execute("analyze notices_message")
