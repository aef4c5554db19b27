"""A file of procedures, read as a whole or refused as a whole, every reason with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from motcua.catalogue.rules.codes import normalised
from motcua.catalogue.rules.contents import content
from motcua.catalogue.rules.levels import TWO_LEVELS_FROM, before, since
from motcua.catalogue.rules.limits import amount, promises_more
from motcua.catalogue.rules.lines import Broken, Lined, Path, read
from motcua.catalogue.rules.processes import Misread, definition
from motcua.catalogue.rules.wording import sentence
from motcua.catalogue.terms.file import FileCatalogue, FileLimit, FileProcedure
from motcua.catalogue.terms.published import LEGACY_LEVELS, Draft, OnlineLevel
from motcua.workflow import rules as process_rules
from motcua.workflow.terms import Definition, days

_ONLINE = {"toàn trình": OnlineLevel.FULL, "một phần": OnlineLevel.PARTIAL, "thông tin": OnlineLevel.INFO}


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing wrong (or odd) in a file: the line and a sentence."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"dòng {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. With errors the drafts are empty: a broken file is refused whole."""

    drafts: tuple[Draft, ...]
    errors: tuple[Complaint, ...]
    warnings: tuple[Complaint, ...]


def reading(raw: bytes) -> Reading:
    """Everything a file of procedures says, or everything that is wrong with it. Never raises for bad input."""
    try:
        lined = read(raw)
    except Broken as wrong:
        return Reading((), (Complaint(wrong.line, wrong.reason),), ())
    try:
        catalogue = FileCatalogue.model_validate(lined.value)
    except ValidationError as wrong:
        return Reading((), tuple(_typed(lined, wrong)), ())
    return _meaning(lined, catalogue)


def _typed(lined: Lined, wrong: ValidationError) -> Iterator[Complaint]:
    seen = set()
    for error in _told(wrong.errors(include_url=False)):
        path = _known(lined.value, error["loc"])
        complaint = Complaint(lined.line(path), sentence(path, error))
        if complaint not in seen:
            seen.add(complaint)
            yield complaint


