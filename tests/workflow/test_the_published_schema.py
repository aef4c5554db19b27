"""docs/reference/process.schema.json is the notation."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from tools import reference

from motcua.workflow.terms import Definition
from tests.workflow.processes import a_definition, a_parallel_definition, a_step


def test_the_schema_is_the_one_the_code_means() -> None:
    assert (reference.REFERENCE / "process.schema.json").read_text(encoding="utf-8") == reference.process_schema()


def test_a_definition_survives_being_written_and_read() -> None:
    definition = a_parallel_definition()

    written = definition.model_dump_json(by_alias=True, exclude_defaults=True)

    assert Definition.model_validate_json(written) == definition


@pytest.mark.parametrize(
    "said",
    [
        {"colour": "red"},
        {"allotted": "soon"},
        {"allotted": "1e9d"},
        {"unit": "somewhere"},
        {"unit": "division:"},
        {"unit": "code:'; drop table"},
        {"role": "king"},
        {"state": 11},
        {"outcomes": [{"id": "x", "name": "x", "to": "@nowhere"}]},
        {"outcomes": [{"id": "x", "name": "x", "to": "@finish", "when": {"python": "1+1"}}]},
        {"id": "../../etc"},
        {"name": ""},
    ],
)
def test_a_word_the_notation_does_not_know_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_definition(a_step("a", "@finish") | said)
