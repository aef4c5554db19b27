"""What a reorganisation does to the tree, entry by entry in their order, by the directory's own operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from motcua.catalogue import operations as catalogue
from motcua.catalogue import queries as procedures
from motcua.catalogue.terms import Announcement, Draft
from motcua.changes.terms import Values
from motcua.directory import operations as directory
from motcua.directory.operations import NewUnit
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

DAY = timedelta(days=1)


class What(StrEnum):
    """One entry of a reorganisation."""

    FOUND = "found"
    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    ABOLISH = "abolish"
    LEVEL = "level"  # procedures that another level decides from then on


NAMES: dict[What, Text] = {
    What.MERGE: Text("sáp nhập", "merge"),
    What.SPLIT: Text("chia tách", "split"),
    What.ABOLISH: Text("kết thúc hoạt động", "abolish"),
    What.RENAME: Text("đổi tên", "rename"),
    What.MOVE: Text("chuyển cấp trên", "move"),
    What.FOUND: Text("lập mới", "found"),
    What.LEVEL: Text("chuyển cấp giải quyết thủ tục", "procedures to another level"),
}

#: what an heir or new unit may be told with
_WORDS = ("code", "name", "level", "parent", "short_name", "place", "address", "phone", "count_mode")


@dataclass(frozen=True, slots=True)
class Frame:
    """From which day, on which ground, recorded when."""

    on: date
    ground: str
    at: datetime


def entered(entry: Mapping[str, Any]) -> Values:
    """One entry as it is kept: what, units (codes; procedures for a level), into ([{code, name, level, parent, …}])."""
    try:
        what = What(str(entry["what"]))
        units = [str(u).strip() for u in entry.get("units", ())]
        into = [{k: str(i[k]).strip() for k in _WORDS if i.get(k)} for i in entry.get("into", ())]
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Refused(f"Không hiểu thay đổi: {entry}", f"This change is not understood: {entry}") from None
    if not into or not units and what is not What.FOUND:
        raise Refused(
            f"Thay đổi “{NAMES[what].vi}” chưa đủ: chọn đơn vị và đơn vị sau thay đổi.",
            f"“{NAMES[what].en}”: say which units, and what they become.",
        )
    return {"what": what.value, "units": units, "into": into}


def carry_out(changes: Sequence[Values], frame: Frame) -> None:
    """All of them, in the caller's transaction. Refused in the directory's words when one cannot be."""
    for entry in changes:
        _DO[What(entry["what"])](entry["units"], entry["into"], frame)


def sentence(entry: Values) -> Text:
    """The entry in words."""
    what, units = NAMES[What(entry["what"])], ", ".join(entry["units"])
    into = ", ".join(i.get("name") or i.get("code") or i.get("level") or i.get("parent", "") for i in entry["into"])
    vi = f"{units} → {into}" if units else into
    return Text(f"{what.vi.capitalize()}: {vi}.", f"{what.en.capitalize()}: {vi}.")


def _new(said: Values) -> NewUnit:
    if not said.get("code") or not said.get("name") or said.get("level") not in set(Level):
        raise Refused(
            "Đơn vị mới cần mã định danh, tên và cấp.", "A new unit needs a code, a name and a level."
        )  # fmt: skip
    return NewUnit(**{**said, "level": Level(said["level"])})


def _heir(said: Values) -> str | NewUnit:
    """An existing unit is named by its code alone."""
    return _new(said) if said.get("name") else str(said.get("code", ""))


def _found(units: list[str], into: list[Values], frame: Frame) -> None:
    for said in into:
        new = _new(said)
        directory.found(
            **{name: getattr(new, name) for name in new.__slots__}, on=frame.on, by=SYSTEM, at=frame.at
        )  # fmt: skip


def _rename(units: list[str], into: list[Values], frame: Frame) -> None:
    said = into[0]
    directory.rename(
        unit=units[0], name=said.get("name", ""), code=said.get("code", ""), short_name=said.get("short_name", ""),
        ground=frame.ground, on=frame.on, by=SYSTEM, at=frame.at,
    )  # fmt: skip


def _move(units: list[str], into: list[Values], frame: Frame) -> None:
    said = into[0]
    level = Level(said["level"]) if said.get("level") in set(Level) else None
    for unit in units:
        directory.move(
            unit=unit, parent=said.get("parent", ""), code=said.get("code", ""), level=level, ground=frame.ground,
            on=frame.on, by=SYSTEM, at=frame.at,
        )  # fmt: skip


def _merge(units: list[str], into: list[Values], frame: Frame) -> None:
    directory.merge(
        units=units, into=_heir(into[0]), ground=frame.ground, on=frame.on, by=SYSTEM, at=frame.at
    )  # fmt: skip


def _split(units: list[str], into: list[Values], frame: Frame) -> None:
    heirs = [_heir(i) for i in into]
    directory.split(unit=units[0], into=heirs, ground=frame.ground, on=frame.on, by=SYSTEM, at=frame.at)


def _abolish(units: list[str], into: list[Values], frame: Frame) -> None:
    heirs = [i.get("code", "") for i in into]
    for unit in units:
        directory.abolish(unit=unit, heirs=heirs, ground=frame.ground, on=frame.on, by=SYSTEM, at=frame.at)


def _level(units: list[str], into: list[Values], frame: Frame) -> None:
    """The same procedures, decided by another level from that day; what was accepted before keeps its version."""
    level = into[0].get("level")
    if level not in set(Level):
        raise Refused("Chọn cấp giải quyết mới.", "Choose the new level.")
    drafts = [_at_level(code, Level(level), frame.on) for code in units]
    catalogue.publish(
        drafts=drafts, announcement=Announcement(frame.on, frame.ground[:60], None), by=SYSTEM, at=frame.at
    )  # fmt: skip


def _at_level(code: str, level: Level, on: date) -> Draft:
    now = procedures.version_on(code, on)
    return Draft(
        code=code, name=now.name, field=now.field_name, level=level, legal_limit=str(now.legal_limit),
        committed_limit=str(now.committed_limit), definition=now.definition, content=now.content,
        online_level=now.online_level, legacy_level=now.legacy_level, supplement_clock=now.supplement_clock,
    )  # fmt: skip


_DO: dict[What, Callable[[list[str], list[Values], Frame], None]] = {
    What.FOUND: _found,
    What.RENAME: _rename,
    What.MOVE: _move,
    What.MERGE: _merge,
    What.SPLIT: _split,
    What.ABOLISH: _abolish,
    What.LEVEL: _level,
}
