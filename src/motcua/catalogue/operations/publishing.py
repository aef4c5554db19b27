"""Publishing procedures: dated versions, announced by a decision, never changed afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.audit.operations import bump, trace_change
from motcua.calendars.terms import Amount
from motcua.catalogue.models import Field, Procedure, Version
from motcua.catalogue.operations.local import follow
from motcua.catalogue.rules.codes import normalised
from motcua.catalogue.rules.digest import digest
from motcua.catalogue.rules.fold import fold
from motcua.catalogue.rules.limits import promises_more
from motcua.catalogue.terms import Announcement, Draft, Published
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow.operations import publish as publish_process

#: as stored
LONGEST_NUMBER = 60
PUBLISHERS = frozenset({Role.REFORM, Role.ADMIN})


@transaction.atomic
def publish(
    *, drafts: Sequence[Draft], announcement: Announcement, by: Actor, at: datetime, ending: Sequence[str] = ()
) -> Published:
    """Publish procedures, one or many, in one transaction.

    A draft equal to the version that already holds on its first day changes nothing. A draft that differs becomes the
    next version from its first day on, and the version before it ends the day before. Several drafts of one code are
    dated versions of it, in order. `ending` are codes abolished: they end the day before the announcement's first.
    Raises Refused (naming the procedure) for a limit longer than the law's, a code
    that is none, or a first day not later than that of the newest version; NotYours without the right.
    """
    if not by.system and not by.roles & PUBLISHERS:
        raise NotYours
    return announce(drafts, announcement, by, at, ending)


def announce(
    drafts: Sequence[Draft], announcement: Announcement, by: Actor, at: datetime, ending: Sequence[str] = ()
) -> Published:
    """Publish inside the caller's transaction, which has decided that `by` may."""
    if len(announcement.number) > LONGEST_NUMBER:
        raise Refused(
            f"Số quyết định dài quá {LONGEST_NUMBER} chữ: {announcement.number[:40]}…",
            f"The decision's number is longer than {LONGEST_NUMBER} characters.",
        )
    bump("catalogue")
    batch = _Batch(announcement, by, at)
    for draft in drafts:
        batch.take(_lawful(draft, announcement))
    batch.write()
    follow(batch.made, by, at)
    done = replace(batch.done(), ended=_end(ending, announcement.valid_from - timedelta(days=1)))
    trace_change(
        topic="catalogue", subject=announcement.number[:80], what="publish", by=by, at=at,
        detail=f"{len(done.new)} new, {len(done.changed)} changed, {len(done.ended)} ended",
    )  # fmt: skip
    return done


def _end(codes: Sequence[str], last_day: date) -> tuple[str, ...]:
    """End procedures on a day, inclusive. Codes already ended or unknown change nothing."""
    rows = Version.objects.filter(procedure__code__in=codes, valid_to=None, valid_from__lte=last_day)
    ended = tuple(sorted(rows.values_list("procedure__code", flat=True)))
    rows.update(valid_to=last_day)
    return ended


def _lawful(draft: Draft, announcement: Announcement) -> Draft:
    """The draft with its national code and first day. Raises Refused."""
    try:
        code = normalised(draft.code)[0]
        Amount.parse(draft.legal_limit), Amount.parse(draft.committed_limit)
    except ValueError as wrong:
        raise Refused(f"{draft.code}: {wrong}.") from None
    if promises_more(draft.legal_limit, draft.committed_limit):
        raise Refused(
            f"{code} {draft.name}: thời hạn cam kết {draft.committed_limit} dài hơn thời hạn luật định "
            f"{draft.legal_limit}.",
            f"{code}: the committed limit {draft.committed_limit} is longer than the legal {draft.legal_limit}.",
        )
    return replace(draft, code=code, valid_from=draft.valid_from or announcement.valid_from)


