// The waiting room's screen asks for its table every few seconds, says when it cannot, and calls new numbers aloud.
"use strict";
(() => {
  const EVERY = 4000, PATIENCE = 8000;
  const board = document.querySelector("[data-board]"), lost = document.querySelector("[data-lost]");
  const since = lost.querySelector("[data-since]"); // of the last answer: what is shown is of that time
  const sound = document.querySelector("[data-sound]");
  const marks = () => [...board.querySelectorAll("[data-call]")];
  let heard = new Set(marks().map((call) => call.dataset.call));
  let context = null, waiting = [];
  const bell = () => {
    if (!context || context.state !== "running") return;
    [660, 880].forEach((tone, n) => {
      const note = context.createOscillator(), level = context.createGain();
      note.frequency.value = tone;
      level.gain.setValueAtTime(0.3, context.currentTime + n * 0.25);
      level.gain.exponentialRampToValueAtTime(0.001, context.currentTime + n * 0.25 + 0.4);
      note.connect(level).connect(context.destination);
      note.start(context.currentTime + n * 0.25);
      note.stop(context.currentTime + n * 0.25 + 0.45);
    });
  };
  const voice = () => ("speechSynthesis" in window) && speechSynthesis.getVoices().find((one) => one.lang.startsWith("vi"));
  const speak = () => {
    const words = waiting.shift();
    if (!words) return;
    bell();
    const one = voice();
    if (!one) { setTimeout(speak, 1200); return; }
    const said = new SpeechSynthesisUtterance(words);
    said.voice = one; said.lang = one.lang; said.rate = 0.9;
    said.onend = speak; said.onerror = speak;
    setTimeout(() => speechSynthesis.speak(said), 700);
  };
  const call = () => {
    const fresh = marks().filter((one) => !heard.has(one.dataset.call));
    heard = new Set(marks().map((one) => one.dataset.call));
    const idle = !waiting.length;
    waiting.push(...fresh.map((one) => one.dataset.words));
    if (fresh.length && idle) speak();
  };
  const ask = async () => {
    const stop = new AbortController(), late = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(document.body.dataset.table, { cache: "no-store", signal: stop.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      board.innerHTML = await answer.text();
      since.textContent = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
      lost.hidden = true;
      board.classList.remove("sq-old");
      call();
    } catch {
      lost.hidden = false;
      board.classList.add("sq-old");
    }
    clearTimeout(late);
    setTimeout(ask, EVERY);
  };
  if ("AudioContext" in window) {
    context = new AudioContext();
    sound.hidden = context.state === "running";
    sound.querySelector("button").addEventListener("click", async () => { await context.resume(); sound.hidden = true; bell(); });
  }
  setTimeout(ask, EVERY);
})();
