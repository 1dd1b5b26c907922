// The list of messages: keeps what did not change, groups what one author wrote in a row, holds still while pages come and go.
import { h, icon } from "../dom.js";
import { state, acting, now, channel, isDm, isEphemeral, isForum, isThread } from "../state.js";
import { dayOf, sameDay } from "../time.js";
import { guarded } from "../actions.js";
import { toBox } from "../composer/focus.js";
import { jumpToPresent, loadNewer, loadOlder, standsAtEnd } from "../history.js";
import { drop } from "../interactions.js";
import { isSystem, renderMessage } from "./message.js";
import { forum } from "./forum.js";

const GROUP_WITHIN = 7 * 60 * 1000;
const NEAR = 80;
const SOON = 600;
const MARKED = 2500;

let place = null;
let drawn = new Map();
let follows = true;
let missed = 0;
let newest = null;

export function renderMessages(root) {
  watch(root);
  const key = `${state.guildId}/${state.channelId}/${acting()?.id}`;
  const isNewPlace = place !== key;
  if (isNewPlace) {
    [place, drawn, follows, missed, newest] = [key, new Map(), true, 0, null];
    root.replaceChildren();
  }
  const anchor = anchorOf(root);
  const focus = keepFocus(root);
  const next = new Map();
  arrange(root, rowsOf(next));
  drawn = next;
  focus();
  hold(root, anchor);
  countMissed();
  bar(root);
  jump(root);
}

function rowsOf(next) {
  const here = channel();
  if (here && isForum(here) && !state.closed) return [keep(next, "forum", `${state.look}/${state.channelId}/${state.view.channels.size}`, () => forum(here))];
  const rows = [];
  let previous = null;
  const self = acting()?.id;
  const today = now().toDateString();
  if (state.loaded && !state.closed && state.messages.length) rows.push(keep(next, state.hasOlder ? "older" : "beginning", String(state.channelId), state.hasOlder ? loading : beginning));
  for (const message of state.messages) {
    if (state.hidden.has(message.id)) continue;
    if (!previous || !sameDay(previous.at, message.at)) {
      rows.push(keep(next, `day-${message.at.toDateString()}`, "", () => divider(message.at)));
      previous = null;
    }
    if (state.newFrom === message.id) {
      rows.push(keep(next, "new", message.id, newMark));
      previous = null;
    }
    const grouped = continues(previous, message);
    const referenced = message.message_reference ? find(message.message_reference.message_id) : null;
    const signature = state.editing === message.id ? "editing" : `${message.text}${grouped}${referenced?.content}${self}${state.look}${today}`;
    rows.push(keep(next, message.id, signature, () => renderMessage(message, { grouped, referenced })));
    previous = message;
  }
  for (const entry of state.pending.filter((p) => p.channelId === state.channelId && (p.failed || !answered(p)))) {
    rows.push(keep(next, entry.key, String(entry.failed), () => pending(entry)));
  }
  if (rows.length === 0) rows.push(state.loaded ? keep(next, "empty", `${state.closed}${state.channelId}`, empty) : keep(next, "skeleton", "", skeleton));
  return rows;
}

let isWatched = false;
let lastTop = 0;
let isLoading = false;

function watch(root) {
  if (isWatched) return;
  isWatched = true;
  root.addEventListener("scroll", () => { noteEnd(root); more(root); }, { passive: true });
  // The list is one stop on the way of the tab key; the arrows go from message to message.
  root.addEventListener("keydown", (event) => {
    if (event.target !== root || event.key !== "ArrowUp") return;
    event.preventDefault();
    [...root.querySelectorAll("[data-message]")].at(-1)?.focus();
  });
  sizes.observe(root);
}

/** Pictures and previews make rows taller when they come; whoever stands at the end stays there. */
const sizes = new ResizeObserver(() => {
  const root = document.getElementById("messages");
  if (follows) toBottom(root);
});

function toBottom(root) {
  root.scrollTop = root.scrollHeight;
  lastTop = root.scrollTop;
}

function noteEnd(root) {
  const was = follows;
  // Only a move upwards leaves the end: rows that grow do not.
  const isUp = root.scrollTop < lastTop - 1;
  lastTop = root.scrollTop;
  follows = !state.hasNewer && ((was && !isUp) || root.scrollHeight - root.scrollTop - root.clientHeight < NEAR);
  standsAtEnd(follows);
  if (follows !== was) {
    if (follows) missed = 0;
    bar(root);
  }
}

async function more(root) {
  const isTop = root.scrollTop < SOON && state.hasOlder;
  const isBottom = state.hasNewer && root.scrollHeight - root.scrollTop - root.clientHeight < SOON;
  if (isLoading || (!isTop && !isBottom)) return;
  isLoading = true;
  await guarded(isTop ? loadOlder : loadNewer);
  isLoading = false;
  requestAnimationFrame(() => more(root));
}

