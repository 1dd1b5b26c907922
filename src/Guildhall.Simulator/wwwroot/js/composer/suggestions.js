// What can stand in an option, and the list that shows it.
import { h, replace } from "../dom.js";
import { autocomplete } from "../interactions.js";
import { TYPE, people, roles, places } from "./values.js";
import { collect } from "./values.js";

const MOST = 25;

/** Suggestions as {label, value, text, hint}; `isFree` says that other text is allowed as well. */
export async function suggest(leaf, option, typed, texts) {
  const wanted = typed.trim().toLowerCase().replace(/^[@#](?=.)/, option.type === TYPE.string ? "$&" : "");
  const fits = (row) => row.label.toLowerCase().includes(wanted) || String(row.text).toLowerCase().includes(wanted);
  const rows = (list) => list.map((r) => ({ label: `${r.sign}${r.label}`, text: `${r.sign}${r.name}`, value: r.id })).filter(fits).slice(0, MOST);
  if (option.choices?.length) {
    return option.choices.map((c) => ({ label: c.name, text: c.name, value: c.value })).filter(fits);
  }
  switch (option.type) {
    case TYPE.boolean: return ["true", "false"].filter((t) => t.startsWith(wanted)).map((t) => ({ label: t, text: t, value: t === "true" }));
    case TYPE.user: return rows(people());
    case TYPE.role: return rows(roles());
    case TYPE.channel: return rows(places(option));
    case TYPE.mentionable: return rows([...people(), ...roles()]);
    default: return option.autocomplete ? fetched(leaf, option, typed, texts) : [];
  }
}

async function fetched(leaf, option, typed, texts) {
  const others = {};
  for (const [name, text] of Object.entries(texts)) {
    const known = leaf.options.find((o) => o.name === name);
    if (name !== option.name && known && text) Object.assign(others, collect({ ...leaf, options: [known] }, { [name]: text }).options ?? {});
  }
  const answer = await autocomplete(leaf.path, { ...others, [option.name]: typed.trim() }, option.name);
  const choices = Array.isArray(answer) ? answer : (answer?.choices ?? []);
  return choices.slice(0, MOST).map((c) => ({ label: c.name, text: String(c.value), value: c.value }));
}

/** One list for commands, option names and values. It never takes the focus; the input steers it. */
export class SuggestionList {
  rows = [];
  active = -1;
  hasMoved = false;

  constructor(pick) {
    this.pick = pick;
    this.title = h("div", { class: "suggestions-title" });
    this.list = h("div", { role: "listbox", id: "suggestions", "aria-label": "Suggestions" });
    this.element = h("div", { class: "suggestions", hidden: true }, this.title, this.list);
  }

  get isOpen() { return !this.element.hidden; }

  get current() { return this.rows[this.active]; }

  show(title, rows, active = 0, note = "") {
    this.rows = rows;
    this.active = rows.length ? active : -1;
    this.hasMoved = false;
    this.element.hidden = rows.length === 0 && !note;
    replace(this.title, title, note && h("span", { class: "note" }, note));
    this.draw();
  }

  hide() {
    this.rows = [];
    this.active = -1;
    this.element.hidden = true;
    this.mark();
  }

  move(step) {
    if (this.rows.length === 0) return;
    this.hasMoved = true;
    this.active = (this.active + step + this.rows.length) % this.rows.length;
    this.draw();
  }

  draw() {
    replace(this.list, this.rows.map((row, index) =>
      h("div", {
        role: "option", id: `suggestion-${index}`, class: "option", "aria-selected": String(index === this.active), dataset: { suggestion: row.text ?? row.label },
        onpointerdown: (event) => { event.preventDefault(); this.pick(row); },
      }, h("span", { class: "name" }, row.label, row.detail && h("code", { class: "detail" }, row.detail)), row.hint && h("span", { class: "hint" }, row.hint), row.badge && h("span", { class: "badge" }, row.badge))));
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
    this.mark();
  }

  /** Tells assistive technology which row the focused input points at. */
  mark() {
    const input = document.activeElement;
    if (!input?.matches?.("[role=combobox]")) return;
    input.setAttribute("aria-expanded", String(this.isOpen));
    if (this.active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${this.active}`);
    else input.removeAttribute("aria-activedescendant");
  }
}
