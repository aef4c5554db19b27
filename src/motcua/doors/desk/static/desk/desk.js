// What the kit's script does not know: Esc never empties a field, x ticks the row in focus, one tick for all, an
// offered sentence is replaced by typing.
"use strict";
(() => {
  const typing = (e) => e.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
  const boxes = (all) => [...all.form.elements].filter((one) => one.matches("input[type=checkbox][name=code]"));
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.key === "Escape" && typing(e)) { e.preventDefault(); e.target.blur(); }
    if (e.key === "x" && !typing(e)) {
      const row = e.target.closest("[data-row]");
      const box = row && row.querySelector("input[type=checkbox]");
      if (box) { e.preventDefault(); box.click(); }
    }
  });
  // a sentence the page offers, until it is changed: typing takes its place
  document.addEventListener("focusin", (e) => {
    if (e.target.matches("[data-offered]") && e.target.value === e.target.defaultValue) e.target.select();
  });
  // what cannot be lightly repeated is asked once: the hands stand on the answer
  document.addEventListener("toggle", (e) => {
    if (e.target.matches("[data-ask]") && e.target.open) e.target.querySelector("form button").focus();
  }, true);
  document.addEventListener("change", (e) => {
    const all = e.target.closest("[data-all]");
    if (all) boxes(all).forEach((box) => { box.checked = all.checked; });
  });
  document.addEventListener("click", (e) => { if (e.target.closest("[data-print]")) window.print(); });
})();
