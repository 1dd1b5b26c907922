import { h, icon } from "../dom.js";

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

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

export function renderAttachments(list) {
  if (list.length === 0) return null;
  return h("div", { class: "attachments" }, list.map((file) => {
    const local = localUrl(file.url);
    if (local && /^image\/(png|jpe?g|gif|webp|svg\+xml)$/.test(file.content_type ?? "")) {
      return h("a", { href: local, target: "_blank", rel: "noopener", class: "picture" }, h("img", { src: local, alt: file.description ?? file.filename, loading: "lazy" }));
    }
    return h("a", { href: local ?? file.url, target: "_blank", rel: "noopener noreferrer", class: "file", download: local ? file.filename : null },
      icon("file"), h("span", {}, h("span", { class: "file-name" }, file.filename), h("span", { class: "hint" }, sizeOf(file.size ?? 0))));
  }));
}
