"""Values an act is given, what it answers, and what the log and the row hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.dossiers.terms.journey import DECLARED, Act, Channel, Mark, State, Verdict


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose matter it is. kind: 1 person, 2 organisation. principal: the person who gave the authority to file."""

    name: str
    id_no: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    kind: int = 1
    principal: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper handed in. kind (LoaiBan): 0 original, 1 copy, 2 electronic; file: key of documents.queries.file."""

    name: str
    kind: int = 0
    original: int = 1
    copy: int = 0
    file: str = ""
    mark: Mark = Mark.PAPER
    #: what was read off it (number, issuer, issued_on, valid_until), who digitised it; where a reused one came from
    about: dict[str, str] = field(default_factory=dict, hash=False)
    #: at the counter: code and place of the owner's stored paper that stands for this one; an act of its own
    source: str = ""
    source_place: int = 0

    def told(self) -> dict[str, Any]:
        """As a fact tells it: marks only where there is one."""
        said = {"name": self.name, "kind": self.kind, "original": self.original, "copy": self.copy, "file": self.file}
        marked = {"mark": int(self.mark)} if self.mark else {}
        return said | marked | ({"about": self.about} if self.about else {})


@dataclass(frozen=True, slots=True)
class Result:
    """What a dossier came to: the paper's name, number and day of signing, and the key of its file in documents."""

    name: str = ""
    number: str = ""
    signed_on: date | None = None
    file: str = ""

    def told(self) -> dict[str, str]:
        """As a fact tells it: only what is known."""
        signed = self.signed_on.isoformat() if self.signed_on else ""
        said = {"name": self.name, "number": self.number, "signed_on": signed, "file": self.file}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a step was done before it was typed: words, with the number of a paper or the key of a file."""

    words: str
    number: str = ""
    file: str = ""

    def told(self) -> dict[str, str]:
        """As a fact tells it: only what is known."""
        said = {"words": self.words.strip(), "number": self.number.strip(), "file": self.file}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class PaperReason:
    """What is wrong with one paper. A refusal or a request names its papers one by one."""

    paper: str
    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """What an act came to. secret only where it is given out: at registration and at acceptance."""

    code: str
    state: State
    due_at: datetime | None
    seq: int
    form: str = ""
    form_no: str = ""
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A step somebody has now: the row of Task."""

    step: str
    name: str
    unit: int
    role: str
    since: datetime
    until: datetime | None = None
    person: int | None = None
    question: str = ""
    counted: bool = True
    #: the step it came from
    origin: str = ""
    #: the unit it came from, where that is another: whoever takes it signs for it
    sender: int | None = None
    #: how often it was handed over from unit to unit
    passes: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What makes it one of its kind within a dossier."""
        return self.step, self.unit

    def told(self) -> dict[str, Any]:
        """As a fact tells it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Fact:
    """One event: what the log keeps. data is what else it says; raw is data byte for byte as stored and hashed."""

    seq: int
    act: Act
    happened_at: datetime
    recorded_at: datetime
    name: str
    state: State
    person: int | None = None
    post: int | None = None
    unit: int | None = None
    step: str = ""
    reason: str = ""
    due_at: datetime | None = None
    data: dict[str, Any] = field(default_factory=dict)
    raw: str = "{}"
    form: str = ""
    form_no: str = ""
    key: str | None = None
    hash: bytes = b""

    @property
    def counts_at(self) -> datetime:
        """The moment the clock takes it to have happened."""
        return self.happened_at if self.act in DECLARED else self.recorded_at


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of the inbox is looked at: each part left out lets everything through. procedure, field, unit: ids;
    colour: of the forecast."""

    procedure: int | None = None
    field: int | None = None
    state: int | None = None
    unit: int | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a dossier to others filed with it. bundle: code of the first of them, "" for the first itself;
    after: code of the one whose result this one waits for."""

    bundle: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier as its facts add up: the row of Dossier, and its open tasks."""

    code: str
    unit: int
    intake_unit: int
    units: tuple[int, ...]
    procedure: int
    version: int
    field: int
    process: int | None
    channel: Channel
    assisted: bool
    case: str
    applicant: dict[str, Any]
    subject: str
    answers: dict[str, Any]
    papers: tuple[dict[str, Any], ...]
    delivery: str
    state: State
    submitted_at: datetime
    seq: int
    head: bytes
    amount: str = ""
    mode: str = ""
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    clock_at: datetime | None = None
    accepted_at: datetime | None = None
    original_due_at: datetime | None = None
    due_at: datetime | None = None
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    returned_at: datetime | None = None
    verdict: Verdict | None = None
    requests: int = 0
    extensions: int = 0
    waiting: bool = False
    #: the counter that hands the result over, where the applicant chose another than the one that took it in
    return_unit: int | None = None
    #: code of the first dossier of a bundle; of the one that must end before this one begins
    bundle: str = ""
    after: str = ""
    tasks: tuple[Open, ...] = ()

    @property
    def returns_at(self) -> int:
        """The counter at which the result is fetched."""
        return self.return_unit or self.intake_unit
