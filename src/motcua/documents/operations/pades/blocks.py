"""The visible signature: where it stands and how it is drawn (NĐ 30/2020, Appendix I)."""

from __future__ import annotations

import base64
import json
import threading
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import typst
from pyhanko.pdf_utils.content import ImportedPdfPage, PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from motcua.documents.rules import blocks
from motcua.documents.rules.letters import drawable
from motcua.documents.rules.words import short_moment
from motcua.documents.terms.signatures import Block, CertificateView, Holds, Place

_HOME = Path(__file__).parent.parent.parent


class Page(ImportedPdfPage):
    """One page of a PDF held in memory, as the appearance of a signature."""

    def __init__(self, pdf: bytes) -> None:
        PdfContent.__init__(self)
        self._pdf = pdf

    def render(self) -> bytes:
        """Brings the page in under a name of its own."""
        writer = self._ensure_writer
        self.resources.xobject["/Signature"] = page = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        left, lower, right, upper = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(upper - lower))
        return b"/Signature Do"


def style(pdf: bytes) -> StaticStampStyle:
    """The drawn block, laid into the box of the signature as it is: no border, no ground of its own."""
    return StaticStampStyle(background=Page(pdf), border_width=0, background_opacity=1.0)


def place_of(content: bytes, block: Block, holds: Holds) -> Place | None:
    """Where the block stands; None when it is not to be seen. Refused when the printed name is not on the paper."""
    if block.place is not None:
        return block.place
    if block.words or block.above:
        with pypdfium2.PdfDocument(content) as paper:
            if block.words:
                return (blocks.top_left if block.left else blocks.top_right)(*_size(paper, 0))
            return blocks.beside_name(_found(paper, block.above), holds, block.above)
    return None


def _size(paper: pypdfium2.PdfDocument, page: int) -> tuple[float, float]:
    width, height = paper[page].get_size()
    return float(width), float(height)


def _found(paper: pypdfium2.PdfDocument, name: str) -> tuple[int, tuple[float, float, float, float]] | None:
    """The last time the name stands on the paper: page (from 1) and box (left, lower, right, upper) in points."""
    for n in reversed(range(len(paper))):
        text = paper[n].get_textpage()
        search, last = text.search(name, match_case=True), None
        while (hit := search.get_next()) is not None:
            last = hit
        if last is not None:
            boxes = [text.get_charbox(i) for i in range(last[0], last[0] + last[1])]
            return n + 1, blocks.around(boxes)
    return None


def drawn(block: Block, place: Place, certificate: CertificateView, picture: bytes, at: datetime) -> bytes:
    """The block as a page of its own, PDF/A."""
    said = {
        "width": place.width, "height": place.height, "seal": certificate.holds is Holds.ORGANISATION,
        "holder": drawable(certificate.holder), "words": [drawable(w) for w in block.words],
        "left": block.left,
        "moment": short_moment(at), "iso": blocks.iso(at), "demonstration": certificate.demonstration,
        "day": [at.year, at.month, at.day],
    }  # fmt: skip
    inputs = {"d": json.dumps(said, ensure_ascii=False)}
    if picture and not block.words:
        inputs["picture"] = _svg(picture)
    press, lock = _press()
    with lock:
        made = press.compile(format="pdf", sys_inputs=inputs, timestamp=0, pdf_standards=["a-2b"])
    assert isinstance(made, bytes)
    return made


@cache
def _press() -> tuple[typst.Compiler, threading.Lock]:
    templates = _HOME / "templates"
    fonts = [str(_HOME / "fonts")]
    made = typst.Compiler(
        input=str(templates / "signature.typ"), root=str(templates), font_paths=fonts, ignore_system_fonts=True
    )
    return made, threading.Lock()


def _svg(png: bytes) -> str:
    """Typst takes text in, so the picture travels inside an SVG."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        width, height = picture.size
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
