"""What a paper must state before it is drawn, signed, sealed or released, and what it states. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from motcua.catalogue.rules.answers import wrong
from motcua.catalogue.terms import Choice, FormField
from motcua.dossiers.rules import kinds
from motcua.dossiers.rules.composing import filled
from motcua.dossiers.terms import Field, Issued, ResultKind
from motcua.kernel.refused import Refused

#: what is left blank on purpose bears a dash
BLANK = frozenset({"–", "-", "—"})


def stated(kind: ResultKind, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Its obligatory fields as the paper words them: label and words, empty where nobody has said."""
    return tuple((field.label, filled(field.words, said).strip()) for field in kind.fields if field.must)


def lacking(lines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Labels of obligatory fields that say nothing."""
    return tuple(label for label, words in lines if not words.strip())


def stated_by(paper: Issued) -> tuple[tuple[str, str], ...]:
    """What a numbered paper states: its obligatory fields; of one drawn before they were kept, its lines, or the
    sentences of its body."""
    if paper.stated:
        return paper.stated
    kind = next((k for k in kinds.kinds_on(paper.on) if k.id == paper.kind), None)
    must = {field.label for field in kind.fields if field.must} if kind else set()
    lines = ((line["label"], line["value"]) for line in paper.values.get("lines", ()))
    return tuple(line for line in lines if line[0] in must) or tuple(
        ("Nội dung", words) for words in paper.values.get("paragraphs", ())
    )


def must_state(name: str, code: str, lines: Iterable[tuple[str, str]]) -> None:
    """Every obligatory field says something. Raises Refused naming those that do not, and where they are filled in."""
    missing = "; ".join(lacking(lines))
    if missing:
        raise Refused(
            f"{name} của hồ sơ {code} còn thiếu: {missing}. Chưa cấp số, chưa ký, chưa trả gì. Điền ở trang Kết quả "
            "của hồ sơ, mục “Nội dung trên giấy”, rồi làm lại; bản đã ký thì cấp bản thay thế.",
            f"{name} of dossier {code} lacks: {missing}. Nothing is numbered, signed or released. Fill it in on the "
            "result's page of the dossier, under “What the paper states”, then do this again.",
        )


def must_fit(field: Field, value: str, today: date) -> None:
    """One line a paper can bear: a name is a person's, a day is a day, of a birth one that has come. Raises Refused."""
    if len(value) > 300 or "\n" in value:
        raise Refused(
            f"{field.label}: viết trên một dòng, tối đa 300 ký tự.", f"{field.label}: one line, 300 characters at most."
        )
    if value and value not in BLANK:
        choices = tuple(Choice(value=words, vi=words, en=words) for words in field.choices)
        asked = FormField(
            id=field.name, vi=field.label, en=field.label, kind=field.kind, past=field.past, choices=choices,
            longest=300,
        )  # fmt: skip
        if said := wrong(asked, value, today):
            raise Refused(said.vi, said.en)
