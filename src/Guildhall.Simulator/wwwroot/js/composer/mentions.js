// While a message is written: @ finds people and roles, # finds channels, : finds emoji.
import { channels, displayName, guild, holdsMessages, isDm, isForum, sees } from "../state.js";
import { findEmoji } from "../emoji-data.js";

const MOST = 10;
const OPEN = /(?:^|[\s(])(([@#:])([\p{L}\p{N}_\-+]{0,32}))$/u;

/** What the caret stands in: {sign, typed, from, to}, or null. */
export function openMention(text, caret) {
  const match = OPEN.exec(text.slice(0, caret));
  if (!match || (match[2] === ":" && match[3].length < 2)) return null;
  return { sign: match[2], typed: match[3].toLowerCase(), from: caret - match[1].length, to: caret };
}

/** Rows of {label, hint, text, code}: the text is what the box shows, the code is what is sent. */
export function mentionRows({ sign, typed }) {
  if (sign === ":") return findEmoji(typed).slice(0, MOST).map((e) => ({ label: `${e.emoji} :${e.name}:`, text: e.emoji }));
  const fits = (...names) => names.some((n) => n?.toLowerCase().includes(typed));
  const starts = (row) => (row.name.toLowerCase().startsWith(typed) ? 0 : 1);
  if (isDm()) return [];
  const rows = sign === "@"
    ? [
      ...guild().members.filter((m) => fits(m.name, displayName(m))).map((m) => ({ name: displayName(m), label: `@${displayName(m)}`, hint: m.bot ? "bot" : m.name, text: `@${m.name}`, code: `<@${m.id}>` })),
      ...guild().roles.filter((r) => r.id !== guild().id && fits(r.name)).map((r) => ({ name: r.name, label: `@${r.name}`, hint: "role", text: `@${r.name}\u200b`, code: `<@&${r.id}>` })),
      ...["everyone", "here"].filter((n) => n.startsWith(typed)).map((n) => ({ name: n, label: `@${n}`, hint: "everybody who sees this channel", text: `@${n}` })),
    ]
    : channels().filter((c) => (holdsMessages(c) || isForum(c)) && sees(c.id) && fits(c.name)).map((c) => ({ name: c.name, label: `#${c.name}`, hint: "", text: `#${c.name}`, code: `<#${c.id}>` }));
  return rows.sort((a, b) => starts(a) - starts(b)).slice(0, MOST);
}

/** Puts the codes in place of what was chosen from the list. */
export function encoded(text, chosen) {
  let result = text;
  for (const [shown, code] of [...chosen].sort((a, b) => b[0].length - a[0].length)) result = result.replaceAll(shown, code);
  return result;
}
