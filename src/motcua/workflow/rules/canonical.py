"""The notation as stored, compared and published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from motcua.workflow.terms import Definition, Step


def as_json(definition: Definition) -> dict[str, object]:
    """The notation as stored and compared: defaults left out, keys as in the schema."""
    stored: dict[str, object] = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return stored


def rebuilt(definition: Definition, steps: Iterable[Step], **said: Any) -> Definition:
    """The definition with other steps, read anew as if it came from a file. Raises ValidationError."""
    return Definition.model_validate(as_json(definition.model_copy(update={"steps": tuple(steps), **said})))


def schema() -> dict[str, object]:
    """The published JSON Schema of the notation; docs/reference/process.schema.json is this, compared by a test."""
    made: dict[str, object] = Definition.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
