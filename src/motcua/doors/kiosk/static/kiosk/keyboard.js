// The keyboard on the screen: letters, the Vietnamese vowels, and tones that settle where the spelling wants them.
"use strict";
(() => {
  const CODE = ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM-./"]; // a code is of capitals and has no marks
  const WORDS = ["1234567890", "qwertyuiopơư", "asdfghjklăâđ", "zxcvbnmêô-./"];
  const TONES = { "sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323" };
  const MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;
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
  const bare = (word) => word.normalize("NFD").replace(MARKS, "").normalize("NFC");
  // which letter of a syllable bears the tone: hoàng, khái, người, quán, giá, hòa, thủy
  const bearer = (word) => {
    const found = /(?:^|[^aăâeêioôơuưy])([aăâeêioôơuưy]+)[^aăâeêioôơuưy]*$/i.exec(word);
    if (!found) return -1;
    let start = found.index + found[0].indexOf(found[1]), vowels = found[1];
    const before = word.slice(0, start).slice(-1).toLowerCase(), first = vowels[0].toLowerCase();
    if (vowels.length > 1 && ((before === "q" && first === "u") || (before === "g" && first === "i"))) { start += 1; vowels = vowels.slice(1); }
    for (let at = vowels.length - 1; at >= 0; at -= 1) if (/[ăâêôơ]/i.test(vowels[at])) return start + at;
    const hooked = vowels.search(/ư/i);
    if (hooked >= 0) return start + hooked;
    if (start + vowels.length < word.length) return start + vowels.length - 1;
    return start + (vowels.length > 2 ? 1 : 0);
  };
  const tone = (mark) => {
    const before = field.value.slice(0, field.selectionStart), start = before.lastIndexOf(" ") + 1;
    const word = bare(before.slice(start)), at = bearer(word);
    if (at >= 0) put(word.slice(0, at) + (word[at] + mark).normalize("NFC") + word.slice(at + 1), start, before.length);
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
  const letters = (signs) => [...signs].map((sign) => button(sign, () => type(sign)));
  // whatever is still empty comes first; then the form goes
  const done = () => {
    const next = inputs.find((one) => one !== field && one.form === field.form && !one.value);
    if (next) shown(next); else field.form.requestSubmit();
  };
  const spell = () => {
    const code = field.getAttribute("autocapitalize") === "characters";
    const last = [button("⌫ xóa", back), button("OK", done)];
    keys.replaceChildren();
    (code ? CODE : WORDS).forEach((signs, at) => row(code && at === 3 ? [...letters(signs), ...last] : letters(signs)));
    if (!code) row([...Object.entries(TONES).map(([name, mark]) => button(name, () => tone(mark))), button("dấu cách", () => type(" "), true), ...last]);
  };
  // the keyboard never lies over what is typed: the page makes room at its foot and the field goes above it
  const shown = (one) => {
    field = one;
    spell();
    keys.hidden = false;
    document.body.style.paddingBottom = document.documentElement.style.scrollPaddingBottom = `${keys.offsetHeight}px`;
    (one.closest(".govuk-form-group") || one).scrollIntoView({ block: "center" });
  };
  document.querySelector("main").append(keys);
  inputs.forEach((one) => {
    one.inputMode = "none";
    one.addEventListener("focus", () => { field = one; });
    one.addEventListener("click", () => { shown(one); }); // a finger asks for it, a scanner does not
  });
})();
