// Filing works without this. With it, what is typed is saved every few seconds, and photos too heavy are made lighter.
"use strict";
(() => {
  const form = document.querySelector("form[data-filing]");
  if (!form) return;
  const english = document.documentElement.lang === "en";
  const note = document.querySelector("[data-saved]");

  let waiting = 0;
  const save = async () => {
    const typed = new FormData(form);
    typed.append("luu", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: typed, credentials: "same-origin" });
      if (answer.status === 204 && note) note.textContent = decodeURIComponent(answer.headers.get("X-Saved-At"));
    } catch { /* the line is down: the next pause in typing tries again, and the button always does */ }
  };
  if (form.enctype !== "multipart/form-data") {
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(save, 3000); });
    form.addEventListener("submit", () => clearTimeout(waiting));
  }

  const LIGHT = 2_500_000, EDGE = 2400;
  const megabytes = (octets) => (octets / 1e6).toLocaleString(english ? "en" : "vi", { maximumFractionDigits: 1 }) + " MB";
  const lighter = async (file) => {
    if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= LIGHT) return file;
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  };
  const told = (input) => {
    let box = input.parentNode.querySelector("[data-told]");
    if (!box) {
      box = Object.assign(document.createElement("p"), { className: "govuk-hint" });
      box.dataset.told = ""; box.setAttribute("role", "status");
      input.after(box);
    }
    return box;
  };
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", async () => {
      const kept = new DataTransfer(), words = [];
      for (const file of input.files) {
        const made = await lighter(file).catch(() => file);
        kept.items.add(made);
        if (made !== file) words.push(english
          ? `The photo was ${megabytes(file.size)}; it was made smaller, ${megabytes(made.size)} now. Please check it.`
          : `Ảnh nặng ${megabytes(file.size)}. Hệ thống đã tự thu nhỏ còn ${megabytes(made.size)}; Ông/Bà kiểm tra lại ảnh.`);
      }
      input.files = kept.files;
      told(input).textContent = words.join(" ");
    });
  }
})();
