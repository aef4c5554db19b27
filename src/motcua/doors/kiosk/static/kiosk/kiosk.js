// The machine in the hall forgets whoever leaves: after a minute without a touch it goes back to the start, and counts aloud before.
"use strict";
(() => {
  const home = document.body.dataset.home;
  const rest = document.querySelector("[data-rest]");
  if (home && rest) {
    const shown = rest.querySelector("[data-seconds]");
    let left = 60;
    const touched = () => { left = 60; };
    rest.hidden = false;
    ["pointerdown", "keydown", "input", "scroll"].forEach((kind) => addEventListener(kind, touched, { passive: true }));
    setInterval(() => {
      left -= 1;
      shown.textContent = left;
      rest.classList.toggle("kq-soon", left <= 15);
      if (left <= 0) { document.querySelectorAll("form").forEach((form) => form.reset()); location.replace(home); }
    }, 1000);
  }
  // a page taken from the browser's memory would show the last person's
  addEventListener("pageshow", (e) => { if (e.persisted) location.replace(home || location.href); });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
// The keyboard on the screen: letters, the Vietnamese vowels, and tones that settle on the last vowel typed.
(() => {
  const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm.", "ăâđêôơư"];
  const TONES = { "sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323" };
  const inputs = [...document.querySelectorAll(".kq input.govuk-input")];
  if (!inputs.length || innerWidth < 600) return; // a phone has a keyboard of its own
  const keys = document.createElement("div");
  let field = null;
  keys.className = "kq-keys no-print";
  keys.hidden = true;
  keys.setAttribute("role", "group");
  keys.setAttribute("aria-label", document.documentElement.lang === "en" ? "Keyboard" : "Bàn phím");
  const put = (text, from, to) => {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const type = (sign) => put(sign, field.selectionStart, field.selectionEnd);
  const back = () => { const at = field.selectionStart; put("", field.selectionEnd > at ? at : Math.max(0, at - 1), field.selectionEnd); };
  const tone = (mark) => {
    const before = field.value.slice(0, field.selectionStart);
    for (let at = before.length - 1; at >= 0 && before[at] !== " "; at -= 1) {
      const plain = before[at].normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "");
      if (/^[aeiouy]/i.test(plain)) { put((plain + mark).normalize("NFC"), at, at + 1); field.setSelectionRange(before.length, before.length); return; }
    }
  };
  const button = (words, act, wide) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = words;
    if (wide) one.className = "kq-wide";
    one.addEventListener("pointerdown", (e) => e.preventDefault());
    one.addEventListener("click", () => { if (field) { act(); field.focus(); } });
    return one;
  };
  const row = (buttons) => { const line = document.createElement("div"); line.append(...buttons); keys.append(line); };
  ROWS.forEach((signs) => row([...signs].map((sign) => button(sign, () => type(sign)))));
  row(Object.entries(TONES).map(([name, mark]) => button(name, () => tone(mark))));
  row([button("dấu cách", () => type(" "), true), button("⌫ xóa", back), button("OK", () => field.form.requestSubmit())]);
  document.querySelector("main").append(keys);
  inputs.forEach((one) => {
    one.inputMode = "none";
    one.addEventListener("focus", () => { field = one; keys.hidden = false; });
  });
})();
