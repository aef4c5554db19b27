"""What each page of filing shows besides the draft itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import FieldKind, FormField, Paper
from motcua.directory.terms import UnitView
from motcua.doors.kit import told
from motcua.doors.portal.filing import places, steps
from motcua.doors.portal.filing.drafts import Draft
from motcua.doors.portal.filing.steps import Step
from motcua.kernel.text import Text
from motcua.workflow.rules.words import spoken

INPUTS = {FieldKind.LONG: "textarea", FieldKind.PHONE: "tel", FieldKind.EMAIL: "email"}
DIGITS = {FieldKind.NUMBER, FieldKind.IDENTITY}
DAY_HINT = Text("Ngày/tháng/năm, ví dụ 05/09/2026", "Day/month/year, for example 05/09/2026")
USUAL = Text("Trường hợp thông thường", "The usual case")
YES_NO = (("yes", Text("Có", "Yes")), ("no", Text("Không", "No")))

PERSON = (
    ("name", Text("Họ và tên", "Full name")),
    ("id_no", Text("Số định danh cá nhân", "Identity number")),
    ("address", Text("Nơi ở hiện nay", "Address")),
    ("phone", Text("Số điện thoại", "Phone")),
    ("email", Text("Thư điện tử", "E-mail")),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the electronic form as an input."""

    id: str
    label: str
    section: str
    hint: str
    kind: str
    options: list[tuple[str, str]]
    value: str
    error: str
    required: bool
    autocomplete: str
    inputmode: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper to upload, with the files there already."""

    n: str
    name: str
    required: bool
    #: the data that may stand for it; empty for none
    instead: str
    files: list[dict[str, Any]]
    error: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the review: a step and its lines."""

    name: Text
    address: str
    rows: list[tuple[str, str]]


LEFT_OUT = Text(
    "⚠ Chưa đính kèm. Bắt buộc, trừ khi đã có dữ liệu điện tử ({0}); nếu không tra được, hồ sơ sẽ bị yêu cầu bổ sung.",
    "⚠ Not attached. Required unless held electronically ({0}); if it is not found you will be asked for it.",
)

LATER = Text(
    "⚠ Chưa đính kèm; Ông/Bà đã chọn nộp sau hoặc nộp bản giấy tại quầy. Hồ sơ có thể bị yêu cầu bổ sung.",
    "⚠ Not attached; you chose to hand it in later or on paper. You may be asked for it.",
)


def beside(
    here: Step,
    version: VersionView,
    draft: Draft,
    offered: Mapping[str, UnitView],
    errors: Mapping[str, str],
    language: str,
) -> dict[str, Any]:
    """What the template of this step needs."""
    if here is steps.PLACE:
        names = [(code, unit.name) for code, unit in offered.items()]
        return {"unit_options": names, "few": places.FEW, "case_options": cases(version, language)}
    if here is steps.PERSON:
        options = [(key, words.to(language)) for key, words in steps.DELIVERIES]
        chosen = {"delivery": steps.delivery(draft), "wish": steps.wish(draft).value}
        return chosen | {"delivery_options": options, "wish_options": told.options(language)}
    if here is steps.FORM:
        return {"questions": questions(version, draft, errors, language)}
    if here is steps.PAPERS:
        needless = [p for p in version.papers if p.needless]
        return {
            "papers": papers(version, draft, errors),
            "needless": needless,
            "lent_error": errors.get("kho-ma", ""),
            "unhanded": steps.unhanded(version, draft),
        }
    return {"review": review(version, draft, offered, language)} if here is steps.REVIEW else {}


def cases(version: VersionView, language: str) -> list[tuple[str, str]]:
    """The usual case and the special ones, each with the limit it has."""
    usual = f"{USUAL.to(language)} ({spoken(str(version.committed_limit)).to(language)})"
    special = [(c.code, f"{c.name} ({spoken(c.committed_limit).to(language)})") for c in version.cases]
    return [(steps.USUAL, usual), *special]


