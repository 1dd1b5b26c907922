// How mentions find their names and what a click on them does.
import { state, channels, displayName, guild } from "./state.js";
import { goto } from "./actions.js";
import { openPerson } from "./render/person.js";

export const names = {
  user: (id) => {
    const person = guild()?.members.find((m) => m.id === id) ?? state.guilds.flatMap((g) => g.members).find((m) => m.id === id);
    return person && displayName(person);
  },
  role: (id) => guild()?.roles.find((r) => r.id === id),
  channel: (id) => channels().find((c) => c.id === id)?.name,
  onUser: (id, anchor) => openPerson(anchor, id),
  onChannel: (id) => goto(state.guildId, id),
  onCommand: (name) => document.dispatchEvent(new CustomEvent("write", { detail: `/${name}` })),
};
