// Words of a form that nobody read: its session had ended, or its file was too large. What is sent waits in this tab until the
// next page shows; where that is the log-in page, or says that the words are kept here, it goes on waiting in this browser, under
// the id of the person who sent it, and stands in the form again once that person is back. ui.js clears all copies at log-out.

const WAITING = "jejak:kiriman";
const PREFIX = "jejak:isian:kiriman:";
const OLDEST = 7 * 24 * 60 * 60 * 1000;
const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "search"]);

const person = document.body.dataset.person;
const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
const alike = (form) => [...document.forms].filter((other) => isKept(other) && addressOf(other) === addressOf(form));
const boxes = (form) => [...form.elements].filter((field) => field.name && !NOT_TYPED.has(field.type));

// A form that saves itself keeps its own copy (keep.js), and a password is never kept.
function isKept(form) {
  return form.method === "post" && !form.matches("[data-keep]") && !form.querySelector("input[type=password]");
}

function typed(form) {
  const names = new Set(boxes(form).map((field) => field.name));
  return [...new FormData(form)].filter(([name, value]) => names.has(name) && typeof value === "string");
}

function wait(form) {
  const copy = { at: Date.now(), person, address: addressOf(form), index: alike(form).indexOf(form), fields: typed(form) };
  localStorage.removeItem(keyOf(copy));
  if (copy.fields.some(([, value]) => String(value).trim())) sessionStorage.setItem(WAITING, JSON.stringify(copy));
}

const keyOf = (copy) => `${PREFIX}${copy.person}:${copy.address}:${copy.index}`;

function arrive() {
  const sent = sessionStorage.getItem(WAITING);
  sessionStorage.removeItem(WAITING);
  if (!sent || !document.querySelector("form[data-log-in], [data-keeps-words]")) return;
  const copy = JSON.parse(sent);
  localStorage.setItem(keyOf(copy), sent);
  show("[data-words-wait]");
}

function giveBack() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const copy = JSON.parse(localStorage.getItem(key));
    if (Date.now() - copy.at > OLDEST) localStorage.removeItem(key);
    else if (copy.person === person) fill(copy, key);
  }
}

function fill(copy, key) {
  const form = [...document.forms].filter((other) => isKept(other) && addressOf(other) === copy.address)[copy.index];
  if (!form) return;
  const left = new Map();
  copy.fields.forEach(([name, value]) => left.set(name, [...(left.get(name) ?? []), value]));
  boxes(form).forEach((field) => put(field, left.get(field.name) ?? []));
  show("[data-words-back]");
  document.querySelector("[data-words-drop]")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    location.reload();
  });
}

function put(field, values) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
  else if (field.type === "select-multiple") [...field.options].forEach((option) => { option.selected = values.includes(option.value); });
  else field.value = values.shift() ?? "";
  if (!values.length && !field.value) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function show(place) {
  const notice = /** @type {HTMLElement} */ (document.querySelector(place));
  if (notice) notice.hidden = false;
}

try {
  arrive();
  if (person) giveBack();
} catch {
  // this browser keeps nothing
}
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!person || event.defaultPrevented || !isKept(form)) return;
  try {
    wait(form);
  } catch {
    // a full or closed store: the form is sent all the same
  }
});
