// What the reader can do. Each action ends in a call, a fresh view, or a sentence on the screen.
import { api } from "./api.js";
import { state, changed, takeWorld, takeView, acting, guild, channel, channels, displayName, everybody, holdsMessages, isDm, isForum, isThread, sees } from "./state.js";
import { firstChannel, resolve, writeRoute, readRoute } from "./route.js";
import { apply, jumpTo, jumpToPresent, loadMessages as loadHistory } from "./history.js";
import { toast } from "./render/toast.js";

export const me = () => acting()?.id;
/** The simulator takes any guild for a direct message: the channel's id names it. */
export const place = () => [isDm() ? state.guilds.find((g) => g.members.some((m) => m.id === me()))?.id : state.guildId, state.channelId];

export async function guarded(work, prefix = "") {
  try {
    return await work();
  } catch (error) {
    toast(prefix + (error?.message ?? String(error)));
    return undefined;
  }
}

export const loadWorld = () => guarded(async () => {
  takeWorld(await api.state());
  if (isLost()) await follow({ ...readRoute(), isQuiet: true });
  else await loadView();
});

/** The place that is shown is gone, or there was none and now there is one. */
const isLost = () => (isDm() ? false : guild() ? !channel() && Boolean(firstChannel(guild())) : Boolean(state.guildId) || state.guilds.length > 0);

/** What the acting member may see and do here. */
export async function loadView() {
  if (isDm() || !state.guildId || !me()) return;
  const at = `${state.guildId}/${me()}`;
  const answer = await api.view(state.guildId, me());
  if (at !== `${state.guildId}/${me()}`) return;
  takeView(answer);
  // The place that is shown has been closed to this member, or opened.
  if (state.loaded && channel() && sees(state.channelId) === Boolean(state.closed)) await Promise.all([loadMessages(), loadCommands()]);
}

/** A channel closed to this member is said in its place, not in a toast. */
export async function loadMessages() {
  const place = channel();
  const isClosed = !isDm() && place && !sees(place.id);
  state.closed = isClosed ? `${displayName(acting())} does not see #${place.name}.` : null;
  if (isClosed || (place && isForum(place))) {
    Object.assign(state, { messages: [], loaded: true, hasOlder: false, hasNewer: false });
    return changed("messages", "place");
  }
  return guarded(async () => {
    if (isDm()) {
      await loadDms();
      if (!channel() && state.dms.length > 0) return follow({ guild: "dms", channel: null, as: null });
    }
    return loadHistory();
  });
}

export async function loadDms() {
  const who = me();
  if (!who) return;
  const answer = await guarded(() => api.dms(who));
  state.dms = (answer ?? []).map((row) => ({ id: row.id, type: 1, name: row.user.username, userId: row.user.id }));
  // Whoever has not written to a bot yet can begin here.
  const known = new Set(state.dms.map((d) => d.userId));
  for (const bot of state.bots.filter((b) => !known.has(b.id))) state.dms.push({ id: `new-${bot.id}`, type: 1, name: bot.name, userId: bot.id });
  changed("world");
}

export async function loadCommands() {
  if (isDm() || !state.channelId || !me() || state.closed) state.commands = [];
  else {
    try {
      state.commands = await api.commands(...place(), me());
    } catch {
      state.commands = [];
    }
  }
  changed("commands");
}

/** Goes where the address says; writes the address as it turned out. */
export async function follow(route = readRoute(), replaceAddress = true) {
  const goal = resolve(route);
  if (goal.missing && !route.isQuiet) toast("There is no such server or channel; here is the nearest one.");
  if (goal.as) state.acting.set(goal.guildId, goal.as);
  const isSamePlace = goal.guildId === state.guildId && goal.channelId === state.channelId;
  Object.assign(state, { guildId: goal.guildId, channelId: goal.channelId, loaded: false, closed: null, messages: [], hasOlder: false, hasNewer: false, pending: [], replyTo: null, editing: null });
  if (!isSamePlace) state.newFrom = state.unread.get(goal.channelId) ?? null;
  if (isDm()) {
    await loadDms();
    state.channelId = state.dms.find((d) => d.id === goal.channelId || d.name === goal.channelId)?.id ?? state.dms[0]?.id ?? null;
  } else await guarded(loadView);
  if (!isDm() && !route.channel && channel() && !sees(state.channelId)) {
    state.channelId = channels().find((c) => holdsMessages(c) && !isThread(c) && sees(c.id))?.id ?? state.channelId;
  }
  state.unread.delete(state.channelId);
  state.calls.delete(state.channelId);
  changed("place", "messages");
  if (state.guildId) {
    const home = isDm() ? "dms" : guild().name;
    const isAlone = channels().filter((c) => c.name === channel()?.name).length < 2;
    writeRoute(home, (isAlone ? channel()?.name : channel()?.id) ?? "", acting()?.name, replaceAddress);
  }
  await Promise.all([loadMessages(), loadCommands()]);
}

