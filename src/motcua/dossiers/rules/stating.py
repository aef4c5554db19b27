"""What a paper must state before it is drawn, signed, sealed or released, and what it states. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from motcua.dossiers.rules import kinds
from motcua.dossiers.rules.composing import filled
from motcua.dossiers.terms import Field, Issued, ResultKind
from motcua.kernel.refused import Refused

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
#: a day in a field
ON = "_on"


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
    """One line a paper can bear; a day is a day that has come. Raises Refused."""
    if len(value) > 300 or "\n" in value:
        raise Refused(
            f"{field.label}: viết trên một dòng, tối đa 300 ký tự.", f"{field.label}: one line, 300 characters at most."
        )
    if field.name.endswith(ON) and value and not _has_come(value, today):
        raise Refused(
            f"{field.label}: “{value}” không phải ngày/tháng/năm đã đến. Viết như 05/09/2026.",
            f"{field.label}: “{value}” is no day/month/year that has come. Write it like 05/09/2026.",
        )


def _has_come(value: str, today: date) -> bool:
    if _DAY.fullmatch(value) is None:
        return False
    try:
        return datetime.strptime(value, "%d/%m/%Y").date() <= today  # noqa: DTZ007
    except ValueError:
        return False
