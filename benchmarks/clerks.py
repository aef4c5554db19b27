"""Fifty clerks at once among a million files: what each of their pages takes, with the machine's own limits beside it.

A clerk takes a citizen in, opens the file, looks at the inbox, searches a name, and pauses as somebody who reads does;
the same fifty also ask the least page Django can make, at the same pace, in the same run. Then nobody pauses: what the
machine can do at most. Goals: p95 <= 150 ms for intake, file page and inbox on two cores. BENCH_N sets the number of
files (default one million, one in thirty under way), BENCH_CLERKS that of clerks.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from benchmarks import _place
from benchmarks._http import served
from benchmarks.pages import ROOT, _address

N = int(os.environ.get("BENCH_N", "1000000"))
CLERKS = int(os.environ.get("BENCH_CLERKS", "50"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "30"))
#: one file in so many is under way
UNDER_WAY = 30
#: seconds between a clerk's requests, on the average: a file in a minute and a half is ten requests
PAUSE = 4.0
PORTION = 100_000
GOAL = "p95 <= 150 ms"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Took = dict[str, list[float]]


def run() -> Iterator[dict[str, Any]]:
    """One line a page and pace; the least page's beside each pace."""
    _place.ready()
    place = _filled()
    cookies = [_signed_in(f"motcua{n}") for n in range(CLERKS)]
    env = {"DATABASE_URL": _address(), "MOTCUA_HOME": os.environ["MOTCUA_HOME"], "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with served("motcua.config.wsgi:application", env) as us, served("benchmarks._minimal_page:application", env) as it:
        days = [Clerk(us[0], cookie, place.procedures) for cookie in cookies]
        least = [Reader(it[0], _codes()) for _ in range(CLERKS)]
        _worked([d.day for d in days], 5, PAUSE / 4)
        for pace, pause in (("as people work", PAUSE), ("without a pause", 0.0)):
            yield from _lines(pace, _worked([d.day for d in days], SECONDS, pause), GOAL)
            yield from _lines(pace, _worked([r.day for r in least], SECONDS / 3, pause), None)


def _lines(pace: str, took: Took, goal: str | None) -> Iterator[dict[str, Any]]:
    for page, times in sorted(took.items()):
        times.sort()
        p50, p95, p99 = (round(times[int(len(times) * share)] * 1000, 1) for share in (0.5, 0.95, 0.99))
        line = {"figure": page, "pace": pace, "files": N, "clerks": CLERKS, "requests": len(times)}
        yield line | {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99} | ({"goal": goal} if goal else {})


def _filled() -> _place.Place:
    from django.utils import timezone

    now, dice = timezone.now(), random.Random(11)
    place = _place.province(CLERKS, len(_place.LIMITS), date(2020, 1, 1))
    _years(now)
    for first in range(0, N, PORTION):
        makers = (_place.under_way if n % UNDER_WAY == 0 else _place.finished for n in range(min(PORTION, N - first)))
        _place.load(place, [make(place, dice, now) for make in makers])
    return place


def _years(now: datetime) -> None:
    from motcua.calendars import operations as calendars
    from motcua.kernel.actor import SYSTEM

    calendars.install_national(by=SYSTEM, at=now)


def _signed_in(username: str) -> str:
    """The cookie of somebody who has signed in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return f"sessionid={client.cookies['sessionid'].value}"


def _codes() -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select code from dossiers_dossier order by id desc limit 200")
        return [code for (code,) in cursor.fetchall()]


def _worked(days: list[Callable[[Took, Callable[[], bool]], None]], seconds: float, pause: float) -> Took:
    """Everybody at work for so long. The first request of each comes at a moment of its own."""
    took: Took = defaultdict(list)
    until = time.perf_counter() + seconds
    failed: list[BaseException] = []

    def go_on() -> bool:
        time.sleep(random.expovariate(1 / pause) if pause else 0)
        return time.perf_counter() < until and not failed

    def work(day: Callable[[Took, Callable[[], bool]], None]) -> None:
        try:
            while go_on():
                day(took, go_on)
        except BaseException as broken:  # noqa: BLE001 - a figure made of error pages is thrown away
            failed.append(broken)

    threads = [threading.Thread(target=work, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return took


class Reader:
    """Asks the least page again and again."""

    def __init__(self, port: int, codes: list[str]) -> None:
        self.link, self.codes = http.client.HTTPConnection("127.0.0.1", port), codes

    def day(self, took: Took, go_on: Callable[[], bool]) -> None:
        """One page."""
        began = time.perf_counter()
        self.link.request("GET", f"/d/{random.choice(self.codes)}")
        self.link.getresponse().read()
        took["the least page there can be"].append(time.perf_counter() - began)


class Clerk:
    """Takes people in: the counter's page, the form sent, the file, the inbox, a name searched."""

    def __init__(self, port: int, cookie: str, procedures: tuple[str, ...]) -> None:
        self.link, self.cookies = http.client.HTTPConnection("127.0.0.1", port), {"sessionid": cookie}
        self.procedures = procedures

    def day(self, took: Took, go_on: Callable[[], bool]) -> None:
        """One citizen."""
        page = self._ask(took, "counter's page", "GET", "/quay/")
        if not go_on():
            return
        code = self._ask(took, "intake", "POST", "/quay/", self._form(TOKEN.findall(page)[0])).split("/")[2]
        for name, path in (
            ("file page", f"/ho-so/{code}/"), ("inbox", "/viec/"),
            ("search of two words", f"/tim/?q={quote('nguyen ' + str(random.randrange(500)))}"),
        ):  # fmt: skip
            if not go_on():
                return
            self._ask(took, name, "GET", path)

    def _form(self, token: str) -> str:
        number = random.randrange(10**9)
        return urlencode({
            "csrfmiddlewaretoken": token, "key": os.urandom(16).hex(), "do": "take-in",
            "procedure": random.choice(self.procedures), "id_no": f"0{number:011d}", "name": f"Nguyễn Thị Đo {number}",
            "address": "Bản Đo", "phone": "0900000000", "channel": "1", "delivery": "counter",
        })  # fmt: skip

    def _ask(self, took: Took, name: str, method: str, path: str, body: str | None = None) -> str:
        """The page, or where it sends on to."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        began = time.perf_counter()
        answer = self._answer(method, path, body, {"Cookie": "; ".join(self.cookies.values()), **kind})
        said = answer.read().decode()
        took[name].append(time.perf_counter() - began)
        if answer.status != (302 if method == "POST" else 200):
            raise RuntimeError(f"{method} {path}: {answer.status} {said[-2000:]}")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies[cookie.partition("=")[0]] = cookie.partition(";")[0]
        return answer.headers["Location"] if method == "POST" else said

    def _answer(self, method: str, path: str, body: str | None, head: dict[str, str]) -> http.client.HTTPResponse:
        """A connection the server has closed meanwhile is opened again, as a browser does."""
        try:
            self.link.request(method, path, body, head)
            return self.link.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):
            self.link.close()
            self.link.request(method, path, body, head)
            return self.link.getresponse()
