"""How long it takes: plain statistics of how long people were served, told in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor

from motcua.kernel.text import Text

#: fewer known services than this tell nothing; then each is taken to last ASSUMED
ENOUGH = 5
ASSUMED = 600
#: shorter was no service, longer was a window forgotten open; in seconds
SHORTEST, LONGEST = 30, 3600


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long somebody with so many people before them waits. No minutes while nobody serves."""

    ahead: int
    windows: int
    known: int
    low: int | None
    high: int | None

    @property
    def words(self) -> Text:
        """The estimate and what it rests on, in a sentence."""
        if self.low is None:
            return Text("Chưa có quầy nào mở nên chưa ước được giờ.", "No window is open yet, so no estimate.")
        vi, en = _span(self.low, self.high or self.low)
        why_vi, why_en = self._basis()
        return Text(f"{vi} ({why_vi}).", f"{en} ({why_en}).")

    @property
    def short(self) -> Text:
        """The minutes alone."""
        if self.low is None:
            return Text("chưa có quầy mở", "no window open")
        vi, en = _span(self.low, self.high or self.low)
        return Text(vi[0].lower() + vi[1:], en[0].lower() + en[1:])

    def _basis(self) -> tuple[str, str]:
        if self.known < ENOUGH:
            return (
                f"{self.windows} quầy mở; tạm tính mỗi người 10 phút",
                f"{self.windows} open; 10 minutes each assumed",
            )
        return (
            f"{self.windows} quầy mở; theo {self.known} lượt gần đây",
            f"{self.windows} open; from {self.known} services",
        )


def estimate(ahead: int, windows: int, times: Sequence[int]) -> Estimate:
    """times: how many seconds people of this group were served, today and before. ahead: called before this one.

    One share more than the people ahead, because those at the windows must finish first.
    """
    known = sorted(t for t in times if SHORTEST <= t <= LONGEST)
    if windows == 0:
        return Estimate(ahead, 0, len(known), None, None)
    low, high = (_at(known, 1), _at(known, 3)) if len(known) >= ENOUGH else (ASSUMED, ASSUMED)
    shares = (ahead + 1) / windows
    return Estimate(ahead, windows, len(known), floor(ahead / windows * low / 60), max(1, ceil(shares * high / 60)))


def _at(known: Sequence[int], quarter: int) -> int:
    return known[min(len(known) - 1, len(known) * quarter // 4)]


def _span(low: int, high: int) -> tuple[str, str]:
    if low == 0:
        return f"Chờ không quá {high} phút", f"At most {high} minutes"
    return f"Chờ khoảng {low} đến {high} phút", f"About {low} to {high} minutes"


def alarming(oldest: datetime | None, promise: int, closed: int, at: datetime) -> bool:
    """Whether the head is told: somebody waits longer than promised, in minutes, while windows that could serve are
    closed."""
    return oldest is not None and closed > 0 and at - oldest > timedelta(minutes=promise)
