"""The rows of papers on the counter: ticked or not, how many, which kind (A080: LoaiBan 0, 1, 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.catalogue.terms import Paper as Asked
from motcua.catalogue.terms import PaperKind
from motcua.dossiers.queries.store import Stored
from motcua.dossiers.terms import Paper
from motcua.kernel.text import Text

ORIGINAL, COPY, ELECTRONIC = 0, 1, 2
#: the most copies of one paper
MOST = 99
#: "007" is seven; what is longer is no number of copies
MOST_DIGITS = 3
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
    #: what the person's store holds of it, and whether that is used; gone: it was chosen and cannot be used any more
    held: Stored | None = None
    reused: bool = False
    gone: bool = False

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
        if self.reused and self.held:
            return Paper(
                name=self.name, kind=ELECTRONIC, original=0, source=self.held.code, source_place=self.held.place
            )
        count = int(self.count)
        copies = count if self.kind == COPY else 0
        return Paper(name=self.name, kind=self.kind, original=count - copies, copy=copies)


def rows(asked: Iterable[Asked], typed: Mapping[str, str], held: Mapping[str, Stored] | None = None) -> tuple[Row, ...]:
    """The procedure's papers with what was ticked and typed. held: by name, what need not be handed in."""
    return tuple(_row(n, paper, typed, (held or {}).get(paper.name)) for n, paper in enumerate(asked, 1))


def handed_in(found: Iterable[Row]) -> list[Paper]:
    """The papers left at the counter, as the dossier keeps them; what was only shown has gone back already."""
    return [row.paper() for row in found if row.have and not row.shown]


def wrong(found: Iterable[Row]) -> str:
    """The number of copies that is none; empty when all are."""
    return next((row.count or "–" for row in found if row.have and not row.reused and not is_count(row.count)), "")


def is_count(typed: str, most: int = MOST) -> bool:
    """Whether it is a number of things one takes in: 1 to the most, never a longer number cut short."""
    return typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS and 1 <= int(typed) <= most


def stated(found: Iterable[Row]) -> str:
    """The number of copies ticked above the lines of a sheet: what a line without a number of its own means."""
    return next((row.count for row in found if row.have and row.kind == COPY and is_count(row.count)), "1")


def _row(n: int, paper: Asked, typed: Mapping[str, str], held: Stored | None) -> Row:
    """Chosen from the store and gone from there is not handed in: nobody has the paper."""
    chosen = typed.get(f"paper-{n}-reuse", "")
    reused = bool(chosen) and held is not None and chosen == f"{held.code}:{held.place}"
    return Row(
        n=n, name=paper.name, needed=paper.required, shown=paper.kind is PaperKind.SHOW,
        have=reused or (f"paper-{n}" in typed and not chosen), held=held, reused=reused,
        gone=bool(chosen) and not reused,
        count=typed.get(f"paper-{n}-count", str(max(paper.originals + paper.copies, 1))),
        kind=ELECTRONIC if reused else _kind(typed.get(f"paper-{n}-kind", ""), _standard(paper)),
        instead=paper.replaced_by or "",
    )  # fmt: skip


def _standard(paper: Asked) -> int:
    return ORIGINAL if paper.originals or not paper.copies else COPY


def _kind(typed: str, standard: int) -> int:
    return int(typed) if typed in {"0", "1", "2"} else standard