export const goto = (guildKey, channelKey) => follow({ guild: guildKey, channel: channelKey, as: null }, false);

export function openGuild(id) {
  if (id === "dms") return goto("dms", null);
  return state.guilds.some((g) => g.id === id) && goto(id, null);
}

export function actAs(id) {
  state.acting.set(isDm() ? "dms" : state.guildId, id);
  if (isDm()) state.channelId = null;
  state.newFrom = null;
  return follow({ guild: state.guildId, channel: state.channelId, as: id }, false);
}

/** Opens the direct messages with a bot. */
export async function openDm(userId) {
  const person = everybody().find((p) => p.id === me());
  if (person) state.acting.set("dms", person.id);
  await goto("dms", null);
  const row = state.dms.find((d) => d.userId === userId);
  if (row) await goto("dms", row.id);
}

/** Brings that message onto the screen, in whichever channel it stands. */
export async function showMessage(channelId, id) {
  if (channelId && channelId !== state.channelId) await goto(state.guildId, channelId);
  const found = await guarded(() => jumpTo(String(id)));
  if (found === false) toast("That message was deleted.");
}

export async function send(content, attachments = []) {
  const body = { as: me(), content };
  if (attachments.length) body.attachments = attachments;
  if (state.replyTo) body.replyTo = state.replyTo.id;
  const at = state.channelId;
  const post = () => (isDm() ? api.write(me(), channel().userId, body) : api.post(...place(), body));
  const sent = await guarded(post, "Not sent. ");
  if (sent === undefined) return false;
  state.replyTo = null;
  state.newFrom = null;
  changed("draft");
  if (String(at).startsWith("new-")) await goto("dms", sent.channel_id);
  else if (state.hasNewer) await jumpToPresent();
  else if (at === state.channelId && apply("MESSAGE_CREATE", sent)) changed("messages");
  return true;
}

/** The answer of an act is newer than the event that will tell of it. */
const done = (raw) => { if (raw?.id && apply("OWN_UPDATE", raw)) changed("messages"); };

export async function edit(id, content) {
  const answer = await guarded(() => api.edit(...place(), id, me(), content), "Not changed. ");
  if (answer === undefined) return;
  state.editing = null;
  done(answer);
  changed("messages");
}

export const remove = (id) => guarded(async () => {
  await api.remove(...place(), id, me());
  if (apply("MESSAGE_DELETE", { id })) changed("messages");
}, "Not deleted. ");

export function react(message, emoji) {
  const mine = message.reactions?.find((r) => emojiText(r.emoji) === emoji)?.me;
  const call = mine ? api.unreact : api.react;
  return guarded(async () => done(await call(...place(), message.id, me(), emoji)), "No reaction. ");
}

export const vote = (message, answer, adds) => guarded(async () => done(await api.vote(message.id, answer, me(), adds)), "No vote. ");

export const pin = (message, isPinned) => guarded(async () => {
  await api.pin(state.channelId, message.id, me(), isPinned);
  toast(isPinned ? "Pinned." : "No longer pinned.", "good");
}, isPinned ? "Not pinned. " : "Still pinned. ");

export async function startThread(parentId, body) {
  const thread = await guarded(() => api.startThread(parentId, { as: me(), ...body }), "No thread. ");
  if (!thread) return false;
  await loadWorld();
  await goto(state.guildId, thread.id);
  return true;
}

export const archive = (thread, archived) => guarded(async () => {
  await api.changeThread(thread.id, { as: me(), archived });
  await loadWorld();
}, "Not changed. ");

export const moderate = (action, target, more = {}) => guarded(async () => {
  await api.moderate(state.guildId, { actor: me(), action, target, ...more });
  await loadWorld();
  return true;
}, "Not done. ");

export const emojiText = (emoji) => (emoji?.id ? `${emoji.name}:${emoji.id}` : (emoji?.name ?? String(emoji)));
