"""Reads the letters of a PDF in a process of its own: those it carries, or those tesseract sees; and lays them under
the pages of a copy, so that it can be searched."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2

from motcua.documents.rules.preparing.bounds import bind

#: pages read of one paper; what lies beyond is seldom searched for
MOST = 60
#: letters on a page that make it text already
ENOUGH = 20
#: dots to the inch that tesseract reads best for its time
_SCALE = 200 / 72
#: seconds of computing for one page, and for the whole beside it
_PAGE, _WHOLE = 60, 120


def main(folder: Path) -> None:
    """The PDF in.pdf of the folder: its text to text.txt; copy.pdf only where letters were laid under."""
    bind(_WHOLE)
    lay = json.loads((folder / "job.json").read_bytes())["lay"]
    data = (folder / "in.pdf").read_bytes()
    pages, layers = _read(folder, data)
    (folder / "text.txt").write_text("\f".join(pages), encoding="utf-8")
    if lay and layers:
        (folder / "copy.pdf").write_bytes(_laid(data, layers))


def _read(folder: Path, data: bytes) -> tuple[list[str], dict[int, Path]]:
    pages, layers = [], {}
    paper = pypdfium2.PdfDocument(data)
    for n in range(min(len(paper), MOST)):
        page = paper[n]
        said = page.get_textpage().get_text_range()
        if len(said.split()) < ENOUGH // 4 or len(said.strip()) < ENOUGH:
            place = folder / f"page-{n}"
            page.render(scale=_SCALE, grayscale=True).to_pil().save(place.with_suffix(".png"))
            said = _seen(place)
            layers[n] = place.with_suffix(".pdf")
        pages.append(said)
    return pages, layers


def _seen(place: Path) -> str:
    """What tesseract sees on the page; beside it lies its layer of letters without a picture."""
    words = ["tesseract", f"{place}.png", str(place), "-l", "vie", "--dpi", "200", "-c", "textonly_pdf=1", "pdf", "txt"]
    subprocess.run(words, check=True, capture_output=True, timeout=_PAGE)  # noqa: S603 - our own words
    return place.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\f\n")


def _laid(data: bytes, layers: dict[int, Path]) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        for n, layer in layers.items():
            with pikepdf.open(layer) as letters:
                page = pikepdf.Page(pdf.pages[n])
                page.add_underlay(letters.pages[0], pikepdf.Rectangle(*map(float, page.mediabox)))
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
