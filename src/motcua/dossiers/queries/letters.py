"""Letters between officials and the applicant about one dossier, as the log has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.dossiers.queries.reading import Whole
from motcua.dossiers.terms import Act


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter. ours: an official wrote it; name: theirs, or the applicant's; unit: of the official."""

    seq: int
    at: datetime
    ours: bool
    name: str
    unit: str
    text: str
    files: tuple[str, ...]


def letters_of(read: Whole) -> tuple[LetterView, ...]:
    """Every letter, oldest first."""
    return tuple(
        LetterView(
            f.seq, f.recorded_at, f.act is Act.WRITE, f.name,
            read.tree(day_of(f.recorded_at)).unit(f.unit).name if f.unit else "",
            f.reason, tuple(f.data.get("files", ())),
        )
        for f in read.facts if f.act in {Act.WRITE, Act.REPLY}
    )  # fmt: skip
