"""Write the pages of docs/reference that are computed from the code. A test compares them with what is committed."""

from __future__ import annotations

import json
from pathlib import Path

from motcua.documents.rules.editions import FormFacts, editions, number
from motcua.documents.terms import Edition
from motcua.kernel import env
from motcua.workflow.rules import schema

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def pages() -> dict[str, str]:
    """File name -> text."""
    return {"settings.md": settings(), "forms.md": forms(), "process.schema.json": process_schema()}


def settings() -> str:
    """Every environment variable with its default and its sentence."""
    rows = [f"| `{v.name}` | {_default(v)} | {v.sentence} |" for v in env.ALL]
    head = ["# Settings", "", "All come from the environment; none is needed for a first look.", ""]
    return "\n".join([*head, "| Variable | Default | Meaning |", "|---|---|---|", *rows, ""])


FORMS = """# The legal forms

Seven papers in two editions. The day a dossier was taken in chooses the edition: one taken in under the old circular is
printed with the old forms to its end. Titles, symbols and days below are data (`src/motcua/documents/editions.json`),
the layout is one family of templates (`src/motcua/documents/templates`). Each form is drawn from the values frozen in
the event that issued it, so a reprint years later is the same paper, byte for byte.

Every file is a tagged PDF that claims PDF/A-2a and PDF/UA-1 (the claim is the drawing program's; no independent checker
was at hand). Below the thin rule stands what is ours and not the form's: fee, how to follow the dossier, and why the
promised day is that day. The QR at the top left opens the tracking page; what follows its `#` (procedure, applicant's
number, form) is for the reader of the code and never sent to a server.
"""


def forms() -> str:
    """Forms by edition: number of the model, title, symbol, legal source, what is not certain, and how they look."""
    parts = [FORMS]
    for edition in editions():
        parts.append(f"## Edition {edition.edition.value}: {edition.law}\n")
        parts.append(f"Guides {edition.guides}. In use from {edition.effective_from}. {edition.note}\n")
        parts.append("| Model | Form | Title | Number | Remark |\n|---|---|---|---|---|")
        parts += [_form(f, edition.edition) for f in edition.forms.values()]
        parts.append("")
    shown = [f"![{e}]({name})" for e, name in _pictures()]
    return "\n".join([*parts, "## How they look\n", "Made-up people and files.\n", "\n\n".join(shown), ""])


def _form(form: FormFacts, edition: Edition) -> str:
    sample = number(form.form, edition, 5) or "none"
    return f"| {form.no} | `{form.form.value}` | {form.title} | {sample} | {form.note} |"


def _pictures() -> list[tuple[str, str]]:
    folder = REFERENCE.parent / "pictures"
    return [(p.stem.removeprefix("forms-"), f"../pictures/{p.name}") for p in sorted(folder.glob("forms-*.png"))]


def process_schema() -> str:
    """The notation of a process (motcua.workflow.terms) as JSON Schema."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _default(variable: env.Variable) -> str:
    if variable is env.HOME:
        return "`~/.local/share/motcua` (root: `/var/lib/motcua`)"
    return f"`{variable.default}`" if variable.default else "empty"


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text)
