"""The identity card at the counter: what its QR code says when a scanner types it into the number field.

The line is number|old number|name|born|sex|address|issued, days as ddmmyyyy; newer cards add parents behind it, and
the old nine-digit number may be empty. A line that is cut or misread is refused in words, never guessed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.kernel.text import Text

#: parts a card must have; the day of issue is missing on some of the first ones
PARTS = 6
MALE, FEMALE = "nam", "nữ"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. old_number: of the nine-digit card before it, often empty."""

    number: str
    old_number: str
    name: str
    born: date
    sex: str
    address: str
    issued: date | None


class Unreadable(ValueError):
    """The line is no whole card. words: what is wrong and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        again = Text("Quét lại thẻ, hoặc gõ số định danh.", "Scan again, or type the number.")
        self.words = Text(f"{vi} {again.vi}", f"{en} {again.en}")


def is_scan(line: str) -> bool:
    """Whether a scanner typed it: no number and no name has a bar in it."""
    return "|" in line


def read(line: str, today: date) -> Card:
    """The card behind a scanned line. Raises Unreadable."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < PARTS:
        raise Unreadable(f"Mã QR đọc thiếu: {len(parts)} trên 7 phần.", f"The code is cut: {len(parts)} of 7 parts.")
    number, old, name, born, sex, address = parts[:PARTS]
    _must_be_number(number)
    if not name or not address:
        raise Unreadable("Mã QR thiếu họ tên hoặc địa chỉ.", "The code lacks the name or the address.")
    card = Card(number, old, name, _day(born, "Ngày sinh"), sex, address, _issued(parts, today))
    _must_agree(card, today)
    return card


def _must_be_number(number: str) -> None:
    if not (number.isascii() and number.isdigit() and len(number) == 12):
        raise Unreadable(
            f"Số định danh đọc được là “{number[:20]}”, không phải 12 chữ số.",
            f"The number reads “{number[:20]}”, which is not twelve digits.",
        )


def _issued(parts: list[str], today: date) -> date | None:
    if len(parts) == PARTS or not parts[PARTS]:
        return None
    issued = _day(parts[PARTS], "Ngày cấp")
    if issued > today:
        raise Unreadable(f"Ngày cấp {issued:%d/%m/%Y} chưa đến.", f"Issued on {issued}, which has not come.")
    return issued


def _day(said: str, what: str) -> date:
    try:
        if len(said) != 8:
            raise ValueError
        return date(int(said[4:]), int(said[2:4]), int(said[:2]))
    except ValueError:
        raise Unreadable(f"{what} “{said[:12]}” không phải một ngày.", f"“{said[:12]}” is no day.") from None


def _must_agree(card: Card, today: date) -> None:
    """The number holds century and sex in its fourth digit and the year in the next two (NĐ 137/2015 Art. 13)."""
    if card.born > today:
        raise Unreadable(f"Ngày sinh {card.born:%d/%m/%Y} chưa đến.", f"Born on {card.born}, which has not come.")
    century, woman = divmod(int(card.number[3]), 2)
    fits = card.sex.lower() not in {MALE, FEMALE} or (card.sex.lower() == FEMALE) is bool(woman)
    if not fits or card.born.year != 1900 + century * 100 + int(card.number[4:6]):
        raise Unreadable(
            f"Số định danh {card.number} không khớp ngày sinh {card.born:%d/%m/%Y}, giới tính {card.sex}.",
            f"Number {card.number} does not agree with the day of birth and the sex beside it.",
        )
