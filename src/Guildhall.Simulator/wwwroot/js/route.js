// The address after '#': /guild/channel?as=member, by name or by id.
import { state, holdsMessages, isForum, everybody } from "./state.js";

export function readRoute() {
  if (isAnchor(location.hash)) return { guild: null, channel: null, as: null };
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [guild, channel] = path.split("/").map(decodeURIComponent);
  return { guild: guild || null, channel: channel || null, as: new URLSearchParams(query).get("as") };
}

/** Names a part of this page, not a place in it. */
const isAnchor = (hash) => hash.length > 1 && !hash.includes("/") && document.getElementById(hash.slice(1)) !== null;

export function writeRoute(guild, channel, as, replace = false) {
  const hash = `#/${encodeURIComponent(guild)}/${encodeURIComponent(channel)}${as ? `?as=${encodeURIComponent(as)}` : ""}`;
  if (location.hash === hash) return;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
}

const find = (rows, key) => rows.find((row) => row.id === key) ?? rows.find((row) => row.name === key);

export function firstChannel(home) {
  const rows = home.channels.filter((c) => holdsMessages(c) && !(c.type >= 10 && c.type <= 12));
  return find(rows, "general") ?? rows[0];
}

/** What the address names, or the nearest thing that exists. */
export function resolve({ guild, channel, as }) {
  if (guild === "dms") {
    return { guildId: "dms", channelId: channel, as: as ? find(everybody(), as)?.id : undefined };
  }
  const home = (guild && find(state.guilds, guild)) || state.guilds[0];
  if (!home) return { guildId: null, channelId: null };
  const place = (channel && find(home.channels.filter((c) => holdsMessages(c) || isForum(c)), channel)) || firstChannel(home);
  return {
    guildId: home.id,
    channelId: place?.id ?? null,
    as: as ? find(home.members.filter((m) => !m.bot), as)?.id : undefined,
    missing: (guild && home.id !== guild && home.name !== guild) || (channel && place?.id !== channel && place?.name !== channel),
  };
}
