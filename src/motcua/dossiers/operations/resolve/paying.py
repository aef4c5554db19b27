"""Charges, fees and taxes that the matter waits for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import resume
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def request_payment(
    *,
    code: str,
    items: Sequence[tuple[str, int]],
    by: Actor,
    at: datetime,
    reason: str = "",
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Charges, fees or taxes are due: (name, đồng) each. The clock stands until they are paid (state 6)."""
    pen = access.to_change(by, code, Act.REQUEST_PAYMENT, at=at, happened_at=happened_at, key=key)
    checks.must_be_clean("Khoản phải nộp", [list(i) for i in items] + [reason])
    if not items or any(not name.strip() or not 0 < amount <= 10**12 for name, amount in items):
        raise Refused(
            "Ghi ít nhất một khoản phải nộp, mỗi khoản có tên và số tiền lớn hơn 0 đồng.",
            "Name at least one charge, each with an amount above zero.",
        )
    due = [{"name": name, "amount": amount} for name, amount in items]
    return pen.finish(Act.REQUEST_PAYMENT, reason=reason, data={"items": due, "total": sum(a for _, a in items)})


@record.committed
def pay(
    *,
    code: str,
    receipt_no: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    secret: str | None = None,
) -> Done:
    """What was due is paid, shown by the number of its receipt; the clock goes on."""
    pen = access.to_change(by, code, Act.PAY, at=at, happened_at=happened_at, key=key, secret=secret)
    shown = checks.must_say("Số biên lai", receipt_no, least=1)
    return resume(pen, Act.PAY, "pause", {"receipt_no": shown})
