import { h, popover, replace } from "../dom.js";

/** A list to choose from; with more than one allowed, a button at the end says done. */
export function openSelect(anchor, { choices, label, least, most, chosen, done }) {
  const picked = new Set(chosen);
  const isSingle = most <= 1;
  let active = Math.max(0, choices.findIndex((c) => picked.has(c.value)));
  let shown = choices;
  const list = h("div", { class: "options", role: "listbox", tabindex: 0, "aria-label": label, "aria-multiselectable": String(!isSingle), onkeydown: keys });
  const search = choices.length > 8 && h("input", { type: "search", class: "field", placeholder: "Search", "aria-label": "Search options", oninput: filter, onkeydown: keys });
  const finish = h("button", { type: "button", class: "button primary", onclick: () => { close(); done([...picked]); } }, "Done");
  const close = popover(anchor, h("div", { class: "picker" }, search, list, !isSingle && finish));
  draw();
  (search || list).focus();

  function filter() {
    const wanted = search.value.toLowerCase();
    shown = choices.filter((c) => c.label.toLowerCase().includes(wanted));
    active = 0;
    draw();
  }

  function draw() {
    replace(list, shown.length === 0 && h("p", { class: "empty" }, "Nothing fits."), shown.map((choice, index) =>
      h("div", {
        role: "option", class: `option${index === active ? " active" : ""}`, "aria-selected": String(picked.has(choice.value)), dataset: { value: choice.value },
        onpointerdown: (event) => { event.preventDefault(); active = index; toggle(choice); },
      },
      !isSingle && h("span", { class: `tick${picked.has(choice.value) ? " on" : ""}`, "aria-hidden": "true" }),
      choice.emoji && h("span", {}, choice.emoji),
      h("span", { class: "name" }, choice.label, choice.description && h("span", { class: "hint" }, choice.description)))));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    finish.disabled = picked.size < least || picked.size > most;
  }

  function toggle(choice) {
    if (isSingle) {
      close();
      done([choice.value]);
      return;
    }
    if (!picked.delete(choice.value) && picked.size < most) picked.add(choice.value);
    draw();
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      active = (active + step + shown.length) % shown.length;
      draw();
    } else if ((event.key === "Enter" || (event.key === " " && event.currentTarget === list)) && shown[active]) {
      event.preventDefault();
      toggle(shown[active]);
    }
  }
}
