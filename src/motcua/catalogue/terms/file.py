"""The file format of `motcua catalogue import`: every key typed, none unknown."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from motcua.catalogue.terms.published import SupplementClock
from motcua.workflow.terms import Definition

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Prose = Annotated[str, StringConstraints(max_length=4000)]
Count = Annotated[int, Field(ge=0, le=99)]


class FilePart(BaseModel):
    """Strict: a number is not a string, and a key nobody knows is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FileLimit(FilePart):
    """A time limit as announced."""

    kind: Literal["working_days", "calendar_days", "same_day_15h", "hours", "working_hours", "months"]
    value: Annotated[float, Field(ge=0, le=3660, allow_inf_nan=False)]
    text: Prose = ""
    clock: Prose = ""
    extension: Prose = ""


class FileVariant(FilePart):
    """A case with a limit of its own."""

    condition: Line
    limit: FileLimit


class FilePaper(FilePart):
    """A component of the dossier."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    kind: Literal["nộp", "xuất trình"]
    required: Literal["always", "conditional"]
    original: Count
    copies: Count = Field(alias="copy")
    form: Prose | None = None
    replaced_by: Prose | None = None


class FileFeeItem(FilePart):
    """One amount."""

    name: Line
    kind: Literal["phí", "lệ phí"]
    amount_vnd: Annotated[int, Field(ge=0, le=10_000_000_000)]
    unit: Line
    note: Prose | None = None
    ceiling_vnd: Annotated[int, Field(ge=1, le=10_000_000_000)] | None = None


class FileFee(FilePart):
    """What it costs."""

    text: Prose | None = None
    items: tuple[FileFeeItem, ...] = Field(default=(), strict=False)
    local: bool = False


class FileStep(FilePart):
    """One step of the internal process, in hours where eight are a day."""

    no: Annotated[int, Field(ge=1, le=100)]
    name: Line
    role: Prose
    duration_hours: Annotated[float, Field(ge=0, le=20000, allow_inf_nan=False)] | None
    counted: bool
    stage: Prose | None = None


class FileDecision(FilePart):
    """The announcing decision."""

    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    date: Annotated[date, Field(strict=False)]


class FileProcedure(FilePart):
    """One procedure."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    name: Line
    field: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    level_from_2025_07: Prose
    level_before_2025_07: Prose
    competent_authority: Prose = ""
    subjects: tuple[Line, ...] = Field(default=(), strict=False)
    time_limit: FileLimit
    legal_time_limit: FileLimit | None = None
    time_limit_variants: tuple[FileVariant, ...] = Field(default=(), strict=False)
    set_count: Annotated[int, Field(ge=1, le=99)] = 1
    papers: tuple[FilePaper, ...] = Field(default=(), strict=False)
    fee: FileFee = FileFee()
    legal_basis: tuple[Line, ...] = Field(default=(), strict=False)
    result: tuple[Line, ...] = Field(default=(), strict=False)
    online_level: Literal["toàn trình", "một phần", "thông tin"] | None = None
    legacy_level: Literal[1, 2, 3, 4] | None = None
    non_territorial: bool | None = None
    supplement_clock: Annotated[SupplementClock, Field(strict=False)] = SupplementClock.PAUSE
    steps: tuple[FileStep, ...] = Field(default=(), strict=False)
    steps_unit: Prose = ""
    steps_approximate: bool = False
    steps_note: Prose | None = None
    process: Annotated[Definition, Field(strict=False)] | None = None
    decision: FileDecision | None = None
    synonyms: tuple[Line, ...] = Field(default=(), strict=False)
    confidence: Literal["high", "medium", "low"] | None = None
    confidence_detail: dict[str, str] = Field(default_factory=dict)
    sources: tuple[Line, ...] = Field(default=(), strict=False)
    notes: Prose | None = None


class FileCatalogue(FilePart):
    """The whole file."""

    schema_version: Literal[1]
    language: Literal["vi"] = "vi"
    note: Prose = ""
    code_formats: tuple[str, ...] = Field(default=(), strict=False)
    sources: dict[str, str] = Field(default_factory=dict)
    count: Annotated[int, Field(ge=0)] | None = None
    procedures: Annotated[tuple[FileProcedure, ...], Field(min_length=1, max_length=20000, strict=False)]
