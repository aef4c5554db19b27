// Forms send their files without this. With it, heavy files travel in pieces: a cut line goes on where it stopped.
"use strict";
(() => {
  const form = document.querySelector("form[data-pieces]");
  if (!form) return;
  const english = document.documentElement.lang === "en";
  const PIECE = 262_144, HEAVY = 700_000;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const remembered = (file) => {
    const name = `piece:${file.name}:${file.size}:${file.lastModified}`;
    const known = sessionStorage.getItem(name) || crypto.randomUUID();
    sessionStorage.setItem(name, known);
    return known;
  };
  const box = Object.assign(document.createElement("p"), { className: "govuk-hint" });
  const bar = Object.assign(document.createElement("progress"), { max: 100, hidden: true });
  box.setAttribute("role", "status");
  bar.setAttribute("aria-label", english ? "Sending" : "Đang gửi");
  form.append(box, bar);
  const asked = async (address, options) => {
    for (let turn = 0; ; turn++) {
      try {
        const answer = await fetch(address, { credentials: "same-origin", ...options });
        if (answer.ok || answer.status === 422) return answer.json();
        if (answer.status < 500) throw new TypeError("refused");
      } catch (cut) { if (cut.message === "refused") throw cut; }
      box.textContent = english ? "The line is down; sending goes on by itself." : "Đường truyền đứt; sẽ tự gửi tiếp khi có mạng.";
      await wait(Math.min(15_000, 1000 * 2 ** turn));
    }
  };
  const send = async (file, done, all) => {
    const key = remembered(file), address = `${form.dataset.pieces}${key}/`;
    let at = (await asked(address)).received;
    while (at < file.size) {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.append("name", file.name); body.append("size", file.size); body.append("offset", at);
      body.append("piece", file.slice(at, at + PIECE));
      const answer = await asked(address, { method: "POST", body });
      if (answer.refused) throw new Error(answer.refused);
      at = answer.received;
      bar.value = Math.round(100 * (done + at) / all);
      box.textContent = english ? `Sending ${file.name}: ${bar.value}%` : `Đang gửi ${file.name}: ${bar.value}%`;
    }
    return key;
  };
  const hidden = (name, value) => form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.addEventListener("submit", async (event) => {
    const heavy = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files].filter((file) => file.size > HEAVY).map((file) => [input, file]));
    if (!heavy.length) return;
    event.preventDefault();
    const pressed = event.submitter, all = heavy.reduce((sum, [, file]) => sum + file.size, 0);
    let done = 0;
    bar.hidden = false;
    if (pressed) pressed.disabled = true;
    try {
      for (const [input, file] of heavy) {
        hidden(`gui-${input.name}`, await send(file, done, all));
        done += file.size;
      }
      for (const input of form.querySelectorAll("input[type=file]")) {
        const light = new DataTransfer();
        for (const file of input.files) if (file.size <= HEAVY) light.items.add(file);
        input.files = light.files;
      }
      if (pressed && pressed.name) hidden(pressed.name, pressed.value);
      form.submit();
    } catch (problem) {
      box.textContent = problem.message;
      bar.hidden = true;
      if (pressed) pressed.disabled = false;
    }
  });
})();
