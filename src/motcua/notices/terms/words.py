"""Words of messages: ways they travel, what is owed, what travels, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Carriage(StrEnum):
    """By which way a message travels."""

    EMAIL = "email"
    SMS = "sms"
    ZALO = "zalo"
    APP = "app"


class Wish(StrEnum):
    """How somebody wants to be told about one matter. NONE: only what the law owes them."""

    USUAL = "usual"
    EMAIL = "email"
    SMS = "sms"
    ZALO = "zalo"
    APP = "app"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Telling:
    """Something a person is to be told, whichever way. The key says what, so exactly that telling twice is once."""

    key: str
    subject: str
    template: str
    owed_at: datetime
    values: dict[str, str]
    addresses: Mapping[Carriage, str]


@dataclass(frozen=True, slots=True)
class Owed:
    """One message owed by one way. The key says what it is about so exactly that owing it twice is owing it once."""

    key: str
    subject: str
    template: str
    channel: Carriage
    recipient: str
    owed_at: datetime
    values: dict[str, str] = field(default_factory=dict)
    #: where else the same person can be reached, best first, taken when this way stays closed
    others: Mapping[Carriage, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it travels."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a carrier answers when it has taken a message over: its own number for it."""

    id: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a carrier says later about a message: whether it arrived, when, and why not."""

    key: str
    at: datetime
    arrived: bool
    why: str = ""
