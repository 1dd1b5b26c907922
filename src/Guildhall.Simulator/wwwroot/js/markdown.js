// Discord's Markdown as DOM nodes. Whatever is not recognised stays text.
import { h } from "./dom.js";
import { styled, fullTime } from "./time.js";

const INLINE = [
  [/^\\([^\p{L}\p{N}\s])/u, (m) => m[1]],
  [/^``\s?([\s\S]+?)\s?``(?!`)/, (m) => h("code", {}, m[1])],
  [/^`([^`\n]+)`/, (m) => h("code", {}, m[1])],
  [/^\*\*\*([\s\S]+?)\*\*\*/, (m, c) => h("strong", {}, h("em", {}, inline(m[1], c)))],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (m, c) => h("strong", {}, inline(m[1], c))],
  [/^__([\s\S]+?)__(?!_)/, (m, c) => h("u", {}, inline(m[1], c))],
  [/^~~([\s\S]+?)~~/, (m, c) => h("s", {}, inline(m[1], c))],
  [/^\|\|([\s\S]+?)\|\|/, (m, c) => spoiler(inline(m[1], c))],
  [/^\*(?!\s)([^*\n]+?)\*(?!\*)/, (m, c) => h("em", {}, inline(m[1], c))],
  [/^_(?!\s)([^_\n]+?)_(?![\p{L}\p{N}])/u, (m, c) => h("em", {}, inline(m[1], c))],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/, (m, c) => link(c, m[2], inline(m[1], unlinked(c)))],
  [/^<(https?:\/\/[^\s>]+)>/, (m, c) => link(c, m[1], m[1])],
  [/^https?:\/\/[^\s<]*[^\s<.,:;"')\]*_]/, (m, c) => link(c, m[0], m[0])],
  [/^<@!?(\d+)>/, (m, c) => mention("@" + (c.user?.(m[1]) ?? "unknown-user"), c.user?.(m[1]) && c.onUser && ((event) => c.onUser(m[1], event.currentTarget)))],
  [/^<@&(\d+)>/, (m, c) => roleMention(c.role?.(m[1]))],
  [/^<#(\d+)>/, (m, c) => mention("#" + (c.channel?.(m[1]) ?? "unknown"), c.channel?.(m[1]) && c.onChannel && (() => c.onChannel(m[1])))],
  [/^<\/([^:>]+):\d+>/, (m, c) => mention("/" + m[1], c.onCommand && (() => c.onCommand(m[1])))],
  [/^@(everyone|here)\b/, (m) => mention(m[0])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, (m) => h("time", { class: "stamp", title: fullTime(new Date(m[1] * 1000)) }, styled(m[1], m[2]))],
  [/^<a?:(\w{2,32}):\d+>/, (m) => h("span", { class: "emoji-name", role: "img", "aria-label": `${m[1]}, a custom emoji`, title: `:${m[1]}:` }, `:${m[1]}:`)],
];

/** Nothing inside a link is a link or a button of its own. */
export const unlinked = (context) => ({ ...context, noLinks: true, onUser: null, onChannel: null, onCommand: null });
const link = (context, href, content) => (context.noLinks ? content : anchor(href, content));

const SPECIAL = /[\\`*_~|[<@h]/;

export function inline(text, context = {}) {
  const nodes = [];
  let plain = "";
  let at = 0;
  const flush = () => { if (plain) { nodes.push(plain); plain = ""; } };
  while (at < text.length) {
    const char = text[at];
    const inWord = at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]);
    if (SPECIAL.test(char) && !(inWord && (char === "_" || char === "h"))) {
      const rest = text.slice(at);
      const rule = INLINE.find(([pattern]) => pattern.test(rest));
      if (rule) {
        const match = rule[0].exec(rest);
        flush();
        nodes.push(rule[1](match, context));
        at += match[0].length;
        continue;
      }
    }
    if (char === "\n") { flush(); nodes.push(h("br")); } else plain += char;
    at++;
  }
  flush();
  return nodes.flat(Infinity);
}

const spoiler = (content) => {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.currentTarget.classList.add("shown");
    event.currentTarget.removeAttribute("role");
    event.currentTarget.removeAttribute("aria-label");
  };
  return h("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": "Show spoiler", onclick: show, onkeydown: show }, h("span", {}, content));
};

const mention = (text, act) => (act ? h("button", { type: "button", class: "mention", onclick: act }, text) : h("span", { class: "mention" }, text));

function roleMention(role) {
  const node = mention("@" + (role?.name ?? "deleted-role"));
  if (role?.color) {
    node.classList.add("tinted");
    node.style.setProperty("--role", hex(role.color));
  }
  return node;
}

export const hex = (color) => `#${color.toString(16).padStart(6, "0")}`;

export function anchor(href, content) {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, content);
}

/** Whole messages: code blocks, headings, lists, quotes, then what is inside. */
export function markdown(text, context = {}) {
  const nodes = [];
  const fence = /```(?:([\w+#-]{1,20})\n)?\n?([\s\S]*?)\n?```/g;
  let from = 0;
  for (const match of text.matchAll(fence)) {
    nodes.push(...lines(text.slice(from, match.index).replace(/\n$/, ""), context));
    nodes.push(h("pre", { tabindex: 0, ...(match[1] ? { class: "has-language" } : {}) }, match[1] && h("span", { class: "language" }, match[1]), h("code", {}, match[2])));
    from = match.index + match[0].length;
  }
  nodes.push(...lines(text.slice(from).replace(/^\n/, from ? "" : "\n"), context));
  return nodes;
}

function lines(text, context) {
  const nodes = [];
  let paragraph = [];
  const flush = () => {
    while (paragraph.at(-1) === "") paragraph.pop();
    if (paragraph.length) nodes.push(h("p", {}, inline(paragraph.join("\n"), context)));
    paragraph = [];
  };
  const rows = text === "" ? [] : text.split("\n");
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    let match;
    if (!context.isQuoted && row.startsWith(">>> ")) {
      flush();
      nodes.push(h("blockquote", {}, lines(rows.slice(index).join("\n").slice(4), { ...context, isQuoted: true })));
      return nodes;
    }
    if (!context.isQuoted && /^> /.test(row)) {
      flush();
      const quoted = [];
      while (index < rows.length && /^>( |$)/.test(rows[index])) quoted.push(rows[index++].slice(2));
      index--;
      nodes.push(h("blockquote", {}, lines(quoted.join("\n"), { ...context, isQuoted: true })));
    } else if ((match = /^(#{1,3}) (.+)/.exec(row))) {
      flush();
      nodes.push(h("div", { class: `heading h${match[1].length}`, role: "heading", "aria-level": match[1].length + 2 }, inline(match[2], context)));
    } else if ((match = /^-# (.+)/.exec(row))) {
      flush();
      nodes.push(h("div", { class: "subtext" }, inline(match[1], context)));
    } else if (/^\s*([-*]|\d{1,3}\.) \S/.test(row)) {
      flush();
      const items = [];
      const isSame = /^[-*]/.test(row) ? /^(\s+([-*]|\d{1,3}\.)|[-*]) \S/ : /^(\s+([-*]|\d{1,3}\.)|\d{1,3}\.) \S/;
      while (index < rows.length && (items.length === 0 || isSame.test(rows[index]))) items.push(rows[index++]);
      index--;
      nodes.push(list(items, context));
    } else if (row.trim() === "") {
      if (paragraph.length) paragraph.push("");
    } else {
      paragraph.push(row);
    }
  }
  flush();
  return nodes;
}

const DEEPEST = 8;

function list(items, context, level = 0) {
  const numbered = /^\s*(\d+)\./.exec(items[0]);
  const root = h(numbered ? "ol" : "ul", numbered ? { start: numbered[1] } : {});
  let nested = [];
  const close = () => {
    if (nested.length) (root.lastElementChild ?? root).append(list(nested, context, level + 1));
    nested = [];
  };
  const depth = /^\s*/.exec(items[0])[0].length;
  for (const item of items) {
    const indent = /^\s*/.exec(item)[0].length;
    if (indent > depth && root.lastElementChild && level < DEEPEST) {
      nested.push(item);
      continue;
    }
    close();
    root.append(h("li", {}, inline(item.replace(/^\s*([-*]|\d+\.) /, ""), context)));
  }
  close();
  return root;
}
