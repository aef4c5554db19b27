"""5. Hand the result to its owner."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor


@record.committed
def return_result(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    receiver: str = "",
    how: str = "counter",
) -> Done:
    """The result is in its owner's hands (state 10); the register shows who signed for it. Two SQL.

    receiver: who took it, the applicant when left out. how: counter, post or online. Coming late to fetch it never
    makes a dossier late: that was decided when processing ended.
    """
    pen = access.to_change(by, code, Act.RETURN_RESULT, at=at, happened_at=happened_at, key=key)
    checks.must_be_clean("Người nhận kết quả", [receiver, how])
    held = pen.held
    data = {"receiver": receiver or held.applicant["name"], "how": how, "closed": [list(t.key) for t in held.tasks]}
    return pen.finish(Act.RETURN_RESULT, data=data)
