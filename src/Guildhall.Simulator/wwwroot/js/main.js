import { state, on, changed, sawTime, takeWorld, acting, actors, isDm } from "./state.js";
import { api } from "./api.js";
import { connect } from "./live.js";
import { follow, loadMessages, loadCommands, loadWorld, loadDms } from "./actions.js";
import { apply } from "./history.js";
import { readRoute } from "./route.js";
import { watchSkip } from "./composer/focus.js";
import { startComposer } from "./composer.js";
import { renderRail } from "./render/rail.js";
import { renderSidebar } from "./render/channels.js";
import { renderMembers } from "./render/members.js";
import { renderMessages } from "./render/messages.js";
import { renderTopbar } from "./render/topbar.js";
import { renderTyping, heardTyping, stopTyping } from "./render/typing.js";
import { watchDrawers } from "./render/drawers.js";
import { watchTouch } from "./render/touch.js";
import { startTheme } from "./render/theme.js";
import { toast } from "./render/toast.js";

const part = (id) => document.getElementById(id);
const RETRY = 1500;

/** Runs at once, and at most once more for everything that comes while it waits. */
function gathered(work, pause) {
  let due = false;
  let busy = false;
  const run = async () => {
    if (busy) { due = true; return; }
    busy = true;
    do {
      due = false;
      await work();
      await new Promise((done) => setTimeout(done, pause));
    } while (due);
    busy = false;
  };
  return run;
}

const freshMessages = gathered(loadMessages, 250);
const freshWorld = gathered(loadWorld, 150);
const freshCommands = gathered(loadCommands, 150);
const freshDms = gathered(loadDms, 250);

/** More than this in one moment and the feed may have left something out. */
const STORM = 500;

function hear(events) {
  const topics = new Set();
  const here = state.guildId;
  const self = actors()[here];
  // What was sent before the reader became somebody else is not for them.
  const isForSelf = ({ guild, as }) => !as || (guild ?? "dms") !== here || as === self;
  for (const event of events.filter(isForSelf)) for (const topic of hearOne(event)) topics.add(topic);
  if (events.length > STORM) freshMessages();
  if (topics.size) changed(...topics);
}

function hearOne({ name, guild, channel, data }) {
  const where = String(channel);
  const kind = name.toUpperCase();
  if (kind === "ACTING") freshMessages();
  else if (kind === "TYPING_START") heardTyping(where, data);
  else if (kind.startsWith("MESSAGE")) return heardMessage(kind, { guild, where, data });
  else if (kind.includes("COMMAND")) freshCommands();
  else if (kind === "STATE_REPLACED") location.reload();
  else if (kind.startsWith("GUILD_AUDIT")) document.dispatchEvent(new CustomEvent("audit"));
  else if (/^(GUILD|CHANNEL|THREAD|PRESENCE|BOT|STATE|READY)/.test(kind) && kind !== "CHANNEL_PINS_UPDATE") freshWorld();
  return [];
}

function heardMessage(kind, { guild, where, data }) {
  sawTime(data.timestamp);
  if (kind === "MESSAGE_CREATE") stopTyping(where, String(data.author?.id));
  if (!guild && isDm() && where !== state.channelId) freshDms();
  if (where !== state.channelId) return kind === "MESSAGE_CREATE" ? unread(guild, where, data) : [];
  if (/REACTION|POLL/.test(kind)) freshMessages();
  return apply(kind, data) ? ["messages"] : [];
}

function unread(guild, where, message) {
  const home = state.guilds.find((g) => g.id === guild);
  const self = acting(home);
  if (!guild && state.dms.some((d) => d.id === where)) {
    state.unread.set(where, String(message.id));
    return ["unread"];
  }
  if (!home || !self || String(message.author?.id) === self.id) return [];
  if (!state.unread.has(where)) state.unread.set(where, String(message.id));
  const roles = new Set(self.roles);
  const isCalled = message.mention_everyone || message.mentions?.some((u) => String(u.id) === self.id) || message.mention_roles?.some((r) => roles.has(String(r)));
  if (isCalled) state.calls.set(where, (state.calls.get(where) ?? 0) + 1);
  return ["unread"];
}

async function boot() {
  startTheme();
  watchDrawers();
  watchTouch();
  watchSkip(document.querySelector(".skip"));
  startComposer(part("composer"));
  on("world place unread", () => renderRail(part("rail")));
  on("world place unread", () => renderSidebar(part("sidebar")));
  on("world place", () => renderMembers(part("members")));
  on("world place connection", () => renderTopbar(part("topbar")));
  on("messages place world", () => renderMessages(part("messages")));
  on("typing place", () => renderTyping(part("typing")));
  addEventListener("popstate", () => follow());
  await firstWorld();
  await follow(readRoute());
  // The world first: after a restart the place that is shown may not be there any more.
  connect(hear, async () => { await loadWorld(); freshMessages(); freshCommands(); });
}

async function firstWorld() {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return takeWorld(await api.state());
    } catch (error) {
      if (isFirst) toast(error.message);
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }
}

boot();
