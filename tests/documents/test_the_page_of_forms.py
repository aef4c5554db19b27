"""docs/reference/forms.md says what the data say, and shows every form."""

from __future__ import annotations

from tools import reference

from motcua.documents.rules import editions


def test_the_page_is_what_the_data_say() -> None:
    assert (reference.REFERENCE / "forms.md").read_text(encoding="utf-8") == reference.forms()


def test_every_form_is_shown_and_small() -> None:
    pictures = reference.REFERENCE.parent / "pictures"

    for edition in editions():
        for form in edition.forms:
            picture = pictures / f"forms-{form.value.lower().replace('_', '-')}-{edition.edition.value}.png"
            assert 0 < picture.stat().st_size < 120_000, picture.name
