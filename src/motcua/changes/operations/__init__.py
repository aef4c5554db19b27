"""A planned change: drafted, shown, approved by another person, done exactly as shown, taken back where possible."""

from motcua.changes.operations.kinds import WAYS, Way
from motcua.changes.operations.planning import apply, approve, carry_out, draft, drop, look, reverse

__all__ = ["WAYS", "Way", "apply", "approve", "carry_out", "draft", "drop", "look", "reverse"]
