"""Questions to the outbox."""

from motcua.notices.queries.messages import MessageView, about, troubled, wish, wishes
from motcua.notices.queries.outbox import DailyView, ProviderView, Queue, days, due, providers, queues
from motcua.notices.queries.wordings import InForce, WordingView, in_force, versions, wording

__all__ = [
    "DailyView", "InForce", "MessageView", "ProviderView", "Queue", "WordingView", "about", "days", "due",
    "in_force", "providers", "queues", "troubled", "versions", "wish", "wishes", "wording",
]  # fmt: skip
