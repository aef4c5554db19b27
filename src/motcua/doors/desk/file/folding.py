"""Long lists on the file page: the end stands open, what was before it is folded but there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

#: of a long list so many stand open; a few more are not worth folding
LAST, FEW = 10, 4


@dataclass(frozen=True, slots=True)
class Folded(Generic[T]):
    """A list in two parts, oldest first."""

    earlier: Sequence[T]
    last: Sequence[T]


def folded(items: Sequence[T]) -> Folded[T]:
    """The list, cut so that its end is seen without turning pages."""
    cut = len(items) - LAST if len(items) > LAST + FEW else 0
    return Folded(items[:cut], items[cut:])
