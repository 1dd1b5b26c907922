// The window of messages that is shown: filled page by page, kept up to date by what happens.
import { api } from "./api.js";
import { state, changed, acting, sawTime } from "./state.js";
import { timeOf } from "./time.js";

const PAGE = 100;
const WINDOW = 400;
const MOST_AT_ONCE = 1000;
const MOST_TRIES = 5;

const me = () => acting()?.id;
const key = () => `${state.channelId}/${me()}`;
const isOpen = () => Boolean(state.channelId && me() && !String(state.channelId).startsWith("new-"));

/** How many events touched the window; an answer older than the last of them is asked for again. */
let touched = 0;
let turn = 0;
let atEnd = true;

/** The list tells whether its reader stands at the end. */
export const standsAtEnd = (value) => { atEnd = value; };

function shape(raw) {
  sawTime(raw.timestamp);
  return { ...raw, id: String(raw.id), at: raw.timestamp ? new Date(raw.timestamp) : timeOf(raw.id), text: JSON.stringify(raw) };
}

const older = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

function take(answer, keep = []) {
  const known = new Map(state.messages.map((m) => [m.id, m]));
  const fresh = answer.messages.map((raw) => {
    const now = shape(raw);
    return known.get(now.id)?.text === now.text ? known.get(now.id) : now;
  });
  const there = new Set(fresh.map((m) => m.id));
  state.messages = [...keep.filter((m) => !there.has(m.id)), ...fresh].sort((a, b) => older(a.id, b.id));
  state.loaded = true;
  changed("messages");
}

async function ask(where) {
  const mine = ++turn;
  const at = key();
  const answer = await api.history(state.channelId, me(), where);
  return mine === turn && at === key() ? answer : null;
}

/** Asks again for what is shown, or for the newest page of a channel just opened. */
export async function loadMessages() {
  if (!isOpen()) {
    turn++;
    return take({ messages: [] });
  }
  if (state.loaded && state.hasNewer) return undefined;
  for (let tries = 0; ; tries++) {
    const before = touched;
    const answer = await ask({ limit: Math.min(MOST_AT_ONCE, Math.max(PAGE, state.messages.length)) });
    if (!answer) return undefined;
    if (before !== touched && tries < MOST_TRIES) continue;
    [state.hasOlder, state.hasNewer] = [answer.hasOlder, answer.hasNewer];
    // In a storm the answer is older than what has been heard since.
    const last = String(answer.messages.at(-1)?.id ?? "");
    return take(answer, before === touched ? [] : state.messages.filter((m) => older(m.id, last) > 0));
  }
}

export async function loadOlder() {
  if (!state.hasOlder || !state.messages.length) return;
  const answer = await ask({ before: state.messages[0].id, limit: PAGE });
  if (!answer) return;
  state.hasOlder = answer.hasOlder;
  const keep = state.messages.slice(0, WINDOW - PAGE);
  if (keep.length < state.messages.length) state.hasNewer = true;
  take(answer, keep);
}

export async function loadNewer() {
  if (!state.hasNewer || !state.messages.length) return;
  const answer = await ask({ after: state.messages.at(-1).id, limit: PAGE });
  if (!answer) return;
  state.hasNewer = answer.hasNewer;
  const keep = state.messages.slice(-(WINDOW - PAGE));
  if (keep.length < state.messages.length) state.hasOlder = true;
  take(answer, keep);
}

/** Shows that message among its neighbours; false when it is gone. */
export async function jumpTo(id) {
  if (!state.messages.some((m) => m.id === id)) {
    const answer = await ask({ around: id, limit: PAGE });
    if (!answer?.messages.some((m) => String(m.id) === id)) return false;
    [state.hasOlder, state.hasNewer] = [answer.hasOlder, answer.hasNewer];
    take(answer);
  }
  state.jumpedTo = id;
  changed("messages");
  return true;
}

export async function jumpToPresent() {
  state.hasNewer = false;
  state.messages = [];
  state.loaded = false;
  await loadMessages();
}

const emojiKey = (emoji) => (emoji?.id ? String(emoji.id) : emoji?.name);
const index = (id) => state.messages.findIndex((m) => m.id === String(id));

function put(at, raw) {
  state.messages = state.messages.with(at, shape(raw));
}

