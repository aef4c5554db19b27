"""Words of audit: the topics whose changes tell caches to reload, and the kinds of looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Topic(StrEnum):
    """What a revision number counts the changes of."""

    DIRECTORY = "directory"  # units, posts, stand-ins, and the people in them
    CALENDARS = "calendars"
    CATALOGUE = "catalogue"


class Look(StrEnum):
    """How somebody came to see something personal."""

    PAGE = "page"
    FILE = "file"
    SLIP = "slip"
    EXPORT = "export"
    SEARCH = "search"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody came to see it: who, when, and how."""

    name: str
    at: datetime
    what: Look
