"""The notation as stored, compared and published."""

from __future__ import annotations

from motcua.workflow.terms import Definition


def as_json(definition: Definition) -> dict[str, object]:
    """The notation as stored and compared: defaults left out, keys as in the schema."""
    stored: dict[str, object] = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return stored
