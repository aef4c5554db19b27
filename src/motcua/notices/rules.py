"""How an owed message becomes words, and how long to wait after a failure."""

from __future__ import annotations

from datetime import timedelta

from motcua.notices.terms import TEMPLATES, Carriage, Letter

#: after this many failures a message is left for a person to look at
MOST_TRIES = 8


def letter(template: str, channel: str, values: dict[str, str]) -> Letter:
    """The message in Vietnamese with English below; for SMS one line without link or personal data.

    Raises KeyError for a template nobody wrote or a value nobody gave.
    """
    wording = TEMPLATES[template]
    if channel == Carriage.SMS:
        return Letter("", wording.short.format_map(values))
    body = f"{wording.body.vi.format_map(values)}\n\n{wording.body.en.format_map(values)}\n"
    return Letter(wording.title.vi.format_map(values), body)


def wait(tries: int) -> timedelta:
    """How long to wait before the next try: one minute, doubling, at most six hours."""
    return min(timedelta(minutes=2**tries), timedelta(hours=6))