def questions(version: VersionView, draft: Draft, errors: Mapping[str, str], language: str) -> list[Question]:
    """The form's questions; a section's name stands before its first question only."""
    made, section = [], ""
    for field in version.form_fields:
        name = Text(field.section_vi, field.section_en).to(language)
        made.append(_question(field, name if name != section else "", draft, errors, language))
        section = name
    return made


def _question(field: FormField, section: str, draft: Draft, errors: Mapping[str, str], language: str) -> Question:
    hint = Text(field.hint_vi, field.hint_en).to(language)
    if field.kind is FieldKind.DATE:
        hint = hint or DAY_HINT.to(language)
    return Question(
        id=field.id, label=Text(field.vi, field.en).to(language), section=section, hint=hint,
        kind=INPUTS.get(field.kind, "text"), options=_options(field, language), value=draft.answers.get(field.id, ""),
        error=errors.get(field.id, ""), required=field.required, autocomplete=field.autocomplete,
        inputmode="numeric" if field.kind in DIGITS else "",
    )  # fmt: skip


def _options(field: FormField, language: str) -> list[tuple[str, str]]:
    if field.kind is FieldKind.YES_NO:
        return [(value, words.to(language)) for value, words in YES_NO]
    return [(c.value, Text(c.vi, c.en).to(language)) for c in field.choices]


def papers(version: VersionView, draft: Draft, errors: Mapping[str, str]) -> list[PaperRow]:
    """The papers to upload, in the procedure's order."""
    return [
        PaperRow(n, p.name, p.required, p.instead, draft.papers.get(n, []), errors.get(f"giay-{n}", ""))
        for n, p in steps.wanted(version).items()
    ]


def review(version: VersionView, draft: Draft, offered: Mapping[str, UnitView], language: str) -> list[Part]:
    """Everything filled in, part by part, each with the way back to it."""
    rows = {
        steps.PLACE: _place_rows(version, draft, offered, language),
        steps.PERSON: _person_rows(version, draft, language),
        steps.FORM: [(Text(f.vi, f.en).to(language), _said(f, draft, language)) for f in version.form_fields],
        steps.PAPERS: [
            (p.name, ", ".join(f["name"] for f in draft.papers.get(n, [])) or _left_out(p, language, later=draft.later))
            for n, p in steps.wanted(version).items()
        ],
    }
    base = f"/nop/{version.procedure_code}/{draft.key}/"
    return [Part(s.name, f"{base}{s.slug}/", rows[s]) for s in steps.of(version) if s in rows]


def _left_out(paper: Paper, language: str, *, later: bool) -> str:
    """What a paper without a file means: never only a dash where the law asks for it."""
    if later and paper.required:
        return LATER.to(language)
    return LEFT_OUT.to(language).format(paper.instead) if paper.required and paper.conditional else ""


def _place_rows(
    version: VersionView, draft: Draft, offered: Mapping[str, UnitView], language: str
) -> list[tuple[str, str]]:
    unit = offered.get(draft.unit)
    rows = [(Text("Cơ quan giải quyết", "Agency").to(language), unit.name if unit else "")]
    case = dict(cases(version, language)).get(draft.case, "")
    return [(Text("Trường hợp", "Case").to(language), case), *rows] if version.cases else rows


def _person_rows(version: VersionView, draft: Draft, language: str) -> list[tuple[str, str]]:
    rows = [(label.to(language), draft.person.get(name, "")) for name, label in PERSON]
    how = dict(steps.DELIVERIES)[steps.delivery(draft)]
    told_by = dict(told.WISHES)[steps.wish(draft)]
    received = (Text("Nhận kết quả", "Receiving the result").to(language), how.to(language))
    return [*rows, received, (Text("Nhận tin", "Being told").to(language), told_by.to(language))]


def _said(field: FormField, draft: Draft, language: str) -> str:
    value = draft.answers.get(field.id, "")
    return dict(_options(field, language)).get(value, value)
