"""When an outcome is offered: always, for a case of the procedure, or for an answer of its electronic form."""

from __future__ import annotations

from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import FieldKind, FormField
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.workflow.terms import AnswerIs, CaseIs, Condition

#: a condition written in a file that this form has no words for: it stays as it is
KEPT = "kept"
ALWAYS, AS_WRITTEN = Text("luôn luôn", "always"), Text("như đã khai trong tệp", "as written in the file")
YES_NO = (("yes", Text("Có", "Yes")), ("no", Text("Không", "No")))


def offered(version: VersionView, now: Condition | None) -> list[tuple[str, Text]]:
    """The choices of the form, each with the word that stands for it; the condition now set is among them."""
    found = [("", ALWAYS), *((key, words) for key, words, _ in _known(version))]
    return found if key_of(version, now) != KEPT else [*found, (KEPT, AS_WRITTEN)]


def key_of(version: VersionView, now: Condition | None) -> str:
    """The word that stands for a condition."""
    if now is None:
        return ""
    return next((key for key, _, condition in _known(version) if condition == now), KEPT)


def chosen(version: VersionView, key: str, before: Condition | None) -> Condition | None:
    """The condition a word stands for. Raises Refused for a word the form does not offer."""
    if key in {"", KEPT}:
        return before if key else None
    for known, _, condition in _known(version):
        if known == key:
            return condition
    raise Refused("Điều kiện vừa chọn không có trong thủ tục. Tải lại trang.", "The procedure has no such condition.")


def _known(version: VersionView) -> list[tuple[str, Text, Condition]]:
    cases: list[tuple[str, Text, Condition]] = [
        (f"case:{c.code}", Text(f"trường hợp: {c.name}", f"case: {c.name}"), CaseIs(case=c.code)) for c in version.cases
    ]
    return cases + [one for field in version.form_fields for one in _answers(field)]


def _answers(field: FormField) -> list[tuple[str, Text, Condition]]:
    values = [(c.value, Text(c.vi, c.en)) for c in field.choices] if field.kind is FieldKind.CHOICE else []
    if field.kind is FieldKind.YES_NO:
        values = list(YES_NO)
    return [
        (
            f"answer:{field.id}={value}", Text(f"{field.vi}: {words.vi}", f"{field.en}: {words.en}"),
            AnswerIs.model_validate({"answer": field.id, "is": value}),
        )
        for value, words in values
    ]  # fmt: skip
