"""Pages of the catalogue: every procedure of a day, and one procedure with its versions and process."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from motcua.audit.terms import Topic
from motcua.catalogue import queries
from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import OnlineLevel
from motcua.directory.terms import Level
from motcua.doors.console.days import asked
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow import rules

#: rows of one page of the list
ROWS = 50
LEVELS = {
    Level.PROVINCE: Text("Tỉnh", "Province"),
    Level.DEPARTMENT: Text("Sở, ngành", "Department"),
    Level.DISTRICT: Text("Huyện", "District"),
    Level.COMMUNE: Text("Xã", "Commune"),
}
ONLINE = {
    OnlineLevel.FULL: Text("Toàn trình", "Full"),
    OnlineLevel.PARTIAL: Text("Một phần", "Partial"),
    OnlineLevel.INFO: Text("Thông tin", "Information"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A version with its words."""

    version: VersionView
    level: Text
    online: Text


@who(Role.ADMIN, Role.REFORM)
def procedures(request: Request) -> HttpResponse:
    """Every procedure in force on a day, searched and paged, with the counts by level and the time cut."""
    on, revision = asked(request), request.revisions.get(Topic.CATALOGUE, 0)
    text = request.GET.get("tim", "").strip()[:200]
    held = queries.all_on(on, revision=revision)
    if text:
        wanted = {h.code for h in queries.find(text, ROWS, revision=revision)}
        held = tuple(v for v in held if v.procedure_code in wanted)
    last = max(1, -(-len(held) // ROWS))
    at = min(max(_number(request.GET.get("trang", "1")), 1), last)
    counts = queries.counts(on, revision=revision)
    context = {
        "on": on,
        "text": text,
        "rows": [_row(v) for v in held[(at - 1) * ROWS : at * ROWS]],
        "found": len(held),
        "at": at,
        "last": last,
        "query": f"?ngay={on.isoformat()}&tim={text}",
        "total": counts.total,
        "levels": [(LEVELS.get(k, Text(k, k)), n) for k, n in sorted(counts.by_level.items())],
        "onlines": [(ONLINE[k], n) for k, n in sorted(counts.by_online.items())],
        "cuts": queries.cuts(on, revision=revision),
        "unannounced": sum(not v.decision_no for v in held),
    }
    return render(request, "console/procedures.html", context)


@who(Role.ADMIN, Role.REFORM)
def procedure(request: Request, code: str) -> HttpResponse:
    """One procedure: all its versions, and the one chosen (`ban`) with its process as picture and table."""
    versions = queries.versions(code)
    if not versions:
        raise Http404
    number = _number(request.GET.get("ban", ""))
    shown = next((v for v in versions if v.number == number), versions[0])
    context = {
        "versions": versions,
        "row": _row(shown),
        "v": shown,
        "cut": queries.share_cut(shown),
        "picture": _picture(shown, request.reader.language),
        "states": _states(shown),
    }
    return render(request, "console/procedure.html", context)


def _row(version: VersionView) -> Row:
    return Row(version, LEVELS.get(version.level, Text(version.level, version.level)), ONLINE[version.online_level])


def _picture(version: VersionView, language: str) -> SafeString | None:
    if version.definition is None:
        return None
    # every word in it is escaped where it is drawn (test_names_cannot_break_out_of_the_picture)
    return mark_safe(rules.svg(version.definition, language=language))  # noqa: S308


def _states(version: VersionView) -> list[tuple[int, Text, Text, str]]:
    """The table onto the ten national states: number, name, what brings it about, the steps that stand for it."""
    if version.definition is None:
        return []
    names = {s.id: s.name for s in version.definition.steps}
    table = rules.state_table(version.definition)
    return [(n, rules.NATIONAL[n], act, "; ".join(names[s] for s in steps)) for n, (act, steps) in table.items()]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
