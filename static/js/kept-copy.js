// A copy of what is typed and has not reached the system yet. It stands in this browser only, under the id of the person who
// typed it, and outlives a closed tab and a database that is away. ui.js clears all copies at log-out.

import { choice } from "./picker.js";
import { addRow } from "./rows.js";

const PREFIX = "jejak:isian:";
const OLDEST = 7 * 24 * 60 * 60 * 1000;
const NOT_TYPED = new Set(["csrf_token", "once", "version", "act", "q", "origin_q", "helper_q"]);

const place = (form) => `${PREFIX}${form.dataset.owner}:${form.dataset.place}:`;
export const keyOf = (form) => place(form) + form.elements.once.value;

// What was typed, as pairs; a unit that was just picked and one that the server has listed are the same.
export function typed(form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => !NOT_TYPED.has(name) && typeof value === "string");
  const lines = form.querySelectorAll("[data-row]");
  const blank = new Set([...lines].filter((line) => ![...line.querySelectorAll("input")].some((input) => input.value)));
  const kept = [];
  for (const [name, value] of pairs) {
    if (name.startsWith("outcome_") || !value) continue;
    kept.push([name === "unit" ? "units" : name, value]);
  }
  lines.forEach((line) => {
    if (!blank.has(line)) line.querySelectorAll("input").forEach((input) => kept.push([input.name, input.value]));
  });
  return kept.sort((one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0));
}

function labels(form) {
  const said = {};
  form.querySelectorAll("[data-picker] input:checked").forEach((input) => {
    const label = input.labels[0];
    said[input.value] = [label.querySelector("strong").textContent, label.querySelector("small")?.textContent ?? ""];
  });
  return said;
}

export function write(form) {
  const copy = { at: Date.now(), once: form.elements.once.value, version: form.elements.version.value, fields: typed(form), labels: labels(form) };
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(copy));
  } catch {
    // a full or closed store: the form itself still saves
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept there
  }
}

// The newest copy of this person and this record that another form left behind, as [key, copy].
export function left(form) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const copy = JSON.parse(localStorage.getItem(key));
      if (Date.now() - copy.at > OLDEST) drop(key);
      else if (key.startsWith(place(form)) && key !== keyOf(form)) found.push([key, copy]);
    }
  } catch {
    return undefined;
  }
  return found.sort((one, other) => other[1].at - one[1].at)[0];
}

export function restore(form, copy) {
  const of = (name) => copy.fields.filter((pair) => pair[0] === name).map((pair) => pair[1]);
  form.elements.once.value = copy.once;
  form.elements.version.value = copy.version;
  form.querySelectorAll("[data-picker]").forEach((box) => pick(box, of(box.dataset.name), copy.labels));
  form.querySelectorAll("input[type=radio], input[type=checkbox]").forEach((input) => { input.checked = of(input.name).includes(input.value); });
  const lines = "input:not([type=radio], [type=checkbox], [type=hidden], [type=search], [type=file])";
  form.querySelectorAll(`${lines}, textarea, select:not([multiple])`).forEach((field) => {
    if (field.name && !field.name.startsWith("outcome_") && field.name !== "unit") field.value = of(field.name)[0] ?? "";
  });
  if (form.elements.unit) units(form, of("units"));
  results(form, of);
  form.querySelectorAll("details.fold").forEach((fold) => {
    if (copy.fields.some(([name]) => fold.querySelector(`[name="${name}"]`))) fold.open = true;
  });
}

function pick(box, values, said) {
  const known = new Set([...box.querySelectorAll(`input[name="${box.dataset.name}"]`)].map((input) => input.value));
  values.filter((value) => !known.has(value)).forEach((id) => {
    const [name, about] = said[id] ?? [id, ""];
    box.querySelector("[data-chosen]").append(choice(box, { id, name, about }));
  });
}

function units(form, values) {
  const listed = new Set([...form.querySelectorAll("input[name=units]")].map((input) => input.value));
  form.elements.unit.value = values.find((value) => !listed.has(value)) ?? "";
}

function results(form, of) {
  const names = ["indicator", "measure", "before", "after", "period", "source"].map((name) => `outcome_${name}`);
  const count = Math.max(...names.map((name) => of(name).length));
  while (form.querySelectorAll("[data-row]").length < count) addRow();
  form.querySelectorAll("[data-row]").forEach((line, at) => names.forEach((name) => {
    line.querySelector(`[name="${name}"]`).value = of(name)[at] ?? "";
  }));
}
