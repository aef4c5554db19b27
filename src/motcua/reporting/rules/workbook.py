"""A filled form as an XLSX workbook: title block, merged heads, numbering row, rows, total, memo and notes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from motcua.kernel.text import Text
from motcua.reporting.rules.heads import depth, heads
from motcua.reporting.rules.numbers import sentence
from motcua.reporting.terms import Form, Report, Row

FONT = {"font_name": "Times New Roman", "font_size": 11}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "left": {"align": "left", "bold": True},
    "title": {"bold": True, "font_size": 13, "align": "center", "text_wrap": True, "valign": "vcenter"},
    "italic": {"italic": True, "align": "center"},
    "right": {"italic": True, "align": "right"},
    "head": {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True},
    "number": {"italic": True, "align": "center", "border": 1},
    "name": {"border": 1, "text_wrap": True},
    "count": {"border": 1, "num_format": "#,##0", "align": "right"},
    "total": {"border": 1, "num_format": "#,##0", "align": "right", "bold": True},
}
TOP = 7


def workbook(report: Report) -> bytes:
    """The XLSX file. No formulas: the numbers were checked before, and a report is a snapshot: the same report is the
    same bytes, whenever it is written."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime.combine(report.period.end, datetime.min.time())})
    styles = {name: book.add_format(FONT | style) for name, style in STYLES.items()}
    sheet = book.add_worksheet(report.form.code)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _title(sheet, report, styles)
    below = TOP + _heads(sheet, report.form, styles)
    end = _rows(sheet, report, styles, below)
    sheet.repeat_rows(TOP, below - 1)
    sheet.freeze_panes(below, 2)
    _below(sheet, report, styles, end + 1)
    book.close()
    return out.getvalue()


def _title(sheet: Any, report: Report, styles: dict[str, Any]) -> None:
    last, form, period = len(report.form.columns) - 1, report.form, report.period
    sheet.merge_range(0, 0, 0, 3, form.number.vi, styles["left"])
    sheet.merge_range(1, 0, 1, 3, form.issued.vi, styles["plain"])
    sheet.merge_range(0, 8, 0, last, f"Đơn vị báo cáo: {report.unit_name}", styles["left"])
    sheet.merge_range(1, 8, 1, last, f"Đơn vị nhận báo cáo: {report.receiver}", styles["plain"])
    sheet.merge_range(3, 0, 3, last, form.title.vi, styles["title"])
    sheet.set_row(3, 36)
    span = f"Kỳ báo cáo: {period.name} (Từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y})"
    sheet.merge_range(4, 0, 4, last, span + (f" – {report.level}" if report.level else ""), styles["italic"])
    sheet.merge_range(5, 8, 5, last, form.counted_in.vi, styles["right"])


def _heads(sheet: Any, form: Form, styles: dict[str, Any]) -> int:
    for x, column in enumerate(form.columns):
        sheet.set_column(x, x, column.width)
        sheet.write_string(TOP + depth(form), x, f"({column.no})", styles["number"])
    for head in (head for row in heads(form) for head in row):
        top, left = TOP + head.row, head.column
        _merge(sheet, (top, left, top + head.rows - 1, left + head.columns - 1), head.words, styles["head"])
    return depth(form) + 1


def _merge(sheet: Any, area: tuple[int, int, int, int], text: Text, style: Any) -> None:
    if area[:2] == area[2:]:
        sheet.write_string(area[0], area[1], text.vi, style)
    else:
        sheet.merge_range(*area, text.vi, style)


def _rows(sheet: Any, report: Report, styles: dict[str, Any], y: int) -> int:
    for n, row in enumerate(report.rows, 1):
        sheet.write_number(y, 0, n, styles["name"])
        _row(sheet, y, row, report.form, styles, "count")
        y += 1
    sheet.write_blank(y, 0, None, styles["name"])
    _row(sheet, y, report.total, report.form, styles, "total")
    return y + 1


def _row(sheet: Any, y: int, row: Row, form: Form, styles: dict[str, Any], style: str) -> None:
    sheet.write_string(y, 1, row.name, styles["name"])
    for x, column in enumerate(form.columns):
        if column.no in row.values:
            sheet.write_number(y, x, row.values[column.no], styles[style])


def _below(sheet: Any, report: Report, styles: dict[str, Any], y: int) -> None:
    memo = [f"{name.vi}: {n}" for name, n in report.memo]
    lines = [*(sentence(rate) for rate in report.rates), *memo, report.form.choice.vi, *(n.vi for n in report.notes)]
    for n, line in enumerate(lines):
        sheet.write_string(y + n, 1, line, styles["plain"])
