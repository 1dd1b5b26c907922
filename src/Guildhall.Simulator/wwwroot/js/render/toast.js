import { h, iconButton } from "../dom.js";

const STAYS = 7000;

/** A sentence at the edge of the screen that leaves by itself, or sooner. */
export function toast(text, kind = "error") {
  const box = document.getElementById("toasts");
  const same = [...box.children].find((row) => row.dataset.text === text);
  same?.remove();
  const row = h("div", { class: `toast ${kind}`, dataset: { text } }, h("p", {}, text));
  row.append(iconButton("close", "Dismiss", () => row.remove()));
  box.append(row);
  // Above an open dialog too.
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover();
  while (box.children.length > 4) box.firstElementChild.remove();
  setTimeout(() => { row.remove(); if (!box.childElementCount && box.matches(":popover-open")) box.hidePopover(); }, STAYS);
}
