"""What a published version says besides its name and limits: papers, fees, cases, the electronic form, the law."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

#: how the announced lists say that something may or may not exist
IF_ANY = "nếu có"
#: how they say that an amount is another province's, or only about right: each province's council sets its own
ABOUT = ("Đà Nẵng", "HĐND", "địa phương", "theo tỉnh", "gần đúng")


class Part(BaseModel):
    """Every part of a version is frozen and refuses words it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PaperKind(StrEnum):
    """What is done with a paper at the counter."""

    SUBMIT = "submit"  # nộp
    SHOW = "show"  # xuất trình


class Paper(Part):
    """Thành phần hồ sơ. Identified inside its version by its place, counted from 1."""

    name: Annotated[str, Field(min_length=1, max_length=1000)]
    kind: PaperKind = PaperKind.SUBMIT
    required: bool = True
    originals: Annotated[int, Field(ge=0, le=99)] = 0
    copies: Annotated[int, Field(ge=0, le=99)] = 0
    form: str | None = None
    replaced_by: str | None = Field(default=None, description="Database or e-form that makes the paper needless")

    @property
    def conditional(self) -> bool:
        """Whether data may stand for it but need not exist: "giấy chứng sinh điện tử (nếu có)"."""
        return self.replaced_by is not None and IF_ANY in self.replaced_by

    @property
    def needless(self) -> bool:
        """Whether nobody has to bring it: the data that stands for it is always there."""
        return self.replaced_by is not None and not self.conditional

    @property
    def obligatory(self) -> bool:
        """Whether a dossier without it lacks something: asked for in every case, in at least one copy, and left at the
        counter; what is only shown goes back at once."""
        counted = self.kind is PaperKind.SUBMIT and self.originals + self.copies > 0
        return self.required and not self.needless and counted

    @property
    def instead(self) -> str:
        """The data that may stand for it, in words; empty for none."""
        return (self.replaced_by or "").replace(f"({IF_ANY})", "").replace(IF_ANY, "").strip(" ,;")


class FeeKind(StrEnum):
    """Phí pays for a service, lệ phí is due with an act of the state (Law on charges and fees 2015)."""

    CHARGE = "charge"  # phí
    LEVY = "levy"  # lệ phí


class Fee(Part):
    """One amount, in đồng, for one unit of something."""

    name: str
    kind: FeeKind
    amount: Annotated[int, Field(ge=0, le=10_000_000_000)]
    unit: str
    note: str = ""
    local: bool = Field(default=False, description="Set by the provincial council")
    ceiling: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The most for one copy, in đồng")

    @property
    def reference(self) -> bool:
        """Whether the amount only tells the order of magnitude: its note says whose it is."""
        return any(word in self.note for word in ABOUT)


class Case(Part):
    """Trường hợp: a variant of the matter with a time limit of its own."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    name: str
    legal_limit: str
    committed_limit: str


class FieldKind(StrEnum):
    """How a question of the electronic form is asked and checked."""

    TEXT = "text"
    LONG = "long"
    NAME = "name"  # of a person; an organisation's is text
    DATE = "date"
    NUMBER = "number"
    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Choice(Part):
    """One answer of a choice."""

    value: str
    vi: str
    en: str


class FormField(Part):
    """One question of the electronic form."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    vi: str
    en: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    section_vi: str = ""
    section_en: str = ""
    hint_vi: str = ""
    hint_en: str = ""
    choices: tuple[Choice, ...] = ()
    longest: Annotated[int, Field(ge=1, le=5000)] = 250
    autocomplete: str = Field(default="", description="HTML autocomplete token")
    past: bool = Field(default=False, description="A day that cannot lie ahead: a birth, a death")
    needed_when: dict[str, tuple[str, ...]] = Field(
        default={}, description="Answers to other questions that make this one obligatory"
    )
    least: int | None = Field(default=None, description="Smallest number that can be true")
    most: int | None = Field(default=None, description="Largest number that can be true")


class Content(Part):
    """Everything a person filing or handling must know, frozen with the version."""

    papers: tuple[Paper, ...] = ()
    fees: tuple[Fee, ...] = ()
    fee_text: str = ""
    cases: tuple[Case, ...] = ()
    form: tuple[FormField, ...] = ()
    subjects: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    set_count: Annotated[int, Field(ge=1, le=99)] = 1
    limit_text: str = ""
    competent_authority: str = ""
    level_text: str = ""
    non_territorial: bool = False
    notes: str = ""
    synonyms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = ""
    steps_approximate: bool = False
