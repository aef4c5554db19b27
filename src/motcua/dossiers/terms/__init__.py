"""Words of a dossier: the law on one screen, the records, the names."""

from motcua.dossiers.terms.journey import AT_A_STEP, CITIZENS, DECLARED, ENDED, JOURNEY, OPEN, PAUSED, RETURN_STEP_ID, RUNNING, SYSTEMS, WHO, Act, Channel, State, Verdict
from motcua.dossiers.terms.names import ACT_NAMES, STATE_NAMES
from motcua.dossiers.terms.records import Applicant, Done, Fact, Held, Open, Paper, PaperReason

__all__ = ["AT_A_STEP", "CITIZENS", "DECLARED", "ENDED", "JOURNEY", "OPEN", "PAUSED", "RETURN_STEP_ID", "RUNNING", "SYSTEMS", "WHO", "Act", "Channel", "State", "Verdict", "ACT_NAMES", "STATE_NAMES", "Applicant", "Done", "Fact", "Held", "Open", "Paper", "PaperReason"]
