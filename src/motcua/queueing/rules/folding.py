"""Where a number stands, from its facts alone: what is kept for speed must equal this."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.queueing.terms import Kind, Stage

#: what each fact makes of a number; others leave it where it is
MAKES: dict[Kind, Stage] = {
    Kind.DRAWN: Stage.WAITING,
    Kind.CALLED: Stage.CALLED,
    Kind.RECALLED: Stage.CALLED,
    Kind.SKIPPED: Stage.ABSENT,
    Kind.TRANSFERRED: Stage.WAITING,
    Kind.BEGAN: Stage.SERVING,
    Kind.ENDED: Stage.SERVED,
    Kind.REQUEUED: Stage.WAITING,
}


def stage_of(kinds: Iterable[Kind]) -> Stage:
    """After these facts, in order."""
    made = [MAKES[kind] for kind in kinds if kind in MAKES]
    return made[-1]
