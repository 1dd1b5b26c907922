// Buttons, selects and the containers of Discord's second component generation.
import { h, icon } from "../dom.js";
import { markdown, anchor } from "../markdown.js";
import { names, click } from "../actions.js";
import { guild, channels, displayName } from "../state.js";
import { openSelect } from "./select.js";
import { localUrl } from "./attachments.js";

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
    case 9: return h("div", { class: "section" }, h("div", {}, all(component.components)), component.accessory && one(message, component.accessory));
    case 10: return h("div", { class: "content" }, markdown(component.content ?? "", names));
    case 11: return image(component.media, component.description, "thumbnail");
    case 12: return h("div", { class: "gallery" }, (component.items ?? []).map((item) => image(item.media, item.description, "gallery-item")));
    case 13: return component.file?.url ? h("div", { class: "attachments" }, anchor(component.file.url, component.name ?? "file")) : null;
    case 14: return h("div", { class: component.divider === false ? "gap" : "rule" });
    case 17: return h("div", { class: "embed", style: component.accent_color ? { "--bar": `#${component.accent_color.toString(16).padStart(6, "0")}` } : {} }, all(component.components));
    default: return null;
  }
}

function image(media, description, kind) {
  const url = media?.url && localUrl(media.url);
  return url ? h("img", { class: kind, src: url, alt: description ?? "", loading: "lazy" }) : null;
}

const emojiOf = (component) => component.emoji?.name && h("span", { class: "button-emoji", "aria-hidden": component.label ? "true" : null }, component.emoji.name);

function button(message, component) {
  const style = STYLES[component.style] ?? "secondary";
  if (component.style === 5) {
    const link = anchor(component.url, [emojiOf(component), component.label, icon("link")]);
    link.className = "button link";
    return link;
  }
  return h("button", {
    type: "button", class: `button ${style}`, disabled: Boolean(component.disabled), dataset: { key: component.custom_id ?? "", customId: component.custom_id ?? "" },
    onclick: async (event) => {
      const self = event.currentTarget;
      self.classList.add("busy");
      self.disabled = true;
      await click(message, component.custom_id, undefined, component.label);
      self.classList.remove("busy");
      self.disabled = Boolean(component.disabled);
    },
  }, emojiOf(component), component.label);
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
    case 8: return channels().filter((c) => !component.channel_types || component.channel_types.includes(c.type)).map((c) => ({ value: c.id, label: `#${c.name}` }));
    default: return (component.options ?? []).map((o) => ({ value: o.value, label: o.label, description: o.description, emoji: o.emoji?.name, isDefault: o.default }));
  }
}

function select(message, component) {
  const choices = choicesOf(component);
  const defaults = new Set((component.default_values ?? []).map((d) => String(d.id)));
  const chosen = choices.filter((c) => c.isDefault || defaults.has(c.value));
  const label = chosen.map((c) => c.label).join(", ") || component.placeholder || "Choose …";
  return h("button", {
    type: "button", class: `select${chosen.length ? "" : " unset"}`, disabled: Boolean(component.disabled), "aria-haspopup": "listbox",
    dataset: { key: component.custom_id, customId: component.custom_id },
    onclick: (event) => openSelect(event.currentTarget, {
      choices, label: component.placeholder ?? "Options", least: component.min_values ?? 1, most: component.max_values ?? 1,
      chosen: chosen.map((c) => c.value), done: (values) => click(message, component.custom_id, values, component.placeholder ?? "That menu"),
    }),
  }, h("span", { class: "select-label" }, label), icon("down"));
}
