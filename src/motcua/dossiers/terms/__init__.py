"""Words of a dossier: the law on one screen, the records, the names."""

from motcua.dossiers.terms.journey import (
    AT_A_STEP,
    CITIZENS,
    DECLARED,
    ENDED,
    JOURNEY,
    OPEN,
    PAUSED,
    RETURN_STEP_ID,
    RUNNING,
    SYSTEMS,
    WHO,
    Act,
    Channel,
    State,
    Verdict,
)
from motcua.dossiers.terms.names import ACT_NAMES, STATE_NAMES
from motcua.dossiers.terms.records import Applicant, Done, Fact, Held, Open, Paper, PaperReason

__all__ = [
    "ACT_NAMES",
    "AT_A_STEP",
    "Act",
    "Applicant",
    "CITIZENS",
    "Channel",
    "DECLARED",
    "Done",
    "ENDED",
    "Fact",
    "Held",
    "JOURNEY",
    "OPEN",
    "Open",
    "PAUSED",
    "Paper",
    "PaperReason",
    "RETURN_STEP_ID",
    "RUNNING",
    "STATE_NAMES",
    "SYSTEMS",
    "State",
    "Verdict",
    "WHO",
]
