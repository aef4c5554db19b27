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
  // nor may going back: pages of a visit before the machine last stood at its start lead there again
  try {
    if (!home) sessionStorage.setItem("visit", String(Date.now()));
    else if (history.state && history.state.visit !== sessionStorage.getItem("visit")) { document.body.hidden = true; location.replace(home); }
    else history.replaceState({ visit: sessionStorage.getItem("visit") }, "");
  } catch { /* a browser that keeps nothing has nothing to go back to */ }
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
