"""Draws the promise strip, its days as SVG and its ledger as rows. In Python: a template takes ten times as long."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe

from motcua.doors.kit import formats
from motcua.doors.kit.promise import Bar, Mark, Strip

#: width of a day and height of the line, in units of the drawing
DAY, HEIGHT = 10, 12


def line(strip: Strip, language: str) -> SafeString:
    """Days as bars, those not counted hatched, moments as strokes; one sentence for those who hear it."""
    parts = [
        f'<svg class="mc-promise__line" viewBox="0 0 {strip.days * DAY} {HEIGHT}" preserveAspectRatio="none" '
        f'role="img" aria-label="{escape(strip.sentence.to(language))}">',
        *(_bar(bar) for bar in strip.bars),
        *(_stroke(mark) for mark in strip.marks),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - built from numbers, class names of ours, and an escaped sentence


def ledger(strip: Strip, language: str) -> SafeString:
    """The ledger's rows: day, counted, why."""
    rows = (
        f'<tr><td>{formats.day(entry.on)}</td><td class="num">{formats.amount(entry.counted) if entry.counted else "–"}'
        f"</td><td>{escape(entry.why.to(language))}</td></tr>"
        for entry in strip.ledger
    )
    return mark_safe("".join(rows))  # noqa: S308 - numbers, and reasons escaped


def _bar(bar: Bar) -> str:
    x, width = bar.x * DAY, bar.width * DAY
    drawn = f'<rect class="{bar.kind}" x="{x}" width="{width}" height="{HEIGHT}"/>'
    return drawn + f'<path class="hatch" d="M{x} {HEIGHT}L{x + width} 0"/>' if "free" in bar.kind else drawn


def _stroke(mark: Mark) -> str:
    return f'<path class="m-{mark.kind}" d="M{mark.x * DAY:g} 0V{HEIGHT}"/>'
