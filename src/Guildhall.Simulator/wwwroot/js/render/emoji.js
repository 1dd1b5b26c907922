import { h, popover, replace } from "../dom.js";
import { EMOJI, findEmoji } from "../emoji-data.js";

const COLUMNS = 8;

/** A searchable grid; arrows walk through it. */
export function openEmoji(anchor, pick, at = null) {
  let buttons = [];
  const choose = (emoji) => { close(); pick(emoji); };
  const grid = h("div", { class: "emoji-grid", role: "group", "aria-label": "Emoji", onkeydown: walk });
  const search = h("input", {
    type: "search", class: "field", placeholder: "Find an emoji, or paste one", "aria-label": "Find an emoji", maxlength: 60, autocomplete: "off", oninput: draw,
    onkeydown: (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); buttons[0]?.focus(); }
      if (event.key !== "Enter") return;
      event.preventDefault();
      const typed = search.value.trim();
      if (buttons.length && typed) buttons[0].click();
      else if (typed) choose(typed.replace(/^<a?:(\w+:\d+)>$/, "$1"));
    },
  });
  const close = popover(anchor, h("div", { class: "picker" }, search, grid), { at, name: "Choose an emoji" });
  draw();
  search.focus();

  function draw() {
    const typed = search.value.trim().replaceAll(":", "");
    const found = typed ? findEmoji(typed) : EMOJI;
    buttons = found.map((e) => h("button", { type: "button", class: "emoji", title: `:${e.name}:`, "aria-label": `${e.emoji} ${e.name.replaceAll("_", " ")}`, onclick: () => choose(e.emoji) }, e.emoji));
    replace(grid, buttons.length ? buttons : h("p", { class: "empty" }, "Enter takes what you typed."));
  }

  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons.indexOf(document.activeElement) + step;
    if (next < 0) search.focus();
    else buttons[next]?.focus();
  }
}
