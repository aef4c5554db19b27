// What is typed into a form outlives an expired session: kept in this tab alone, under the name of who typed it, given
// back to nobody else, forgotten once it is sent. Not for forms the server answers while they are typed (hx-trigger). The counter keeps its own form in the same place (counter.js).
"use strict";
(() => {
  const KEPT = "motcua-draft:", ALL = "motcua-", EXPIRED = "motcua-expired";
  const who = document.body.dataset.user || "";
  const names = (start) => Object.keys(sessionStorage).filter((name) => name.startsWith(start));
  const read = (name) => JSON.parse(sessionStorage.getItem(name));
  const path = (form) => new URL(form.getAttribute("action") || location.pathname, location.href).pathname;
  const name = (form) => `${KEPT}${who}:${path(form)}`;
  const worded = "textarea, input[type=text], input:not([type]), input[type=date], input[type=datetime-local]";
  const ours = (form) => form && form.method === "post" && !form.matches("[data-keep], [data-filing], [data-leaves], [hx-trigger]") && form.closest("main") && form.querySelector(worded);
  const fields = (form) => [...form.elements].filter((one) => one.name && one.matches("textarea, select, input:not([type=hidden]):not([type=password]):not([type=file])"));
  const ticked = (one) => one.type === "checkbox" || one.type === "radio";
  const typed = (form) => fields(form).filter((one) => !ticked(one) || one.checked).map((one) => [one.name, one.value]);
  const forms = (root) => [...(root.matches && root.matches("form") ? [root] : root.querySelectorAll("form"))].filter(ours);

  const keep = (form, sent) => {
    if (!ours(form)) return;
    sessionStorage.setItem(name(form), JSON.stringify({ at: path(form), sent, pairs: typed(form) }));
  };
  const give = (form) => {
    const kept = sessionStorage.getItem(name(form));
    if (!kept || JSON.stringify(JSON.parse(kept).pairs) === JSON.stringify(typed(form))) return;
    const pairs = JSON.parse(kept).pairs;
    fields(form).forEach((one) => {
      const said = pairs.filter(([n]) => n === one.name).map(([, v]) => v);
      if (ticked(one)) one.checked = said.includes(one.value);
      else if (said.length) one.value = said[0];
    });
    const note = document.querySelector("[data-given-back]");
    if (note) note.hidden = false;
  };

  const signIn = () => {
    const note = document.querySelector("[data-expired]");
    if (!note || !names(ALL).some((one) => one !== EXPIRED)) return;
    sessionStorage.setItem(EXPIRED, "1");
    note.hidden = false;
    document.getElementById("username").focus();
  };
  const back = () => {
    const expired = sessionStorage.getItem(EXPIRED);
    sessionStorage.removeItem(EXPIRED);
    names(KEPT).filter((one) => !one.startsWith(`${KEPT}${who}:`)).forEach((one) => sessionStorage.removeItem(one));
    const here = forms(document).map(name), done = document.querySelector(".mc-note--success");
    const sent = names(KEPT).filter((one) => read(one).sent);
    const away = sent.find((one) => expired && !here.includes(one));
    if (away) {
      const draft = read(away);
      sessionStorage.setItem(away, JSON.stringify({ ...draft, sent: false }));
      location.replace(draft.at);
      return;
    }
    sent.filter((one) => !expired && (done || !here.includes(one))).forEach((one) => sessionStorage.removeItem(one));
    forms(document).forEach(give);
  };
  document.addEventListener("DOMContentLoaded", () => { if (who) back(); else signIn(); });
  if (!who) return;
  const heard = (e) => { if (e.target.form) keep(e.target.form, false); };
  document.addEventListener("input", heard);
  document.addEventListener("change", heard);
  document.addEventListener("submit", (e) => { if (sessionStorage.getItem(name(e.target))) keep(e.target, true); });
  document.addEventListener("htmx:afterSwap", (e) => { forms(document.getElementById(e.target.id) || e.target).forEach(give); });
})();
