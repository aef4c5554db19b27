"""Words of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.text import Text


class Level(StrEnum):
    """Level of a unit in the state's tree."""

    PROVINCE = "province"  # tỉnh
    DEPARTMENT = "department"  # sở, ban, ngành
    DISTRICT = "district"  # huyện (until 2025-06-30)
    DIVISION = "division"  # phòng chuyên môn
    COMMUNE = "commune"  # xã, phường, thị trấn, đặc khu
    COUNTER = "counter"  # bộ phận tiếp nhận và trả kết quả


#: levels that are parts of an agency: they end with it, where agencies below it live on under its successor
PARTS = frozenset({Level.DIVISION, Level.COUNTER})
AGENCIES = frozenset(Level) - PARTS

#: level -> levels it may lie directly under (a unit of any level may be the top of its own tree)
MAY_LIE_UNDER: dict[Level, frozenset[Level]] = {
    Level.PROVINCE: frozenset(),
    Level.DEPARTMENT: frozenset({Level.PROVINCE, Level.DEPARTMENT}),
    Level.DISTRICT: frozenset({Level.PROVINCE}),
    Level.COMMUNE: frozenset({Level.PROVINCE, Level.DISTRICT}),
    Level.DIVISION: AGENCIES | {Level.DIVISION},
    Level.COUNTER: AGENCIES | {Level.DIVISION},
}

NAMES: dict[Level, Text] = {
    Level.PROVINCE: Text("cấp tỉnh", "province"),
    Level.DEPARTMENT: Text("sở, ban, ngành", "department"),
    Level.DISTRICT: Text("cấp huyện", "district"),
    Level.DIVISION: Text("phòng chuyên môn", "division"),
    Level.COMMUNE: Text("cấp xã", "commune"),
    Level.COUNTER: Text("bộ phận một cửa", "one-stop counter"),
}


class Change(StrEnum):
    """Why one unit follows another."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    MOVE = "move"
    ABOLISH = "abolish"


CHANGES: dict[Change, Text] = {
    Change.MERGE: Text("sáp nhập", "merged"),
    Change.SPLIT: Text("chia tách", "split"),
    Change.RENAME: Text("đổi tên", "renamed"),
    Change.MOVE: Text("chuyển cấp trên", "moved"),
    Change.ABOLISH: Text("kết thúc hoạt động", "abolished"),
}

#: changes after which the same body goes on under another name or parent: posts and hours stay in force
SAME_BODY = frozenset({Change.RENAME, Change.MOVE})


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit in one legal existence. parent_id is the parent on the day asked for, after its own renames."""

    id: int
    code: str
    name: str
    short_name: str
    level: Level
    parent_id: int | None
    place: str
    address: str
    phone: str
    valid_from: date
    #: last day, inclusive; None: open
    valid_to: date | None
    #: "day", "hour" or "" (inherited)
    count_mode: str = ""

    def valid_on(self, day: date) -> bool:
        """Whether it exists on that day."""
        return self.lived_in(day, day)

    def lived_in(self, start: date, end: date) -> bool:
        """Whether it exists on any day from start to end, both inclusive."""
        return self.valid_from <= end and (self.valid_to is None or start <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Passing:
    """On this day the duties of one unit passed to another."""

    before: int
    after: int
    on: date
    kind: Change
    ground: str
