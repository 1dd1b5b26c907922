// What bots asked of this Discord: method, route, status, and the bodies.
import { h, replace } from "../dom.js";
import { api } from "../api.js";
import { openDialog } from "./dialog.js";

const EVERY = 1000;
const SHOWN = 500;

export function openTraffic() {
  let entries = [];
  let last = 0;
  let chosen = null;
  let timer = 0;
  const search = h("input", { type: "search", class: "field", placeholder: "Filter: a route, a method, a status …", "aria-label": "Filter requests", autocomplete: "off", oninput: draw });
  const rows = h("div", { class: "traffic-rows", role: "listbox", tabindex: 0, "aria-label": "Requests, newest first", onkeydown: keys });
  const detail = h("div", { class: "traffic-detail", "aria-live": "polite" });
  const dialog = openDialog("Traffic", [search, h("div", { class: "traffic" }, rows, detail)], { kind: "wide-sheet", onclose: () => clearTimeout(timer) });
  search.focus();
  load();

  async function load() {
    try {
      const fresh = await api.requests(last);
      if (fresh.length) {
        last = fresh.at(-1).number;
        entries = [...fresh.reverse(), ...entries].slice(0, SHOWN);
      }
      if (fresh.length || !rows.childElementCount) draw();
    } catch {
      // The line above the messages already says that nobody answers.
    }
    if (dialog.isConnected) timer = setTimeout(load, EVERY);
  }

  function shown() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter((e) => words.every((w) => `${e.method} ${e.path} ${e.route} ${e.status} ${e.world}`.toLowerCase().includes(w)));
  }

  function draw() {
    const list = shown();
    replace(rows, list.length === 0 && h("p", { class: "empty" }, entries.length ? "Nothing fits." : "No bot has asked for anything yet."), list.map((e) =>
      h("div", { class: "traffic-row", role: "option", id: `request-${e.number}`, "aria-selected": String(e.number === chosen), dataset: { number: e.number }, onclick: () => choose(e.number) },
        h("span", { class: `status s${String(e.status)[0]}` }, e.status === 0 ? "cut" : String(e.status)), h("span", { class: "method" }, e.method), h("span", { class: "path", title: e.path }, e.path.replace(/^\/api\/v\d+/, "")))));
    if (chosen) rows.setAttribute("aria-activedescendant", `request-${chosen}`);
    const entry = entries.find((e) => e.number === chosen);
    replace(detail, entry ? about(entry) : h("p", { class: "empty" }, "Choose a request to see what was said."));
  }

  function choose(number) {
    chosen = number;
    draw();
    rows.querySelector(`[data-number="${number}"]`)?.scrollIntoView({ block: "nearest" });
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = shown();
    if (!step || !list.length) return;
    event.preventDefault();
    const at = list.findIndex((e) => e.number === chosen);
    choose(list[Math.max(0, Math.min(list.length - 1, at < 0 ? 0 : at + step))].number);
  }
}

const pretty = (value) => (value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value, null, 2));

function about(entry) {
  const block = (title, value) => pretty(value) !== null && [h("h3", { class: "category" }, title), h("pre", { tabindex: 0 }, h("code", {}, pretty(value)))];
  return [
    h("p", { class: "traffic-line" }, h("strong", {}, entry.method), " ", entry.path),
    h("dl", { class: "facts" },
      h("dt", {}, "Status"), h("dd", {}, entry.status === 0 ? "connection cut" : String(entry.status)),
      h("dt", {}, "Route"), h("dd", {}, entry.route),
      h("dt", {}, "World"), h("dd", {}, entry.world),
      h("dt", {}, "Time"), h("dd", {}, new Date(entry.time).toLocaleTimeString(undefined, { hour12: false }))),
    block("Body", entry.body), block("Answer", entry.answer),
    pretty(entry.body) === null && pretty(entry.answer) === null && h("p", { class: "hint" }, "No body."),
  ];
}
