"""What a stored file is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from motcua.kernel.text import Text

#: bytes; told to people before they choose a file. Whatever is heavy is made light before it is kept
LIMIT = 25 * 1024 * 1024


class Kind(StrEnum):
    """Kinds of file people may hand in, as found in the bytes."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    HEIC = "image/heic"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @property
    def extension(self) -> str:
        """How a name of this kind ends."""
        return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/heic": ".heic"}.get(
            self.value, ".docx"
        )


class Checked(StrEnum):
    """What the look for malware said."""

    NOT_YET = "not_yet"
    CLEAN = "clean"
    INFECTED = "infected"


#: kinds that are one page each
PHOTOS = frozenset({Kind.JPEG, Kind.PNG, Kind.HEIC})
#: the accepted kinds and the limit in words, for screens that ask for a file
ACCEPTED = "PDF, JPEG, PNG, HEIC, DOCX; tối đa 25 MB"
#: kinds a result may be handed over in: every citizen's machine opens them
RESULTS = frozenset({Kind.PDF, Kind.DOCX, Kind.JPEG})
#: the same for readers of either language
TAKEN = Text(ACCEPTED, "PDF, JPEG, PNG, HEIC, DOCX; 25 MB at most")


@dataclass(frozen=True, slots=True)
class FileView:
    """Facts about one stored file. `key` is its public name; `kind` comes from the bytes, not from the claim."""

    key: UUID
    name: str
    kind: Kind
    size: int
    sha256: str
    stored_at: datetime
    #: 0 where nobody counted
    pages: int = 0
    #: carries a signature: its bytes are as they came
    signed: bool = False
    checked: Checked = Checked.NOT_YET
    #: PDF/A, as it says of itself; None: nobody looked
    archival: bool | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A paper made of what was handed in, and what the person should know about it."""

    file: FileView
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many papers nobody has read for their letters yet, and how many were not looked through for malware."""

    unread: int
    unchecked: int
