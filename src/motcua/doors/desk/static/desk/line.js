// When the line is lost at the counter: what is typed stays on the page and in this tab's session (counter.js keeps it),
// and what was pressed is sent once, under the key the form bears, when the line is back. Nothing is accepted meanwhile.
"use strict";
(() => {
  const FRESH = 8000, AGAIN = 4000, PATIENCE = 5000;
  const box = document.querySelector("[data-line]");
  if (!box) return;
  let heard = Date.now(), down = false, held = "", again = 0;
  const form = () => document.querySelector("[data-keep]");
  const say = () => {
    const waits = box.querySelector("[data-held]");
    if (down && box.hidden) box.querySelector("time").textContent = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    box.hidden = !down;
    waits.hidden = !held;
  };
  const reached = async () => {
    if (!navigator.onLine) return false;
    try {
      const asked = { method: "HEAD", cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
      return (await fetch(form().action, asked)).status < 500;
    } catch { return false; }
  };
  const lost = () => { down = true; sessionStorage.setItem("motcua-lost", "1"); say(); clearTimeout(again); again = setTimeout(ask, AGAIN); };
  const ask = async () => {
    if (!form()) return;
    if (!(await reached())) { lost(); return; }
    heard = Date.now();
    down = false;
    const pressed = held;
    held = "";
    say();
    if (pressed) form().requestSubmit(form().querySelector(`button[name=do][value="${CSS.escape(pressed)}"]`));
  };
  // before the counter's own listener: what is held back here was not sent
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-keep]")) return;
    if (navigator.onLine && !down && Date.now() - heard < FRESH) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    held = held || (e.submitter ? e.submitter.value : "look");
    ask();
  }, true);
  window.addEventListener("offline", lost);
  window.addEventListener("online", ask);
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:afterOnLoad", () => { heard = Date.now(); });
})();
