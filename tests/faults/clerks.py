"""People at counters who do not give up: a form that breaks is sent again, with the key it had, until a slip shows."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.world import CLERKS, PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
CODE = re.compile(r'dk-big mc-code">([^<]+)<')
#: how long somebody waits before trying again, and when they lose heart
PAUSE, PATIENCE = 0.25, 60.0
#: where the slip of a dossier just taken in stands
ONWARD = re.compile(r"^/quay/([^/]+)/$")
#: one person in so many is taken in on a freshly opened page, and their slip looked at; so is everybody after a fault
LOOKED_AT = 8
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
        self.procedure, self.token = CLERKS[name][1], ""

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
        key = self._patiently(lambda: self._opened(fresh=person % LOOKED_AT == 0))
        if key is None:
            return
        form = {
            "csrfmiddlewaretoken": self.token, "key": key, "do": "take-in", "procedure": self.procedure,
            "id_no": f"0011900{person:05d}", "name": "Nguyễn Thị Thử", "address": "Bản Thử",
            "phone": f"09000{person:05d}", "channel": "1", "delivery": "counter", **PAPERS,
        }  # fmt: skip
        code = self._patiently(lambda: self._filed(form, look=person % LOOKED_AT == 0))
        with self.shown.lock:
            if code is None:
                self.shown.given_up.append(key)
            else:
                self.shown.codes[key] = code

    def _opened(self, *, fresh: bool) -> str:
        """The key of the next form: as the counter's page drew it, or drawn as that page does."""
        if self.token and not fresh:
            return uuid4().hex
        page = self._page("GET", "/quay/")
        self.token = TOKEN.findall(page)[0]
        return str(KEY.findall(page)[0])

    def _filed(self, form: dict[str, str], *, look: bool) -> str:
        """The code the clerk is sent on to; look: as the page with the slip says it."""
        status, onward, page = self.browser.ask("POST", "/quay/", **form)
        found = ONWARD.match(onward)
        if status != 302 or found is None:
            raise OSError(f"{status}: {page}" if status < 500 else str(status))
        return str(CODE.findall(self._page("GET", onward))[0]) if look else found[1]

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
