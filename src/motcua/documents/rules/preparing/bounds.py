"""The bounds a process of its own sets itself before it opens anything from outside."""

from __future__ import annotations

import resource

#: bytes of memory, seconds of computing, bytes of one file written
MEMORY, SECONDS, WRITTEN = 1_500_000_000, 60, 300_000_000


def bind(seconds: int = SECONDS) -> None:
    """From here on whatever bursts ends this process, and nothing else."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
