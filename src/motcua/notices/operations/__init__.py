"""What is done about messages: owed, handed over, heard of, minded, reworded."""

from motcua.notices.operations.delivering import deliver, take_turn
from motcua.notices.operations.hearing import hear
from motcua.notices.operations.minding import cancel, retry, retry_all
from motcua.notices.operations.owing import choose, owe, tell
from motcua.notices.operations.summing import sum_up
from motcua.notices.operations.trusting import weigh
from motcua.notices.operations.wording import approve, draft, restore

__all__ = [
    "approve", "cancel", "choose", "deliver", "draft", "hear", "owe", "restore", "retry", "retry_all", "sum_up",
    "take_turn", "tell", "weigh",
]  # fmt: skip
