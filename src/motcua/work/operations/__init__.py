"""What people do at their desks beside the acts themselves."""

from motcua.work.operations.batches import begin, go_on
from motcua.work.operations.transfers import draft, sign, take_back
from motcua.work.operations.views import drop, keep

__all__ = ["begin", "draft", "drop", "go_on", "keep", "sign", "take_back"]
