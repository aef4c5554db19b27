"""A directory written down: units, posts with their people, successions. What the loader reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from motcua.directory.terms import Change, Level
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused


class Part(BaseModel):
    """Nothing unknown is let through: a misspelt key is an error, not a default."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True)


class UnitLine(Part):
    """One unit. parent: its code on the first day."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    level: Level
    since: date = Field(alias="from")
    until: date | None = Field(default=None, alias="to")
    parent: str | None = None
    short_name: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    count_mode: str = Field(default="", pattern="^(day|hour)?$")


class PersonLine(Part):
    """Somebody with an account, made without a password where there is none."""

    username: str
    name: str = Field(min_length=1)
    phone: str = ""
    email: str = ""


class PostLine(Part):
    """A chair in the unit with that code, from the unit's first day unless said otherwise, and who sits in it."""

    unit: str
    title: str = Field(min_length=1)
    roles: list[Role] = Field(min_length=1)
    person: PersonLine | None = None
    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")


class SuccessionLine(Part):
    """Units that ended the day before, and who took over that day."""

    before: list[str] = Field(min_length=1)
    after: list[str] = Field(min_length=1)
    on: date
    kind: Change
    ground: str = Field(min_length=1)


class Description(Part):
    """The whole file."""

    units: list[UnitLine] = []
    posts: list[PostLine] = []
    successions: list[SuccessionLine] = []


def read(description: Mapping[str, Any]) -> Description:
    """Checked in shape. Refused with the place (units[3].level) and the reason of the first faults."""
    try:
        return Description.model_validate(description)
    except ValidationError as wrong:
        faults = [f"{_place(e['loc'])}: {e['msg']}" for e in wrong.errors()]
    more = f" (và {len(faults) - 3} lỗi khác)" if len(faults) > 3 else ""
    raise Refused(
        f"Bản mô tả tổ chức sai: {'; '.join(faults[:3])}{more}.", f"Broken description: {'; '.join(faults[:3])}."
    )


def _place(loc: tuple[int | str, ...]) -> str:
    """units[3].level."""
    return "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in loc).lstrip(".")
