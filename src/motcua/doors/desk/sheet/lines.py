"""The lines of the sheet: who and how many copies, kept word for word; a blank person is the one above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from motcua.doors.desk.counter import card, checking
from motcua.doors.desk.counter.typed import Typed
from motcua.kernel.text import Text

#: lines shown at first, added at a press, and the most there can be
FIRST, MORE, MOST = 10, 10, 100
PERSON = ("id_no", "name", "address", "phone")
TYPED = (*PERSON, "subject", "count", "code")


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier to be. n: its place, from 1; code: of the dossier it became."""

    n: int
    id_no: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    subject: str = ""
    count: str = ""
    code: str = ""
    error: Text | None = None

    @property
    def place(self) -> str:
        """n as it stands in the names of its fields."""
        return str(self.n)

    @property
    def counts(self) -> bool:
        """Something was typed in it."""
        return any(getattr(self, name) for name in (*PERSON, "subject", "count"))

    @property
    def own(self) -> bool:
        """It names its person itself."""
        return any(getattr(self, name) for name in PERSON)


def read(post: Mapping[str, str]) -> list[Line]:
    """The lines as sent, ends trimmed."""
    size = post.get("size", "")
    last = int(size) if size.isascii() and size.isdigit() and len(size) < 4 else FIRST
    return [_line(n, post) for n in range(1, min(max(last, FIRST), MOST) + 1)]


def _line(n: int, post: Mapping[str, str]) -> Line:
    said = {name: " ".join(post.get(f"line-{n}-{name}", "").split()) for name in TYPED}
    return replace(Line(n), **said)  # type: ignore[arg-type]  # every one of them is text


def more(lines: list[Line], wanted: int) -> list[Line]:
    """The sheet with so many lines, at most MOST."""
    return lines + [Line(n) for n in range(len(lines) + 1, min(wanted, MOST) + 1)]


def multiplied(lines: list[Line], times: int) -> list[Line]:
    """The first line's person with so many dossiers: blank lines up to there count, each with as many copies."""
    count = lines[0].count or "1"
    sheet = more(lines, times)
    return [replace(one, count=count) if one.n <= times and not one.counts else one for one in sheet]


def scanned(line: Line, today: date) -> Line:
    """A card scanned into the number's field, spread over the line; or why it could not be read."""
    if not card.is_scan(line.id_no):
        return line
    try:
        found = card.read(line.id_no, today)
    except card.Unreadable as no:
        return replace(line, error=no.words)
    return replace(line, id_no=found.number, name=found.name, address=found.address)


def people(lines: Iterable[Line]) -> dict[int, Line]:
    """For each line that counts, the line that names its person: itself, or the nearest one above that does."""
    found: dict[int, Line] = {}
    above: Line | None = None
    for line in lines:
        above = line if line.own else above
        if line.counts:
            found[line.n] = above or line
    return found


def typed_of(form: Typed, line: Line, person: Line) -> Typed:
    """The counter's form as this line means it, under a key of its own."""
    said = {name: getattr(person, name) for name in PERSON}
    return replace(form, **said, subject=line.subject, key=f"{form.key}/{line.n}")


def wrong(form: Typed, line: Line, person: Line) -> Text | None:
    """What is missing or misspelt in a line, in one sentence; None when nothing is."""
    if line.count and not (line.count.isascii() and line.count.isdigit() and 1 <= int(line.count[:4]) <= 99):
        return Text(f"Số bản “{line.count}”: gõ số từ 1 đến 99.", f"Copies “{line.count}”: a number from 1 to 99.")
    found = list(checking.person(typed_of(form, line, person)).values())
    return Text(" ".join(w.vi for w in found), " ".join(w.en for w in found)) if found else None


def focus(lines: Iterable[Line], *, copies: bool) -> tuple[int, str]:
    """The next thing missing: the line and its field."""
    last = 1
    for line in lines:
        last = line.n
        if line.code:
            continue
        if line.error or not line.counts:
            return line.n, "id_no"
        lacking = [name for name in PERSON[:3] if line.own and not getattr(line, name)]
        if lacking or (copies and not line.count):
            return line.n, (lacking or ["count"])[0]
    return last, "id_no"
