"""The lines of the sheet: who and how many copies, kept word for word; a blank person is the one above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from motcua.doors.desk.counter import card, checking, papers
from motcua.doors.desk.counter.typed import Typed
from motcua.kernel.text import Text

#: lines shown at first, added at a press, and the most there can be
FIRST, MORE, MOST = 10, 10, 100
PERSON = ("id_no", "name", "address", "phone")
TYPED = (*PERSON, "subject", "count", "code", "passed")


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier to be. n: its place, from 1; code: of the dossier it became; at: the field its error is about."""

    n: int
    id_no: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    subject: str = ""
    count: str = ""
    code: str = ""
    #: the hands have been at its number of copies and left it blank: it is as stated above
    passed: str = ""
    error: Text | None = None
    at: str = "id_no"

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
    """The first line's person with so many dossiers: they stand in each blank line up to there, with as many copies."""
    said = {name: getattr(lines[0], name) for name in (*PERSON, "count")}
    sheet = more(lines, times)
    return [replace(one, **said) if one.n <= times and not one.counts else one for one in sheet]


def unrepeatable(lines: list[Line], times: str) -> Text | None:
    """Why the first line cannot be repeated so often; None when it can."""
    if not (times.isascii() and times.isdigit() and len(times) <= len(str(MOST)) and 1 <= int(times) <= MOST):
        return Text(f"Số hồ sơ “{times}”: gõ số từ 1 đến {MOST}.", f"Dossiers “{times}”: a number from 1 to {MOST}.")
    if not lines[0].own:
        return Text("Điền người nộp ở dòng 1 trước, rồi nhân.", "Fill in the person of line 1 first.")
    return None


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


def judged(form: Typed, line: Line, person: Line) -> Line:
    """The line with what is missing or misspelt in it, in one sentence by its field; as it is when nothing is."""
    if line.error:
        return line
    if line.count and not papers.is_count(line.count):
        words = Text(f"Số bản “{line.count}”: gõ số từ 1 đến 99.", f"Copies “{line.count}”: a number from 1 to 99.")
        return replace(line, error=words, at="count")
    found = checking.person(typed_of(form, line, person))
    if not found:
        return line
    words = Text(" ".join(w.vi for w in found.values()), " ".join(w.en for w in found.values()))
    return replace(line, error=words, at=next((name for name in PERSON[:3] if name in found), "id_no"))


def focus(lines: Iterable[Line], *, copies: bool) -> tuple[int, str]:
    """The next thing missing: the line and its field."""
    last = 1
    for line in lines:
        last = line.n
        if line.code:
            continue
        if line.error or not line.counts:
            return line.n, line.at
        lacking = [name for name in PERSON[:3] if line.own and not getattr(line, name)]
        if lacking or (copies and not line.count and not line.passed):
            return line.n, (lacking or ["count"])[0]
    return last, "id_no"
