// Small comforts. Every page works without this file.
"use strict";

// A second click on "Ajukan" must not send the form twice. The button is disabled after the browser has collected the
// form's fields, so that its own name and value still travel; pageshow brings it back when the person returns.
const BUSY = "data-busy";

/** @param {HTMLFormElement} form */
function submitButtons(form) {
  const controls = /** @type {HTMLButtonElement[]} */ ([...form.elements]);
  return controls.filter((element) => element.type === "submit");
}

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.getAttribute("method")?.toLowerCase() !== "post" || event.defaultPrevented) return;
  if (form.hasAttribute(BUSY)) {
    event.preventDefault();
    return;
  }
  form.setAttribute(BUSY, "");
  setTimeout(() => submitButtons(form).forEach((button) => { button.disabled = true; }), 0);
  setTimeout(() => wake(form), 15000);   // a stopped load or a download leaves the page standing
});

function wake(form) {
  form.removeAttribute(BUSY);
  submitButtons(form).forEach((button) => { button.disabled = false; });
}

window.addEventListener("pageshow", () => document.querySelectorAll(`form[${BUSY}]`).forEach(wake));

document.addEventListener("click", (event) => {
  const at = /** @type {Element} */ (event.target);
  if (at.closest("[data-print]")) window.print();
  /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.person[open]")).forEach((menu) => {
    if (!menu.contains(at)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = /** @type {HTMLDetailsElement} */ (document.querySelector("details.person[open]"));
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// After a refused form the reader starts at the list of what to mend.
/** @type {HTMLElement} */ (document.querySelector("[data-focus]"))?.focus();

// What a closed disclosure says must not be missing on paper.
window.addEventListener("beforeprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details:not([open])")).forEach((part) => {
    part.open = true;
    part.setAttribute("data-printed", "");
  });
});
window.addEventListener("afterprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-printed]")).forEach((part) => {
    part.open = false;
    part.removeAttribute("data-printed");
  });
});

// A link to what is to be mended leads into its field, also where that is a group of choices or folded away.
document.addEventListener("click", (event) => {
  const at = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement} */ (at.closest(".error-summary a[href^='#']"));
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const isControl = target.matches("input, select, textarea, button");
  const inside = /** @type {HTMLElement} */ (target.querySelector("input:not([type=hidden]), select, textarea"));
  target.scrollIntoView({ block: "center" });
  (isControl ? target : inside ?? target).focus({ preventScroll: true });
});

// Copies of forms stay in this browser only until they are safe in the system, and never after log-out.
try {
  const sent = sessionStorage.getItem("jejak:sent");
  const isSafe = document.querySelector(".flashes .notice-success") !== null;
  const form = document.querySelector("form[data-keep]");
  const isBack = form && !form.matches("[data-fresh], [data-wait]");   // refused: the words stand in this page, which keeps them anew
  if (sent && (isSafe || isBack)) localStorage.removeItem(sent);
  if (isSafe || form) sessionStorage.removeItem("jejak:sent");
} catch {
  // this browser keeps nothing
}
document.addEventListener("submit", (event) => {
  if (!(/** @type {Element} */ (event.target).matches("form[action^='/logout']"))) return;
  try {
    Object.keys(localStorage).filter((key) => key.startsWith("jejak:isian:")).forEach((key) => localStorage.removeItem(key));
  } catch {
    // nothing was kept
  }
});
