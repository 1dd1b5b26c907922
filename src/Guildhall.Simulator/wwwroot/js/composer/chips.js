// A command being filled in: one field for each option, required ones from the start.
import { h, replace, iconButton } from "../dom.js";
import { collect, TYPE } from "./values.js";
import { suggest } from "./suggestions.js";
import { pickFile } from "./files.js";

const TYPING_PAUSE = 120;

export class CommandForm {
  constructor(list, { run, leave }) {
    this.list = list;
    this.run = run;
    this.leave = leave;
    this.element = h("div", { class: "command-form", role: "group", hidden: true });
    this.turn = 0;
  }

  get isOpen() { return !this.element.hidden; }

  open(leaf, texts = {}, focus = null, problem = null) {
    this.leaf = leaf;
    this.values = {};
    this.fields = new Map();
    this.element.hidden = false;
    this.element.setAttribute("aria-label", `/${leaf.path}`);
    this.chips = h("div", { class: "chips" });
    this.more = h("div", { class: "more" });
    this.fault = h("p", { class: "chip-fault", id: "chip-fault", role: "alert", hidden: true });
    replace(this.element, h("span", { class: "command-name" }, `/${leaf.path}`), h("div", { class: "options-row" }, this.chips, this.more),
      iconButton("close", "Leave the command", () => this.close()), this.fault);
    for (const option of leaf.options) if (option.required || texts[option.name]) this.add(option, texts[option.name]);
    this.offer();
    if (focus && !this.fields.has(focus)) {
      this.add(leaf.options.find((o) => o.name === focus));
      this.offer();
    }
    const first = this.fields.get(focus) ?? [...this.fields.values()].find((f) => !f.input.value) ?? [...this.fields.values()][0];
    if (first) first.input.focus();
    else document.getElementById("send").focus();
    if (problem) this.complain(focus, problem);
    if (!first) this.list.show(`/${leaf.path}`, [], -1, leaf.description + " · Enter runs it");
  }

  close() {
    this.element.hidden = true;
    this.list.hide();
    this.leave(this.line());
  }

  line() {
    const parts = [...this.fields].filter(([, f]) => f.input.value).map(([name, f]) => `${name}:${f.input.value}`);
    return [`/${this.leaf.path}`, ...parts].join(" ");
  }

  texts() {
    const texts = {};
    for (const [name, field] of this.fields) texts[name] = this.values[name]?.text === field.input.value ? { value: this.values[name].value } : field.input.value;
    return texts;
  }

  add(option, text = "") {
    const input = h("input", {
      type: "text", class: "chip-input", role: "combobox", "aria-label": `${option.name}${option.required ? ", required" : ", optional"}. ${option.description ?? ""}`,
      "aria-controls": "suggestions", "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", value: text,
      dataset: { option: option.name }, readonly: option.type === TYPE.attachment, placeholder: option.type === TYPE.attachment ? "choose a file" : null,
      oninput: () => this.typed(option), onfocus: () => { this.last = option; this.help(option); }, onblur: () => this.left(option), onkeydown: (event) => this.keys(event, option),
      onclick: () => { if (option.type === TYPE.attachment) this.attach(option); },
    });
    const chip = h("label", { class: "chip", dataset: { required: String(Boolean(option.required)) } },
      h("span", { class: "chip-name" }, option.name, option.required && h("span", { class: "required", "aria-hidden": "true" }, "*")), input);
    this.fields.set(option.name, { option, input, chip });
    this.chips.append(chip);
    this.size(input);
  }

  size(input) { input.style.width = `${Math.min(40, Math.max(6, input.value.length + 2))}ch`; }

