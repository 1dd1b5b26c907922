import { h } from "../dom.js";
import { markdown, inline, anchor } from "../markdown.js";
import { names } from "../actions.js";
import { stamp } from "../time.js";
import { localUrl } from "./attachments.js";

export function renderEmbed(embed, attachments) {
  const color = embed.color === undefined || embed.color === null ? null : `#${embed.color.toString(16).padStart(6, "0")}`;
  const footer = [embed.footer?.text, embed.timestamp && stamp(new Date(embed.timestamp))].filter(Boolean).join(" · ");
  return h("div", { class: "embed", style: color ? { "--bar": color } : {} },
    h("div", { class: "embed-grid" },
      h("div", { class: "embed-main" },
        embed.provider?.name && h("div", { class: "embed-provider" }, embed.provider.name),
        embed.author?.name && h("div", { class: "embed-author" }, embed.author.url ? anchor(embed.author.url, embed.author.name) : embed.author.name),
        embed.title && h("div", { class: "embed-title" }, embed.url ? anchor(embed.url, inline(embed.title, { ...names, noLinks: true })) : inline(embed.title, names)),
        embed.description && h("div", { class: "embed-text content" }, markdown(embed.description, names)),
        fields(embed.fields ?? [])),
      embed.thumbnail && picture(embed.thumbnail, "thumbnail", attachments)),
    embed.image && picture(embed.image, "embed-image", attachments),
    footer && h("div", { class: "embed-footer" }, footer));
}

/** Inline fields stand up to three in a row; others take a row alone. */
function fields(list) {
  if (list.length === 0) return null;
  const rows = [];
  for (const field of list) {
    const last = rows.at(-1);
    if (field.inline && last?.isInline && last.fields.length < 3) last.fields.push(field);
    else rows.push({ isInline: Boolean(field.inline), fields: [field] });
  }
  return h("dl", { class: "embed-fields" }, rows.map((row) =>
    h("div", { class: `embed-row of-${row.isInline ? Math.max(row.fields.length, 2) : 1}` }, row.fields.map((field) =>
      h("div", { class: "embed-field" }, h("dt", {}, inline(field.name, names)), h("dd", { class: "content" }, markdown(field.value, names)))))));
}

function picture(image, kind, attachments) {
  const named = /^attachment:\/\/(.+)$/.exec(image.url ?? "");
  const url = named ? attachments.find((a) => a.filename === named[1])?.url : image.url;
  const local = url && localUrl(url);
  return local ? h("img", { class: kind, src: local, alt: "", loading: "lazy" }) : null;
}
