"""Papers, fees, cases and the rest of a file's entry as the content of a version."""

from __future__ import annotations

import re

from motcua.catalogue.rules.fold import fold
from motcua.catalogue.rules.forms import form
from motcua.catalogue.rules.limits import amount
from motcua.catalogue.terms.content import Case, Content, Fee, FeeKind, Paper, PaperKind
from motcua.catalogue.terms.file import FilePaper, FileProcedure

_KINDS = {"nộp": PaperKind.SUBMIT, "xuất trình": PaperKind.SHOW}
_FEES = {"phí": FeeKind.CHARGE, "lệ phí": FeeKind.LEVY}


def content(entry: FileProcedure, code: str, limit: str) -> Content:
    """What a version says, from what the file says."""
    return Content(
        papers=tuple(_paper(p) for p in entry.papers),
        fees=_fees(entry),
        fee_text=entry.fee.text or "",
        cases=_cases(entry),
        form=form(code, entry.field),
        subjects=entry.subjects,
        result=entry.result,
        legal_basis=entry.legal_basis,
        set_count=entry.set_count,
        limit_text=entry.time_limit.text,
        competent_authority=entry.competent_authority,
        level_text=entry.level_from_2025_07,
        non_territorial=bool(entry.non_territorial),
        notes=entry.notes or "",
        synonyms=entry.synonyms,
        sources=entry.sources,
        confidence=entry.confidence or "",
        steps_approximate=entry.steps_approximate,
    )


def _paper(paper: FilePaper) -> Paper:
    return Paper(
        name=paper.name,
        kind=_KINDS[paper.kind],
        required=paper.required == "always",
        originals=paper.original,
        copies=paper.copies,
        form=paper.form,
        replaced_by=paper.replaced_by,
    )


def _fees(entry: FileProcedure) -> tuple[Fee, ...]:
    return tuple(
        Fee(
            name=item.name,
            kind=_FEES[item.kind],
            amount=item.amount_vnd,
            unit=item.unit,
            note=item.note or "",
            local=entry.fee.local,
            ceiling=item.ceiling_vnd,
        )
        for item in entry.fee.items
    )


def _cases(entry: FileProcedure) -> tuple[Case, ...]:
    """Variants of the time limit. Each is promised in full: a cut of the main limit does not carry over."""
    cases: dict[str, Case] = {}
    for variant in entry.time_limit_variants:
        code = slug(variant.condition)
        while code in cases:
            code += "-2"
        limit = amount(variant.limit)
        cases[code] = Case(code=code, name=variant.condition, legal_limit=limit, committed_limit=limit)
    return tuple(cases.values())


def slug(words: str) -> str:
    """Words as a code: "phải xác minh" -> phai-xac-minh."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:50] or "truong-hop"
