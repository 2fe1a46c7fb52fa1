// Choose by searching while typing. Without this file the button beside the field does the same.

export function choice(box, one) {
  const row = document.createElement("div");
  row.className = "choice";
  const input = document.createElement("input");
  Object.assign(input, { type: box.dataset.type, name: box.dataset.name, value: one.id, id: `${box.dataset.id}-${one.id}` });
  const label = document.createElement("label");
  label.htmlFor = input.id;
  const name = document.createElement("strong");
  name.textContent = one.name;
  label.append(name);
  if (one.about) {
    const about = document.createElement("small");
    about.textContent = one.about;
    label.append(document.createElement("br"), about);
  }
  row.append(input, label);
  return row;
}

function watch(box) {
  const field = box.querySelector("input[type=search]");
  const status = box.querySelector("[data-status]");
  const list = box.querySelector("[data-found]");
  const chosen = box.querySelector("[data-chosen]");
  let asked = 0;
  let timer = 0;

  // What is ticked moves up to the chosen ones, so that the next search does not take it away.
  function keepTicked() {
    list.querySelectorAll("input:checked").forEach((input) => chosen.append(input.closest(".choice")));
  }

  async function find() {
    const mine = ++asked;
    const address = new URL(box.dataset.address, location.href);
    address.searchParams.set("q", field.value);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      const found = await answer.json();
      if (mine !== asked) return;
      keepTicked();
      const taken = new Set([...chosen.querySelectorAll("input")].map((input) => input.value));
      const fresh = found.filter((one) => !taken.has(one.id));
      list.replaceChildren(...fresh.map((one) => choice(box, one)));
      status.textContent = fresh.length ? box.dataset.some.replace("{count}", fresh.length) : box.dataset.none;
    } catch {
      status.textContent = "";   // the button still works
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value.trim().length >= 3) timer = setTimeout(find, 250);
  });
}

document.querySelectorAll("[data-picker]").forEach(watch);
