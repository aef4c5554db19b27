"""Whether a page is fit to be looked at: by axe, by its width on a phone and on a desk, by what it says."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Error, Page, Response

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
#: what stands above the page's own words: its name, the display, the menus
HEAD = """(most) => {
  const head = document.querySelector('.mc-head').getBoundingClientRect().height;
  return head > most ? [`the head takes ${Math.round(head)} px of the screen`] : [];
}"""
HEAD_PHONE, HEAD_DESK = 86, 130
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


#: the first form on which something is typed or chosen
FORM = """[...document.querySelectorAll('main form[method=post]')].find(
  one => one.querySelector('input:not([type=hidden]), textarea, select'))"""
#: sends it with all of it empty
SEND_EMPTY = (
    f"const form = {FORM};"
    + """
  for (const field of form.elements) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
    else if (field.tagName === 'TEXTAREA' || /text|date|number|email|tel|search/.test(field.type)) field.value = '';
  }
  const button = form.querySelector('button.govuk-button[name]') || form.querySelector('button[name]');
  if (button) form.append(Object.assign(document.createElement('input'),
                                        {type: 'hidden', name: button.name, value: button.value}));
  HTMLFormElement.prototype.submit.call(form);
"""
)


class Judge:
    """One page of one browser, and everything wrong that it saw."""

    def __init__(self, page: Page) -> None:
        self.page, self.found, self._said = page, list[str](), list[str]()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._said.append(f"script: {error}"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._said.append(f"console: {message.text}")

    def visit(self, path: str) -> None:
        """Open it, and write down what is wrong when it is a page."""
        if self._open(path):
            self._look(path)

    def send_empty(self, path: str) -> None:
        """Send the page's form with nothing in it, and write down what is wrong with the page that says so."""
        if not (self._open(path) and self.page.evaluate(f"() => !!{FORM}")):
            return
        with self.page.expect_navigation() as sent:
            self.page.evaluate(f"() => {{ {SEND_EMPTY} }}")
        if _is_page(sent.value) and not sent.value.request.redirected_from:
            self._look(f"{path} sent empty")

    def must_be_content(self) -> None:
        """Raises AssertionError with everything found."""
        assert not self.found, "\n" + "\n".join(self.found)

    def _open(self, path: str) -> bool:
        """Files, fragments and addresses that only take something are no pages."""
        self._said.clear()
        try:
            return _is_page(self.page.goto(path))
        except Error:  # a file: it is downloaded
            return False

    def _look(self, where: str) -> None:
        size = self.page.set_viewport_size
        size({"width": PHONE[0], "height": PHONE[1]})
        wrong = self.page.evaluate(WIDE) + self.page.evaluate(WORDS) + self.page.evaluate(HEAD, HEAD_PHONE)
        self.page.evaluate(AXE_SCRIPT)
        wrong += self.page.evaluate(AXE)
        size({"width": DESK[0], "height": DESK[1]})
        wrong += [f"desk: {one}" for one in self.page.evaluate(WIDE) + self.page.evaluate(HEAD, HEAD_DESK)]
        self.found += [f"{where}: {one}" for one in (*wrong, *self._said)]


def _is_page(answer: Response | None) -> bool:
    kind = answer.headers.get("content-type", "") if answer else ""
    return bool(answer and answer.status != 405 and "html" in kind and "<html" in answer.text()[:200])
