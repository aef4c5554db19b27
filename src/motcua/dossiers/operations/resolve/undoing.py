"""Undoing one's own last act while nobody has opened the file since."""

from __future__ import annotations

from datetime import datetime

from motcua.audit import queries as audit
from motcua.dossiers import access, record
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import undoing
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor


@record.committed
def undo(*, code: str, by: Actor, at: datetime, key: str | None = None) -> Done:
    """Take back the last act, by a fact that says so and puts the steps back where they were (A102).

    Only the author's own, the same day, before anybody else opened the file and before anything left the house. The
    due date was never touched by what can be undone, so promise and figures stay what the log adds up to. Four SQL.
    """
    pen = access.to_change(by, code, Act.UNDO, at=at, key=key)
    facts = whole(code, ("true", ())).facts
    last = undoing.must_be_undoable(code, facts, by.person, at)
    undoing.must_be_unread(code, audit.first_opened(code, since=last.recorded_at, but=by.person))
    before, said = undoing.taken_back(facts, pen.held)
    return pen.finish(Act.UNDO, state=before.state, step=last.step, data=said)
