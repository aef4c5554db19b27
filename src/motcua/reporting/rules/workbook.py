"""A filled form as an XLSX workbook: title block, merged heads, numbering row, rows, total, memo and notes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from motcua.kernel.text import Text
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
    """The XLSX file. No formulas: the numbers were checked before, and a report is a snapshot."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    styles = {name: book.add_format(FONT | style) for name, style in STYLES.items()}
    sheet = book.add_worksheet(report.form.code)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _title(sheet, report, styles)
    depth = _heads(sheet, report.form, styles)
    end = _rows(sheet, report, styles, TOP + depth)
    sheet.repeat_rows(TOP, TOP + depth - 1)
    sheet.freeze_panes(TOP + depth, 2)
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
    depth = max(len(c.head) for c in form.columns)
    for x, column in enumerate(form.columns):
        sheet.set_column(x, x, column.width)
    for y in range(depth):
        _head_row(sheet, form, styles, y, depth)
    for x, column in enumerate(form.columns):
        sheet.write_string(TOP + depth, x, f"({column.no})", styles["number"])
    return depth + 1


def _head_row(sheet: Any, form: Form, styles: dict[str, Any], y: int, depth: int) -> None:
    """Equal heads side by side become one cell; a head with nothing below it reaches down to the numbering row."""
    x = 0
    while x < len(form.columns):
        head = form.columns[x].head
        right = x
        if y < len(head):
            right = _last_alike(form, x, y)
            bottom = depth - 1 if y == len(head) - 1 else y
            _merge(sheet, (TOP + y, x, TOP + bottom, right), head[y], styles["head"])
        x = right + 1


def _last_alike(form: Form, x: int, y: int) -> int:
    same = form.columns[x].head[: y + 1]
    right = x
    while right + 1 < len(form.columns) and form.columns[right + 1].head[: y + 1] == same:
        right += 1
    return right


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
