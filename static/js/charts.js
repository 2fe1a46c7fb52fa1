/* Keeps the server's pictures at the chosen year: "jejak:year" dims what came later, crosses what had stopped and marks the year's bar,
   "jejak:counts" recolours the tiles and the still map, which is what a printer sees. Without script every picture shows the year of the address. */
"use strict";

(() => {
  /** The running total of "all years" ends with the last of them. */
  function chosenBar(year) {
    const bars = [...document.querySelectorAll(".chart .bar[data-year]")].map((bar) => Number(bar.dataset.year));
    return year ?? Math.max(...bars);
  }

  function showYear(year) {
    const chosen = chosenBar(year);
    for (const part of document.querySelectorAll(".chart [data-year]")) {
      const own = Number(part.dataset.year);
      part.classList.toggle("is-later", year !== null && own > year);
      if (part.classList.contains("bar")) part.classList.toggle("is-chosen", own === chosen);
    }
    for (const part of document.querySelectorAll(".chart [data-stopped]")) {
      part.classList.toggle("is-stopped", year === null || Number(part.dataset.stopped) <= year);
    }
  }

  const written = new Intl.NumberFormat(document.documentElement.lang || "id");

  /** A province keeps its name; its step (t on a tile, c on the still map) and the sentence of its title change. */
  function showCount(part, letter, { step, count }) {
    for (const other of [0, 1, 2, 3, 4]) part.classList.toggle(`${letter}${other}`, other === step);
    const title = part.querySelector("title");
    title.textContent = title.textContent.replace(/[^ ]*$/, written.format(count));
  }

  function showCounts(counts) {
    for (const land of document.querySelectorAll(".still-map [data-code]")) {
      if (counts[land.dataset.code]) showCount(land, "c", counts[land.dataset.code]);
    }
    for (const tile of document.querySelectorAll(".tile-map [data-code]")) {
      const now = counts[tile.dataset.code];
      if (!now) continue;
      showCount(tile, "t", now);
      const figure = tile.querySelector(".tile-count");
      figure.textContent = written.format(now.count);
      figure.classList.toggle("tile-count-long", now.count >= 1000);
    }
  }

  document.addEventListener("jejak:year", (event) => showYear(event.detail.year));
  document.addEventListener("jejak:counts", (event) => showCounts(event.detail.counts));
})();
