"""A Word text as blocks that Typst draws: headings, paragraphs, lists, tables, pictures; in the letters of papers."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import mammoth

from motcua.documents.rules import office
from motcua.documents.rules.damage import broken
from motcua.documents.rules.letters import drawable, in_our_letters
from motcua.documents.rules.preparing import photos
from motcua.documents.rules.preparing.binding import drawn

_BLOCKS = {"p": "p", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_MARKS = {"strong": "bold", "em": "italic", "u": "under", "sup": "sup", "sub": "sub"}


def text(data: bytes, folder: Path, title: str) -> bytes:
    """The text as PDF/A-2b. Raises Damaged."""
    office.check_docx(data)
    try:
        html = mammoth.convert_to_html(BytesIO(data)).value
    except Exception as wrong:  # whatever the reader of a broken file stumbles over
        raise broken("nội dung Word") from wrong
    reader = _Blocks(folder)
    reader.feed(html)
    reader.close()
    blocks = reader.blocks or [{"kind": "p", "runs": []}]
    return drawn(folder, "words.typ", {"title": drawable(title), "blocks": blocks}, timestamp=0)


class _Blocks(HTMLParser):
    """From the plain HTML of the converter to blocks; what it does not know is read as text."""

    def __init__(self, folder: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict[str, Any]] = []
        self._folder = folder
        self._marks: dict[str, int] = {}
        self._lists: list[dict[str, Any]] = []
        self._rows: list[list[dict[str, Any]]] | None = None
        self._runs: list[dict[str, Any]] | None = None
        self._pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in _BLOCKS and self._rows is None:
            self._begin(_BLOCKS[tag])
        elif tag in {"ul", "ol"}:
            self._lists.append({"ordered": tag == "ol", "n": 0})
        elif tag == "li":
            self._item()
        elif tag == "table" and self._rows is None:
            self._rows = []
            self.blocks.append({"kind": "table", "rows": self._rows})
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._cell(said)
        elif tag in _MARKS:
            self._marks[_MARKS[tag]] = self._marks.get(_MARKS[tag], 0) + 1
        elif tag == "br" or (tag == "p" and self._runs):
            self.handle_data("\n")
        elif tag == "img":
            self._picture(said.get("src") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self._marks[_MARKS[tag]] -= 1
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "table":
            self._rows, self._runs = None, None
        elif tag in _BLOCKS and self._rows is None:
            self._runs = None

    def handle_data(self, data: str) -> None:
        if self._runs is None:
            if not data.strip():
                return
            self._begin("p")
        assert self._runs is not None
        self._runs.append(
            {"text": in_our_letters(data), **{mark: True for mark, depth in self._marks.items() if depth > 0}}
        )

    def _begin(self, kind: str, **said: Any) -> None:
        self._runs = []
        self.blocks.append({"kind": kind, "runs": self._runs, **said})

    def _item(self) -> None:
        inside = self._lists[-1] if self._lists else {"ordered": False, "n": 0}
        inside["n"] += 1
        mark = f"{inside['n']}." if inside["ordered"] else "–"
        self._begin("li", mark=mark, depth=max(0, len(self._lists) - 1))

    def _cell(self, said: Mapping[str, str | None]) -> None:
        assert self._rows
        self._runs = []
        across, down = (_number(said.get(name)) for name in ("colspan", "rowspan"))
        self._rows[-1].append({"runs": self._runs, "across": across, "down": down})

    def _picture(self, source: str) -> None:
        kind, _, body = source.partition(";base64,")
        if not kind.startswith("data:image/") or self._rows is not None:
            return
        picture = photos.plain(base64.b64decode(body))
        if picture is None:
            return
        name = f"picture-{self._pictures}.jpg"
        (self._folder / name).write_bytes(picture)
        self._pictures += 1
        self.blocks.append({"kind": "picture", "name": name, "runs": []})
        self._runs = None


def _number(said: str | None) -> int:
    return max(1, min(int(said), 60)) if said and said.isdigit() else 1
