"""Words of results as papers: kinds of them, and one as its dossier's log tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from motcua.catalogue.terms import FieldKind
from motcua.documents.terms.outcomes import Shape
from motcua.kernel.text import Text

#: begins the name of a series of result numbers: one for each kind, unit and year
SERIES = "KQ-"


class Standing(StrEnum):
    """What a result is worth."""

    DRAFT = "draft"  # has its number, nobody has signed
    UNSEALED = "unsealed"  # signed by who decides, not by the agency yet: it takes nobody's place
    VALID = "valid"
    REPLACED = "replaced"
    REVOKED = "revoked"


STANDINGS: dict[Standing, Text] = {
    Standing.DRAFT: Text("Chưa ký", "Not signed"),
    Standing.UNSEALED: Text("Đã ký, chờ đóng dấu", "Signed, waits for the seal"),
    Standing.VALID: Text("Còn giá trị", "Valid"),
    Standing.REPLACED: Text("Đã được thay thế", "Replaced"),
    Standing.REVOKED: Text("Đã thu hồi", "Revoked"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of result: what an officer may fill in or correct before anybody signs.

    words: as the template asks for it. must: without it the paper is neither drawn nor signed nor released. kind: how
    it is checked; past: a day that has come; choices: the only words it may bear.
    """

    name: str
    label: str
    words: str
    must: bool
    hint: str = ""
    kind: FieldKind = FieldKind.TEXT
    past: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What an officer wrote into a field, who and when."""

    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ResultKind:
    """A kind of result with its template's words: a row of results.json in force from a day on.

    Words in braces are filled from the dossier: {a|b} the first that is known, {a?} a line left out when unknown.
    collective: signed in the name of the People's Committee.
    """

    id: str
    name: Text
    title: str
    symbol: str
    shape: Shape
    abstract: str
    show_abstract: bool
    collective: bool
    procedures: frozenset[str]
    lines: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    basis: tuple[str, ...]
    recipients: tuple[str, ...]
    addressee: str = ""
    #: for how many months it holds, by procedure; for good where none is said
    months: dict[str, int] = field(default_factory=dict)
    #: the person or thing the paper is about, as words in braces
    about: str = ""
    fields: tuple[Field, ...] = ()

    @property
    def series(self) -> str:
        """First part of the name of its series of numbers; the form its facts bear."""
        return SERIES + self.id


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature on a result: the fact that tells of it, and the exact bytes it made."""

    seq: int
    at: datetime
    #: "person" or "organisation"
    holds: str
    holder: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A result with its number. seq: the fact that issued it, which names it; replaces, replaced_by: such seqs."""

    seq: int
    kind: str
    name: str
    number: str
    on: date
    abstract: str
    signer: str
    by: str
    at: datetime
    unit: int
    values: dict[str, Any] = field(repr=False)
    #: the unsigned paper: key of documents.queries.file, and the hash of its bytes
    draft: str
    draft_sha256: str
    reason: str = ""
    #: last day on which it holds, as facts tell days; empty for good
    valid_until: str = ""
    signatures: tuple[Signature, ...] = ()
    replaces: int | None = None
    replaced_by: int | None = None
    revoked_at: datetime | None = None
    revoked_by: str = ""
    revoked_because: str = ""
    #: the person or thing it is about
    about: str = ""
    #: what it states, obligatory fields only: label and words
    stated: tuple[tuple[str, str], ...] = ()
    #: its content was corrected after it was drawn, before anybody signed
    stale: bool = False
    #: its signer signed where the agency had something to seal with: it does not count before that
    seal_asked: bool = False
    #: processing ended with it as it was: the rule of release let it go
    released: bool = False
    #: since when it bears every signature it must; None before
    counts_at: datetime | None = None

    @property
    def standing(self) -> Standing:
        """What it is worth now."""
        if self.revoked_at:
            return Standing.REVOKED
        if self.replaced_by:
            return Standing.REPLACED
        if self.counts_at:
            return Standing.VALID
        return Standing.UNSEALED if self.signatures else Standing.DRAFT

    @property
    def signed(self) -> bool:
        """Whether who decides has signed it, and nothing has ended it since."""
        return self.standing in {Standing.UNSEALED, Standing.VALID}

    @property
    def awaits_seal(self) -> bool:
        """Whether the agency is still to sign it, where it has anything to sign with."""
        return self.signed and not self.sealed and not self.released

    @property
    def sealed(self) -> bool:
        """Whether the agency has signed it, too."""
        return any(s.holds == "organisation" for s in self.signatures)

    @property
    def file(self) -> str:
        """The paper as it is now: with every signature so far."""
        return self.signatures[-1].file if self.signatures else self.draft

    @property
    def sha256(self) -> str:
        """Hash of those bytes."""
        return self.signatures[-1].sha256 if self.signatures else self.draft_sha256
