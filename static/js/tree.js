/* A family tree is one stop of the Tab key; arrows go through it: along a branch, from row to row, Home and End.
   Without this file every mark is a link of its own. */
"use strict";

for (const tree of /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".chart.lineage"))) {
  const members = /** @type {NodeListOf<SVGElement>} */ (tree.querySelectorAll(".member"));
  const marks = [...members].flatMap((member) => {
    const link = /** @type {SVGAElement} */ (member.querySelector("a.node"));
    const at = member.querySelector("svg");
    const place = { row: Number(at.getAttribute("y")), x: parseFloat(at.getAttribute("x")) };
    return link ? [{ link, id: member.dataset.id, parent: member.dataset.parent, ...place }] : [];
  });
  const nearest = (row, { x }) => marks.filter((one) => one.row === row).sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
  const next = (rows, from) => (rows.length ? nearest(rows[0], from) : undefined);
  const rows = [...new Set(marks.map((one) => one.row))].sort((a, b) => a - b);
  const ways = {
    ArrowLeft: (from) => marks.find((one) => one.id === from.parent),
    ArrowRight: (from) => {
      const copies = marks.filter((one) => one.parent === from.id);
      return copies.find((one) => one.row === from.row) ?? copies[0];
    },
    ArrowUp: (from) => next(rows.filter((row) => row < from.row).reverse(), from),
    ArrowDown: (from) => next(rows.filter((row) => row > from.row), from),
    Home: () => marks[0],
    End: () => marks.at(-1),
  };

  const stopAt = (here) => marks.forEach((one) => one.link.setAttribute("tabindex", one === here ? "0" : "-1"));

  tree.addEventListener("focusin", (event) => {
    const here = marks.find((one) => one.link === /** @type {Element} */ (event.target).closest("a.node"));
    if (here) stopAt(here);
  });
  tree.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.key in ways)) return;
    const here = marks.find((one) => one.link === document.activeElement);
    if (!here) return;
    event.preventDefault();
    ways[event.key](here)?.link.focus();
  });

  if (marks.length > 1) {
    stopAt(marks[0]);
    const keys = document.getElementById(`${tree.getAttribute("aria-labelledby").split("-title")[0]}-keys`);
    if (keys) {
      keys.hidden = false;
      tree.setAttribute("aria-describedby", keys.id);
    }
    tree.closest(".chart-scroll")?.removeAttribute("tabindex"); // a focused mark scrolls it
  }
}
