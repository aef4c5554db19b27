"""A life as it is told to the loader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.dossiers.terms import Applicant, Channel, Paper
from motcua.kernel.actor import Actor, Role

#: who does a step: by its role and the id of the unit it waits in
Crew = Mapping[tuple[Role, int], Actor]


@dataclass(frozen=True, slots=True)
class Apology:
    """A letter signed while the dossier ran, on a ground of the closed list. explained_at: when the head answered for
    the new date missed too; after the end."""

    signed_at: datetime
    new_due: datetime
    ground: str
    explained_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """One dossier, straight through its process. Moments are zoned and do not run backwards.

    procedure, unit: codes (unit: where it is taken in). submitted_at: filed online before it was accepted; None:
    registered and accepted in one act. steps: when each step was completed, in the order of the process; fewer than it
    has leave the dossier open, as many end it. returned_at: only after the end. apology: signed before the date.
    """

    procedure: str
    unit: str
    channel: Channel
    applicant: Applicant
    accepted_at: datetime
    steps: tuple[datetime, ...] = ()
    submitted_at: datetime | None = None
    returned_at: datetime | None = None
    papers: tuple[Paper, ...] = ()
    answers: dict[str, Any] = field(default_factory=dict)
    subject: str = ""
    delivery: str = "counter"
    apology: Apology | None = None

    @property
    def registered_at(self) -> datetime:
        """When it got its code."""
        return self.submitted_at or self.accepted_at


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was written."""

    dossiers: int
    events: int

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(self.dossiers + other.dossiers, self.events + other.events)