  offer() {
    const free = this.leaf.options.filter((o) => !this.fields.has(o.name));
    replace(this.more, free.map((option) => h("button", {
      type: "button", class: "add-option", title: option.description, "aria-label": `Add option ${option.name}. ${option.description ?? ""}`,
      onclick: () => this.ask(option),
      // Whoever tabs to an option and writes at once means its value: the letter goes where the focus goes.
      onkeydown: (event) => { if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) this.ask(option); },
    }, `+ ${option.name}`)));
  }

  ask(option) {
    this.add(option);
    this.offer();
    this.fields.get(option.name).input.focus();
  }

  async typed(option) {
    const { input } = this.fields.get(option.name);
    if (this.jumps(option, input)) return;
    this.size(input);
    this.forgive(input);
    await this.help(option, TYPING_PAUSE);
  }

  /** Into the field that was written in last. */
  write(text) {
    const { input } = this.fields.get(this.last?.name) ?? this.fields.values().next().value ?? {};
    if (!input || input.readOnly) return;
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.focus();
    this.size(input);
    this.forgive(input);
  }

  forgive(input) {
    input.closest(".chip").classList.remove("wrong");
    input.removeAttribute("aria-invalid");
    this.fault.hidden = true;
  }

  /** Whoever goes on writing "name:value" by hand lands in that option's field. */
  jumps(option, input) {
    const match = /^(?:([\s\S]*)\s)?([-\w]+):$/.exec(input.value);
    const other = match && this.leaf.options.find((o) => o.name === match[2]);
    if (!other) return false;
    input.value = match[1] ?? "";
    this.size(input);
    if (!this.fields.has(other.name)) { this.add(other); this.offer(); }
    this.fields.get(other.name).input.focus();
    return true;
  }

  async help(option, pause = 0) {
    const turn = ++this.turn;
    if (pause && option.autocomplete) await new Promise((done) => setTimeout(done, pause));
    const { input } = this.fields.get(option.name) ?? {};
    if (!input || turn !== this.turn) return;
    const note = option.description ?? "";
    let rows = [];
    try {
      rows = await suggest(this.leaf, option, input.value, Object.fromEntries([...this.fields].map(([n, f]) => [n, f.input.value])));
    } catch (error) {
      if (turn === this.turn) this.list.show(`${option.name} `, [], -1, `No suggestions: ${error.message}`);
      return;
    }
    if (turn !== this.turn || document.activeElement !== input) return;
    this.list.show(h("strong", {}, option.name), rows.map((r) => ({ ...r, take: () => this.take(option, r) })), this.preselect(option, rows, input.value), note);
  }

  preselect(option, rows, typed) {
    const wanted = typed.trim().toLowerCase();
    if (!option.autocomplete) return 0;
    return wanted ? rows.findIndex((r) => r.label.toLowerCase().startsWith(wanted) || String(r.text).toLowerCase() === wanted) : -1;
  }

  take(option, row) {
    const { input } = this.fields.get(option.name);
    input.value = row.text;
    this.values[option.name] = { text: row.text, value: row.value };
    this.size(input);
    this.forgive(input);
    this.next(option);
  }

  next(option) {
    const rows = [...this.fields.values()];
    const at = rows.findIndex((f) => f.option.name === option.name);
    const following = rows.slice(at + 1).find((f) => !f.input.value) ?? rows[at + 1];
    if (following) following.input.focus();
    else this.list.show(`/${this.leaf.path}`, [], -1, "Enter runs it");
  }

  left(option) {
    const field = this.fields.get(option.name);
    if (field) field.chip.classList.toggle("wrong", Boolean(option.required) && !field.input.value);
  }

  keys(event, option) {
    const { input } = this.fields.get(option.name);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Tab" && !event.shiftKey) {
      if (this.list.current && input.value !== this.list.current.text && (input.value || option.required)) { event.preventDefault(); this.list.current.take?.(); }
    } else if (option.type === TYPE.attachment && (event.key === " " || (event.key === "Enter" && !input.value))) {
      event.preventDefault();
      this.attach(option);
    } else if (option.type === TYPE.attachment && event.key === "Backspace" && input.value) {
      event.preventDefault();
      input.value = "";
      delete this.values[option.name];
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.list.current?.take && input.value !== this.list.current.text && (this.list.hasMoved || input.value || option.required)) this.list.current.take();
      else this.enter(option);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (this.list.isOpen && this.list.rows.length) this.list.hide();
      else this.close();
    } else if (event.key === "Backspace" && input.value === "") {
      event.preventDefault();
      this.back(option);
    }
  }

  back(option) {
    const rows = [...this.fields.values()];
    const at = rows.findIndex((f) => f.option.name === option.name);
    if (!option.required) {
      this.fields.get(option.name).chip.remove();
      this.fields.delete(option.name);
      this.offer();
    }
    if (at > 0) rows[at - 1].input.focus();
    else this.close();
  }

  async attach(option) {
    const file = await pickFile();
    if (!file) return;
    const { input } = this.fields.get(option.name);
    input.value = file.name;
    this.values[option.name] = { text: file.name, value: { name: file.name, base64: file.base64 } };
    this.size(input);
    this.forgive(input);
    this.next(option);
  }

  /** Enter in a filled field goes on to the next that is needed; with none left, it runs. */
  enter(option) {
    const missing = [...this.fields.values()].find((f) => f.option.required && !f.input.value);
    if (missing && missing.option.name !== option.name) missing.input.focus();
    else this.go();
  }

  /** Says at the field what is wrong with it. */
  complain(name, problem) {
    const field = this.fields.get(name);
    if (field) {
      field.input.focus();
      field.chip.classList.add("wrong");
      field.input.setAttribute("aria-invalid", "true");
      field.input.setAttribute("aria-describedby", "chip-fault");
    }
    this.fault.textContent = problem;
    this.fault.hidden = false;
  }

  go() {
    const { options, problem, name } = collect(this.leaf, this.texts());
    if (problem) {
      if (!this.fields.has(name)) this.add(this.leaf.options.find((o) => o.name === name));
      this.complain(name, problem);
      return;
    }
    this.element.hidden = true;
    this.list.hide();
    this.run(this.leaf, options);
  }
}
