"""What is said beside a scenario's report: its catalogue counted, its rates held against the published ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import OnlineLevel
from motcua.doors.terminal.scenarios.file import SaidRate, Scenario
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.rules import rates
from motcua.measures.terms import Figures, Rate
from motcua.reporting.rules.numbers import percent, sentence
from motcua.reporting.terms import Report

LEVELS = {"district": "cấp huyện", "commune": "cấp xã"}


def beside(scenario: Scenario, report: Report, units: frozenset[int], level: str) -> tuple[Text, ...]:
    """Counts of the catalogue, computed rates that differ from published ones, why this period, remarks of the file."""
    there = [v for v in catalogue.all_on(scenario.report.start) if v.decision_no == scenario.decision]
    own = [v for v in there if level in {"", v.level.value}]
    online = _with_online(scenario, units)
    computed = {"cut": _cut(own), "services_used": _used(own, online)}
    said = [r for r in scenario.published_rates if r.level == level]
    return (
        _counted(own, online),
        *(note for r in said for note in _against(r, computed, report.total.figures)),
        *(Text(r.vi, r.en) for r in scenario.remarks if r.level in {"", level}),
        Text(f"Kỳ số liệu: {scenario.report.why}", "The page does not state its window."),
    )


def _with_online(scenario: Scenario, units: frozenset[int]) -> frozenset[int]:
    """Ids of the procedures with online dossiers in the period."""
    by = measures.by_procedure(units, scenario.report.start, scenario.report.end)
    return frozenset(key for key, figures in by.items() if figures.online)


def _counted(own: Sequence[VersionView], online: frozenset[int]) -> Text:
    levels, legacy = Counter(v.level.value for v in own), Counter(v.legacy_level for v in own)
    parts = [f"{levels[level]} TTHC {word}" for level, word in LEVELS.items() if levels[level]]
    full = _of(own, lambda v: v.online_level is OnlineLevel.FULL)
    old = f"mức độ 3: {legacy[3]}, mức độ 4: {legacy[4]}"
    parts += [f"{full} toàn trình"] * (full > 0 and not legacy[4]) + [old] * (legacy[3] + legacy[4] > 0)
    used = _of(own, lambda v: v.procedure_id in online)
    return Text(
        f"Danh mục: {', '.join(parts)}; {used} TTHC có hồ sơ trực tuyến trong kỳ.",
        f"Catalogue: {len(own)} procedures, {used} with online dossiers.",
    )


def _of(versions: Sequence[VersionView], holds: Callable[[VersionView], bool]) -> int:
    return sum(1 for v in versions if holds(v))


def _cut(own: Sequence[VersionView]) -> Rate:
    """Reduction is (before − after) / before, over the procedures that were shortened."""
    shortened = [v for v in own if v.committed_limit != v.legal_limit]
    legal = sum(int(v.legal_limit.count) for v in shortened)
    promised = sum(int(v.committed_limit.count) for v in shortened)
    name = Text(f"Cắt giảm thời hạn của {len(shortened)} TTHC, {legal} xuống {promised} ngày", "Cut of time limits")
    return Rate(name, Text("ngày được giảm", "days cut"), legal - promised, Text("ngày theo quy định", "days"), legal)


def _used(own: Sequence[VersionView], online: frozenset[int]) -> Rate:
    offered = [v for v in own if v.online_level is OnlineLevel.FULL]
    used = sum(1 for v in offered if v.procedure_id in online)
    name = Text("Dịch vụ công trực tuyến có phát sinh hồ sơ", "Online services with dossiers")
    return Rate(name, Text("có hồ sơ", "with dossiers"), used, Text("dịch vụ toàn trình", "services"), len(offered))


def _against(said: SaidRate, computed: dict[str, Rate], figures: Figures) -> list[Text]:
    """The computed rate, and by how much a published one differs from it."""
    rate = computed.get(said.rate) or getattr(rates, said.rate)(figures)
    line = sentence(rate)
    if rate.percent == said.value:
        return [Text(f"{line}; đúng như đã công bố.", f"{said.en}: {rate.percent} %, as published.")]
    return [
        Text(
            f"{line}; số đã công bố {percent(said.value)} khác [{said.ref}].",
            f"{said.en}: {rate.percent} %; the published {said.value} % differs [{said.ref}].",
        )
    ]
