import { replace } from "../dom.js";
import { state, changed, acting, member, displayName } from "../state.js";

const LASTS = 10_000;
const typing = new Map();

export function heardTyping(channel, data) {
  const who = String(data.user_id ?? "");
  const key = `${channel}/${who}`;
  if (!who || who === acting()?.id) return;
  clearTimeout(typing.get(key)?.timer);
  const timer = setTimeout(() => { typing.delete(key); changed("typing"); }, LASTS);
  typing.set(key, { who, channel, timer, name: data.member?.user?.username });
  changed("typing");
}

/** Whoever has written is done typing. */
export function stopTyping(channel, who) {
  const entry = typing.get(`${channel}/${who}`);
  if (!entry) return;
  clearTimeout(entry.timer);
  typing.delete(`${channel}/${who}`);
  changed("typing");
}

export function renderTyping(root) {
  const here = [...typing.values()].filter((t) => t.channel === state.channelId).map((t) => displayName(member(t.who) ?? { name: t.name ?? "Somebody" }));
  replace(root, here.length === 0 ? null : `${here.slice(0, 3).join(", ")} ${here.length === 1 ? "is" : "are"} typing…`);
}
