"""What would change: two faces of a procedure side by side, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.catalogue.terms import Content, Draft
from motcua.workflow.terms import Definition

Face = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it said and what it would say. For lists only the items that differ."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One procedure of the plan."""

    code: str
    name: str
    fields: tuple[FieldChange, ...] = ()


def face(draft: Draft) -> Face:
    """A draft as named fields a person can compare."""
    return {
        "tên": draft.name,
        "lĩnh vực": draft.field,
        "cấp": draft.level.value,
        "mức độ trực tuyến": draft.online_level.value,
        "mức độ cũ": str(draft.legacy_level or ""),
        "thời hạn luật định": draft.legal_limit,
        "thời hạn cam kết": draft.committed_limit,
        "khi yêu cầu bổ sung": draft.supplement_clock.value,
        "bước xử lý": _steps(draft.definition),
        **_content(draft.content),
    }


def _content(content: Content) -> dict[str, str | tuple[str, ...]]:
    return {
        "thành phần hồ sơ": tuple(
            f"{p.name} ({p.kind.value}, {'bắt buộc' if p.required else 'khi cần'}, {p.originals} chính, {p.copies} sao"
            + (f", mẫu {p.form}" if p.form else "")
            + (f", thay bằng {p.replaced_by}" if p.replaced_by else "")
            + ")"
            for p in content.papers
        ),
        "phí, lệ phí": tuple(f"{f.name}: {f.kind.value} {f.amount} đ/{f.unit} {f.note}".strip() for f in content.fees),
        "lời về phí": content.fee_text,
        "trường hợp": tuple(f"{c.name}: {c.committed_limit} (luật {c.legal_limit})" for c in content.cases),
        "biểu mẫu điện tử": tuple(f"{f.vi} ({f.kind.value}{', bắt buộc' if f.required else ''})" for f in content.form),
        "đối tượng": content.subjects,
        "kết quả": content.result,
        "căn cứ pháp lý": content.legal_basis,
        "số bộ": str(content.set_count),
        "lời về thời hạn": content.limit_text,
        "cơ quan có thẩm quyền": content.competent_authority,
        "cấp (nguyên văn)": content.level_text,
        "phi địa giới": "có" if content.non_territorial else "không",
        "ghi chú": content.notes,
        "từ đồng nghĩa": content.synonyms,
        "nguồn": content.sources,
        "độ tin cậy": content.confidence,
        "bước xử lý gần đúng": "có" if content.steps_approximate else "không",
    }


def _steps(definition: Definition | None) -> tuple[str, ...]:
    if definition is None:
        return ()
    return tuple(f"{s.id} {s.name} [{s.role}, {s.unit}, {s.allotted or 'không tính'}]" for s in definition.steps)


def changes(old: Face, new: Face) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the face."""
    return tuple(_change(name, old.get(name, ""), value) for name, value in new.items() if old.get(name, "") != value)


def _change(name: str, old: str | Sequence[str], new: str | Sequence[str]) -> FieldChange:
    if isinstance(old, str) and isinstance(new, str):
        return FieldChange(name, old or "(trống)", new or "(trống)")
    gone = [x for x in old if x not in new]
    come = [x for x in new if x not in old]
    if not gone and not come:
        return FieldChange(name, "thứ tự cũ", "thứ tự mới")
    return FieldChange(name, "; ".join(gone) or "(không có)", "; ".join(come) or "(bỏ)")
