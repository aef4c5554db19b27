"""One line of a description after the other: what is there already, what is new, what contradicts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from motcua.accounts import operations as accounts
from motcua.accounts import queries as people
from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.directory.models import Holding, Post, Succession, Unit
from motcua.directory.operations.founding import must_not_overlap
from motcua.directory.rules import codes, placing, spans
from motcua.directory.rules.description import PersonLine, PostLine, SuccessionLine, UnitLine
from motcua.directory.terms import Level
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused

DAY = timedelta(days=1)
#: a description may correct these of a unit that is there already; name, level, parent and end it may not
OPEN_TO_CORRECTION = ("short_name", "place", "address", "phone", "count_mode")


class Loader:
    """Holds the units by code while a description is read."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.people = 0
        self._units: dict[str, list[Unit]] = {}
        for row in Unit.objects.all():
            self._units.setdefault(row.code, []).append(row)
        self._seats: set[int] = set()

    def settle(self) -> None:
        """Readers in this transaction shall see what was written."""
        audit.bump(Topic.DIRECTORY)

    def unit(self, line: UnitLine) -> bool:
        """Make the unit, or bring its contacts up to date. True when it is new."""
        codes.must_be_official(line.code)
        spans.must_be_span(line.since, line.until)
        parent = None if line.parent is None else self._on(line.parent, line.since)
        placing.must_fit(line.level, None if parent is None else Level(parent.level))
        there = next((u for u in self._units.get(line.code, []) if u.valid_from == line.since), None)
        if there is not None:
            self._bring_up_to_date(there, line, parent)
            return False
        must_not_overlap(line.code, line.since, line.until, self._units.get(line.code, ()))
        row = Unit(
            code=line.code, name=line.name, level=line.level, parent=parent, valid_from=line.since,
            valid_to=line.until, **{k: getattr(line, k) for k in OPEN_TO_CORRECTION},
        )  # fmt: skip
        row.save(force_insert=True)
        self._units.setdefault(line.code, []).append(row)
        return True

    def _bring_up_to_date(self, there: Unit, line: UnitLine, parent: Unit | None) -> None:
        stands = (there.name, Level(there.level), there.parent_id, there.valid_to)
        if stands != (line.name, line.level, parent and parent.pk, line.until):
            raise Refused(
                f"Đơn vị {line.code} từ {line.since:%d/%m/%Y} đã có với tên, cấp, cấp trên hoặc ngày kết thúc khác. "
                "Đổi tên, chuyển, sáp nhập phải qua quyết định, không qua bản mô tả.",
                f"Unit {line.code} from {line.since} is there with another name, level, parent or end. "
                "Rename, move or merge it by a decision, not by a description.",
            )
        said = {k: getattr(line, k) for k in OPEN_TO_CORRECTION}
        if any(getattr(there, k) != v for k, v in said.items()):
            Unit.objects.filter(pk=there.pk).update(**said)

    def post(self, line: PostLine) -> bool:
        """Make the post with its person, or give it the roles said. True when it is new."""
        unit = self._on(line.unit, line.since) if line.since else self._latest(line.unit)
        since = line.since or unit.valid_from
        spans.must_be_span(since, line.until)
        person = None if line.person is None else self._person(line.person)
        there = self._seat(unit, line.title, since, person)
        roles = sorted(Role(r) for r in line.roles)
        if there is not None:
            self._seats.add(there.pk)
            if there.roles != roles:
                Post.objects.filter(pk=there.pk).update(roles=roles)
            return False
        row = Post.objects.create(
            unit=unit, title=line.title, roles=roles, valid_from=since, valid_to=line.until or unit.valid_to
        )
        if person is not None:
            Holding.objects.create(post=row, person_id=person, valid_from=since, valid_to=line.until)
        self._seats.add(row.pk)
        return True

    def _seat(self, unit: Unit, title: str, since: date, person: int | None) -> Post | None:
        """The chair of an earlier run: not one that an earlier line of this run already stands for."""
        same = Post.objects.filter(unit=unit, title=title, valid_from=since).exclude(pk__in=self._seats).order_by("id")
        if person is None:
            return same.exclude(pk__in=Holding.objects.values("post")).first()
        return same.filter(pk__in=Holding.objects.filter(person_id=person, valid_from=since).values("post")).first()

    def _person(self, line: PersonLine) -> int:
        known = people.find(line.username)
        if known is None:
            self.people += 1
            return accounts.enrol(
                username=line.username, name=line.name, phone=line.phone, email=line.email, by=self.by, at=self.at
            ).id
        if known.name != line.name:
            raise Refused(
                f"Tài khoản {line.username} là của {known.name}, không phải {line.name}.",
                f"Account {line.username} belongs to {known.name}, not to {line.name}.",
            )
        return known.id

    def succession(self, line: SuccessionLine) -> bool:
        """Link every unit that ended the day before to every one that took over. True when a link is new."""
        befores = [self._on(code, line.on - DAY) for code in line.before]
        afters = [self._on(code, line.on) for code in line.after]
        for before in befores:
            if before.valid_to != line.on - DAY:
                raise Refused(
                    f"{before.name} phải kết thúc ngày {line.on - DAY:%d/%m/%Y} (“to”) thì mới có đơn vị kế tục.",
                    f"{before.name} must end on {line.on - DAY} (“to”) to have successors.",
                )
        made = [
            Succession.objects.get_or_create(
                before=b, after=a, defaults={"on": line.on, "kind": line.kind, "ground": line.ground}
            )[1]
            for b in befores
            for a in afters
        ]
        return any(made)

    def _on(self, code: str, day: date) -> Unit:
        found = next((u for u in self._units.get(code, []) if spans.overlap(u.valid_from, u.valid_to, day, day)), None)
        if found is None:
            raise Refused(
                f"Không có đơn vị mã {code} vào ngày {day:%d/%m/%Y}. Đơn vị cấp trên phải đứng trước trong bản mô tả.",
                f"No unit has the code {code} on {day}. Parents come first in a description.",
            )
        return found

    def _latest(self, code: str) -> Unit:
        if code not in self._units:
            raise Refused(f"Không có đơn vị mã {code}.", f"No unit has the code {code}.")
        return max(self._units[code], key=lambda u: u.valid_from)
