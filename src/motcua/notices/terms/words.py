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
    #: where else the same person can be reached, taken when this way stays closed
    others: Mapping[Carriage, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it travels."""

    title: str
    body: str
