"""What is decided about messages without looking anywhere: their words, and patience with those who carry them."""

from motcua.notices.rules.patience import MOST_TRIES, wait
from motcua.notices.rules.wording import letter

__all__ = ["MOST_TRIES", "letter", "wait"]
