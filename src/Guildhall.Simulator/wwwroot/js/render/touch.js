// A finger hovers over nothing: what would appear under it must not take the tap that made it appear.

/** Marks the page while it is touched; a mouse that moves takes the mark away. */
export function watchTouch() {
  const root = document.documentElement;
  addEventListener("pointerdown", ({ pointerType }) => root.toggleAttribute("data-touch", pointerType === "touch"), { capture: true, passive: true });
  addEventListener("pointermove", ({ pointerType }) => { if (pointerType === "mouse") root.removeAttribute("data-touch"); }, { capture: true, passive: true });
}
