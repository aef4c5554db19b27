"""The books a counter keeps: which there are, and what one asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.text import Text


class Book(StrEnum):
    """A book, always drawn from the log."""

    REGISTER = "register"  # Sổ theo dõi hồ sơ (form 07)
    CONTROL = "control"  # Phiếu kiểm soát (form 06) of every dossier
    STOPPED = "stopped"  # Thông báo dừng (form 05)
    HAND_OVERS = "hand-overs"  # Danh sách giao nhận


BOOKS: dict[Book, Text] = {
    Book.REGISTER: Text("Sổ theo dõi hồ sơ (mẫu 07)", "Register of dossiers (form 07)"),
    Book.CONTROL: Text("Phiếu kiểm soát của từng hồ sơ (mẫu 06)", "Control slip of each dossier (form 06)"),
    Book.STOPPED: Text("Thông báo dừng giải quyết (mẫu 05)", "Notices of stopping (form 05)"),
    Book.HAND_OVERS: Text("Danh sách giao nhận hồ sơ giữa các bộ phận", "Lists of hand-overs between units"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """Which book of which unit, over which days (both inclusive), of which field or procedure ("" for all)."""

    book: Book
    unit: str
    first: date
    last: date
    field: str = ""
    procedure: str = ""
