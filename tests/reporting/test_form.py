"""The settlement form: its columns, its checks, and what it looks like as a table, as JSON and as a workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures.rules.rates import published as rates
from motcua.measures.terms import Cell, Figures, Period
from motcua.reporting import rules
from motcua.reporting.terms import Published, Report

LAND = Figures(
    carried=4, direct=5, online=6, post=7, early=3, on_time=2, late=1, refused=2, stopped=1, withdrawn=3,
    closed_early=4, closed_on_time=1, closed_late=1, open_in_time=5, open_late=3, paused=2,
)  # fmt: skip
BIRTHS = Figures(online=10, on_time=10)


def a_report(notes: tuple[Text, ...] = ()) -> Report:
    form = rules.form("II.06")
    rows, total = rules.fill(form, {1: LAND, 2: BIRTHS}, {1: "Đất đai", 2: "Hộ tịch"})
    return Report(
        form=form, unit_code="H99.1", unit_name="UBND huyện Núi Xanh", receiver="Văn phòng UBND tỉnh", level="",
        period=Period(date(2024, 1, 1), date(2024, 3, 31), "Quý I/2024"), rows=rows, total=total,
        memo=(), rates=rates(total.figures), notes=notes,
    )  # fmt: skip


def test_the_form_has_thirteen_columns_and_its_own_identities() -> None:
    form = rules.form("II.06")

    assert [c.no for c in form.columns] == [str(n) for n in range(1, 14)]
    values = rules.values(form, LAND)
    assert values["3"] == values["4"] + values["5"] + values["6"] == values["7"] + values["11"]
    assert values["7"] == values["8"] + values["9"] + values["10"]
    assert values["11"] == values["12"] + values["13"]


def test_withdrawn_stopped_and_refused_are_settled_where_their_promise_stood() -> None:
    values = rules.values(rules.form("II.06"), LAND)

    assert (values["8"], values["9"], values["10"]) == (3 + 4, 2 + 1, 1 + 1)


def test_paused_dossiers_are_in_progress_within_the_limit() -> None:
    assert rules.values(rules.form("II.06"), LAND)["12"] == 5 + 2


def test_post_counts_beside_the_counter() -> None:
    values = rules.values(rules.form("II.06"), LAND)

    assert (values["4"], values["5"], values["6"]) == (6, 12, 4)


def test_every_column_opens_the_cells_it_is_made_of() -> None:
    form = rules.form("II.06")

    for column in form.numbers:
        assert sum(LAND.cell(c) for c in form.cells(column.no)) == rules.values(form, LAND)[column.no]


def test_an_unknown_form_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(Refused, match=r"II\.99.*II\.06"):
        rules.form("II.99")


def test_json_is_keyed_by_the_form_s_own_column_numbers() -> None:
    said = rules.as_json(a_report())

    assert list(said) == ["form", "unit", "from", "to", "rows", "total", "notes"]
    assert [row["field"] for row in said["rows"]] == ["Đất đai", "Hộ tịch"]
    assert set(said["total"]) == {str(n) for n in range(3, 14)}
    assert said["total"]["3"] == LAND.total + BIRTHS.total


def test_the_table_names_numerator_and_denominator_of_every_rate() -> None:
    shown = rules.as_table(a_report())

    assert "TỔNG CỘNG" in shown
    assert "(13)" in shown
    assert "hồ sơ đã có kết quả" in shown


def test_the_workbook_reads_back_with_heads_numbering_row_and_numbers() -> None:
    sheet = CalamineWorkbook.from_filelike(BytesIO(rules.workbook(a_report()))).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)

    words = [[str(c) for c in row] for row in rows]
    assert any("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT" in c for row in words for c in row)
    numbering = next(row for row in words if row[0] == "(1)")
    assert numbering[:13] == [f"({n})" for n in range(1, 14)]
    total = next(row for row in rows if row[1] == "TỔNG CỘNG")
    values = rules.as_json(a_report())["total"]
    assert [int(c) for c in total[2:13]] == [values[str(n)] for n in range(3, 14)]
    assert ((7, 2), (7, 5)) in sheet.merged_cell_ranges


def test_a_note_names_the_published_figure_the_files_differ_from() -> None:
    commune = Figures(
        carried=131, direct=16453, online=11998, on_time=28539, late=10, open_in_time=31, open_late=2
    )  # fmt: skip
    said = Published(Text("Tổng số hồ sơ cấp xã", "Commune total"), "commune", (Cell.TOTAL,), 28535, "F15")
    true = Published(Text("Đã giải quyết", "Solved"), "commune", (Cell.SOLVED,), 28549)

    notes = rules.held_against([said, true], commune)

    assert len(notes) == 1
    assert "28.582" in notes[0].vi
    assert "28.535 ít hơn 47" in notes[0].vi
