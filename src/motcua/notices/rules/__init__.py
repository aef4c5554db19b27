"""What is decided about messages without looking anywhere: ways, words, patience, and which carrier is trusted."""

from motcua.notices.rules.patience import LEASE, LONGEST, MOST_ROUNDS, REST, STRIKES, After, Tried, after, wait
from motcua.notices.rules.reaching import USUAL, addresses, onward, owed, ways
from motcua.notices.rules.rivals import SLOW, WINDOW, Measured, choose, standing
from motcua.notices.rules.wording import (
    FIELDS,
    SMS_LENGTH,
    letter,
    problems,
    samples,
    sms_length,
    texts,
    title,
    written,
)

__all__ = [
    "FIELDS", "LEASE", "LONGEST", "MOST_ROUNDS", "REST", "SLOW", "SMS_LENGTH", "STRIKES", "USUAL", "WINDOW",
    "After", "Measured", "Tried", "addresses", "after", "choose", "letter", "onward", "owed", "problems", "samples",
    "sms_length", "standing", "texts", "title", "wait", "ways", "written",
]  # fmt: skip
