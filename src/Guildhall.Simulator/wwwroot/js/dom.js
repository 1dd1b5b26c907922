// Builds elements without markup strings, so that nothing a member writes can become markup.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "style") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child);
  }
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ICONS = {
  menu: "M3 6h18M3 12h18M3 18h18",
  people: "M16 20v-1.5a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4V20M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M22 20v-1.5a4 4 0 0 0-3-3.8M16 4.3a3.5 3.5 0 0 1 0 6.5",
  sun: "M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10M12 1.5v2M12 20.5v2M4.6 4.6 6 6M18 18l1.4 1.4M1.5 12h2M20.5 12h2M4.6 19.4 6 18M18 6l1.4-1.4",
  moon: "M20.5 14.5A9 9 0 0 1 9.5 3.5a9 9 0 1 0 11 11z",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  edit: "M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4",
  trash: "M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3",
  reply: "M10 8V4L3 11l7 7v-4c5 0 8.5 1.5 11 5-1-6-4.5-11-11-11z",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 14.5s1.2 2 3.5 2 3.5-2 3.5-2M9 9.5h.01M15 9.5h.01",
  send: "M4 12 20 4l-5 16-3-7z",
  file: "M14 3H6v18h12V7zM14 3v4h4",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  down: "M6 9l6 6 6-6",
  eye: "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  mail: "M3 6h18v13H3zM3 7l9 7 9-7",
  pin: "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
  thread: "M5 4h14v11H10l-5 5zM9 8h6M9 11h4",
  more: "M5 12a.8.8 0 1 0 .01 0M12 12a.8.8 0 1 0 .01 0M19 12a.8.8 0 1 0 .01 0",
  copy: "M8 8h12v12H8zM4 16V4h12",
  log: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
  traffic: "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z",
  archive: "M3 4h18v5H3zM5 9v11h14V9M10 13h4",
  forum: "M4 5h16v4H4zM4 12h16M4 16h10",
  voice: "M4 9v6h4l6 5V4L8 9zM17 9a4 4 0 0 1 0 6",
  megaphone: "M4 10v4l12 5V5zM16 9a3 3 0 0 1 0 6M7 15v4h3",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0",
  check: "M5 13l4 4L19 7",
};

export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

export function iconButton(name, label, onclick, extra = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...extra }, icon(name));
}

/** Closes when the pointer goes down outside or Escape is pressed. Returns the closing function. */
export function popover(anchor, content, { at = null, name = null, wide = false, onclose = () => {} } = {}) {
  // An open dialog makes everything outside of it inert, and lies above it.
  const layer = anchor.closest("dialog") ?? document.getElementById("layer");
  const before = document.activeElement;
  const box = h("div", { class: `popover${wide ? " wide" : ""}`, ...(name ? { role: "dialog", "aria-label": name } : {}) }, content);
  layer.append(box);
  const place = at ?? anchor.getBoundingClientRect();
  const sizes = new ResizeObserver(() => settle(box, place));
  settle(box, place);
  sizes.observe(box);
  const close = (refocus = true) => {
    if (!box.isConnected) return;
    sizes.disconnect();
    box.remove();
    removeEventListener("pointerdown", outside, true);
    removeEventListener("keydown", escape, true);
    if (refocus) ([anchor, before].map(standing).find((e) => e?.matches("button, input, [tabindex]")) ?? before)?.focus?.();
    onclose();
  };
  const outside = (event) => { if (!box.contains(event.target) && !(at === null && anchor.contains(event.target))) close(false); };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  addEventListener("pointerdown", outside, true);
  addEventListener("keydown", escape, true);
  close.box = box;
  return close;
}

/** A message that was redrawn meanwhile is another element. */
function standing(element) {
  if (element?.isConnected) return element;
  const id = element?.closest("[data-message]")?.dataset.message;
  return id && document.querySelector(`[data-message="${CSS.escape(id)}"]`);
}

/** Below the place it belongs to, or above where more room is; always wholly on the screen. */
function settle(box, place) {
  box.style.maxHeight = "";
  const size = box.getBoundingClientRect();
  const isAbove = place.top > innerHeight - place.bottom && size.height > innerHeight - place.bottom - 12;
  const room = (isAbove ? place.top : innerHeight - place.bottom) - 12;
  const height = Math.min(size.height, Math.max(room, 160));
  box.style.maxHeight = `${Math.max(room, 160)}px`;
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(isAbove ? place.top - height - 4 : place.bottom + 4, innerHeight - height - 8))}px`;
}
