"""The procedures of a scenario: as many as the seed counts, under invented codes and the names such procedures have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from motcua.catalogue.terms import Announcement, Draft, OnlineLevel
from motcua.directory.terms import Level
from motcua.doors.terminal.scenarios.file import Named, Procedures, Scenario, pool
from motcua.kernel.actor import Role
from motcua.workflow.terms import END, FINISH, Definition, Outcome, Step

#: what is added to a name when the pool is used up
VARIANTS = (
    "", "cấp lại", "gia hạn", "điều chỉnh", "cấp đổi", "có yếu tố nước ngoài", "theo ủy quyền", "liên thông",
    "đối với tổ chức", "đối với người cao tuổi", "trực tuyến", "lưu động", "tại nhà",
)  # fmt: skip
#: the published versions hold from so long before the period: dossiers carried over were accepted under them
BEFORE = timedelta(days=120)
#: and until the district level ended: whoever looks for a procedure today is not shown those of then
UNTIL = date(2025, 6, 30)


@dataclass(frozen=True, slots=True)
class Offered:
    """A procedure lives can be of. days: its promise in working days, 0: the same day. Lower rank: busier."""

    code: str
    level: str
    rank: int
    days: int


def announcement(scenario: Scenario) -> Announcement:
    """The decision the procedures are published by."""
    first = scenario.report.start - BEFORE
    return Announcement(first, scenario.decision, first)


def drafts(scenario: Scenario) -> list[Draft]:
    """What is put forward for publishing."""
    return [d for group in scenario.procedures for d in _group(scenario, group)]


def offered(scenario: Scenario) -> list[Offered]:
    """The same as lives see them, busiest first within a level."""
    found = []
    for group in scenario.procedures:
        for rank, draft in enumerate(_group(scenario, group)):
            found.append(Offered(draft.code, group.level, rank, int(draft.committed_limit[:-1])))
    return found


def _group(scenario: Scenario, group: Procedures) -> list[Draft]:
    names = pool()[group.level]
    return [_draft(scenario, group, n, names[n % len(names)]) for n in range(group.count)]


def _draft(scenario: Scenario, group: Procedures, n: int, named: Named) -> Draft:
    variant = VARIANTS[n // len(pool()[group.level])]
    legal, committed = _limits(group, n, named.limit)
    first = 50001 if group.level == "commune" else 1
    online, legacy = _online(group, n)
    return Draft(
        code=f"3.{scenario.series}{first + n:05d}", name=f"{named.name} ({variant})" if variant else named.name,
        field=named.field, level=Level(group.level), legal_limit=legal, committed_limit=committed,
        definition=process(committed, named.division), online_level=online, legacy_level=legacy,
        valid_to=UNTIL,
    )  # fmt: skip


def _limits(group: Procedures, n: int, limit: str) -> tuple[str, str]:
    """The legal and the promised limit. The shortened ones stand at the end, where few dossiers are."""
    shortened = group.shortened
    place = n - (group.count - len(shortened))
    if place >= 0:
        legal, committed = shortened[place]
        return f"{legal}d", f"{committed}d"
    days = int(limit[:-1])
    for promised in range(days - 1, 0, -1):
        if group.cut and group.cut[0] * days <= 100 * (days - promised) <= group.cut[1] * days:
            return limit, f"{promised}d"
    return limit, limit


def _online(group: Procedures, n: int) -> tuple[OnlineLevel, int | None]:
    """Online services come first: they are the busy ones. Levels 4 and 3 until 2022 are full and partial."""
    four, three = group.legacy.get("4", 0), group.legacy.get("3", 0)
    if n < four:
        return OnlineLevel.FULL, 4
    if n < four + three:
        return OnlineLevel.PARTIAL, 3
    return (OnlineLevel.FULL if n < group.full else OnlineLevel.PARTIAL), None


def process(limit: str, division: str) -> Definition:
    """Counter, officer, head, clerk; then the result waits at the counter. Their times add up to the limit."""
    hours = max(1, int(limit[:-1])) * 8
    short = 2 if hours <= 16 else 4
    times = (short, hours - 2 * short - short // 2, short, short // 2)
    where = f"division:{division}" if division else "competent"
    steps = (
        ("tiep-nhan", "Tiếp nhận, số hóa, chuyển hồ sơ", Role.COUNTER, "intake", 2),
        ("tham-dinh", "Thẩm định, dự thảo kết quả", Role.OFFICER, where, 4),
        ("phe-duyet", "Phê duyệt, ký kết quả", Role.HEAD, "competent", 4),
        ("van-thu", "Vào sổ, đóng dấu, chuyển một cửa", Role.CLERK, "competent", 4),
    )
    after = ("tham-dinh", "phe-duyet", "van-thu", FINISH)
    made = [
        Step(id=i, name=name, role=role, unit=unit, state=state, allotted=f"{h}h",
             outcomes=(Outcome(id="done", name="Chuyển bước tiếp theo", en="Pass on", to=to),))
        for (i, name, role, unit, state), h, to in zip(steps, times, after, strict=True)
    ]  # fmt: skip
    made.append(_returning())
    code = f"chung-{limit}" + (f"-{division}" if division else "")
    return Definition(code=code[:40], name=f"Quy trình chung {limit} {division}".strip(), start="tiep-nhan",
                      steps=tuple(made), handover="tra-ket-qua")  # fmt: skip


def _returning() -> Step:
    return Step(
        id="tra-ket-qua", name="Trả kết quả", en="Return the result", role=Role.COUNTER, unit="intake", state=9,
        counted=False, outcomes=(Outcome(id="returned", name="Đã trả kết quả", en="Returned", to=END),),
    )  # fmt: skip
