// Asks for this page anew every few seconds and shows the part that changes; without an answer the old one stays.
"use strict";
(() => {
  const EVERY = 8000;
  const part = document.querySelector("[data-again]");
  const ask = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { cache: "no-store" });
        const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-again]");
        if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
      } catch { /* the next time */ }
    }
    setTimeout(ask, EVERY);
  };
  if (part) setTimeout(ask, EVERY);
})();
