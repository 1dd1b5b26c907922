// What the page knows, and who wants to hear when it changes.

const listeners = new Map();

export const state = {
  guilds: [],
  bots: [],
  guildId: null,
  channelId: null,
  /** The member the reader acts as, one per server. */
  acting: new Map(),
  /** A window of the channel's messages, oldest first. */
  messages: [],
  hasOlder: false,
  hasNewer: false,
  /** The message that a jump led to, until it has been shown. */
  jumpedTo: null,
  /** Where the reader stopped reading this channel. */
  newFrom: null,
  loaded: false,
  /** Why this member does not see the channel. */
  closed: null,
  pending: [],
  hidden: new Set(),
  /** By channel: the first unread message. */
  unread: new Map(),
  /** By channel: how many unread messages call the acting member. */
  calls: new Map(),
  /** What the acting member may do on this server. */
  view: { permissions: 0n, channels: new Map(), settings: new Map() },
  commands: [],
  dms: [],
  replyTo: null,
  editing: null,
  /** Null until the first connection. */
  connected: null,
  /** By how many milliseconds the simulator's clock is ahead of this one. */
  ahead: 0,
};

export const now = () => new Date(Date.now() + state.ahead);

const NOTICED = 1000;

/** The world's clock can be put ahead: it is at least as late as whatever happened in it. */
export function sawTime(text) {
  const step = text ? Date.parse(text) - now().getTime() : 0;
  if (!(step > 0)) return;
  state.ahead += step;
  if (step > NOTICED) changed("messages", "world");
}

/** Topics: world, place, unread, messages, commands, typing, connection, draft. */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(listener);
  }
}

const FRAME = 16;
const SHARE = 2;
const waiting = new Set();
let flushedAt = -FRAME;
let pause = FRAME;

/** Listeners run soon: at once after a quiet moment; in a storm they leave twice their own time to everything else. */
export function changed(...topics) {
  if (waiting.size === 0) {
    const rest = pause - (performance.now() - flushedAt);
    if (rest > 0) setTimeout(flush, rest);
    else queueMicrotask(flush);
  }
  for (const topic of topics) waiting.add(topic);
}

function flush() {
  const started = performance.now();
  const due = new Set();
  for (const topic of waiting) for (const listener of listeners.get(topic) ?? []) due.add(listener);
  waiting.clear();
  for (const listener of due) listener();
  flushedAt = performance.now();
  pause = Math.max(FRAME, SHARE * (flushedAt - started));
}

export const guild = () => state.guilds.find((g) => g.id === state.guildId);
export const channels = () => guild()?.channels ?? [];
export const isDm = () => state.guildId === "dms";
export const channel = () => (isDm() ? state.dms.find((d) => d.id === state.channelId) : channels().find((c) => c.id === state.channelId));
export const member = (id, home = guild()) => home?.members.find((m) => m.id === id);
export const role = (id, home = guild()) => home?.roles.find((r) => r.id === id);
export const isForum = (c) => c.type === 15 || c.type === 16;
export const isThread = (c) => c.type >= 10 && c.type <= 12;
export const holdsMessages = (c) => c.type !== 4 && c.type !== 15 && c.type !== 16;

export const displayName = (person) => person?.nick || person?.displayName || person?.name || "unknown";

/** Permission bits that the page asks about. Source: discord.com/developers/docs/topics/permissions */
export const PERMISSION = {
  kick: 1n << 1n, ban: 1n << 2n, react: 1n << 6n, audit: 1n << 7n, view: 1n << 10n, send: 1n << 11n, manageMessages: 1n << 13n, attach: 1n << 15n,
  roles: 1n << 28n, manageThreads: 1n << 34n, threads: 1n << 35n, timeout: 1n << 40n, pin: 1n << 51n,
};

/** What the acting member holds in a channel; everything in direct messages. */
export function may(...names) {
  const held = isDm() ? ~0n : (state.view.channels.get(state.channelId) ?? 0n);
  return names.some((name) => (held & PERMISSION[name]) !== 0n);
}

export const mayInGuild = (name) => !isDm() && (state.view.permissions & PERMISSION[name]) !== 0n;
export const sees = (id) => ((state.view.channels.get(id) ?? 0n) & PERMISSION.view) !== 0n;

export function takeView(answer) {
  state.view = {
    permissions: BigInt(answer?.permissions ?? 0),
    channels: new Map(Object.entries(answer?.channels ?? {}).map(([id, bits]) => [id, BigInt(bits)])),
    settings: new Map(list(answer?.settings).map((c) => [String(c.id), c])),
  };
  const roles = new Map(list(answer?.roles).map((r) => [String(r.id), r]));
  for (const one of guild()?.roles ?? []) Object.assign(one, pick(roles.get(one.id), ["hoist", "managed", "mentionable"]));
  changed("world");
}

const pick = (from, keys) => Object.fromEntries(keys.filter((key) => from && key in from).map((key) => [key, from[key]]));

/** The member who acts: the one chosen for this server, else its owner, else the first human. */
export function acting(home = isDm() ? state.guilds[0] : guild()) {
  const people = home?.members.filter((m) => !m.bot) ?? [];
  const chosen = state.acting.get(isDm() ? "dms" : home?.id) ?? (isDm() ? [...state.acting.values()].at(-1) : undefined);
  const all = isDm() ? everybody() : people;
  return all.find((m) => m.id === chosen) ?? people.find((m) => m.id === home?.ownerId) ?? people[0];
}

/** Whom the reader acts as, by server and in direct messages; who is not named is a server's owner. */
export function actors() {
  const self = acting()?.id;
  const all = { ...Object.fromEntries(state.acting), dms: (isDm() ? self : state.acting.get("dms")) ?? self };
  if (state.guildId && self) all[state.guildId] = self;
  return all;
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
  state.ahead = answer.now ? Date.parse(answer.now) - Date.now() : 0;
  const before = JSON.stringify(answer.guilds);
  if (before !== state.looks) [state.looks, state.look] = [before, (state.look ?? 0) + 1];
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

export const isEphemeral = (m) => (m.flags & 64) !== 0 || m.ephemeral === true;
export const isLoading = (m) => (m.flags & 128) !== 0;
