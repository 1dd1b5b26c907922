// What the page knows, and who wants to hear when it changes.
import { timeOf } from "./time.js";

const listeners = new Map();

export const state = {
  guilds: [],
  bots: [],
  guildId: null,
  channelId: null,
  /** The member the reader acts as, one per server. */
  acting: new Map(),
  messages: [],
  loaded: false,
  /** Why this member does not see the channel. */
  closed: null,
  pending: [],
  hidden: new Set(),
  unread: new Set(),
  commands: [],
  dms: [],
  replyTo: null,
  editing: null,
  connected: false,
};

/** Topics: world, place, messages, commands, typing, connection, draft. */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(listener);
  }
}

const waiting = new Set();

/** Listeners run once per frame, however often something changed. */
export function changed(...topics) {
  if (waiting.size === 0) queueMicrotask(flush);
  for (const topic of topics) waiting.add(topic);
}

function flush() {
  const due = new Set();
  for (const topic of waiting) for (const listener of listeners.get(topic) ?? []) due.add(listener);
  waiting.clear();
  for (const listener of due) listener();
}

export const guild = () => state.guilds.find((g) => g.id === state.guildId);
export const channels = () => guild()?.channels ?? [];
export const isDm = () => state.guildId === "dms";
export const channel = () => (isDm() ? state.dms.find((d) => d.id === state.channelId) : channels().find((c) => c.id === state.channelId));
export const member = (id, home = guild()) => home?.members.find((m) => m.id === id);
export const role = (id, home = guild()) => home?.roles.find((r) => r.id === id);
export const isThread = (c) => c.type >= 10 && c.type <= 12;
export const holdsMessages = (c) => c.type !== 4 && c.type !== 15 && c.type !== 16;

export const displayName = (person) => person?.nick || person?.displayName || person?.name || "unknown";

/** The member who acts: the one chosen for this server, else its owner, else the first human. */
export function acting(home = isDm() ? state.guilds[0] : guild()) {
  const people = home?.members.filter((m) => !m.bot) ?? [];
  const chosen = state.acting.get(isDm() ? "dms" : home?.id) ?? (isDm() ? [...state.acting.values()].at(-1) : undefined);
  const all = isDm() ? everybody() : people;
  return all.find((m) => m.id === chosen) ?? people.find((m) => m.id === home?.ownerId) ?? people[0];
}

export function everybody() {
  const seen = new Map();
  for (const home of state.guilds) for (const person of home.members) if (!person.bot && !seen.has(person.id)) seen.set(person.id, person);
  return [...seen.values()];
}

/** Roles of a member from the highest down, without @everyone. */
export function rolesOf(person, home = guild()) {
  const own = new Set(person?.roles ?? []);
  return (home?.roles ?? []).filter((r) => own.has(r.id) && r.id !== home.id).sort((a, b) => b.position - a.position);
}

export const colorOf = (person, home = guild()) => {
  const color = rolesOf(person, home).find((r) => r.color)?.color;
  return color ? `#${color.toString(16).padStart(6, "0")}` : null;
};

const list = (value) => (Array.isArray(value) ? value : []);
const ids = (value) => list(value).map((item) => String(item?.id ?? item));

/** One shape for what /sim/state answers. */
export function takeWorld(answer) {
  state.bots = list(answer.bots);
  state.guilds = list(answer.guilds).map((raw) => ({
    ...raw,
    id: String(raw.id),
    ownerId: String(raw.ownerId ?? raw.owner_id ?? ""),
    roles: list(raw.roles).map((r) => ({ ...r, id: String(r.id), position: r.position ?? 0, color: r.color ?? 0, hoist: r.hoist ?? true })),
    channels: list(raw.channels).map((c) => ({
      ...c, id: String(c.id), type: c.type ?? 0, parentId: c.parentId ?? c.parent_id ?? null, position: c.position ?? 0,
      archived: c.archived ?? c.thread_metadata?.archived ?? false,
    })),
    members: list(raw.members).map((m) => ({
      ...m, id: String(m.id ?? m.user?.id), name: m.name ?? m.user?.username, bot: Boolean(m.bot ?? m.user?.bot),
      displayName: m.displayName ?? m.global_name ?? m.user?.global_name ?? null, roles: ids(m.roles), status: m.status ?? (m.bot ? null : "online"),
    })),
  }));
  changed("world");
}

/** Messages come as Discord writes them; the page adds what it needs. */
export function takeMessages(answer) {
  const rows = list(answer?.messages ?? answer);
  state.messages = rows
    .map((m) => ({ ...m, id: String(m.id), at: m.timestamp ? new Date(m.timestamp) : timeOf(m.id) }))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const there = new Set(state.messages.map((m) => m.id));
  state.hidden = new Set([...state.hidden].filter((id) => there.has(id)));
  state.loaded = true;
  changed("messages");
}

export const isEphemeral = (m) => (m.flags & 64) !== 0 || m.ephemeral === true;
export const isLoading = (m) => (m.flags & 128) !== 0;
