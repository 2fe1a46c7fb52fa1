/* The choice of a year as a slider. It waits for "jejak:data" (what map.js has read), takes the place of the form's
   select and button, and tells every step as "jejak:year"; map and charts listen there. Figures, table, addresses and
   the language link follow here. Without script, or without data, the form stays. */
"use strict";

(() => {
  const PAUSE = 900; // milliseconds between two years while playing

  const format = new Intl.NumberFormat(document.documentElement.lang || "id"); // made once: it is slow to make
  const written = (value) => (value ? format.format(value) : "–"); // nothing verified yet: unknown is no zero
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** The same address for a year; the default leaves no key. */
  function at(address, year) {
    const url = new URL(address, window.location.href);
    if (year === "") url.searchParams.delete("year");
    else url.searchParams.set("year", year);
    return `${url.pathname}${url.search}${url.hash}`; // paper names the whole address of other sites' links only
  }

  function showAddresses(year) {
    window.history.replaceState(window.history.state, "", at(window.location.href, year));
    const beside = document.querySelectorAll("a[hreflang], link[hreflang], .downloads a, a[data-of-year]");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (beside)) link.href = at(link.href, year);
  }

  function showFigures({ agencies, provinces, units }) {
    const values = document.querySelectorAll("[data-figures] .figure-value");
    [agencies, provinces, units].forEach((value, place) => { values[place].textContent = written(value); });
  }

  /** As the server would have written it: most agencies first, then by code, the line without a region last. */
  function showTable(lines) {
    const body = /** @type {HTMLTableSectionElement} */ (document.querySelector("#provinces tbody"));
    const rows = [...body.rows].map((row) => ({ row, code: row.dataset.code, cells: lines[row.dataset.code] ?? [null, null, null, null] }));
    const key = ({ code }) => (code === "-" ? "~" : code);
    rows.sort((one, other) => (other.cells[0] ?? 0) - (one.cells[0] ?? 0) || key(one).localeCompare(key(other), "en"));
    for (const { row, code, cells: [agencies, units, replications, first] } of rows) {
      [agencies, units, replications].forEach((value, place) => { row.cells[place + 1].textContent = written(value); });
      row.cells[4].textContent = first ?? "–";
      row.hidden = !agencies && (code === "-" || !body.closest("[data-zeros]"));
    }
    body.append(...rows.map(({ row }) => row));
  }

  /** The three counts under their names, for who may see them (map.js has read them). */
  function showStanding(figures, year) {
    const box = /** @type {HTMLElement} */ (document.querySelector("[data-counts]"));
    if (!box || !figures?.[year]) return;
    const title = box.closest(".card").querySelector(".card-title");
    title.textContent = year === "" ? box.dataset.now : fill(box.dataset.until, { year });
    box.querySelectorAll(".figure-value").forEach((value, place) => { value.textContent = format.format(figures[year][place]); });
  }

  class YearSlide {
    constructor(form, { table, standing }) {
      this.form = form;
      this.table = table;
      this.standing = standing?.figures;
      this.select = form.querySelector("select");
      this.range = form.querySelector("input[type=range]");
      this.play = form.querySelector(".year-play");
      this.years = [...this.select.options].map((option) => option.value).reverse(); // oldest first, "" last
      this.timer = null;
      this.range.value = this.years.indexOf(this.select.value);
      this.range.addEventListener("input", () => { this.pause(); this.show(); this.say(); });
      this.play.addEventListener("click", () => this.pressed());
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.pause());
      form.querySelector(".year-choice").hidden = true;
      form.querySelector(".year-slide").hidden = false;
      this.name();
      this.describe();
      this.tell(); // the server drew family and curve for all years
    }

    get year() { return this.years[this.range.value]; }

    get sentence() {
      const { agencies, provinces } = this.table[this.year];
      const values = { year: this.year, agencies: written(agencies), provinces: written(provinces) };
      return fill(this.year === "" ? this.form.dataset.all : this.form.dataset.until, values);
    }

    /** Under reduced motion nothing moves by itself: a press is one step. */
    pressed() {
      if (this.timer !== null) return this.pause();
      if (Number(this.range.value) === this.years.length - 1) this.range.value = -1;
      else if (still()) this.range.stepUp();
      if (still()) { this.show(); this.say(); return; }
      this.timer = window.setInterval(() => this.step(), PAUSE);
      this.show();
      this.name();
    }

    step() {
      this.range.stepUp();
      this.show();
      if (Number(this.range.value) === this.years.length - 1) this.pause();
    }

    pause() {
      if (this.timer === null) return;
      window.clearInterval(this.timer);
      this.timer = null;
      this.name();
      this.say();
    }

    name() {
      const { play, pause, step } = this.play.dataset;
      this.play.textContent = this.timer !== null ? pause : still() ? step : play;
      this.play.classList.toggle("is-playing", this.timer !== null);
    }

    show() {
      const now = this.table[this.year];
      this.select.value = this.year;
      this.describe();
      showAddresses(this.year);
      showFigures(now);
      showTable(now.lines);
      showStanding(this.standing, this.year);
      this.tell();
    }

    tell() {
      const year = this.year === "" ? null : Number(this.year);
      document.dispatchEvent(new CustomEvent("jejak:year", { detail: { year } }));
    }

    describe() {
      const [label] = this.select.selectedOptions;
      this.range.setAttribute("aria-valuetext", this.sentence);
      this.form.querySelector(".year-now").textContent = label.textContent;
      const later = this.year === "" ? "" : ` ${this.form.dataset.later}`;
      this.form.querySelector(".year-printed").textContent = this.sentence + later;
    }

    say() { this.form.querySelector("[role=status]").textContent = this.sentence; }
  }

  document.addEventListener("jejak:data", (/** @type {CustomEvent} */ { detail }) => {
    const form = document.querySelector("form[data-years]");
    if (form && detail.table) new YearSlide(form, detail);
  });
})();
