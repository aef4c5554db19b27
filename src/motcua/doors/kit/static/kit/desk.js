// The desks' only own script. Everything works without it; it moves the focus and answers keys.
"use strict";
(() => {
  // while a form of an act is open, letters are words on their way into it and press nothing, wherever the focus is
  const typing = (e) => e.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("[data-typing]");
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const step = (by) => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    const target = next && (next.matches("a, button") ? next : next.querySelector("a, button"));
    if (target) { target.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (!typing(e) && (e.key === "j" || e.key === "k")) { e.preventDefault(); step(e.key === "j" ? 1 : -1); return; }
    const wanted = typing(e) && e.key.length === 1 ? null : document.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
    if (!wanted) return;
    e.preventDefault();
    if (wanted.matches("input, textarea, select")) wanted.focus(); else wanted.click();
  });
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-leaves]")) return; // what was typed and not sent belongs to who signs out
    Object.keys(sessionStorage).filter((name) => name.startsWith("motcua-")).forEach((name) => sessionStorage.removeItem(name));
  });
  // another page of the desks was opened: who typed at the counter has left it, and the next person is somebody else
  const left = () => {
    if (!document.querySelector(".mc-nav") || document.querySelector("[data-keep]")) return;
    Object.keys(sessionStorage).filter((name) => name.startsWith("motcua-counter:") || name === "motcua-lost").forEach((name) => sessionStorage.removeItem(name));
  };
  document.addEventListener("DOMContentLoaded", left);
  const here = ".govuk-error-summary, [data-focus]", fields = "input:not([type=hidden]), select, textarea";
  const wrong = `[data-typing] [aria-invalid=true], [data-typing] .govuk-form-group--error :is(${fields})`;
  const toErrors = (root) => {
    const box = root instanceof Element && root.matches(here) ? root : root.querySelector(here);
    const first = box && (box.dataset.focus === "first" ? box.querySelector(fields) : document.querySelector(wrong));
    if (box) (first || box).focus();
  };
  document.addEventListener("DOMContentLoaded", () => toErrors(document));
  document.addEventListener("htmx:afterSwap", (e) => toErrors(e.target));
})();
