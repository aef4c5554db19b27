"""Stopping."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import end
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor


@record.committed
def stop(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Processing is stopped on a ground, as long as no result exists; form 05 where the edition has it."""
    pen = access.to_change(by, code, Act.STOP, at=at, happened_at=happened_at, key=key)
    return end(pen, Act.STOP, checks.must_say("Lý do dừng giải quyết", reason))
