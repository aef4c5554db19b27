"""Words of messages: what is owed to whom, what they say, how they fare."""

from motcua.notices.terms.stages import Outcome, Stage, Standing
from motcua.notices.terms.templates import TEMPLATES, Template
from motcua.notices.terms.words import Carriage, Letter, Owed, Receipt, Report, Telling, Wish

__all__ = [
    "TEMPLATES", "Carriage", "Letter", "Outcome", "Owed", "Receipt", "Report", "Stage", "Standing", "Telling",
    "Template", "Wish",
]  # fmt: skip
