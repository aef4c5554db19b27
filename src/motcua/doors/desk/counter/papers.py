"""The rows of papers on the counter: ticked or not, how many, which kind (A080: LoaiBan 0, 1, 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.catalogue.terms import Paper as Asked
from motcua.catalogue.terms import PaperKind
from motcua.dossiers.terms import Paper
from motcua.kernel.text import Text

ORIGINAL, COPY, ELECTRONIC = 0, 1, 2
KINDS = (
    (ORIGINAL, Text("bản chính", "original")),
    (COPY, Text("bản sao", "copy")),
    (ELECTRONIC, Text("bản điện tử", "electronic")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One paper of the procedure as it stands on the counter now. n: its place, from 1."""

    n: int
    name: str
    #: the procedure asks for it in every case
    needed: bool
    #: shown to the officer, not left with them
    shown: bool
    have: bool
    count: str
    kind: int
    #: what may stand for it: a database, an electronic form
    instead: str

    @property
    def place(self) -> str:
        """n as it stands in the names of its fields."""
        return str(self.n)

    @property
    def missing(self) -> bool:
        """Asked for in every case, and not here."""
        return self.needed and not self.have

    def paper(self) -> Paper:
        """The row as the dossier keeps it."""
        count = int(self.count)
        copies = count if self.kind == COPY else 0
        return Paper(name=self.name, kind=self.kind, original=count - copies, copy=copies)


def rows(asked: Iterable[Asked], typed: Mapping[str, str]) -> tuple[Row, ...]:
    """The procedure's papers with what was ticked and typed."""
    return tuple(_row(n, paper, typed) for n, paper in enumerate(asked, 1))


def handed_in(found: Iterable[Row]) -> list[Paper]:
    """The papers left at the counter, as the dossier keeps them; what was only shown has gone back already."""
    return [row.paper() for row in found if row.have and not row.shown]


def wrong(found: Iterable[Row]) -> str:
    """The number of copies that is none; empty when all are."""
    return next((row.count or "–" for row in found if row.have and not 1 <= _digits(row.count) <= 99), "")


def _row(n: int, paper: Asked, typed: Mapping[str, str]) -> Row:
    return Row(
        n=n, name=paper.name, needed=paper.required, shown=paper.kind is PaperKind.SHOW,
        have=f"paper-{n}" in typed, count=typed.get(f"paper-{n}-count", str(max(paper.originals + paper.copies, 1))),
        kind=_kind(typed.get(f"paper-{n}-kind", ""), ORIGINAL if paper.originals or not paper.copies else COPY),
        instead=paper.replaced_by or "",
    )  # fmt: skip


def _kind(typed: str, standard: int) -> int:
    return int(typed) if typed in {"0", "1", "2"} else standard


def _digits(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0
