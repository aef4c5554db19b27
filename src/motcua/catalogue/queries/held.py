"""Procedures as they hold on a day. Versions never change, so what was once read is kept in the process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from motcua.calendars.terms import Amount
from motcua.catalogue.models import Version
from motcua.catalogue.queries.spans import current_revision, local_process, spans
from motcua.catalogue.rules import fees
from motcua.catalogue.terms import Case, Content, Fee, FormField, OnlineLevel, Paper, SupplementClock
from motcua.directory.terms import Level
from motcua.kernel.refused import Refused
from motcua.workflow.queries import fill, process
from motcua.workflow.terms import Definition


@dataclass(frozen=True, slots=True)
class VersionView:
    """A procedure as it is from one day to another."""

    id: int
    number: int
    procedure_id: int
    procedure_code: str
    name: str
    field_id: int
    field_name: str
    level: Level
    online_level: OnlineLevel
    legacy_level: int | None
    legal_limit: Amount
    committed_limit: Amount
    supplement_clock: SupplementClock
    process_id: int | None
    definition: Definition | None
    content: Content
    decision_no: str
    decision_on: date | None
    valid_from: date
    valid_to: date | None

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Components of the dossier, in order."""
        return self.content.papers

    @property
    def fees(self) -> tuple[Fee, ...]:
        """Amounts due."""
        return self.content.fees

    @property
    def fee_words(self) -> str:
        """What the receipt says about the money."""
        return fees.said(self.content.fees, self.content.fee_text)

    @property
    def cases(self) -> tuple[Case, ...]:
        """Variants with a limit of their own."""
        return self.content.cases

    @property
    def form_fields(self) -> tuple[FormField, ...]:
        """Questions of the electronic form."""
        return self.content.form

    def under(self, process_id: int | None) -> VersionView:
        """The same procedure carried out by another process. One SQL the first time that process is read."""
        if process_id is None or process_id == self.process_id:
            return self
        return replace(self, process_id=process_id, definition=process(process_id).definition)

    def limit(self, case: str | None = None) -> Amount:
        """The committed limit, of a case where one is named. Raises Refused for a case the version does not know."""
        if not case:
            return self.committed_limit
        for known in self.cases:
            if known.code == case:
                return Amount.parse(known.committed_limit)
        names = ", ".join(f"{c.code} ({c.name})" for c in self.cases) or "không có"
        codes = ", ".join(c.code for c in self.cases) or "none"
        raise Refused(
            f"Thủ tục {self.procedure_code} không có trường hợp '{case}'; các trường hợp: {names}.",
            f"Procedure {self.procedure_code} has no case '{case}'; its cases: {codes}.",
        )


def version(version_id: int) -> VersionView:
    """A version by its id; kept for ever. One SQL (two with a process) the first time. Raises Refused."""
    return _version(version_id)


def version_on(procedure_code: str, day: date, *, revision: int | None = None, line: Sequence[int] = ()) -> VersionView:
    """The version of a procedure that holds on a day. Raises Refused when there is none.

    revision: the number of topic "catalogue" when the caller knows it already; otherwise one SQL asks for it.
    line: the unit that decides and the units above it, nearest first: its process is the one the nearest of them has
    of its own that day, else the common one. Left out, it is the common one.
    """
    known = current_revision(revision)
    for span in spans(known).get(procedure_code, ()):
        if span.holds(day):
            found = version(span.id)
            return found.under(local_process(procedure_code, day, line, known)) if line else found
    raise Refused(
        f"Thủ tục {procedure_code} không có hiệu lực ngày {day:%d/%m/%Y}.",
        f"Procedure {procedure_code} is not in force on {day.isoformat()}.",
    )


def _rows() -> QuerySet[Version]:
    return Version.objects.select_related("procedure", "field").defer("search")


#: every version this process has read; a version never changes
_kept: dict[int, VersionView] = {}


def _version(version_id: int) -> VersionView:
    if version_id not in _kept:
        row = _rows().filter(pk=version_id).first()
        if row is None:
            raise Refused(f"Không có phiên bản thủ tục số {version_id}.", f"There is no version {version_id}.")
        _kept[version_id] = _view(row)
    return _kept[version_id]


def _views(ids: list[int]) -> list[VersionView]:
    missing = [i for i in ids if i not in _kept]
    if missing:
        rows = list(_rows().filter(pk__in=missing))
        fill([r.process_id for r in rows if r.process_id])
        _kept.update((int(row.pk), _view(row)) for row in rows)
    return [_kept[i] for i in ids]


def all_on(day: date, *, revision: int | None = None) -> tuple[VersionView, ...]:
    """Every procedure in force on a day, by code. One SQL for those not read before."""
    wanted = [
        span.id for spans in spans(current_revision(revision)).values() for span in spans[::-1] if span.holds(day)
    ]
    return tuple(sorted(_views(wanted), key=lambda v: v.procedure_code))


def versions(procedure_code: str, *, revision: int | None = None) -> tuple[VersionView, ...]:
    """Every version of a procedure, newest first; empty for an unknown code. One SQL for those not read before."""
    return tuple(_views([span.id for span in spans(current_revision(revision)).get(procedure_code, ())]))


def _view(row: Version) -> VersionView:
    return VersionView(
        id=int(row.pk),
        number=row.number,
        procedure_id=row.procedure_id,
        procedure_code=row.procedure.code,
        name=row.name,
        field_id=row.field_id,
        field_name=row.field.name,
        level=Level(row.level),
        online_level=OnlineLevel(row.online_level),
        legacy_level=row.legacy_level,
        legal_limit=Amount.parse(row.legal_limit),
        committed_limit=Amount.parse(row.committed_limit),
        supplement_clock=SupplementClock(row.supplement_clock),
        process_id=row.process_id,
        definition=process(row.process_id).definition if row.process_id else None,
        content=Content.model_validate(row.content),
        decision_no=row.decision_no,
        decision_on=row.decision_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
