// A form that saves itself while it is typed: quietly to the system, and into this browser as long as that has not worked.
// Without this file the button "Simpan draf" does the same.

import { drop, keyOf, left, restore, typed, write } from "./kept-copy.js";

const PAUSE = 1200;   // after the last key
const LONGEST_WAIT = 60000;
const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-keep]"));
const status = form.querySelector("[data-keep-status]");
const offer = /** @type {HTMLElement} */ (document.querySelector("[data-restore]"));
const first = form.hasAttribute("data-new") ? form.elements[form.dataset.first] : undefined;

let saved = JSON.stringify(typed(form));
let timer = 0;
let busy = false;
let isNamed = !first || first.value.trim() !== "";   // an id that never changes comes from the whole name, not from half of it
let isClosed = form.hasAttribute("data-wait");   // two people's words differ: the person decides, not the clock
let wait = PAUSE;
let sending = new AbortController();

const language = document.documentElement.lang;
const clock = (at) => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

function when(at) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? clock(at) : `${clock(at)} (${new Date(at).getDate()} ${new Intl.DateTimeFormat(language, { month: "long" }).format(at)})`;
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;   // a region that repeats itself is read out again
}

function changed() {
  if (JSON.stringify(typed(form)) === saved) return;
  write(form);
  wait = PAUSE;
  plan();
}

function plan() {
  clearTimeout(timer);
  if (!isClosed) timer = setTimeout(save, wait);
}

async function save() {
  const now = JSON.stringify(typed(form));
  if (busy || isClosed || now === saved) return;
  if (!isNamed) return say(form.dataset.unnamed);
  busy = true;
  sending = new AbortController();
  const ending = setTimeout(() => sending.abort(), 20000);
  try {
    const words = new FormData(form);
    words.delete("file");   // a file goes with its form, once
    const answer = await fetch(form.dataset.keep, {
      method: "POST", body: words, headers: { Accept: "application/json" }, redirect: "manual", signal: sending.signal,
    });
    await take(answer, now);
  } catch {
    if (!isClosed) later();   // no network
  }
  clearTimeout(ending);
  busy = false;
  if (!isClosed && JSON.stringify(typed(form)) !== saved) plan();
}

async function take(answer, now) {
  if (answer.ok) return done(await answer.json(), now);
  if (answer.status >= 500 || answer.status === 429) return later();
  if (answer.status === 409 || answer.status === 422) {
    isClosed = answer.status === 409;
    saved = isClosed ? saved : now;   // the same words would be refused again
    return say((await answer.json()).said);
  }
  isClosed = true;
  say(form.dataset.ended);
}

function done(kept, now) {
  drop(keyOf(form));
  saved = now;
  wait = PAUSE;
  /** @type {HTMLInputElement} */ (form.elements.namedItem("version")).value = kept.version;
  if (form.hasAttribute("data-new")) {
    form.removeAttribute("data-new");
    form.dataset.place = kept.number;
    form.dataset.keep = kept.keep;
    history.replaceState(null, "", kept.address);
  }
  if (JSON.stringify(typed(form)) !== saved) write(form);
  say(form.dataset.saved.replace("{time}", clock(Date.now())));
}

function later() {
  wait = Math.min(LONGEST_WAIT, wait * 2);
  say(form.dataset.local);
}

function offerLeft() {
  const found = left(form);
  if (!found) return;
  const [key, copy] = found;
  if (JSON.stringify(copy.fields) === saved) {
    if (form.hasAttribute("data-fresh")) drop(key);   // what the system shows is what was typed
    return;
  }
  const back = /** @type {HTMLElement} */ (offer.querySelector("[data-restore-yes]"));
  back.textContent = back.dataset.words.replace("{time}", when(copy.at));
  offer.hidden = false;
  back.addEventListener("click", () => {
    restore(form, copy);
    noteName();
    close();
    changed();
  });
  offer.querySelector("[data-restore-no]").addEventListener("click", () => {
    drop(key);
    close();
  });
}

function close() {
  offer.hidden = true;
  /** @type {HTMLElement} */ (form.querySelector("input[type=search], input:not([type=hidden])")).focus();
}

function noteName() {
  isNamed = !form.hasAttribute("data-new") || !first || first.value.trim() !== "";
}

first?.addEventListener("change", noteName);
form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("submit", () => {
  clearTimeout(timer);
  isClosed = true;
  sending.abort();   // older words must not arrive after these
  write(form);
  sessionStorage.setItem("jejak:sent", keyOf(form));
});
window.addEventListener("online", () => { if (!busy) save(); });
window.addEventListener("pagehide", () => { if (JSON.stringify(typed(form)) !== saved) write(form); });
window.addEventListener("pageshow", (event) => { if (event.persisted) isClosed = form.hasAttribute("data-wait"); });

if (!form.hasAttribute("data-fresh") && !isClosed) saved = "";   // a refused submit: the words are not in the system yet
offerLeft();
if (saved === "" && typed(form).length) changed();
