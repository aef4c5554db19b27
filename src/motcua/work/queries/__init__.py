"""Questions about work; everybody sees their own, heads what lies below them."""

from motcua.work.queries.assigning import Hand, Shared, hands, to_share
from motcua.work.queries.errands import Late, errands, overdue, owed
from motcua.work.queries.own import batch, unfinished, views
from motcua.work.queries.transfers import Candidate, Proposal, transfer, transfers, would_move

__all__ = [
    "Candidate", "Hand", "Late", "Proposal", "Shared", "batch", "errands", "hands", "overdue", "owed", "to_share",
    "transfer", "transfers", "unfinished", "views", "would_move",
]  # fmt: skip
