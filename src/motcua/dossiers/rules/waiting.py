"""What to tell somebody who has only to wait: kept until the last minute, fetched when the doors are open."""

from __future__ import annotations

from datetime import datetime

from motcua.calendars.terms import ZONE, day_of
from motcua.dossiers.rules.sentences import clock
from motcua.kernel.text import Text

#: a promise may be fetched at once when the counter stays open at least so many seconds more
_AT_ONCE = 60


def nothing_but_wait(due: datetime, opens: datetime) -> Text:
    """opens: when the counter is open next after the due moment. A promise that ends as the counter closes is fetched
    the next time it opens: nobody is sent to a closed door."""
    when = due if (opens - due).total_seconds() <= _AT_ONCE else opens
    if day_of(when) == day_of(due):
        return Text(
            f"Không phải làm gì thêm. Nhận kết quả từ {clock(when)}.",
            f"Nothing. The result is promised for {when.astimezone(ZONE):%H:%M on %d/%m/%Y}.",
        )
    return Text(
        f"Không phải làm gì thêm. Chậm nhất hết giờ làm việc ngày {due.astimezone(ZONE):%d/%m/%Y} có kết quả; "
        f"nhận từ {clock(opens)}, hoặc sớm hơn nếu được báo đã xong.",
        f"Nothing. The result is there by the close of {due.astimezone(ZONE):%d/%m/%Y}; "
        f"fetch it from {opens.astimezone(ZONE):%H:%M on %d/%m/%Y}, or earlier when told it is ready.",
    )