def _told(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too few items" of a list whose items are themselves at fault: those are told already."""
    at_fault = {e["loc"][: n + 1] for e in errors for n in range(len(e["loc"]) - 1)}
    return [e for e in errors if e["type"] != "too_short" or e["loc"] not in at_fault]


def _known(value: Any, location: tuple[int | str, ...]) -> Path:
    """The part of pydantic's location that exists in the file, and the missing key after it."""
    path: list[str | int] = []
    for step in location:
        path.append(step)
        if isinstance(value, dict) and step in value or isinstance(value, list) and isinstance(step, int):
            value = value[step]  # type: ignore[index]
        else:
            break
    return tuple(path)


def _meaning(lined: Lined, catalogue: FileCatalogue) -> Reading:
    errors: list[Complaint] = []
    warnings: list[Complaint] = []
    drafts: list[Draft] = []
    if catalogue.count is not None and catalogue.count != len(catalogue.procedures):
        text = f"'count' ghi {catalogue.count} nhưng tệp có {len(catalogue.procedures)} thủ tục"
        errors.append(Complaint(lined.line(("count",)), text))
    codes: dict[str, int] = {}
    names: dict[str, str] = {}
    for place, entry in enumerate(catalogue.procedures):
        one = _Entry(lined, place, entry)
        drafts += one.drafts()
        one.must_be_once(codes)
        one.should_have_own_name(names)
        errors += one.errors
        warnings += one.warnings
    return Reading(() if errors else tuple(drafts), tuple(sorted(errors)), tuple(sorted(warnings)))


class _Entry:
    """One procedure of the file while it is read: collects what is wrong with it."""

    def __init__(self, lined: Lined, place: int, entry: FileProcedure) -> None:
        self.lined = lined
        self.path: Path = ("procedures", place)
        self.entry = entry
        self.errors: list[Complaint] = []
        self.warnings: list[Complaint] = []

    def _at(self, *inner: str | int) -> int:
        return self.lined.line((*self.path, *inner))

    def _wrong(self, text: str, *inner: str | int) -> None:
        self.errors.append(Complaint(self._at(*inner), f"{self.entry.code} {self.entry.name}: {text}"))

    def _odd(self, text: str, *inner: str | int) -> None:
        self.warnings.append(Complaint(self._at(*inner), f"{self.entry.code} {self.entry.name}: {text}"))

    def code(self) -> str:
        try:
            return normalised(self.entry.code)[0]
        except ValueError as wrong:
            self._wrong(str(wrong), "code")
            return self.entry.code

    def must_be_once(self, codes: dict[str, int]) -> None:
        """Two entries of one national code: which one holds cannot be guessed."""
        code = "".join(self.entry.code.split())
        try:
            code = normalised(code)[0]
        except ValueError:
            return
        line = self._at("code")
        if code in codes:
            self._wrong(f"mã {code} đã có ở dòng {codes[code]}", "code")
        codes.setdefault(code, line)

    def should_have_own_name(self, names: dict[str, str]) -> None:
        """A real decision once printed the name of another code: odd, and said, but not refused."""
        known = names.setdefault(self.entry.name.casefold(), self.entry.code)
        if known != self.entry.code:
            self._odd(f"trùng tên với mã {known}", "name")

    def drafts(self) -> list[Draft]:
        """The entry as one or two dated drafts: until 2025-06-30 and from 2025-07-01 when the level differs."""
        entry = self.entry
        code = self.code()
        committed, legal = self._limits(code)
        draft = Draft(
            code=code,
            name=entry.name,
            field=entry.field,
            level=since("xã"),
            legal_limit=legal,
            committed_limit=committed,
            definition=self._definition(code, committed),
            content=content(entry, code, committed),
            online_level=self._online(),
            legacy_level=entry.legacy_level,
            supplement_clock=entry.supplement_clock,
        )
        return self._dated(draft)

    def _dated(self, draft: Draft) -> list[Draft]:
        try:
            old, new = before(self.entry.level_before_2025_07), since(self.entry.level_from_2025_07)
        except ValueError as wrong:
            self._wrong(str(wrong), "level_from_2025_07")
            return []
        if old == new:
            return [replace(draft, level=new)]
        later = replace(draft, level=new, valid_from=TWO_LEVELS_FROM)
        if old is None:
            return [later]
        return [replace(draft, level=old, valid_to=TWO_LEVELS_FROM - timedelta(days=1)), later]

    def _online(self) -> OnlineLevel:
        if self.entry.online_level is not None:
            return _ONLINE[self.entry.online_level]
        return LEGACY_LEVELS.get(self.entry.legacy_level or 0, OnlineLevel.INFO)

    def _limits(self, code: str) -> tuple[str, str]:
        committed = self._amount(self.entry.time_limit, "time_limit")
        legal = committed
        if self.entry.legal_time_limit is not None:
            legal = self._amount(self.entry.legal_time_limit, "legal_time_limit")
        if promises_more(legal, committed):
            self._wrong(f"thời hạn cam kết {committed} dài hơn thời hạn luật định {legal}", "time_limit")
        for place, variant in enumerate(self.entry.time_limit_variants):
            self._amount(variant.limit, "time_limit_variants", place, "limit")
        return committed, legal

    def _amount(self, limit: FileLimit, *inner: str | int) -> str:
        read = amount(limit)
        if limit.kind != "same_day_15h" and not days(read):
            self._wrong("thời hạn bằng 0; giải quyết trong ngày thì ghi kind = same_day_15h", *inner, "value")
        if limit.kind == "months" and limit.value != int(limit.value):
            self._wrong("số tháng phải là số nguyên", *inner, "value")
        return read

    def _definition(self, code: str, limit: str) -> Definition | None:
        made = self.entry.process or self._from_steps(code, limit)
        if made is not None:
            inner = ("process",) if self.entry.process else ("steps",)
            for problem in process_rules.check(made, limit, strict=self.entry.process is None):
                self._wrong(problem.text.vi, *inner, *self._place(made, problem.step))
        return made

    def _place(self, made: Definition, step: str | None) -> tuple[str | int, ...]:
        places = [n for n, s in enumerate(made.steps) if s.id == step]
        return (("steps", places[0]) if self.entry.process else (places[0],)) if places else ()

    def _from_steps(self, code: str, limit: str) -> Definition | None:
        steps = self.entry.steps
        if not steps:
            self._odd("không có bước xử lý nào; cán bộ sẽ làm theo một bước chung", "code")
            return None
        for place, step in enumerate(steps):
            if step.no != place + 1:
                self._wrong(f"bước thứ {place + 1} ghi số {step.no}", "steps", place, "no")
        try:
            return definition(code, self.entry.name, limit, steps)
        except Misread as wrong:
            self._wrong(str(wrong), "steps", wrong.place, wrong.key)
            return None


def from_day(draft: Draft, first: date) -> Draft | None:
    """The draft as it holds from a first day on; None when it had already ended."""
    starts = max(draft.valid_from or first, first)
    if draft.valid_to is not None and draft.valid_to < starts:
        return None
    return replace(draft, valid_from=starts)
