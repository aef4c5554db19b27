"""The worker as it runs: until told to stop, and anew whenever the database was away."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from django.core.management import CommandError
from django.db import DatabaseError, connections
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from psycopg_pool import PoolTimeout

from motcua.notices.terms import Carriage

#: seconds before the database is tried again; seconds a connection may take
PAUSE, PATIENCE = 2.0, 5.0
#: jobs at once: the house's own, and one for each way messages travel, which mostly waits for somebody's network
AT_ONCE = 2 + len(Carriage)
AWAY = (ConnectorException, DatabaseError, PoolTimeout)


def until_stopped(*, prepare: Callable[[], None], say: Callable[[str], None]) -> None:
    """Work until SIGINT or SIGTERM, after the job at hand. prepare: starts the database, or raises CommandError."""
    prepare()
    while not asyncio.run(_shift(say)):
        time.sleep(PAUSE)
        connections.close_all()
        with suppress(CommandError):  # still away: said at the next try
            prepare()


async def _shift(say: Callable[[str], None]) -> bool:
    """Work as long as the database is there. True when told to stop."""
    told = asyncio.Event()
    work = asyncio.create_task(_work())

    def stop() -> None:
        told.set()
        work.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        await work
        problem = ""
    except asyncio.CancelledError:
        return True
    except AWAY as away:
        problem = " ".join(str(away.__cause__ or away).split())
    if not told.is_set():
        say(
            f"Bộ việc nền mất cơ sở dữ liệu, sẽ thử lại: {problem or '–'} / "
            "The worker lost its database and will try again."
        )
    return told.is_set()


async def _work() -> None:
    with app.replace_connector(PsycopgConnector(kwargs=connector_params(), timeout=PATIENCE)):
        async with app.open_async():
            await app.run_worker_async(
                concurrency=AT_ONCE,
                shutdown_graceful_timeout=10,
                delete_jobs="successful",
                install_signal_handlers=False,
            )
