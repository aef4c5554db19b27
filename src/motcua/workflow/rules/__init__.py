"""What the notation means: what comes next, what may not be published, how it is drawn. Pure."""

from motcua.workflow.rules.canonical import as_json, schema
from motcua.workflow.rules.checking import check
from motcua.workflow.rules.drawing import svg
from motcua.workflow.rules.flow import advance, available, begin, forward, holds
from motcua.workflow.rules.states import NATIONAL, state_table
from motcua.workflow.rules.timing import ahead, length

__all__ = [
    "NATIONAL",
    "advance",
    "ahead",
    "as_json",
    "available",
    "begin",
    "check",
    "forward",
    "holds",
    "length",
    "schema",
    "state_table",
    "svg",
]