class _Batch:
    """Everything known before, read in three queries, and everything to be written, written in three."""

    def __init__(self, announcement: Announcement, by: Actor, at: datetime) -> None:
        self.announcement, self.by, self.at = announcement, by, at
        self.fields = dict(Field.objects.values_list("name", "id"))
        self.procedures = dict(Procedure.objects.values_list("code", "id"))
        self.newest: dict[int, Version] = {}
        self.held: dict[int, list[Version]] = {}
        for row in Version.objects.order_by("procedure_id", "number").defer("content", "search"):
            self._hold(row)
        self.made: list[Version] = []
        self.closed: list[Version] = []
        self.outcome: dict[str, str] = {}

    def _hold(self, row: Version) -> None:
        self.newest[row.procedure_id] = row
        self.held.setdefault(row.procedure_id, []).append(row)

    def take(self, draft: Draft) -> None:
        """Decide what one draft does."""
        procedure = self._procedure(draft.code)
        newest = self.newest.get(procedure)
        print_ = digest(draft)
        if self._same(procedure, draft, print_):
            self.outcome.setdefault(draft.code, "unchanged")
            return
        if newest is not None:
            self._end_before(newest, draft)
        row = self._row(draft, procedure, (newest.number if newest else 0) + 1, print_)
        self.made.append(row)
        self._hold(row)
        if self.outcome.get(draft.code) != "new":
            self.outcome[draft.code] = "changed" if newest is not None else "new"

    def _same(self, procedure: int, draft: Draft, print_: str) -> bool:
        """Whether the version that holds on the draft's first day (or begins later, the first) says the same."""
        first = draft.valid_from or self.announcement.valid_from
        for row in self.held.get(procedure, []):
            if (
                row.digest == print_
                and (row.valid_to is None or row.valid_to >= first)
                and row.valid_to == draft.valid_to
            ):
                return True
        return False

    def _end_before(self, newest: Version, draft: Draft) -> None:
        first = draft.valid_from or self.announcement.valid_from
        if first <= newest.valid_from:
            raise Refused(
                f"{draft.code} {draft.name}: đã có bản khác có hiệu lực từ {newest.valid_from:%d/%m/%Y}; bản mới phải "
                f"có hiệu lực sau ngày đó (đang ghi {first:%d/%m/%Y}).",
                f"{draft.code}: another version holds from {newest.valid_from}; the new one must begin later "
                f"(given: {first}).",
            )
        if newest.valid_to is None or newest.valid_to >= first:
            newest.valid_to = first - timedelta(days=1)
            if newest.pk:
                self.closed.append(newest)

    def _procedure(self, code: str) -> int:
        if code not in self.procedures:
            self.procedures[code] = Procedure.objects.create(code=code).pk
        return self.procedures[code]

    def _field(self, name: str) -> int:
        if name not in self.fields:
            self.fields[name] = Field.objects.create(name=name).pk
        return self.fields[name]

    def _row(self, draft: Draft, procedure: int, number: int, print_: str) -> Version:
        return Version(
            procedure_id=procedure, number=number, name=draft.name, field_id=self._field(draft.field),
            decision_no=self.announcement.number, decision_on=self.announcement.decided_on,
            valid_from=draft.valid_from or self.announcement.valid_from, valid_to=draft.valid_to,
            level=draft.level.value, online_level=draft.online_level.value, legacy_level=draft.legacy_level,
            legal_limit=draft.legal_limit, committed_limit=draft.committed_limit,
            supplement_clock=draft.supplement_clock.value, process_id=self._process(draft),
            content=draft.content.model_dump(mode="json", exclude_defaults=True),
            digest=print_, search=fold(f"{draft.code} {draft.name} {draft.field} {' '.join(draft.content.synonyms)}"),
        )  # fmt: skip

    def _process(self, draft: Draft) -> int | None:
        if draft.definition is None:
            return None
        return publish_process(
            definition=draft.definition, limit=draft.committed_limit, by=self.by, at=self.at,
            decision=self.announcement.number,
        )  # fmt: skip

    def write(self) -> None:
        """Store what was decided."""
        Version.objects.bulk_update(self.closed, ["valid_to"])
        Version.objects.bulk_create(self.made)

    def done(self) -> Published:
        """What came of each code, in order of appearance."""
        by_outcome: dict[str, list[str]] = {"new": [], "changed": [], "unchanged": []}
        for code, outcome in self.outcome.items():
            by_outcome[outcome].append(code)
        return Published(*(tuple(by_outcome[k]) for k in ("new", "changed", "unchanged")))
