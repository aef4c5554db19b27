// The counter works without this. With it: Space, digits and letters mark papers, the focus moves on by itself, a list is
// chosen from by number, the slip prints, and what is typed outlives an expired session.
"use strict";
(() => {
  const KEPT = "motcua-counter:", PRINT = "motcua-print", LOST = "motcua-lost";
  const counter = () => document.getElementById("counter");
  const plain = (e) => !(e.ctrlKey || e.metaKey || e.altKey || e.isComposing);

  const papers = () => [...document.querySelectorAll("[data-paper]")];
  const row = (box) => ({ box, count: document.getElementById(box.id + "-count"), kind: document.getElementById(box.id + "-kind"), reuse: document.getElementById(box.id + "-reuse") });
  const accept = () => document.querySelector("[data-accept]");
  const onward = (from) => {
    const all = papers(), at = all.indexOf(from);
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find((box) => !box.checked && "needed" in box.dataset);
    const target = next || document.querySelector("[data-onward]") || accept();
    if (target) { target.focus(); target.scrollIntoView({ block: "nearest" }); }
  };
  const KINDS = { c: "0", s: "1", d: "2" };
  const price = () => {
    const bill = document.querySelector("[data-one]"), sum = bill && bill.querySelector("[data-sum]");
    if (!sum) return;
    const copies = papers().map(row).filter((one) => one.box.checked && one.kind.value === KINDS.s)
      .reduce((all, one) => all + (/^[1-9][0-9]?$/.test(one.count.value) ? Number(one.count.value) : 0), 0);
    bill.querySelector("[data-copies]").textContent = copies;
    sum.textContent = `${(copies * bill.dataset.one).toLocaleString("vi-VN")} đ`;
  };
  let digits = "";
  const onPaper = (e, box) => {
    const { count, kind, reuse } = row(box), all = papers(), at = all.indexOf(box);
    if (/^[0-9]$/.test(e.key)) {
      digits = (digits + e.key).slice(-2).replace(/^0/, "");
      if (digits) { count.value = digits; box.checked = true; }
    } else if (e.key in KINDS) { kind.value = KINDS[e.key]; box.checked = true; }
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") (all[at + (e.key === "ArrowDown" ? 1 : -1)] || box).focus();
    else if (e.key === " ") { box.checked = !box.checked; if (reuse) reuse.checked = false; if (box.checked) onward(box); }
    else if (e.key === "r" && reuse) { reuse.checked = box.checked = !reuse.checked; if (box.checked) onward(box); }
    else if (e.key === "Enter") onward(box);
    else return;
    e.preventDefault();
    keep();
    price();
  };
  document.addEventListener("focusin", () => { digits = ""; });
  document.addEventListener("keydown", (e) => {
    if (!plain(e) || !counter()) return;
    if (e.target.matches("[data-paper]")) { onPaper(e, e.target); return; }
    const list = e.target.closest("[data-hits]");
    if (list && /^[1-9]$/.test(e.key)) {
      const chosen = list.querySelectorAll("button")[e.key - 1];
      if (chosen) { e.preventDefault(); chosen.click(); }
    }
    if (e.key === "ArrowDown" && e.target.id === "query") {
      const first = document.querySelector("#hits button");
      if (first) { e.preventDefault(); first.focus(); }
    }
    if (e.key === "Enter" && e.target.dataset.enter) {
      e.preventDefault();
      document.getElementById(e.target.dataset.enter).click();
    }
    if (e.key === "Enter" && !e.target.dataset.enter && e.target.closest("[data-slip]") && e.target.matches("input, select")) {
      e.preventDefault();
      accept().click();
    }
  });

  // the eyes are on the paper: after an error the hands stand in the field, and the summary is spoken (role=alert)
  const toField = () => {
    const lacking = () => document.getElementById("papers-error") && papers().find((box) => !box.checked);
    const field = counter() && (counter().querySelector("[aria-invalid]") || lacking());
    if (field) field.focus();
    if (field && field.value.includes("|")) field.select(); // a card that was misread: the next scan takes its place
  };

  // one press, one dossier: the second is held back here, and the key of the form would find it below anyway
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-keep]")) return;
    if (e.target.dataset.sent) e.preventDefault();
    e.target.dataset.sent = "1";
    sessionStorage.setItem(LOST, "1"); // no answer yet: the session may be over
    sessionStorage.setItem(PRINT, "1");
  });
  window.addEventListener("pageshow", () => { const form = document.querySelector("[data-keep]"); if (form) delete form.dataset.sent; });

  const form = () => document.querySelector("[data-keep]");
  const name = () => KEPT + form().dataset.keep;
  const typed = () => [...new FormData(form())].filter(([n, v]) => n !== "csrfmiddlewaretoken" && typeof v === "string");
  const says = (pairs) => pairs.some(([n, v]) => v && ["id_no", "name", "query", "procedure"].includes(n));
  const keep = () => {
    if (!form()) return;
    const pairs = typed();
    if (says(pairs)) sessionStorage.setItem(name(), JSON.stringify(pairs));
  };
  const forget = (all) => Object.keys(sessionStorage)
    .filter((k) => k.startsWith(KEPT) && (all || k !== name())).forEach((k) => sessionStorage.removeItem(k));
  // who only left half-way is followed by somebody else: typed words come back after a lost line, an ended session or a
  // reload, never on a fresh visit
  const lost = () => {
    const came = performance.getEntriesByType("navigation")[0], cut = sessionStorage.getItem(LOST);
    sessionStorage.removeItem(LOST);
    return Boolean(cut) || (came && came.type === "reload");
  };
  const restore = () => {
    const kept = sessionStorage.getItem(name());
    if (!kept || says(typed())) return;
    const values = { do: "look" };
    for (const [n, v] of JSON.parse(kept)) values[n] = v;
    htmx.ajax("POST", form().action, { values, target: "#counter", select: "#counter", swap: "outerHTML" })
      .then(() => { const note = document.querySelector("[data-restored]"); if (note) note.hidden = false; });
  };
  document.addEventListener("input", keep);
  document.addEventListener("change", () => { keep(); price(); });
  document.addEventListener("click", (e) => { if (e.target.closest("[data-forget]")) forget(true); });

  const print = (button) => {
    const old = document.querySelector("iframe[data-paper-to-print]");
    if (old) old.remove();
    const said = { src: button.getAttribute("href"), title: button.firstChild.textContent, className: "dk-printed" };
    const frame = Object.assign(document.createElement("iframe"), said);
    frame.dataset.paperToPrint = "";
    frame.addEventListener("load", () => {
      try { frame.contentWindow.print(); } catch { location.assign(button.href); }
      document.querySelector("[data-next]").focus(); // the viewer takes the focus; the hands want the next person
    });
    document.body.append(frame);
  };
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-print-slip]");
    if (button && plain(e)) { e.preventDefault(); print(button); }
  });

  // accepting prints: once, and then the hands stand on the next person
  const taken = () => {
    forget(true);
    const button = document.querySelector("[data-print-slip]"), next = document.querySelector("[data-next]");
    if (!button || !sessionStorage.getItem(PRINT)) return;
    sessionStorage.removeItem(PRINT);
    print(button);
    next.focus();
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (form()) { if (lost()) { forget(false); restore(); } else forget(true); toField(); }
    if (document.querySelector("[data-taken]")) taken();
  });
  document.addEventListener("htmx:afterSwap", (e) => {
    if (!counter() || e.detail.target.id !== "counter") return; // the bar of numbers swaps itself; the hands stay
    keep();
    price();
    toField();
  });
})();
