"""Words of publishing: what is put forward, by which decision, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.catalogue.terms.content import Content
from motcua.directory.terms import Level
from motcua.workflow.terms import Definition


class OnlineLevel(StrEnum):
    """How far a service can be had online (Decree 42/2022; old levels 4 and 3 are full and partial)."""

    FULL = "full"  # toàn trình
    PARTIAL = "partial"  # một phần
    INFO = "info"  # chỉ cung cấp thông tin


class SupplementClock(StrEnum):
    """What a supplement request does to the clock (domain 03 §3)."""

    PAUSE = "pause"
    RESTART = "restart"
    NONE = "none"


#: levels of online service until 2022-08-15 -> now (requirement E094)
LEGACY_LEVELS = {4: OnlineLevel.FULL, 3: OnlineLevel.PARTIAL}


@dataclass(frozen=True, slots=True)
class Announcement:
    """The decision that announces a version, and the first day it holds. An unknown number stays empty."""

    valid_from: date
    number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A procedure as put forward for publishing. Limits are amounts (5d, 12h, 20c, 0s, 12e).

    valid_from overrides the announcement's day for this draft; valid_to ends it on a day, inclusive.
    """

    code: str
    name: str
    field: str
    level: Level
    legal_limit: str
    committed_limit: str
    definition: Definition | None
    content: Content = Content()
    online_level: OnlineLevel = OnlineLevel.INFO
    legacy_level: int | None = None
    supplement_clock: SupplementClock = SupplementClock.PAUSE
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, as procedure codes."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    ended: tuple[str, ...] = ()
