"""Draws lists of hand-overs, binds papers into one file, writes tables as workbooks."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

import pikepdf
import xlsxwriter

from motcua.documents.operations.drawing import compiled
from motcua.documents.rules.drawing import MOST_ROWS, plain
from motcua.documents.terms.lists import HandOvers
from motcua.kernel.refused import Refused

TITLE = "DANH SÁCH GIAO NHẬN HỒ SƠ"
Cell = str | int | datetime | None


def hand_overs(values: HandOvers) -> bytes:
    """The lists as PDF, a page or more for each pair of units. Refused beyond what is drawn at once."""
    rows = sum(len(one.lines) for one in values.lists)
    if rows > MOST_ROWS:
        raise Refused(
            f"Danh sách có {rows} dòng, mỗi lần in nhiều nhất {MOST_ROWS} dòng. Hãy chọn kỳ ngắn hơn.",
            f"The lists have {rows} rows, {MOST_ROWS} at most are printed at once. Choose a shorter period.",
        )
    page = {f.name: plain(getattr(values, f.name)) for f in dataclasses.fields(values)} | {
        "title": TITLE, "edition": values.form_date.year, "show_number": False, "ledger_total": "", "look_up": "",
        "strip": [], "created": [values.form_date.year, values.form_date.month, values.form_date.day],
    }  # fmt: skip
    made = compiled("hand_overs", {"d": json.dumps(page, ensure_ascii=False)}, "pdf")
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def bound(parts: Iterable[bytes]) -> bytes:
    """Papers behind each other in one file, to be printed at once."""
    with pikepdf.Pdf.new() as whole:
        for part in parts:
            with pikepdf.open(BytesIO(part)) as one:
                whole.pages.extend(one.pages)
        out = BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def workbook(title: str, under: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], at: datetime) -> bytes:
    """A table as XLSX: title, what it is of, heads that stay in sight, rows. Nothing in it is run as a formula."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": at.replace(tzinfo=None)})
    font = {"font_name": "Times New Roman", "font_size": 11}
    bold, cell = book.add_format(font | {"bold": True, "text_wrap": True}), book.add_format(font | {"text_wrap": True})
    sheet = book.add_worksheet("So")
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, under, cell)
    for x, head in enumerate(heads):
        sheet.write_string(3, x, head, bold)
        sheet.set_column(x, x, 6 if x == 0 else 24)
    for y, row in enumerate(rows, 4):
        for x, value in enumerate(row):
            sheet.write(y, x, f"{value:%H:%M %d/%m/%Y}" if isinstance(value, datetime) else value, cell)
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    book.close()
    return out.getvalue()
