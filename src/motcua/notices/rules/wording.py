"""How an owed message becomes words."""

from __future__ import annotations

from motcua.notices.terms import TEMPLATES, Carriage, Letter


def letter(template: str, channel: str, values: dict[str, str]) -> Letter:
    """The message in Vietnamese with English below; for SMS one line without link or personal data.

    Raises KeyError for a template nobody wrote or a value nobody gave.
    """
    wording = TEMPLATES[template]
    if channel == Carriage.SMS:
        return Letter("", wording.short.format_map(values))
    body = f"{wording.body.vi.format_map(values)}\n\n{wording.body.en.format_map(values)}\n"
    return Letter(wording.title.vi.format_map(values), body)
