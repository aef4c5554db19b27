"""A result is known to have reached its owner: sent is not received (NĐ 118/2025, electronic return)."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done, State
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

#: ways it is known: the owner downloaded it, the post delivered it, somebody signed for it
WAYS = frozenset({"download", "post", "counter"})


@record.committed
def acknowledge(
    *, code: str, how: str, by: Actor, at: datetime, happened_at: datetime | None = None, receiver: str = "",
    result: int | None = None, link: str = "", secret: str | None = None, key: str | None = None,
) -> Done:  # fmt: skip
    """Set down that the result was received. how: download, post or counter. happened_at: when the post delivered it.
    result: which one, by its fact; link: the address by which it was fetched. One key, one fact."""
    pen = access.to_change(by, code, Act.ACKNOWLEDGE, at=at, happened_at=happened_at, key=key, secret=secret)
    checks.must_be_clean("Người nhận", [receiver, link])
    assert how in WAYS, "doors offer these only"
    if how == "post" and (pen.held.state is not State.RETURNED or pen.held.delivery != "post"):
        raise Refused(
            f"Kết quả hồ sơ {code} chưa gửi qua bưu chính nên chưa có ai ký nhận. Gửi trước, rồi ghi lúc phát.",
            f"The result of {code} has not gone out by post, so nobody has signed for it. Send it first.",
        )
    said = {"receiver": receiver.strip()[:200], "result": result, "link": link}
    return pen.finish(Act.ACKNOWLEDGE, data={"how": how} | {name: value for name, value in said.items() if value})


def downloaded(*, code: str, secret: str, result: int, link: str, by: Actor, at: datetime) -> Done:
    """The owner fetched the file; the first time counts, again without effect."""
    return acknowledge(
        code=code, how="download", by=by, at=at, result=result, link=link, secret=secret, key=f"tai/{code}/{result}"
    )