/** The first row that is wholly seen, and how far from the top it stands. */
function anchorOf(root) {
  if (follows) return null;
  const top = root.getBoundingClientRect().top;
  for (const row of root.children) {
    const place = row.getBoundingClientRect();
    if (row.dataset.message && place.bottom > top + 4) return { id: row.dataset.message, offset: place.top - top };
  }
  return null;
}

function hold(root, anchor) {
  if (follows) return toBottom(root);
  const row = anchor && root.querySelector(`[data-message="${anchor.id}"]`);
  if (row) root.scrollTop += row.getBoundingClientRect().top - root.getBoundingClientRect().top - anchor.offset;
  return undefined;
}

function countMissed() {
  const last = state.messages.at(-1)?.id ?? null;
  if (newest && last && last !== newest && !follows && !state.hasNewer) {
    const from = state.messages.findIndex((m) => m.id === newest);
    missed += from < 0 ? 0 : state.messages.length - 1 - from;
  }
  newest = last;
}

function bar(root) {
  const box = document.getElementById("jump");
  const isAway = state.loaded && !follows && state.messages.length > 0;
  box.hidden = !isAway;
  if (!isAway) return;
  const text = missed > 0 ? `${missed} new ${missed === 1 ? "message" : "messages"}` : "You read older messages";
  if (box.dataset.text === text) return;
  box.dataset.text = text;
  box.replaceChildren(h("span", {}, text), h("button", { type: "button", class: "text-button", onclick: () => toEnd(root) }, "Jump to newest", icon("down")));
}

async function toEnd(root) {
  if (state.hasNewer) await guarded(jumpToPresent);
  follows = true;
  missed = 0;
  standsAtEnd(true);
  toBottom(root);
  bar(root);
  toBox();
}

function jump(root) {
  const row = state.jumpedTo && root.querySelector(`[data-message="${state.jumpedTo}"]`);
  if (!row) return;
  state.jumpedTo = null;
  follows = false;
  row.scrollIntoView({ block: "center" });
  noteEnd(root);
  bar(root);
  row.focus({ preventScroll: true });
  row.classList.add("found");
  setTimeout(() => row.classList.remove("found"), MARKED);
}

const find = (id) => state.messages.find((m) => m.id === String(id));

function keep(next, key, signature, make) {
  const old = drawn.get(key);
  const node = old?.signature === signature ? old.node : make();
  if (node !== old?.node) sizes.observe(node);
  next.set(key, { signature, node });
  return node;
}

function arrange(root, rows) {
  const wanted = new Set(rows);
  for (const child of [...root.children]) if (!wanted.has(child)) { sizes.unobserve(child); child.remove(); }
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
  return Boolean(previous) && !isSystem(previous) && previous.author?.id === message.author?.id && previous.author?.username === message.author?.username
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
  return h("div", { class: "pending failed", role: "alert", dataset: { pending: entry.key } },
    h("strong", {}, `${entry.title} got no answer. `), h("span", {}, entry.failed),
    h("div", { class: "only-you" }, icon("eye"), "Only you can see this · ", h("button", { type: "button", class: "text-button", onclick: () => drop(entry) }, "Dismiss")));
}

const newMark = () => h("div", { class: "day new", role: "separator", "aria-label": "New messages" }, h("span", {}, "New"));

const loading = () => h("p", { class: "empty", role: "status" }, "Older messages are on their way …");

const KINDS = [[isDm, "mail", "conversation"], [() => isThread(channel()), "thread", "thread"], [() => true, "hash", "channel"]];
const kindOf = () => KINDS.find(([fits]) => fits());

function beginning() {
  const here = channel();
  const [, sign, kind] = here ? kindOf() : [];
  return h("div", { class: "beginning" }, here && [h("span", { class: "big-sign" }, icon(sign)), h("h3", {}, here.name), h("p", {}, `This is where the ${kind} begins.`)]);
}

const skeleton = () => h("div", { class: "skeleton", "aria-hidden": "true" }, [72, 48, 64, 35, 58].map((width) => h("i", { style: { "--w": `${width}%` } })));

function empty() {
  const sign = state.closed ? "lock" : channel() ? kindOf()[1] : "hash";
  const title = state.closed ? "Closed to this member" : state.channelId ? "Nothing here yet" : "No channel";
  const text = state.closed ?? (state.channelId ? (isDm() ? "Write the first message." : "Write something, or type / for commands.") : "Choose a channel.");
  return h("div", { class: "empty-state" }, h("span", { class: "big-sign" }, icon(sign)), h("h3", {}, title), h("p", {}, text));
}
