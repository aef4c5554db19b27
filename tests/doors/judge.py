"""Whether a page is fit to be looked at: by axe, by its width on a phone and on a desk, by what it says."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

PHONE, DESK = (360, 740), (1366, 768)
AXE = """() => axe.run({resultTypes: ['violations']}).then(found => found.violations.map(
  one => `axe ${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`))"""
#: what reaches beyond the screen without a box of its own to scroll in
WIDE = """() => {
  const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return [];
  const far = [...document.querySelectorAll('body *')].filter(
    x => x.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${over} px too wide: ${far.slice(0, 3).map(x => x.outerHTML.slice(0, 120)).join(' | ')}`];
}"""
#: a page says what it is, once, and says it in Vietnamese wherever it does not mark another language
WORDS = """() => {
  const found = [], heads = [...document.querySelectorAll('h1')].filter(x => x.innerText.trim());
  if (heads.length !== 1) found.push(`${heads.length} h1`);
  if (!/[^\\s–-]/.test(document.title.split(' – ')[0])) found.push('no title');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.textContent, box = walk.currentNode.parentElement;
    if (box.closest('[lang=en], script, style, svg, code, pre, textarea')) continue;
    const wrong = /\\b(the|and|your|please|must|with|has|not|for)\\b/i.test(words) ? 'English'
      : /\\b(None|undefined|NaN)\\b|\\{\\{|\\{%|&lt;|&amp;/.test(words) ? 'raw' : '';
    if (wrong) found.push(`${wrong}: ${words.trim().slice(0, 80)}`);
  }
  return found;
}"""


class Judge:
    """One page of one browser, and everything wrong that it saw."""

    def __init__(self, page: Page) -> None:
        self.page, self.found, self._said = page, list[str](), list[str]()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._said.append(f"script: {error}"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._said.append(f"console: {message.text}")

    def begin(self) -> None:
        """Another page is to be opened: what the last one said is past."""
        self._said.clear()

    def look(self, where: str, *, axe: bool = True) -> None:
        """Write down what is wrong with the page that stands open."""
        size = self.page.set_viewport_size
        size({"width": PHONE[0], "height": PHONE[1]})
        wrong = self.page.evaluate(WIDE) + self.page.evaluate(WORDS)
        if axe:
            self.page.evaluate(AXE_SCRIPT)
            wrong += self.page.evaluate(AXE)
        size({"width": DESK[0], "height": DESK[1]})
        wrong += [f"desk: {one}" for one in self.page.evaluate(WIDE)]
        self.found += [f"{where}: {one}" for one in (*wrong, *self._said)]
