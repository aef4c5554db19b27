"""A filled form as JSON for machines and as a table for a terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from motcua.reporting.rules.numbers import grouped, sentence
from motcua.reporting.terms import Report, Row


def as_json(report: Report) -> dict[str, Any]:
    """{"form","unit","from","to","rows":[{"field","3",…}],"total":{…},"notes"}, keyed by the form's column numbers."""
    return {
        "form": report.form.code,
        "unit": report.unit_code,
        "from": report.period.start.isoformat(),
        "to": report.period.end.isoformat(),
        "rows": [{"field": row.name, **row.values} for row in report.rows],
        "total": report.total.values,
        "notes": [note.vi for note in report.notes],
    }


def as_table(report: Report) -> str:
    """For a terminal: head, numbering row, rows, total, rates, memo and notes."""
    body = [_line(report, n, row) for n, row in enumerate(report.rows, 1)]
    heads = _heads(report)
    numbering = [f"({c.no})" for c in report.form.columns]
    total = _line(report, None, report.total)
    lines = [*heads, numbering, *body, total]
    widths = [min(44, max(len(cell) for cell in column)) for column in zip(*lines, strict=True)]
    ruled = ["  ".join("─" * w for w in widths)]
    table = [_set(line, widths, report) for line in heads] + [_set(numbering, widths, report)] + ruled
    table += [_set(line, widths, report) for line in body] + ruled + [_set(total, widths, report)]
    return "\n".join([*_title(report), "", *table, "", *_below(report)])


def _title(report: Report) -> list[str]:
    form, period = report.form, report.period
    return [
        f"{form.number.vi} – {form.issued.vi}",
        form.title.vi,
        f"Kỳ báo cáo: từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y}"
        + (f" ({period.name})" if period.name else ""),
        f"Đơn vị báo cáo: {report.unit_name} ({report.unit_code})" + (f", {report.level}" if report.level else ""),
        form.counted_in.vi,
    ]


def _heads(report: Report) -> list[list[str]]:
    columns = [[text.vi for text in c.head] for c in report.form.columns]
    rows = [list(row) for row in zip_longest(*columns, fillvalue="")]
    return [[_once(rows[n], i) for i in range(len(columns))] for n in range(len(rows))]


def _once(row: list[str], i: int) -> str:
    """A merged head is printed at its first column, shortened to fit."""
    if i > 0 and row[i] == row[i - 1]:
        return ""
    return row[i].replace("Số lượng hồ sơ ", "HS ").replace("Trực tiếp, dịch vụ bưu chính", "Tr.tiếp, BC")


def _line(report: Report, n: int | None, row: Row) -> list[str]:
    counts = [grouped(row.values[c.no]) for c in report.form.numbers]
    return ["" if n is None else str(n), row.name, *counts]


def _set(line: list[str], widths: list[int], report: Report) -> str:
    cells = (
        cell[:w].ljust(w) if column.kind == "name" else cell[:w].rjust(w)
        for cell, w, column in zip(line, widths, report.form.columns, strict=True)
    )
    return "  ".join(cells).rstrip()


def _below(report: Report) -> list[str]:
    memo = [f"  {name.vi}: {grouped(n)}" for name, n in report.memo if n]
    notes = [f"  {note.vi}" for note in report.notes]
    return [
        *(f"  {sentence(rate)}" for rate in report.rates),
        *(["", "Trong đó:", *memo] if memo else []),
        *(["", "Ghi chú:", *notes] if notes else []),
    ]
