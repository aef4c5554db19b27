"""Write the pages of docs/reference that are computed from the code. A test compares them with what is committed."""

from __future__ import annotations

from pathlib import Path

from motcua.kernel import env

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def pages() -> dict[str, str]:
    """File name -> text."""
    return {"settings.md": settings()}


def settings() -> str:
    """Every environment variable with its default and its sentence."""
    rows = [f"| `{v.name}` | {_default(v)} | {v.sentence} |" for v in env.ALL]
    head = ["# Settings", "", "All come from the environment; none is needed for a first look.", ""]
    return "\n".join([*head, "| Variable | Default | Meaning |", "|---|---|---|", *rows, ""])


def _default(variable: env.Variable) -> str:
    if variable is env.HOME:
        return "`~/.local/share/motcua` (root: `/var/lib/motcua`)"
    return f"`{variable.default}`" if variable.default else "empty"


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text)
