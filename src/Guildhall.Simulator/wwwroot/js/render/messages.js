// The list of messages: keeps what did not change, groups what one author wrote in a row, stays at the end when it was there.
import { h, icon } from "../dom.js";
import { state, isEphemeral } from "../state.js";
import { dayOf, sameDay } from "../time.js";
import { renderMessage } from "./message.js";
import { drop } from "../actions.js";

const GROUP_WITHIN = 7 * 60 * 1000;
const NEAR = 80;

let place = null;
let drawn = new Map();

export function renderMessages(root) {
  const isNewPlace = place !== `${state.guildId}/${state.channelId}`;
  const wasAtEnd = isNewPlace || root.scrollHeight - root.scrollTop - root.clientHeight < NEAR;
  const focus = keepFocus(root);
  if (isNewPlace) {
    place = `${state.guildId}/${state.channelId}`;
    drawn = new Map();
    root.replaceChildren();
  }
  const next = new Map();
  const rows = [];
  let previous = null;
  const visible = state.messages.filter((m) => !state.hidden.has(m.id));
  for (const message of visible) {
    if (!previous || !sameDay(previous.at, message.at)) {
      rows.push(keep(next, `day-${message.at.toDateString()}`, "", () => divider(message.at)));
      previous = null;
    }
    const grouped = continues(previous, message);
    const referenced = message.message_reference ? find(message.message_reference.message_id) : null;
    const signature = JSON.stringify([message, grouped, state.editing === message.id, referenced?.content, state.acting.get(state.guildId)]);
    rows.push(keep(next, message.id, signature, () => renderMessage(message, { grouped, referenced })));
    previous = message;
  }
  for (const entry of state.pending.filter((p) => p.channelId === state.channelId && (p.failed || !answered(p)))) {
    rows.push(keep(next, entry.key, String(entry.failed), () => pending(entry)));
  }
  if (rows.length === 0 && state.loaded) rows.push(keep(next, "empty", String(state.closed), empty));
  arrange(root, rows);
  drawn = next;
  focus();
  if (wasAtEnd) root.scrollTop = root.scrollHeight;
}

const find = (id) => state.messages.find((m) => m.id === String(id));

function keep(next, key, signature, make) {
  const old = drawn.get(key);
  const node = old?.signature === signature ? old.node : make();
  next.set(key, { signature, node });
  return node;
}

function arrange(root, rows) {
  const wanted = new Set(rows);
  for (const child of [...root.children]) if (!wanted.has(child)) child.remove();
  rows.forEach((row, index) => {
    if (root.children[index] !== row) root.insertBefore(row, root.children[index] ?? null);
  });
}

/** A redrawn button gets its focus back. */
function keepFocus(root) {
  const active = document.activeElement;
  if (!root.contains(active) || active === root) return () => {};
  const message = active.closest("[data-message]")?.dataset.message;
  const key = active.dataset.key;
  return () => {
    if (active.isConnected || !message) return;
    const row = root.querySelector(`[data-message="${message}"]`);
    (key && row?.querySelector(`[data-key="${CSS.escape(key)}"]`) || row)?.focus();
  };
}

function continues(previous, message) {
  return Boolean(previous) && previous.author?.id === message.author?.id && previous.author?.username === message.author?.username
    && message.at - previous.at < GROUP_WITHIN && !message.message_reference && !message.interaction_metadata && !message.interaction
    && isEphemeral(previous) === isEphemeral(message) && (message.type ?? 0) === 0;
}

/** The bot's own message took the place of the waiting line. */
const answered = (entry) => state.messages.some((m) => BigInt(m.id) > BigInt(entry.since) && (m.interaction_metadata || m.interaction));

const divider = (date) => h("div", { class: "day", role: "separator" }, h("span", {}, dayOf(date)));

function pending(entry) {
  if (!entry.failed) {
    return h("div", { class: "pending", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` Sending ${entry.title} …`);
  }
  return h("div", { class: "pending failed", role: "alert" },
    h("strong", {}, `${entry.title} got no answer. `), h("span", {}, entry.failed),
    h("div", { class: "only-you" }, icon("eye"), "Only you can see this · ", h("button", { type: "button", class: "text-button", onclick: () => drop(entry) }, "Dismiss")));
}

const empty = () => h("p", { class: "empty" }, state.closed ?? (state.channelId ? "Nothing here yet. Write something, or type / for commands." : "Choose a channel."));
