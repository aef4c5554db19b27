"""The demonstration: five districts with their published figures, a year of kept promises, and one living ward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from motcua.doors.terminal import scenarios
from motcua.doors.terminal.demonstration import ground, hall, living
from motcua.doors.terminal.demonstration.words import welcome
from motcua.promises.operations import apologies, checking, forecasting, silence
from motcua.promises.queries import morning
from motcua.queueing.operations import watching

__all__ = ["UNIT", "load", "welcome"]

#: whose site the demonstration is
UNIT = "H14.51"


def load(*, say: Callable[[str], None]) -> None:
    """Load what is missing; a second call finds everything there and takes seconds."""
    ground.lay(say=say)
    for name in scenarios.names():
        scenarios.load(name, at=timezone.now(), say=say)
    living.load(say=say)
    hall.load(say=say)
    _watch(timezone.now(), say)


def _watch(now: datetime, say: Callable[[str], None]) -> None:
    """The first round of the watch, so that nobody waits for the clock to see letters and reminders."""
    silence.sweep(at=now)
    forecasting.forecast(at=now)
    watching.sweep(at=now)
    apologies.draft(at=now, red=morning.endangered(now))
    kept = checking.check(at=now)
    say(
        f"Lời hẹn được canh: {kept.files} hồ sơ, {kept.late} trễ, {kept.late_without_apology} chưa xin lỗi trước / "
        f"promises watched: {kept.files} dossiers, {kept.late} late, {kept.late_without_apology} without an apology"
    )
