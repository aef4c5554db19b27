"""What people do at their desks beside the acts themselves."""

from motcua.work.operations.batches import begin, go_on
from motcua.work.operations.errands import assign, close
from motcua.work.operations.presence import forget, here
from motcua.work.operations.transfers import draft, sign, take_back
from motcua.work.operations.views import drop, keep

__all__ = ["assign", "begin", "close", "draft", "drop", "forget", "go_on", "here", "keep", "sign", "take_back"]
