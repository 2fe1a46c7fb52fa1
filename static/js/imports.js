// Tell how far an import is. Without this file the page has a link that loads it again.
"use strict";

const text = document.getElementById("import-text");
let isTyped = false; // a form that somebody fills in is not loaded away
document.addEventListener("change", () => (isTyped = true));
const bar = /** @type {HTMLProgressElement} */ (document.getElementById("import-progress"));

async function look() {
  try {
    const answer = await fetch(text.dataset.poll, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const job = await answer.json();
    if (job.state !== text.dataset.state) {
      if (!isTyped) location.reload();
      return;
    }
    bar.value = job.rows_done;
    if (text.textContent !== job.text) text.textContent = job.text;
  } catch {
    // the server is away for a moment; the next look will tell
  }
}

if (text?.dataset.poll) setInterval(look, 2000);
