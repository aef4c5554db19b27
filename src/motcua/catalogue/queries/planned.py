"""What importing a file would do, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import Version
from motcua.catalogue.queries.held import VersionView, all_on
from motcua.catalogue.rules.diff import EntryChange, changes, face
from motcua.catalogue.rules.digest import digest
from motcua.catalogue.rules.reading import Complaint, from_day, reading
from motcua.catalogue.terms import Draft

#: the one-stop rules in force (Decree 61/2018): procedures never seen before are taken to hold from then on
FIRST_DAY = date(2018, 6, 21)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be published, changed and missed. With errors nothing else is filled in."""

    drafts: tuple[Draft, ...] = ()
    new: tuple[EntryChange, ...] = ()
    changed: tuple[EntryChange, ...] = ()
    gone: tuple[EntryChange, ...] = ()
    unchanged: int = 0
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()

    @property
    def effect(self) -> bool:
        """Whether applying it would write anything (procedures that are gone stay unless ended on purpose)."""
        return bool(self.new or self.changed)


def plan(raw: bytes, *, today: date, valid_from: date | None = None) -> Plan:
    """Read a file and compare it with the catalogue. valid_from: the first day of what changes.

    Without it, procedures never seen hold from FIRST_DAY and changes from today. Never raises for a bad file.
    """
    read = reading(raw)
    if read.errors:
        return Plan(errors=read.errors, warnings=read.warnings)
    known = set(Version.objects.values_list("procedure__code", flat=True))
    drafts = []
    for draft in read.drafts:
        first = valid_from or (today if draft.code in known else FIRST_DAY)
        dated = from_day(draft, first)
        if dated is not None:
            drafts.append(dated)
    return _compared(drafts, known, valid_from or today, read.warnings)


def _compared(drafts: list[Draft], known: set[str], day: date, warnings: tuple[Complaint, ...]) -> Plan:
    new, changed, kept = {}, {}, set()
    wanted = []
    for draft in drafts:
        before = _held(draft.valid_from or day).get(draft.code)
        if draft.code not in known or before is None:
            new[draft.code] = EntryChange(draft.code, draft.name)
        elif digest(version_draft(before)) == digest(draft):
            kept.add(draft.code)
            continue
        else:
            changed[draft.code] = EntryChange(draft.code, draft.name, changes(face(version_draft(before)), face(draft)))
        wanted.append(draft)
    gone = _gone({d.code for d in drafts}, day)
    unchanged = len(kept - new.keys() - changed.keys())
    return Plan(tuple(wanted), tuple(new.values()), tuple(changed.values()), gone, unchanged, (), warnings)


def _held(day: date) -> dict[str, VersionView]:
    return {v.procedure_code: v for v in all_on(day)}


def _gone(coming: set[str], day: date) -> tuple[EntryChange, ...]:
    held = _held(day).items()
    return tuple(EntryChange(c, v.name) for c, v in held if c not in coming and v.valid_to is None)


def version_draft(version: VersionView) -> Draft:
    """A published version as a draft again, to compare with or to change and publish anew."""
    return Draft(
        code=version.procedure_code,
        name=version.name,
        field=version.field_name,
        level=version.level,
        legal_limit=str(version.legal_limit),
        committed_limit=str(version.committed_limit),
        definition=version.definition,
        content=version.content,
        online_level=version.online_level,
        legacy_level=version.legacy_level,
        supplement_clock=version.supplement_clock,
    )
