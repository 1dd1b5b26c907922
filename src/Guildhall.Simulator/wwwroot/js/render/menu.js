import { h, icon, popover } from "../dom.js";

/**
 * A menu of {label, act, sign?, kind?, heading?} rows, walked with the arrows and by first letters.
 * `at` places it where the pointer was.
 */
export function openMenu(anchor, rows, at = null) {
  const shown = rows.filter(Boolean);
  const buttons = [];
  const items = shown.map((row) => {
    if (row.heading) return h("div", { class: "menu-heading", role: "presentation" }, row.heading);
    const button = h("button", { type: "button", role: "menuitem", tabindex: -1, class: `option ${row.kind ?? ""}`, onclick: () => { close(); row.act(); } }, row.sign && icon(row.sign), h("span", { class: "name" }, row.label));
    buttons.push(button);
    return button;
  });
  const close = popover(anchor, h("div", { class: "menu", role: "menu", onkeydown: keys }, items), { at });
  buttons[0]?.focus();

  function keys(event) {
    const now = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      buttons.at(to % buttons.length)?.focus();
    } else if (event.key === "Tab") {
      event.preventDefault();
      close();
    } else if (event.key.length === 1 && event.key !== " ") {
      const rest = [...buttons.slice(now + 1), ...buttons.slice(0, now + 1)];
      rest.find((b) => b.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
  }
}

/** The pointer's place, or the element's when the menu key was pressed. */
export const placeOf = (event) =>
  (event.clientX || event.clientY ? { left: event.clientX, top: event.clientY, bottom: event.clientY } : event.currentTarget.getBoundingClientRect());
