"""A result is taken back: it stays in the log and in its register, and whoever checks it is told."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.operations.outcomes.signing import named
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import checks, issued
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor


@record.committed
def revoke(*, code: str, paper: int, reason: str, by: Actor, at: datetime, key: str | None = None) -> Done:
    """Take a result back, or cancel the number of one nobody signed; never used again. Raises Refused."""
    pen = access.to_change(by, code, Act.REVOKE, at=at, key=key)
    why = checks.must_say("Lý do thu hồi", reason)
    found = named(issued.papers(whole(code, ("true", ())).facts), code, paper)
    given = {"former": issued.named(found)} if found.counts_at else {}
    return pen.finish(Act.REVOKE, reason=why, data={"issued": paper, "number": found.number} | given)
