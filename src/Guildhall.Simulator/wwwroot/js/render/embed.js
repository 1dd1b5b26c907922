import { h } from "../dom.js";
import { markdown, inline, anchor, hex, unlinked } from "../markdown.js";
import { names } from "../names.js";
import { stamp } from "../time.js";
import { imageUrl, picture as shownPicture, webUrl } from "./attachments.js";
import { outside } from "./components.js";

export function renderEmbed(embed, attachments) {
  const color = embed.color === undefined || embed.color === null ? null : hex(embed.color);
  const footer = [embed.footer?.text, embed.timestamp && stamp(new Date(embed.timestamp))].filter(Boolean).join(" · ");
  return h("div", { class: "embed", style: color ? { "--bar": color } : {} },
    h("div", { class: "embed-grid" },
      h("div", { class: "embed-main" },
        embed.provider?.name && h("div", { class: "embed-provider" }, embed.provider.name),
        embed.author?.name && h("div", { class: "embed-author" }, face(embed.author.icon_url, attachments), linked(embed.author.url, embed.author.name)),
        embed.title && h("div", { class: "embed-title" }, linked(embed.url, inline(embed.title, webUrl(embed.url) ? unlinked(names) : names))),
        embed.description && h("div", { class: "embed-text content" }, markdown(embed.description, names)),
        fields(embed.fields ?? [])),
      embed.thumbnail && picture(embed.thumbnail, "thumbnail", attachments)),
    embed.image && picture(embed.image, "embed-image", attachments),
    embed.video?.url && outside(embed.video.url, "Video"),
    footer && h("div", { class: "embed-footer" }, face(embed.footer?.icon_url, attachments), h("span", {}, footer)));
}

const linked = (url, content) => (webUrl(url) ? anchor(url, content) : content);

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

function localOf(url, attachments) {
  const named = /^attachment:\/\/(.+)$/.exec(url ?? "");
  const found = named ? attachments.find((a) => a.filename === named[1])?.url : url;
  return found ? imageUrl(found) : null;
}

function picture(image, kind, attachments) {
  const local = localOf(image.url, attachments);
  const name = image.description ?? (kind === "thumbnail" ? "Thumbnail" : "Picture");
  return local ? shownPicture(local, name, kind) : outside(image.url, name);
}

function face(url, attachments) {
  const local = url && localOf(url, attachments);
  return local ? h("img", { class: "embed-face", src: local, alt: "", loading: "lazy" }) : null;
}
