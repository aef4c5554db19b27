"""One paper of one or several files: each opened by its kind, then bound in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from motcua.documents.rules import office
from motcua.documents.rules.damage import Damaged
from motcua.documents.rules.preparing import outside, pdfs, photos, words
from motcua.documents.rules.preparing.binding import bound
from motcua.documents.rules.preparing.binding import stamp as mark
from motcua.documents.rules.preparing.pdfs import Opened
from motcua.documents.rules.preparing.photos import too_heavy
from motcua.documents.terms import Kind

__all__ = ["opened", "paper", "signed_at", "too_heavy"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page still to be bound."""

    data: bytes


def opened(folder: Path, n: int, kind: Kind, title: str) -> Picture | Opened:
    """The file with this number, opened to prove that it opens. Raises Damaged."""
    data = (folder / f"in-{n}").read_bytes()
    if kind is Kind.PDF:
        return pdfs.mended(data)
    if kind is Kind.DOCX:
        return pdfs.mended(_laid_out(folder, data) or words.text(data, folder, title))
    return Picture(photos.page(data))


def _laid_out(folder: Path, data: bytes) -> bytes | None:
    """With its own layout; a text that fetches parts from elsewhere is drawn here, where nothing is fetched."""
    office.check_docx(data)
    return None if office.fetches(data) else outside.laid_out(folder, data)


def signed_at(parts: list[Picture | Opened]) -> int:
    """Place of the first signed file; of the first of all where none is."""
    return next((n for n, part in enumerate(parts) if isinstance(part, Opened) and part.signed), 0)


def paper(folder: Path, parts: list[Picture | Opened], title: str, stamp: str) -> Opened:
    """The parts as one paper, PDF/A where it can be made one. Signed bytes stay as they came. Raises Damaged."""
    return _archived(folder, _bound(folder, parts, title, stamp))


def _archived(folder: Path, made: Opened) -> Opened:
    if made.signed:
        return made
    if outside.is_archive(made.data):
        return replace(made, archive=True)
    data = outside.archived(folder, made.data)
    return replace(made, data=data, archive=True) if data is not None else made


def _bound(folder: Path, parts: list[Picture | Opened], title: str, stamp: str) -> Opened:
    pictures = [part.data for part in parts if isinstance(part, Picture)]
    if len(pictures) == len(parts):
        return Opened(bound(folder, pictures, title, stamp), len(parts), signed=False, stripped=False)
    if len(parts) == 1 and isinstance(parts[0], Opened):
        return _stamped(folder, parts[0], stamp)
    return _stamped(folder, _joined(folder, parts, title), stamp)


def _joined(folder: Path, parts: list[Picture | Opened], title: str) -> Opened:
    if any(isinstance(part, Opened) and part.signed for part in parts):
        raise Damaged(
            "có chữ ký số nên không ghép được với tệp khác mà không làm hỏng chữ ký. Hãy gửi riêng tệp này.",
            "is signed, and joining it would break the signature. Send it by itself.",
        )
    whole = [part.data if isinstance(part, Opened) else bound(folder, [part.data], title) for part in parts]
    pages = sum(part.pages if isinstance(part, Opened) else 1 for part in parts)
    stripped = any(isinstance(part, Opened) and part.stripped for part in parts)
    return Opened(pdfs.joined(whole), pages, signed=False, stripped=stripped)


def _stamped(folder: Path, made: Opened, stamp: str) -> Opened:
    """Signed bytes bear no stamp: it would break the signature; the log tells who digitised."""
    if not stamp or made.signed:
        return made
    return Opened(pdfs.stamped(made.data, mark(folder, stamp)), made.pages, signed=False, stripped=made.stripped)
