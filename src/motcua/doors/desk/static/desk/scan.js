// Reads the slip's QR code where the browser can: from the camera, or from a photograph. Typing always works.
"use strict";
(() => {
  const form = document.querySelector("[data-scan]");
  const said = form.querySelector("[data-said]");
  if (!("BarcodeDetector" in window)) { said.textContent = said.dataset.without; return; }
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const part = form.querySelector("[data-camera]"), video = part.querySelector("video");
  let stream = null;
  part.hidden = false;
  const stop = () => { if (stream) stream.getTracks().forEach((track) => track.stop()); stream = null; video.hidden = true; };
  const found = (codes) => {
    if (!codes.length) return false;
    stop();
    form.elements.ma.value = codes[0].rawValue;
    form.submit();
    return true;
  };
  const look = async () => {
    if (!stream) return;
    const codes = await detector.detect(video).catch(() => []);
    if (!found(codes)) setTimeout(look, 250);
  };
  part.querySelector("[data-start]").addEventListener("click", async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
      look();
    } catch { stop(); said.textContent = said.dataset.closed; }
  });
  part.querySelector("input[type=file]").addEventListener("change", async (e) => {
    const picture = e.target.files[0] && await createImageBitmap(e.target.files[0]).catch(() => null);
    const codes = picture ? await detector.detect(picture).catch(() => []) : [];
    if (!found(codes)) said.textContent = said.dataset.none;
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });
})();
