// What the reader can do. Each action ends in a call, a fresh view, or a sentence on the screen.
import { api } from "./api.js";
import { state, changed, takeMessages, takeWorld, acting, guild, channel, channels, displayName, isDm } from "./state.js";
import { resolve, writeRoute, readRoute, firstChannel } from "./route.js";
import { toast } from "./render/toast.js";
import { openModal } from "./render/modal.js";

const me = () => acting()?.id;
/** The simulator takes any guild for a direct message: the channel's id names it. */
const place = () => [isDm() ? state.guilds.find((g) => g.members.some((m) => m.id === me()))?.id : state.guildId, state.channelId];

export async function guarded(work, prefix = "") {
  try {
    return await work();
  } catch (error) {
    toast(prefix + (error?.message ?? String(error)));
    return undefined;
  }
}

export const loadWorld = () => guarded(async () => takeWorld(await api.state()));

let fetching = 0;

export async function loadMessages() {
  const turn = ++fetching;
  if (!state.channelId || !me()) return takeMessages([]);
  return guarded(async () => {
    if (isDm()) {
      await loadDms();
      return takeMessages(channel()?.messages ?? []);
    }
    const answer = await seen();
    if (turn === fetching) takeMessages(answer);
  });
}

/** What this member may read; a channel closed to them is said in its place, not in a toast. */
async function seen() {
  try {
    const answer = await api.messages(...place(), me());
    state.closed = null;
    return answer;
  } catch (error) {
    if (error.status !== 400 && error.status !== 403) throw error;
    state.closed = error.message;
    return [];
  }
}

export async function loadDms() {
  const who = me();
  if (!who) return;
  const answer = await guarded(() => api.dms(who));
  state.dms = (answer ?? []).map((row) => ({ id: row.id, type: 1, name: row.user.username, userId: row.user.id, messages: row.messages }));
  // Whoever has not written to a bot yet can begin here.
  const known = new Set(state.dms.map((d) => d.userId));
  for (const bot of state.bots.filter((b) => !known.has(b.id))) state.dms.push({ id: `new-${bot.id}`, type: 1, name: bot.name, userId: bot.id, messages: [] });
  changed("world");
}

export async function loadCommands() {
  if (isDm() || !state.channelId || !me()) {
    state.commands = [];
    return;
  }
  try {
    state.commands = await api.commands(...place(), me());
  } catch {
    state.commands = [];
  }
  changed("commands");
}

/** Goes where the address says; writes the address as it turned out. */
export async function follow(route = readRoute(), replaceAddress = true) {
  const goal = resolve(route);
  if (goal.missing) toast("There is no such server or channel; here is the nearest one.");
  if (goal.as) state.acting.set(goal.guildId, goal.as);
  Object.assign(state, { guildId: goal.guildId, channelId: goal.channelId, loaded: false, closed: null, messages: [], pending: [], replyTo: null, editing: null });
  if (isDm()) {
    await loadDms();
    state.channelId = state.dms.find((d) => d.id === goal.channelId || d.name === goal.channelId)?.id ?? state.dms[0]?.id ?? null;
  }
  state.unread.delete(state.channelId);
  changed("place", "messages");
  if (state.guildId) {
    const home = isDm() ? "dms" : guild().name;
    writeRoute(home, channel()?.name ?? "", acting()?.name, replaceAddress);
  }
  await Promise.all([loadMessages(), loadCommands()]);
}

export const goto = (guildKey, channelKey) => follow({ guild: guildKey, channel: channelKey, as: null }, false);

export function openGuild(id) {
  if (id === "dms") return goto("dms", null);
  const home = state.guilds.find((g) => g.id === id);
  return home && goto(id, firstChannel(home)?.id);
}

export function actAs(id) {
  state.acting.set(isDm() ? "dms" : state.guildId, id);
  if (isDm()) state.channelId = null;
  return follow({ guild: state.guildId, channel: state.channelId, as: id }, false);
}

export async function send(content, attachments = []) {
  const body = { as: me(), content };
  if (attachments.length) body.attachments = attachments;
  if (state.replyTo) body.replyTo = state.replyTo.id;
  const post = () => (isDm() ? api.write(me(), channel().userId, body) : api.post(...place(), body));
  const sent = await guarded(post, "Not sent. ");
  if (sent === undefined) return false;
  state.replyTo = null;
  changed("draft");
  if (isDm()) state.channelId = sent.channel_id;
  await loadMessages();
  return true;
}

export async function edit(id, content) {
  const done = await guarded(() => api.edit(...place(), id, me(), content).then(() => true), "Not changed. ");
  if (done) {
    state.editing = null;
    await loadMessages();
  }
}

export const remove = (id) => guarded(() => api.remove(...place(), id, me()), "Not deleted. ").then(loadMessages);

export function react(message, emoji) {
  const mine = message.reactions?.find((r) => emojiText(r.emoji) === emoji)?.me;
  const call = mine ? api.unreact : api.react;
  return guarded(() => call(...place(), message.id, me(), emoji), "No reaction. ").then(loadMessages);
}

export const emojiText = (emoji) => (emoji?.id ? `${emoji.name}:${emoji.id}` : (emoji?.name ?? String(emoji)));

let next = 0;

/** Shows a line of its own until the answer (or the bot's "thinking") takes its place. */
async function interact(title, work) {
  const entry = { key: `pending-${++next}`, title, by: displayName(acting()), channelId: state.channelId, since: newestId(), failed: null };
  state.pending.push(entry);
  changed("messages");
  try {
    const answer = await work();
    drop(entry);
    if (answer?.modal) openModal(answer.modal, (modal, fields) => interact(`“${modal.title ?? "form"}”`, () => api.submit(modal.id, { as: me(), fields })));
  } catch (error) {
    entry.failed = error?.message ?? String(error);
    if (!state.pending.includes(entry)) toast(`${title}: ${entry.failed}`);
  }
  changed("messages");
  await loadMessages();
}

const newestId = () => state.messages.at(-1)?.id ?? "0";

export function drop(entry) {
  state.pending = state.pending.filter((other) => other !== entry);
  changed("messages");
}

export const runCommand = (name, options) => interact(`/${name}`, () => api.run(...place(), { as: me(), name, options }));

export const autocomplete = (name, options, focused) => api.autocomplete(...place(), { as: me(), name, options, focused });

export const runContext = (name, target) => interact(name, () => api.context(...place(), { as: me(), name, target }));

export const click = (message, customId, values, label) =>
  interact(label || "That button", () => api.click(message.id, { as: me(), customId, ...(values ? { values } : {}) }));

/** How the text of mentions finds its names. */
export const names = {
  user: (id) => {
    const person = guild()?.members.find((m) => m.id === id) ?? state.guilds.flatMap((g) => g.members).find((m) => m.id === id);
    return person && displayName(person);
  },
  role: (id) => guild()?.roles.find((r) => r.id === id)?.name,
  channel: (id) => channels().find((c) => c.id === id)?.name,
};
