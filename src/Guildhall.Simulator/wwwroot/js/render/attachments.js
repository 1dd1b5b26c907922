import { h, icon } from "../dom.js";
import { openImage } from "./panels.js";

const TEXT = /^(text\/|application\/(json|xml|javascript|x-sh|yaml|toml|sql))|\+(json|xml)$/;
const TEXT_NAME = /\.(txt|md|log|csv|json|ya?ml|toml|xml|cs|js|ts|py|rs|go|sh|sql|ini|diff|patch)$/i;
const PREVIEW = 64 * 1024;
const LINES = 8;

/** The simulator's files are served from this very address; others are links, never loaded by the page. */
export function localUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(parsed.hostname) && parsed.port === location.port;
    return parsed.origin === location.origin || isLoopback ? parsed.pathname + parsed.search : null;
  } catch {
    return null;
  }
}

/** A picture of another program of this machine comes by the simulator; others are links. */
export function imageUrl(url) {
  const isNear = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(url ?? "");
  return localUrl(url) ?? (isNear ? `/external?url=${encodeURIComponent(url)}` : null);
}

/** Only what a browser opens without running it. */
export const webUrl = (url) => (/^https?:\/\//i.test(url ?? "") ? url : null);

export function sizeOf(bytes) {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

export function picture(src, name, kind = "picture") {
  return h("button", { type: "button", class: kind, title: "Show at full size", dataset: { key: src }, onclick: () => openImage(src, name) }, h("img", { src, alt: name, loading: "lazy" }));
}

/** What a spoiler hides is shown by a click. */
export function veiled(content) {
  const veil = h("button", { type: "button", class: "veil", onclick: () => veil.replaceWith(content) }, h("span", {}, "Spoiler · show"));
  return veil;
}

export function renderAttachments(list) {
  if (list.length === 0) return null;
  return h("div", { class: "attachments" }, list.map((file) => {
    const shown = one(file);
    return file.filename?.startsWith("SPOILER_") ? veiled(shown) : shown;
  }));
}

function one(file) {
  const local = localUrl(file.url);
  const type = file.content_type ?? "";
  const name = file.description ?? file.filename;
  if (local && /^image\/(png|jpe?g|gif|webp|svg\+xml)$/.test(type)) return picture(local, name);
  if (local && type.startsWith("audio/")) return h("div", { class: "media" }, link(file, local), h("audio", { src: local, controls: true, preload: "metadata", "aria-label": name }));
  if (local && type.startsWith("video/")) return h("div", { class: "media" }, h("video", { src: local, controls: true, preload: "metadata", "aria-label": name }), link(file, local));
  if (local && (TEXT.test(type) || TEXT_NAME.test(file.filename))) return textFile(file, local);
  return link(file, local);
}

function link(file, local) {
  const href = local ?? webUrl(file.url);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer", class: "file", download: local ? file.filename : null },
    icon("file"), h("span", {}, h("span", { class: "file-name" }, file.filename), h("span", { class: "hint" }, sizeOf(file.size ?? 0))));
}

/** The first lines, and more of them when asked. */
function textFile(file, local) {
  const code = h("code", {}, "…");
  const pre = h("pre", { tabindex: 0, "aria-label": `Beginning of ${file.filename}` }, code);
  const more = h("button", { type: "button", class: "text-button", hidden: true, "aria-expanded": "false", dataset: { key: `text-${file.id}` }, onclick: () => {
    const isOpen = pre.classList.toggle("open");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = isOpen ? "Show less" : "Show more";
  } }, "Show more");
  load();
  return h("div", { class: "text-file" }, pre, h("div", { class: "text-file-foot" }, link(file, local), more));

  async function load() {
    try {
      const answer = await fetch(local, { headers: { range: `bytes=0-${PREVIEW - 1}` } });
      const text = (await answer.text()).slice(0, PREVIEW);
      code.textContent = text || "(empty)";
      more.hidden = text.split("\n").length <= LINES && text.length < 600;
    } catch {
      pre.hidden = true;
    }
  }
}
