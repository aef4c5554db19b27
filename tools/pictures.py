"""Draw docs/pictures/forms-*.png: every form of every edition with the values of the tests."""

from __future__ import annotations

import os
from pathlib import Path

import django

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"


def main() -> None:
    """One picture of the first page of each; a receipt with everything on it besides."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    from tests.documents.samples import HARD_RECEIPT, ORDINARY

    from motcua.documents.operations import render
    from motcua.documents.rules import editions, number

    for edition in editions():
        for form in edition.forms:
            name = f"forms-{form.value.lower().replace('_', '-')}-{edition.edition.value}.png"
            values = ORDINARY[form.value] | {"number": number(form, edition.edition, 5)}
            picture = render(form, edition.edition, values, kind="png", ppi=64)
            (PICTURES / name).write_bytes(picture)
    (PICTURES / "forms-receipt-2025-hard.png").write_bytes(render("RECEIPT", 2025, HARD_RECEIPT, kind="png", ppi=64))


if __name__ == "__main__":
    main()