/** An event of the channel that is shown. True when it changed something. */
export function apply(kind, data) {
  touched++;
  switch (kind) {
    case "MESSAGE_CREATE": return add(data);
    case "MESSAGE_UPDATE": return update(data);
    case "OWN_UPDATE": return update(data, true);
    case "MESSAGE_DELETE": return drop([data.id]);
    case "MESSAGE_DELETE_BULK": return drop(data.ids ?? []);
    case "MESSAGE_REACTION_ADD": return count(data, 1);
    case "MESSAGE_REACTION_REMOVE": return count(data, -1);
    case "MESSAGE_REACTION_REMOVE_EMOJI": return clear(data, (r) => emojiKey(r.emoji) !== emojiKey(data.emoji));
    case "MESSAGE_REACTION_REMOVE_ALL": return clear(data, () => false);
    case "MESSAGE_POLL_VOTE_ADD": return countVote(data, 1);
    case "MESSAGE_POLL_VOTE_REMOVE": return countVote(data, -1);
    default: return false;
  }
}

function add(raw) {
  const last = state.messages.at(-1)?.id ?? "";
  const isNewest = older(String(raw.id), last) > 0;
  if (!isNewest && index(raw.id) >= 0) return update(raw);
  if (state.hasNewer) return true;
  if (state.messages.length >= 2 * WINDOW && !atEnd) {
    state.hasNewer = true;
    return true;
  }
  state.messages.push(shape(raw));
  if (!isNewest) state.messages.sort((a, b) => older(a.id, b.id));
  if (atEnd && state.messages.length > 2 * WINDOW) {
    state.messages = state.messages.slice(-WINDOW);
    state.hasOlder = true;
  }
  return true;
}

// An event does not say which reactions and votes are the reader's own.
function update(raw, isForReader = false) {
  const at = index(raw.id);
  if (at < 0) return false;
  if (isForReader) {
    put(at, raw);
    return true;
  }
  const mine = new Set((state.messages[at].reactions ?? []).filter((r) => r.me).map((r) => emojiKey(r.emoji)));
  put(at, { ...raw, ...(raw.reactions ? { reactions: raw.reactions.map((r) => ({ ...r, me: r.me || mine.has(emojiKey(r.emoji)) })) } : {}), ...(raw.poll ? { poll: withOwnVotes(raw.poll, state.messages[at].poll) } : {}) });
  return true;
}

function withOwnVotes(poll, before) {
  const mine = new Set((before?.results?.answer_counts ?? []).filter((c) => c.me_voted).map((c) => c.id));
  return { ...poll, results: { ...poll.results, answer_counts: poll.results.answer_counts.map((c) => ({ ...c, me_voted: c.me_voted || mine.has(c.id) })) } };
}

function countVote(data, step) {
  const at = index(data.message_id);
  const poll = state.messages[at]?.poll;
  if (!poll) return false;
  const isMine = String(data.user_id) === me();
  const counts = poll.results.answer_counts;
  const old = counts.find((c) => c.id === data.answer_id) ?? { id: data.answer_id, count: 0, me_voted: false };
  if (isMine && old.me_voted === step > 0) return false;
  const fresh = { ...old, count: old.count + step, me_voted: isMine ? step > 0 : old.me_voted };
  const answer_counts = [...counts.filter((c) => c !== old), fresh].filter((c) => c.count > 0);
  put(at, { ...bare(state.messages[at]), poll: { ...poll, results: { ...poll.results, answer_counts } } });
  return true;
}

function drop(ids) {
  const gone = new Set(ids.map(String));
  state.messages = state.messages.filter((m) => !gone.has(m.id));
  for (const id of gone) state.hidden.delete(id);
  return true;
}

function count(data, step) {
  const at = index(data.message_id);
  if (at < 0) return false;
  const message = state.messages[at];
  const isMine = String(data.user_id) === me();
  const rows = [...(message.reactions ?? [])];
  const row = rows.findIndex((r) => emojiKey(r.emoji) === emojiKey(data.emoji));
  const old = rows[row] ?? { emoji: data.emoji, count: 0, me: false };
  if (isMine && old.me === step > 0) return false;
  const now = { ...old, count: old.count + step, me: isMine ? step > 0 : old.me };
  if (row < 0) rows.push(now);
  else rows[row] = now;
  put(at, { ...bare(message), reactions: rows.filter((r) => r.count > 0) });
  return true;
}

function clear(data, stays) {
  const at = index(data.message_id);
  if (at < 0) return false;
  put(at, { ...bare(state.messages[at]), reactions: (state.messages[at].reactions ?? []).filter(stays) });
  return true;
}

const bare = ({ at, text, ...raw }) => raw;
