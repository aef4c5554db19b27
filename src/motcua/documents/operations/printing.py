"""What goes to a printer: papers bound into one file, at full size or on A5, and labels with a code to scan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import segno
import typst
from pikepdf import Rectangle

from motcua.documents.rules.drawing import plain

_HOME = Path(__file__).parent.parent
#: millimetres of A5 in PDF points
A5 = (148 * 72 / 25.4, 210 * 72 / 25.4)
#: characters of a procedure's name that fit on a label
NAME = 90


@dataclass(frozen=True, slots=True)
class Label:
    """One label. due: as it is to be read, "" for none."""

    code: str
    name: str
    procedure_code: str
    procedure: str
    due: str


def bound(papers: Sequence[bytes], *, a5: bool = False) -> bytes:
    """PDF papers one after the other in one file for the printer; a5: each page drawn smaller onto an A5 sheet."""
    whole = pikepdf.new()
    for paper in papers:
        with pikepdf.open(BytesIO(paper)) as pdf:
            whole.pages.extend(pdf.pages)
    made = _on_a5(whole) if a5 else whole
    out = BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _on_a5(whole: pikepdf.Pdf) -> pikepdf.Pdf:
    small = pikepdf.new()
    for page in whole.pages:
        sheet = small.add_blank_page(page_size=A5)
        sheet.add_overlay(small.copy_foreign(page.as_form_xobject()), Rectangle(0, 0, *A5))
    return small


def labels(found: Sequence[Label], *, sheet: bool = False) -> bytes:
    """Labels of 50 × 30 mm as PDF: one a page for a label printer, or thirty-six on a sheet of A4."""
    rows = [plain(replace(one, procedure=_short(one.procedure))) | {"qr": _qr(one)} for one in found]
    said = {"title": "Nhãn hồ sơ", "sheet": sheet, "labels": rows}
    made = _press().compile(format="pdf", sys_inputs={"d": json.dumps(said, ensure_ascii=False)}, timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _press() -> typst.Compiler:
    templates = _HOME / "templates"
    fonts = [str(_HOME / "fonts")]
    return typst.Compiler(
        input=str(templates / "label.typ"), root=str(templates), font_paths=fonts, ignore_system_fonts=True
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _qr(one: Label) -> str:
    """The dossier's code alone: a scanner types it into the search, and it opens nothing to a stranger."""
    drawn = BytesIO()
    segno.make(one.code, error="m", micro=False).save(drawn, kind="svg", border=1, xmldecl=False)
    return drawn.getvalue().decode()
