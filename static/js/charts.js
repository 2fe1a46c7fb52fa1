/* Keeps the server's pictures at the chosen year: "jejak:year" dims what came later, crosses what had stopped and marks the year's bar,
   "jejak:counts" recolours the tiles and the still map, which is what a printer sees. Without script every picture shows the year of the address. */
"use strict";

(() => {
  /** The running total of "all years" ends with the last of them. */
  function chosenBar(year) {
    const bars = /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".chart .bar[data-year]"));
    return year ?? Math.max(...[...bars].map((bar) => Number(bar.dataset.year)));
  }

  function showYear(year) {
    const chosen = chosenBar(year);
    const parts = /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".chart [data-year]"));
    for (const part of parts) {
      const own = Number(part.dataset.year);
      part.classList.toggle("is-later", year !== null && own > year);
      if (part.classList.contains("bar")) part.classList.toggle("is-chosen", own === chosen);
    }
    const ended = /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".chart [data-stopped]"));
    for (const part of ended) {
      part.classList.toggle("is-stopped", year === null || Number(part.dataset.stopped) <= year);
    }
  }

  const written = new Intl.NumberFormat(document.documentElement.lang || "id");

  /** A province keeps its name; its step (t on a tile, c on the still map) and the sentence of its title change. */
  function showCount(part, letter, { step, words }) {
    for (const other of [0, 1, 2, 3, 4]) part.classList.toggle(`${letter}${other}`, other === step);
    const title = part.querySelector("title");
    title.textContent = title.textContent.replace(/: [^:]*$/, `: ${words}`);
  }

  function showCounts(counts) {
    const lands = /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".still-map [data-code]"));
    for (const land of lands) {
      if (counts[land.dataset.code]) showCount(land, "c", counts[land.dataset.code]);
    }
    const tiles = /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".tile-map [data-code]"));
    for (const tile of tiles) {
      const now = counts[tile.dataset.code];
      if (!now) continue;
      showCount(tile, "t", now);
      const figure = tile.querySelector(".tile-count");
      figure.textContent = now.count ? written.format(now.count) : "–"; // unknown is no zero
      figure.classList.toggle("tile-count-long", now.count >= 1000);
    }
  }

  document.addEventListener("jejak:year", (/** @type {CustomEvent} */ event) => showYear(event.detail.year));
  document.addEventListener("jejak:counts", (/** @type {CustomEvent} */ event) => showCounts(event.detail.counts));
})();
