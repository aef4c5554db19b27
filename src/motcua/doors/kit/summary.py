"""The five lines a person needs first: who, what to bring, how long, how much, where."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import Fee, OnlineLevel, Paper
from motcua.doors.kit.formats import money
from motcua.kernel.text import Text
from motcua.workflow.rules.words import spoken


@dataclass(frozen=True, slots=True)
class Summary:
    """One procedure in plain words."""

    who: Text
    bring: tuple[Paper, ...]
    only_if: tuple[Paper, ...]
    needless: tuple[Paper, ...]
    how_long: Text
    saved: Text | None
    how_much: tuple[Text, ...]
    where: Text
    online: bool
    full: bool
    #: what each step is and how long it may take
    steps: tuple[tuple[Text, Text | None], ...]


def of(version: VersionView) -> Summary:
    """The summary of a version."""
    needless = tuple(p for p in version.papers if p.needless)
    needed = tuple(p for p in version.papers if not p.needless)
    legal, committed = str(version.legal_limit), str(version.committed_limit)
    return Summary(
        who=Text(", ".join(version.content.subjects) or "Cá nhân, tổ chức", _who_en(version.content.subjects)),
        bring=tuple(p for p in needed if p.required),
        only_if=tuple(p for p in needed if not p.required),
        needless=needless,
        how_long=spoken(committed),
        saved=spoken(legal) if legal != committed else None,
        how_much=_fees(version),
        where=_where(version),
        online=version.online_level is not OnlineLevel.INFO,
        full=version.online_level is OnlineLevel.FULL,
        steps=_steps(version),
    )


def _steps(version: VersionView) -> tuple[tuple[Text, Text | None], ...]:
    steps = version.definition.steps if version.definition else ()
    return tuple((Text(s.name, s.en or s.name), spoken(s.allotted) if s.allotted else None) for s in steps)


def _fees(version: VersionView) -> tuple[Text, ...]:
    """The amounts; before those that only stand for others, what the announcement says about the money."""
    lines, said = tuple(_fee(fee) for fee in version.fees), version.content.fee_text
    if said and (not lines or any(fee.reference for fee in version.fees)):
        return (Text(said, said), *lines)
    return lines or (Text("Không mất tiền", "Free of charge"),)


def _fee(fee: Fee) -> Text:
    cost = f"{money(fee.amount)}/{fee.unit}" if fee.amount else "không mất tiền"
    note = f" ({fee.note})" if fee.note else ""
    about = Text("mức tham khảo ", "for reference ") if fee.reference else Text("", "")
    return Text(f"{fee.name}: {about.vi}{cost}{note}", f"{fee.name}: {about.en}{cost}{note}")


def _where(version: VersionView) -> Text:
    if version.content.non_territorial:
        return Text(
            "bất kỳ bộ phận một cửa nào trong tỉnh, không phụ thuộc nơi cư trú",
            "any one-stop counter of the province, wherever you live",
        )
    who = version.content.competent_authority
    return Text(f"bộ phận một cửa của {who}" if who else "bộ phận một cửa", "the one-stop counter of the agency")


def _who_en(subjects: tuple[str, ...]) -> str:
    words = {"Cá nhân": "Individuals", "Tổ chức": "Organisations", "Doanh nghiệp": "Businesses"}
    return ", ".join(words.get(s, s) for s in subjects) or "Individuals and organisations"
