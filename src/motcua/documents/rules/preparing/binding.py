"""Pages bound to one PDF/A-2b by Typst: pictures each on a sheet of its own shape, the stamp of who digitised on the
first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from motcua.documents.rules.letters import drawable

_FONTS = Path(__file__).parents[2] / "fonts"
_TEMPLATES = Path(__file__).parents[2] / "templates"


def bound(folder: Path, pictures: Sequence[bytes], title: str, stamp: str = "") -> bytes:
    """Pictures, each a page; the folder is scratch space."""
    names = [f"page-{n}.jpg" for n in range(len(pictures))]
    for name, picture in zip(names, pictures, strict=True):
        (folder / name).write_bytes(picture)
    return drawn(folder, "bound.typ", {"title": drawable(title), "pages": names, "stamp": drawable(stamp)}, timestamp=0)


def stamp(folder: Path, words: str) -> bytes:
    """The stamp alone, on a sheet of its own size, to be laid over a page."""
    return drawn(folder, "stamp.typ", {"title": drawable(words), "stamp": drawable(words)}, timestamp=0)


def drawn(folder: Path, template: str, said: dict[str, Any], **more: Any) -> bytes:
    """A template of ours with these values; pictures are taken from the folder. Same values, same bytes."""
    source = folder / template
    source.write_bytes((_TEMPLATES / template).read_bytes())
    compiler = typst.Compiler(
        input=str(source), root=str(folder), font_paths=[str(_FONTS)], ignore_system_fonts=True
    )  # fmt: skip
    inputs = {"d": json.dumps(said, ensure_ascii=False)}
    made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2b"], **more)
    assert isinstance(made, bytes)
    return made
