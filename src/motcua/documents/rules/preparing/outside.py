"""Programs of others, where they are present: Ghostscript makes a PDF an archive file, LibreOffice keeps a Word text's
layout. Bounded like everything here; what they make is opened again, and where they fail the paper stays as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageCms

#: seconds for one program
PATIENCE = 40
#: pages compared with what they were, and dots across one
_COMPARED, _DOTS = 12, 240
#: a dot as dark as this is ink, one that differs so much is seen; few, or this share of the ink, is no other page
_INK, _SEEN, _FEW, _SHARE = 200, 90, 20, 0.15
#: what says that a file is PDF/A of the parts that allow what people send
_ARCHIVE = (b"<pdfaid:part>", b"pdfaid:part=")
_INTENT = """%!
[/_objdef {icc} /type /stream /OBJ pdfmark
[{icc} << /N 3 >> /PUT pdfmark
[{icc} (srgb.icc) (r) file /PUT pdfmark
[/_objdef {intent} /type /dict /OBJ pdfmark
[{intent} << /Type /OutputIntent /S /GTS_PDFA1 /DestOutputProfile {icc} /OutputConditionIdentifier (sRGB) >>
/PUT pdfmark
[{Catalog} << /OutputIntents [{intent}] >> /PUT pdfmark
"""


def archived(folder: Path, data: bytes) -> bytes | None:
    """The same pages as PDF/A-2b; None where Ghostscript is missing, fails, or makes something else of them."""
    program = shutil.which("gs")
    if program is None:
        return None
    (folder / "srgb.icc").write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (folder / "intent.ps").write_text(_INTENT, encoding="ascii")
    (folder / "before.pdf").write_bytes(data)
    made = folder / "archive.pdf"
    words = [
        program, "-dPDFA=2", "-dPDFACompatibilityPolicy=1", "-dBATCH", "-dNOPAUSE", "-dQUIET", "-dSAFER",
        "-dPDFSTOPONERROR", "--permit-file-read=srgb.icc", "-sColorConversionStrategy=RGB", "-sDEVICE=pdfwrite",
        "-dAutoRotatePages=/None", f"-sOutputFile={made}", "intent.ps", "before.pdf",
    ]  # fmt: skip
    if not _ran(words, folder) or not made.exists():
        return None
    after = made.read_bytes()
    return after if is_archive(after) and _same(data, after) else None


def is_archive(data: bytes) -> bool:
    """Whether it says of itself that it is PDF/A."""
    return any(said in data for said in _ARCHIVE)


def laid_out(folder: Path, data: bytes) -> bytes | None:
    """A Word text as PDF with its own layout; None where LibreOffice is missing or fails."""
    program = shutil.which("soffice")
    if program is None:
        return None
    (folder / "text.docx").write_bytes(data)
    words = [
        program, f"-env:UserInstallation=file://{folder / 'office'}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(folder), str(folder / "text.docx"),
    ]  # fmt: skip
    made = folder / "text.pdf"
    if not _ran(words, folder) or not made.exists():
        return None
    after = made.read_bytes()
    return after if _pages(after) else None


def _ran(words: list[str], folder: Path) -> bool:
    """Whether it came to its end by itself; what it started itself ends with it."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        running = subprocess.Popen(words, cwd=folder, start_new_session=True, **quiet)  # type: ignore[call-overload]  # noqa: S603
    except OSError:
        return False
    try:
        return bool(running.wait(PATIENCE) == 0)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return False


def _same(before: bytes, after: bytes) -> bool:
    """Opened again: as many pages, and each looks as it did."""
    count = _pages(before)
    if not count or count != _pages(after):
        return False
    with pypdfium2.PdfDocument(before) as old, pypdfium2.PdfDocument(after) as new:
        return all(_alike(_seen(old, n), _seen(new, n)) for n in range(min(count, _COMPARED)))


def _pages(data: bytes) -> int:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError):
        return 0


def _seen(paper: pypdfium2.PdfDocument, n: int) -> Image.Image:
    page = paper[n]
    picture: Image.Image = page.render(scale=_DOTS / max(page.get_width(), 1.0), grayscale=True).to_pil()
    return picture


def _alike(old: Image.Image, new: Image.Image) -> bool:
    if abs(old.height - new.height) > 3:
        return False
    apart = ImageChops.difference(old, new.resize(old.size)).histogram()
    return sum(apart[_SEEN:]) <= _FEW + _SHARE * sum(old.histogram()[:_INK])
