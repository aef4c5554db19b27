"""Hands on a keyboard before a real browser: every stroke is sent as a key press and counted, every answer timed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request


@dataclass
class Hands:
    """What they pressed since `begin`, and what the server took to answer."""

    page: Page
    root: str
    strokes: int = 0
    answers: list[Request] = field(default_factory=list)

    def sign_in(self, username: str, password: str) -> None:
        """By the form, uncounted."""
        self.page.goto(f"{self.root}/dang-nhap/")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_load_state()

    def begin(self, path: str, focused: str) -> None:
        """An empty form, counted from here."""
        self.page.goto(self.root + path)
        self.at(focused)
        self.strokes = 0
        self.answers.clear()

    def at(self, focused: str) -> None:
        """Wait until the field has the focus, and nothing is still on its way."""
        self.page.wait_for_function("id => document.activeElement && document.activeElement.id === id", arg=focused)
        self.page.wait_for_load_state("networkidle")

    def press(self, key: str) -> None:
        """One stroke."""
        self.page.keyboard.press(key)
        self.strokes += 1

    def type(self, text: str, *, then: str) -> None:
        """A stroke for each letter, and one more."""
        for letter in text:
            self.press(letter)
        self.press(then)

    def scan(self, line: str) -> None:
        """A scanner types the line and Enter; whoever holds it presses once."""
        self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")
        self.strokes += 1

    def choose(self, code: str) -> None:
        """The procedure from the list of hits, by its number there; one hit alone chooses itself."""
        self.page.wait_for_selector(
            f"#hits button[data-focus], input[name=procedure][value='{code}']", state="attached"
        )
        self.page.wait_for_load_state("networkidle")
        codes = self.page.eval_on_selector_all("#hits button", "all => all.map(one => one.value)")
        if codes:
            self.press(str(codes.index(code) + 1))
        self.page.wait_for_selector("[data-paper][data-focus]")
        self.page.wait_for_load_state("networkidle")

    def on_paper(self) -> bool:
        """Whether the focus stands on a paper."""
        return bool(self.page.evaluate("document.activeElement.matches('[data-paper]')"))

    def on_last_paper(self) -> bool:
        """Whether it stands on the last one."""
        script = "[...document.querySelectorAll('[data-paper]')].pop() === document.activeElement"
        return bool(self.page.evaluate(script))

    def slip(self) -> tuple[int, float]:
        """Wait for the slip on its way to the printer; strokes, and the server's milliseconds for all answers."""
        self.page.wait_for_selector(".dk-big")
        self.page.wait_for_selector("iframe[data-paper-to-print]", state="attached")
        self.page.wait_for_load_state("networkidle")
        return self.strokes, sum(_server_ms(answer) for answer in self.answers)


def _server_ms(answer: Request) -> float:
    """From the last byte sent to the first one back, over the loopback."""
    timing = answer.timing
    return float(max(0.0, timing["responseStart"] - timing["requestStart"]))


@contextmanager
def hands(chromium: str, port: int) -> Iterator[Hands]:
    """Hands before a desk of 1366 x 768."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # nobody can answer a print preview here, and without a screen it takes the page down with it
        args = ["--no-sandbox", "--disable-print-preview"]
        browser = driver.chromium.launch(executable_path=chromium, args=args)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        found = Hands(page, f"http://127.0.0.1:{port}")
        page.on("requestfinished", lambda answer: found.answers.append(answer))
        try:
            yield found
        finally:
            browser.close()
