"""What a recall shows: the numbers, and the first dossiers with the words their citizens get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.catalogue import queries as catalogue
from motcua.changes.terms import Line
from motcua.dossiers.queries import spanning
from motcua.dossiers.rules import recounting, sentences
from motcua.kernel.text import Text
from motcua.notices import queries as notices
from motcua.notices.rules import letter
from motcua.notices.terms import Carriage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COUNTS: Mapping[str, Text] = {
    "moves": Text("hồ sơ đổi ngày hẹn", "dossiers get another date"),
    "later": Text("trong đó lùi ngày", "of them later"),
    "earlier": Text("trong đó sớm lại", "of them earlier"),
    "on_time": Text("đang quá hạn, nay còn hạn", "were late and are on time by it"),
    "late": Text("đang còn hạn, nay quá hạn", "were on time and are late by it"),
    "paused": Text(
        "đang tạm dừng: phần ngày nghỉ tính ngay, phần tạm dừng cộng tiếp khi chạy lại",
        "paused: the days off are counted now, the pause is added when it ends",
    ),
    "put_off": Text(
        "đã có thư xin lỗi: ngày hẹn đổi theo, không bao giờ sớm hơn ngày viết trong thư",
        "put off by letter: the date moves with it, never before the day the letter names",
    ),
    "unreachable": Text(
        "không có địa chỉ thư hay số điện thoại: cần báo trực tiếp",
        "without address or telephone: to be told in person",
    ),
    "stays": Text("hồ sơ đang mở được xem mà không đổi", "open dossiers looked at that stay"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done, exactly as shown: the dossiers that move, and the calendars before and after."""

    ids: NDArray[np.int64]
    before: NDArray[np.datetime64]
    after: NDArray[np.datetime64]
    calendars: recounting.Calendars

    def moves(self) -> dict[int, tuple[datetime, datetime]]:
        """Dossier by id -> its promise as it stands and as it will."""
        rows = zip(self.ids.tolist(), self.before, self.after, strict=True)
        return {number: (recounting.moment(before), recounting.moment(after)) for number, before, after in rows}


def counted(
    many: recounting.Many, rows: NDArray[np.int64], after: NDArray[np.datetime64], at: datetime
) -> tuple[dict[str, int], list[int]]:
    """The numbers of COUNTS, and the places of the rows as they are listed: those that change sides first."""
    import numpy as np

    now, old, new = recounting.wall(at), many.due_at[rows], after[rows]
    runs = ~many.paused[rows]
    on_time, late = runs & (old < now) & (now <= new), runs & (new < now) & (now <= old)
    flags = {
        "moves": np.ones(len(rows), bool), "later": new > old, "earlier": new < old, "on_time": on_time, "late": late,
        "paused": many.paused[rows], "put_off": many.put_off[rows], "unreachable": ~many.reachable[rows],
    }  # fmt: skip
    counts = {name: int(np.count_nonzero(flag)) for name, flag in flags.items()} | {"stays": len(many) - len(rows)}
    return counts, np.lexsort((np.arange(len(rows)), ~on_time, ~late)).tolist()


def lines(work: Work, places: Sequence[int], why: str, at: datetime) -> Iterator[Line]:
    """Dossiers at those places of the work, each with the words its citizen gets."""
    said = notices.wording("redate", at)
    named = spanning.named([int(work.ids[p]) for p in places])
    for p in places:
        code, version = named[int(work.ids[p])]
        before, after = (sentences.clock(recounting.moment(column[p])) for column in (work.before, work.after))
        values = {"code": code, "procedure": catalogue.version(version).name, "before": before, "due": after,
                  "reason": why, "at": ""}  # fmt: skip
        yield Line(code, before, after, letter(said, Carriage.EMAIL, values).body.partition("\n\n")[0])
