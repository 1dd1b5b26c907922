// Commands, components and forms: sent to the bot, with a line of their own until its answer stands.
import { api } from "./api.js";
import { state, changed, acting, displayName } from "./state.js";
import { me, place } from "./actions.js";
import { toast } from "./render/toast.js";
import { openModal } from "./render/modal.js";

let next = 0;

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
    else intoSight(entry);
  }
  changed("messages");
}

const MOST_FRAMES = 60;

/** The line stands at the list's end, and the button may be far above it. */
function intoSight(entry, frames = 0) {
  const row = document.querySelector(`[data-pending="${entry.key}"]`);
  if (row) row.scrollIntoView({ block: "nearest" });
  else if (entry.channelId === state.channelId && frames < MOST_FRAMES) requestAnimationFrame(() => intoSight(entry, frames + 1));
  else toast(`${entry.title} got no answer. ${entry.failed}`);
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
