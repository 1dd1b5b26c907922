// Buttons, selects and the containers of Discord's second component generation.
import { h, icon } from "../dom.js";
import { markdown, anchor, hex } from "../markdown.js";
import { names } from "../names.js";
import { click } from "../interactions.js";
import { guild, channels, displayName, sees } from "../state.js";
import { openSelect } from "./select.js";
import { imageUrl, localUrl, picture, sizeOf, veiled, webUrl } from "./attachments.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export function renderComponents(message) {
  const rows = message.components ?? [];
  return rows.length === 0 ? null : h("div", { class: "components" }, rows.map((c) => one(message, c)));
}

function one(message, component) {
  const all = (list) => (list ?? []).map((c) => one(message, c));
  switch (component.type) {
    case 1: return h("div", { class: "row" }, all(component.components));
    case 2: return button(message, component);
    case 3: case 5: case 6: case 7: case 8: return select(message, component);
    case 9: return h("div", { class: "section" }, h("div", { class: "section-text" }, all(component.components)), component.accessory && one(message, component.accessory));
    case 10: return h("div", { class: "content" }, markdown(component.content ?? "", names));
    case 11: return media(message, component, "thumbnail");
    case 12: return gallery(message, component.items ?? []);
    case 13: return file(message, component);
    case 14: return h("div", { class: `${component.divider === false ? "gap" : "rule"}${component.spacing === 2 ? " large" : ""}`, role: "separator" });
    case 17: return container(component, all(component.components));
    default: return h("p", { class: "hint" }, `A component of type ${component.type}, which this page does not know.`);
  }
}

function container(component, content) {
  const isTinted = component.accent_color !== undefined && component.accent_color !== null;
  const box = h("div", { class: "embed container", style: isTinted ? { "--bar": hex(component.accent_color) } : {} }, content);
  return component.spoiler ? veiled(box) : box;
}

const gallery = (message, items) => h("div", { class: `gallery of-${Math.min(items.length, 4)}` }, items.map((item) => media(message, item, "gallery-item")));

/** <c>attachment://name</c> is a file of the message itself. */
function fileOf(message, url) {
  const name = /^attachment:\/\/(.+)$/.exec(url ?? "")?.[1];
  return (message.attachments ?? []).find((a) => (name ? a.filename === name : a.url === url));
}

function media(message, item, kind) {
  const url = item.media?.url ?? "";
  const local = imageUrl(fileOf(message, url)?.url ?? url);
  const name = item.description ?? (kind === "thumbnail" ? "Thumbnail" : "Picture");
  const shown = local ? picture(local, name, kind) : outside(url, name);
  return item.spoiler ? veiled(shown) : shown;
}

/** Nothing is loaded from elsewhere: what lies there is a link. */
export function outside(url, name) {
  const href = webUrl(url);
  return href ? h("a", { class: "outside", href, target: "_blank", rel: "noopener noreferrer" }, icon("link"), h("span", {}, name)) : null;
}

function file(message, component) {
  const url = component.file?.url ?? "";
  const known = fileOf(message, url);
  const local = localUrl(known?.url ?? url);
  const name = known?.filename ?? component.name ?? (local ?? url).split("/").at(-1) ?? "file";
  const link = h("a", { class: "file", href: local ?? webUrl(url), target: "_blank", rel: "noopener noreferrer", download: local ? name : null },
    icon("file"), h("span", {}, h("span", { class: "file-name" }, name), known && h("span", { class: "hint" }, sizeOf(known.size ?? 0))));
  return component.spoiler ? veiled(link) : link;
}

const emojiOf = (component) => component.emoji?.name && h("span", { class: "button-emoji", "aria-hidden": component.label ? "true" : null }, component.emoji.id ? `:${component.emoji.name}:` : component.emoji.name);

function button(message, component) {
  const style = STYLES[component.style] ?? "secondary";
  const label = h("span", { class: "button-label" }, component.label);
  if (component.style === 5) {
    const link = anchor(webUrl(component.url) ?? "#", [emojiOf(component), component.label && label, icon("link")]);
    link.className = "button link";
    if (component.disabled) link.setAttribute("aria-disabled", "true");
    return link;
  }
  return h("button", {
    type: "button", class: `button ${style}`, disabled: Boolean(component.disabled), dataset: { key: component.custom_id ?? "", customId: component.custom_id ?? "" },
    onclick: async (event) => {
      const self = event.currentTarget;
      if (self.getAttribute("aria-busy")) return;
      self.classList.add("busy");
      self.setAttribute("aria-busy", "true");
      await click(message, component.custom_id, undefined, component.label);
      self.classList.remove("busy");
      self.removeAttribute("aria-busy");
    },
  }, emojiOf(component), component.label ? label : style === "premium" && "Shop");
}

/** What a select offers: its own options, or the server's people, roles and channels. */
export function choicesOf(component) {
  const home = guild();
  const people = () => (home?.members ?? []).map((m) => ({ value: m.id, label: displayName(m), description: m.bot ? "bot" : null }));
  const roles = () => (home?.roles ?? []).filter((r) => r.id !== home.id).map((r) => ({ value: r.id, label: `@${r.name}` }));
  switch (component.type) {
    case 5: return people();
    case 6: return roles();
    case 7: return [...roles(), ...people()];
    case 8: return channels().filter((c) => sees(c.id) && (!component.channel_types?.length || component.channel_types.includes(c.type))).map((c) => ({ value: c.id, label: c.type === 4 ? c.name : `#${c.name}` }));
    default: return (component.options ?? []).map((o) => ({ value: o.value, label: o.label, description: o.description, emoji: o.emoji?.id ? `:${o.emoji.name}:` : o.emoji?.name, isDefault: o.default }));
  }
}

/** A select as a button that opens its list; `done` hears the values. */
export function selectButton(component, done, extra = {}) {
  const choices = choicesOf(component);
  const defaults = new Set((component.default_values ?? []).map((d) => String(d.id)));
  let chosen = choices.filter((c) => c.isDefault || defaults.has(c.value)).map((c) => c.value);
  const text = h("span", { class: "select-label" });
  const self = h("button", {
    type: "button", class: "select", disabled: Boolean(component.disabled), "aria-haspopup": "listbox", dataset: { key: component.custom_id, customId: component.custom_id }, ...extra,
    onclick: (event) => openSelect(event.currentTarget, {
      choices, label: component.placeholder ?? "Options", least: component.min_values ?? 1, most: component.max_values ?? 1, chosen,
      done: (values) => { chosen = values; show(); done(values); },
    }),
  }, text, icon("down"));
  const show = () => {
    const labels = choices.filter((c) => chosen.includes(c.value)).map((c) => c.label).join(", ");
    text.textContent = labels || component.placeholder || "Choose …";
    self.classList.toggle("unset", !labels);
  };
  show();
  return { element: self, values: () => chosen };
}

const select = (message, component) => selectButton(component, (values) => click(message, component.custom_id, values, component.placeholder ?? "That menu")).element;
