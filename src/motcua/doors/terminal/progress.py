"""How far long work has come: a line on stderr now and then, so that nobody takes it for dead."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: seconds between two lines where somebody looks on, and where nobody does
WATCHED, UNWATCHED = 3.0, 10.0


@contextmanager
def progress(done: Callable[[], int], total: int, seconds: float = 0.0) -> Iterator[None]:
    """Say every few seconds how many of the dossiers are done. seconds: 0 chooses by whether stderr is a terminal."""
    pause = seconds or (WATCHED if sys.stderr.isatty() else UNWATCHED)
    ended = threading.Event()

    def tell() -> None:
        while not ended.wait(pause):
            print(f"… {_number(done())}/{_number(total)} hồ sơ / dossiers", file=sys.stderr, flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()


def _number(n: int) -> str:
    return f"{n:,}".replace(",", ".")
