"""The gate: the only way a dossier changes. One statement takes it under lock, one writes what was done."""

from motcua.dossiers.record.declaring import Declared, declared, opened_at
from motcua.dossiers.record.locking import (
    Grip,
    Numbering,
    Stale,
    Written,
    known,
    last_doer,
    last_word,
    lock,
    moves,
    number,
    secret,
    written,
)
from motcua.dossiers.record.pen import Pen, committed, signature
from motcua.dossiers.record.sending import ask, numbered, stream
from motcua.dossiers.record.together import BATCH, Hand, together

__all__ = [
    "BATCH",
    "Declared",
    "Grip",
    "Hand",
    "Numbering",
    "Pen",
    "Stale",
    "Written",
    "ask",
    "committed",
    "declared",
    "known",
    "last_doer",
    "last_word",
    "lock",
    "moves",
    "number",
    "numbered",
    "opened_at",
    "secret",
    "signature",
    "stream",
    "together",
    "written",
]
