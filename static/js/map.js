/* Draws the map of provinces over the still one: Leaflet without tiles, data as JSON, names only as text.
   Listens to "jejak:year" on the document, tells "jejak:data" and "jejak:counts" there and "jejak:province" from its box. */
"use strict";

const JejakMap = (() => {
  const BEND = 0.18; // of a line's length, as in the still map
  const STEPS = 24; // straight pieces of a curve
  const POINTS_FROM = 1.25; // zoom steps above the whole country

  /** Complete the options that the server gives with what only the browser knows. */
  function options(given) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    return { ...given, fadeAnimation: !still, zoomAnimation: !still, inertia: !still };
  }

  const read = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  const written = new Intl.NumberFormat(document.documentElement.lang || "id");
  const number = (value) => written.format(value);

  /** Lines of text for a tooltip; textContent, so that a name is never read as markup. */
  function tip(first, ...rest) {
    const box = document.createElement("div");
    const head = document.createElement("strong");
    head.textContent = first;
    box.append(head);
    for (const line of rest) {
      const part = document.createElement("span");
      part.textContent = line;
      box.append(part);
    }
    return box;
  }

  /** Count of a year: all that began by its end; what has no known year counts in "all years" only, as in the table. */
  function countIn(province, year) {
    const dated = Object.entries(province.years).filter(([began]) => year === null || Number(began) <= year);
    return (year === null ? province.undated ?? 0 : 0) + dated.reduce((sum, [, count]) => sum + count, 0);
  }

  const classOf = (count, lows) => lows.filter((low) => count >= low).length - 1;

  /** @returns {L.LatLngTuple[]} */
  function curve([lat1, lon1], [lat2, lon2]) {
    const lat = (lat1 + lat2) / 2 - BEND * (lon2 - lon1);
    const lon = (lon1 + lon2) / 2 + BEND * (lat2 - lat1);
    return Array.from({ length: STEPS + 1 }, (_, i) => {
      const t = i / STEPS, s = 1 - t;
      return [s * s * lat1 + 2 * s * t * lat + t * t * lat2, s * s * lon1 + 2 * s * t * lon + t * t * lon2];
    });
  }

  /** @typedef {L.Path & { year: number | null, key?: string, state?: string, words?: string }} Drawn */

  /** A mark of fixed size: dot and circle as they are, square and diamond as paths, a cross in what stopped. */
  const Mark = /** @type {any} */ (L.CircleMarker).extend({
    _updatePath() {
      const { x, y } = this._point, r = this._radius, shape = this.options.shape;
      if (shape === "adapted") this._renderer._setPath(this, `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`);
      else if (shape === "policy") {
        const out = r * 1.4;
        this._renderer._setPath(this, `M${x} ${y - out}l${out} ${out} ${-out} ${out} ${-out} ${-out}z`);
      } else if (this.state === "stopped") {
        const ring = `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
        this._renderer._setPath(this, `${ring}M${x - 2.2} ${y - 2.2}l4.4 4.4m0 -4.4l-4.4 4.4`);
      } else this._renderer._updateCircle(this);
    },
  });

  function place(one, radius) {
    const layer = new Mark(one.at, { radius, shape: one.shape, className: `mark mark-${one.shape}` });
    const lines = () => [one.year && String(one.year), layer.words].filter(Boolean);
    layer.bindTooltip(() => tip(one.label, ...lines()), { className: "map-tip" });
    if (one.href) layer.on("click", () => window.location.assign(one.href));
    return Object.assign(layer, { year: one.year, key: one.key });
  }

  function flow(one) {
    const className = one.policy ? "flow flow-policy" : one.direct ? "flow flow-direct" : "flow";
    const layer = L.polyline(curve(one.start, one.end), { className, interactive: one.policy });
    if (one.policy) layer.bindTooltip(() => tip(one.label), { className: "map-tip", sticky: true });
    return Object.assign(layer, { year: one.year });
  }

  /** How an agency stood by the end of a year; nothing where all of it runs or nobody may know. */
  function stateIn(told, year) {
    if (!told || year === null) return told?.now;
    return told.turns.filter(([since]) => since <= year).pop()?.[1];
  }

  /** Keep a shape from being a stop of the Tab key, which its tooltip makes of it: the tiles and the table serve the keyboard. */
  function leaveOut(layer) {
    const shape = /** @type {any} */ (layer).getElement?.();
    if (shape instanceof SVGElement) shape.setAttribute("tabindex", "-1");
  }

  class Trail {
    constructor(map, data, outlines) {
      this.map = map;
      this.box = map.getContainer();
      this.data = data;
      this.year = this.box.dataset.year ? Number(this.box.dataset.year) : null;
      this.provinces = new Map(data.provinces.map((one) => [one.code, one]));
      map.on("layeradd", ({ layer }) => leaveOut(layer));
      this.land = L.geoJSON(outlines, {
        style: (feature) => ({ className: "land", code: feature.properties.code }),
        onEachFeature: (feature, layer) => this.describe(feature.properties, layer),
      }).addTo(map);
      if (this.box.dataset.crowd) this.box.classList.add(this.box.dataset.crowd);
      this.flows = L.layerGroup(data.flows.map(flow)).addTo(map);
      this.points = L.layerGroup(data.points.map((one) => place(one, 4.5)));
      this.marks = L.layerGroup(data.marks.map((one) => place(one, 7))).addTo(map);
      this.controls();
      this.show(this.year);
      this.box.classList.add("is-ready");
    }

    describe({ code, name }, layer) {
      const province = this.provinces.get(code) || { code, name, undated: null, years: {}, href: null };
      this.provinces.set(code, province);
      const text = () => tip(province.name, `${this.data.unit}: ${this.words(countIn(province, this.year))}`);
      layer.bindTooltip(text, { className: "map-tip", sticky: true });
      layer.on("click", () => this.choose(province));
    }

    /** Where nothing is verified that is said, never zero. */
    words(count) { return count ? number(count) : this.data.none; }

    /** Tell the page; go to the province's page unless somebody there answers. */
    choose({ code, href }) {
      const told = new CustomEvent("jejak:province", { bubbles: true, cancelable: true, detail: { code } });
      if (this.box.dispatchEvent(told) && href) window.location.assign(href);
    }

    controls() {
      const { zoomIn, zoomOut } = this.box.dataset;
      L.control.zoom({ position: "topright", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(this.map);
      this.home = L.latLngBounds(this.data.bounds);
      this.map.setMaxBounds(this.home.pad(0.25));
      this.goHome();
      this.map.on("resize", () => this.atHome && this.goHome());
      this.map.on("zoomend", () => this.zoomed());
      this.zoomed();
      const tools = this.box.closest(".map-figure").querySelector(".map-tools");
      if (!tools) return;
      tools.hidden = false;
      tools.querySelector("select").addEventListener("change", (event) => this.goTo(event.target.selectedOptions[0]));
    }

    goHome() {
      this.map.setMinZoom(0);
      this.map.fitBounds(this.home, { animate: false });
      this.least = this.map.getZoom();
      this.map.setMinZoom(this.least);
      this.zoomed(); // the least zoom is another one after the box has changed its size
    }

    goTo(option) {
      const sides = (option.dataset.bounds || "").split(",").map(Number);
      if (sides.length === 4) this.map.fitBounds([sides.slice(0, 2), sides.slice(2)]);
      else this.goHome();
    }

    /** Whole country: the page scrolls under a finger. Nearer: the map moves, agencies appear. */
    zoomed() {
      const above = this.map.getZoom() - this.least;
      this.atHome = above < 0.1;
      this.map.dragging[this.atHome ? "disable" : "enable"]();
      const isNear = above >= POINTS_FROM;
      if (isNear === this.map.hasLayer(this.points)) return;
      this.map[isNear ? "addLayer" : "removeLayer"](this.points);
      this.marks.eachLayer((/** @type {Drawn} */ layer) => layer.bringToFront());
      this.hideLater();
    }

    show(year) {
      this.year = year;
      const counts = {};
      this.land.eachLayer((/** @type {L.Polygon & { options: { code?: string } }} */ layer) => {
        const code = layer.options.code ?? layer.feature.properties.code;
        const count = countIn(this.provinces.get(code), year);
        counts[code] = { count, step: classOf(count, this.data.lows), words: this.words(count) };
        const shape = layer.getElement();
        shape.classList.remove("c0", "c1", "c2", "c3", "c4");
        shape.classList.add(`c${counts[code].step}`);
      });
      this.hideLater();
      document.dispatchEvent(new CustomEvent("jejak:counts", { detail: { counts, year } }));
    }

    hideLater() {
      for (const group of [this.flows, this.points, this.marks]) {
        group.eachLayer((/** @type {Drawn} */ layer) => {
          const isLater = this.year !== null && layer.year !== null && layer.year > this.year;
          layer.getElement()?.classList.toggle("is-later", isLater);
        });
      }
      if (this.data.standing) this.points.eachLayer((layer) => this.stand(layer, this.data.standing));
    }

    /** Draw an agency hollow where nobody confirmed it, hollow with a cross where it stopped. */
    stand(layer, { points, words }) {
      layer.state = stateIn(points[layer.key], this.year);
      layer.words = words[layer.state];
      for (const one of ["unconfirmed", "stopped"]) layer.getElement()?.classList.toggle(`is-${one}`, layer.state === one);
      if (layer.getElement()) layer.redraw();
    }
  }

  /** Draw; where the data cannot be had, the still map stays. */
  async function draw(map) {
    const box = map.getContainer();
    try {
      const { source, outlines: shapes, standing: place } = box.dataset;
      const asked = [read(source), read(shapes), place ? read(place).catch(() => null) : null];
      const [data, outlines, standing] = await Promise.all(asked);
      data.standing = standing;
      const trail = new Trail(map, data, outlines);
      document.addEventListener("jejak:year", (/** @type {CustomEvent} */ event) => trail.show(event.detail.year));
      box.closest(".map-stage").querySelector(".map-still").hidden = true;
      document.dispatchEvent(new CustomEvent("jejak:data", { detail: data }));
    } catch (problem) {
      box.dataset.problem = problem.message;
    }
  }

  return { options, draw };
})();
