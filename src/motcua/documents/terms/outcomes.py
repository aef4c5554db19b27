"""What stands on a result: the paper that answers the applicant, laid out as NĐ 30/2020 asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.documents.terms.sheets import Sheet


class Shape(StrEnum):
    """How the body of a result is laid out."""

    EXTRACT = "extract"  # lines "label: value": giấy, trích lục, giấy chứng nhận
    LETTER = "letter"  # paragraphs: thông báo, giấy xác nhận, lời chứng
    DECISION = "decision"  # căn cứ, QUYẾT ĐỊNH:, Điều 1, Điều 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an extract; an empty value leaves dots."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultValues(Sheet):
    """A result as it was frozen when its number was drawn: the same values give the same bytes."""

    title: str
    shape: Shape
    dossier_code: str
    signed_by: str
    #: who it is sent to, in a letter: "Kính gửi: …"
    addressee: str = ""
    #: trích yếu, under the title and in the register
    abstract: str = ""
    basis: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[str, ...] = ()
    #: quyền hạn, chức vụ: one or two lines above the signature
    authority: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    #: whole address of the page that tells whether this paper holds, drawn as QR; the short code to type
    verify_url: str = ""
    verify_code: str = ""
    #: the number this paper takes the place of, with its day
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedEntry:
    """One line of the register of results."""

    number: str
    on: date
    kind: str
    abstract: str
    signer: str
    code: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedValues(Sheet):
    """The register of results of a unit over a period, of one kind or all."""

    title: str
    period_start: date
    period_end: date
    entries: tuple[NumberedEntry, ...] = ()
