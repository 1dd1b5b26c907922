import { h, popover } from "../dom.js";

/** A small menu of [label, action] rows. */
export function openMenu(anchor, rows) {
  const buttons = rows.map(([label, act]) => h("button", { type: "button", role: "menuitem", class: "option", onclick: () => { close(); act(); } }, label));
  const close = popover(anchor, h("div", {
    class: "picker options", role: "menu",
    onkeydown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
    },
  }, buttons));
  buttons[0]?.focus();
}
