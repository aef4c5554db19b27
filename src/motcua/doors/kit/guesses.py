"""Slowing down those who guess: so many tries from one address in a while, counted in the process."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

from django.http import HttpRequest

from motcua.kernel.refused import Refused

TRIES = 30
WHILE = timedelta(minutes=10)
#: addresses remembered at once: a flood from many cannot fill the memory
REMEMBERED = 20_000


class Guesses:
    """Failed tries by address. A success forgets nothing: a guesser with one good code gains no room."""

    def __init__(self, tries: int = TRIES, within: timedelta = WHILE) -> None:
        self._tries, self._within = tries, within
        self._failed: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def must_wait(self, address: str, at: datetime) -> None:
        """Raises Refused when the address has failed too often lately."""
        with self._lock:
            failed = self._recent(address, at)
            if len(failed) >= self._tries:
                raise Refused(
                    "Đã thử sai quá nhiều lần. Hãy đợi 10 phút rồi thử lại, hoặc gọi bộ phận một cửa.",
                    "Too many wrong tries. Wait ten minutes and try again, or call the counter.",
                )

    def failed(self, address: str, at: datetime) -> None:
        """Remember a failed try."""
        with self._lock:
            self._recent(address, at).append(at)

    def forget(self) -> None:
        """As if nobody had tried."""
        with self._lock:
            self._failed.clear()

    def _recent(self, address: str, at: datetime) -> deque[datetime]:
        failed = self._failed.setdefault(address, deque(maxlen=self._tries))
        self._failed.move_to_end(address)
        while failed and failed[0] <= at - self._within:
            failed.popleft()
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)
        return failed


def address_of(request: HttpRequest) -> str:
    """Where a request came from, as the server saw it; what a client claims in headers is not believed."""
    return str(request.META.get("REMOTE_ADDR", ""))
