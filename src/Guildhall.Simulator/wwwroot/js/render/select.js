import { h, popover, replace } from "../dom.js";

/** A list to choose from; with more than one allowed, or none, a button at the end says done. */
export function openSelect(anchor, { choices, label, least, most, chosen, done }) {
  const picked = new Set(chosen);
  const isSingle = most <= 1 && least > 0;
  let active = Math.max(0, choices.findIndex((c) => picked.has(c.value)));
  let shown = choices;
  const list = h("div", { class: "options", role: "listbox", id: "select-list", tabindex: 0, "aria-label": label, "aria-multiselectable": String(most > 1), onkeydown: keys });
  const search = choices.length > 8 && h("input", {
    type: "search", class: "field", placeholder: "Search", role: "combobox", "aria-label": "Search options", "aria-controls": "select-list", "aria-expanded": "true", autocomplete: "off",
    oninput: filter, onkeydown: keys,
  });
  const note = h("span", { class: "hint", role: "status" });
  const finish = h("button", { type: "button", class: "button primary", onclick: () => { close(); done([...picked]); } }, "Done");
  const close = popover(anchor, h("div", { class: "picker" }, search, list, !isSingle && h("div", { class: "picker-foot" }, note, finish)), { name: label });
  draw();
  (search || list).focus();

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    shown = choices.filter((c) => c.label.toLowerCase().includes(wanted) || c.description?.toLowerCase().includes(wanted));
    active = 0;
    draw();
  }

  function draw() {
    replace(list, shown.length === 0 && h("p", { class: "empty" }, "Nothing fits."), shown.map((choice, index) =>
      h("div", {
        role: "option", id: `select-${index}`, class: `option${index === active ? " active" : ""}`, "aria-selected": String(picked.has(choice.value)), dataset: { value: choice.value },
        onpointerdown: (event) => event.preventDefault(), onclick: () => { active = index; toggle(choice); },
      },
      !isSingle && h("span", { class: `tick${picked.has(choice.value) ? " on" : ""}`, "aria-hidden": "true" }),
      choice.emoji && h("span", {}, choice.emoji),
      h("span", { class: "name" }, choice.label, choice.description && h("span", { class: "hint" }, choice.description)))));
    for (const field of [list, search]) if (field && shown.length) field.setAttribute("aria-activedescendant", `select-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
    finish.disabled = picked.size < least || picked.size > most;
    note.textContent = least === most ? `${picked.size} of ${most}` : `${picked.size} chosen, ${least} to ${most}`;
  }

  function toggle(choice) {
    if (isSingle) {
      close();
      done([choice.value]);
      return;
    }
    if (most === 1 && !picked.has(choice.value)) picked.clear();
    if (!picked.delete(choice.value) && picked.size < most) picked.add(choice.value);
    draw();
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      active = (active + step + shown.length) % shown.length;
      draw();
    } else if (event.key === "Home" || event.key === "End") {
      if (event.currentTarget !== list) return;
      event.preventDefault();
      active = event.key === "Home" ? 0 : shown.length - 1;
      draw();
    } else if ((event.key === "Enter" || (event.key === " " && event.currentTarget === list)) && shown[active]) {
      event.preventDefault();
      toggle(shown[active]);
    }
  }
}
