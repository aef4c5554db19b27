"""People at counters who do not give up: a page that breaks is sent again, with the key it had, until a slip shows."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.faults.world import CLERKS, PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
CODE = re.compile(r'dk-big mc-code">([^<]+)<')
#: how long somebody waits before trying again, and when they lose heart
PAUSE, PATIENCE = 0.25, 60.0
PAPERS = {f"paper-{n}{name}": value for n in (1, 2) for name, value in (("", "1"), ("-count", "1"), ("-kind", "0"))}


@dataclass
class Shown:
    """What all of them were shown, and how often somebody had to send a form again."""

    codes: dict[str, str] = field(default_factory=dict)
    again: int = 0
    given_up: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Browser:
    """One connection kept as long as it holds; the cookies of somebody who signed in."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port, self.cookies = port, cookies
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str, str]:
        """Status, where it points, page. OSError or HTTPException when the connection broke."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        try:
            self.link.request(method, path, body=urlencode(form) if form else None, headers=headers)
            with self.link.getresponse() as answer:
                page = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.link.close()
            raise
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.headers.get("Location", ""), page


def signed_in(port: int, username: str) -> dict[str, str]:
    """The cookies of that clerk's session."""
    browser = Browser(port, {})
    _, _, page = browser.ask("GET", "/dang-nhap/")
    proof = {"csrfmiddlewaretoken": TOKEN.findall(page)[0]}
    status, _, _ = browser.ask("POST", "/dang-nhap/", username=username, password=PASSWORD, **proof)
    browser.link.close()
    assert status == 302, f"{username} cannot sign in: {status}"
    return browser.cookies


class Clerk(threading.Thread):
    """Takes in one person after the other until nobody is left in the queue."""

    def __init__(self, port: int, name: str, cookies: dict[str, str], queue: list[int], shown: Shown) -> None:
        super().__init__(daemon=True)
        self.browser, self.queue, self.shown = Browser(port, dict(cookies)), queue, shown
        self.procedure = CLERKS[name][1]

    def run(self) -> None:
        """The day's work."""
        while True:
            try:
                person = self.queue.pop()
            except IndexError:
                self.browser.link.close()
                return
            self._take_in(person)

    def _take_in(self, person: int) -> None:
        page = self._patiently(lambda: self._page("GET", "/quay/"))
        if page is None:
            return
        key = KEY.findall(page)[0]
        form = {
            "csrfmiddlewaretoken": TOKEN.findall(page)[0], "key": key, "do": "take-in", "procedure": self.procedure,
            "id_no": f"0011900{person:05d}", "name": f"Nguyễn Thị Thử {person}", "address": "Bản Thử",
            "phone": f"09000{person:05d}", "channel": "1", "delivery": "counter", **PAPERS,
        }  # fmt: skip
        slip = self._patiently(lambda: self._filed(form))
        with self.shown.lock:
            if slip is None:
                self.shown.given_up.append(key)
            else:
                self.shown.codes[key] = CODE.findall(slip)[0]

    def _filed(self, form: dict[str, str]) -> str:
        status, onward, page = self.browser.ask("POST", "/quay/", **form)
        if status != 302:
            raise OSError(f"{status}: {page}" if status < 500 else str(status))
        return self._page("GET", onward)

    def _page(self, method: str, path: str) -> str:
        status, _, page = self.browser.ask(method, path)
        if status != 200:
            raise OSError(str(status))
        return page

    def _patiently(self, try_it: Callable[[], str]) -> str | None:
        heart = time.monotonic() + PATIENCE
        while time.monotonic() < heart:
            try:
                return try_it()
            except (OSError, http.client.HTTPException):
                with self.shown.lock:
                    self.shown.again += 1
                time.sleep(PAUSE * (0.5 + random.random()))
        return None
