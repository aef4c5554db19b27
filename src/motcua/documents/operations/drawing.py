"""Draws a legal form: tagged PDF (PDF/A-2a, PDF/UA-1) or a picture of a page. Same values, same bytes."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from motcua.documents.rules import facts, read
from motcua.documents.rules.drawing import address, drawn
from motcua.documents.terms import Edition, Form, Sheet
from motcua.kernel.refused import Refused

_HOME = Path(__file__).parent.parent
Picture = Literal["pdf", "png"]
_STANDARDS = ["a-2a", "ua-1"]


@cache
def _press(template: str) -> tuple[typst.Compiler, threading.Lock]:
    """The compiler this process keeps for a template: fonts are read once, and only ours. It draws one paper at a time
    (threads gain nothing within one); each form has its own, so that a long register holds up no slip."""
    templates = _HOME / "templates"
    compiler = typst.Compiler(
        input=str(templates / f"{template}.typ"),
        root=str(templates),
        font_paths=[str(_HOME / "fonts")],
        ignore_system_fonts=True,
    )
    return compiler, threading.Lock()


def render(
    form: Form | str,
    edition: Edition | int,
    values: Sheet | Mapping[str, Any],
    kind: Picture = "pdf",
    page: int = 1,
    ppi: int = 110,
) -> bytes:
    """The form as PDF, or one page of it as PNG (`page` from 1, `ppi` dots per inch).

    Raises Refused naming the value that is missing, or when the edition has no such form."""
    form, edition = Form(form), Edition(edition)
    facts(form, edition)
    sheet = values if isinstance(values, Sheet) else read(form, values)
    inputs = _inputs(form, edition, sheet)
    made = compiled(form.value.lower(), inputs, kind, ppi)
    if not isinstance(made, list):
        return made
    if not 1 <= page <= len(made):
        raise Refused(f"Biểu mẫu chỉ có {len(made)} trang.", f"The form has {len(made)} pages only.")
    return made[page - 1]


def compiled(template: str, inputs: dict[str, str], kind: Picture, ppi: int = 110) -> bytes | list[bytes]:
    """A template drawn: one PDF (PDF/A-2a, PDF/UA-1), or its pages as pictures."""
    options: dict[str, Any] = {"pdf_standards": _STANDARDS} if kind == "pdf" else {"ppi": ppi}
    compiler, lock = _press(template)
    with lock:
        made = compiler.compile(format=kind, sys_inputs=inputs, timestamp=0, **options)
    assert made is not None  # only when written to a file
    return made


def _inputs(form: Form, edition: Edition, sheet: Sheet) -> dict[str, str]:
    page = drawn(form, edition, sheet)
    page["show_number"] = bool(facts(form, edition).symbol)
    inputs = {"d": json.dumps(page, ensure_ascii=False)}
    if link := address(form, sheet):
        inputs["qr"] = qr(link)
    return inputs


def qr(text: str) -> str:
    """The QR as SVG. One mask for all: trying the eight costs more than drawing half the page, and reads no better."""
    drawn_code = BytesIO()
    segno.make(text, error="m", micro=False, mask=3).save(drawn_code, kind="svg", border=4, xmldecl=False)
    return drawn_code.getvalue().decode()
