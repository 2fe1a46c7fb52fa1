// One more line of results without asking the server; without this file the button asks it.

const list = document.querySelector("[data-rows]");

export function addRow() {
  const last = list.lastElementChild;
  const row = /** @type {Element} */ (last.cloneNode(true));
  const number = String(list.children.length + 1);
  row.querySelectorAll("input").forEach((input) => {
    const id = input.id.replace(/\d+$/, number);
    const label = /** @type {HTMLLabelElement} */ (row.querySelector(`label[for="${input.id}"]`));
    label.htmlFor = id;
    const told = label.querySelector(".visually-hidden");
    told.textContent = told.textContent.replace(/\d+$/, number);
    input.id = id;
    input.value = "";
  });
  list.append(row);
  return row;
}

document.querySelector("[data-more]")?.addEventListener("click", (event) => {
  event.preventDefault();
  addRow().querySelector("input").focus();
});
