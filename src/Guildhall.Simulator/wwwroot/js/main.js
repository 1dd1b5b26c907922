import { state, on, changed, takeWorld, acting, isDm } from "./state.js";
import { api } from "./api.js";
import { connect } from "./live.js";
import { follow, loadMessages, loadCommands, loadWorld, loadDms } from "./actions.js";
import { readRoute } from "./route.js";
import { startComposer } from "./composer.js";
import { renderRail } from "./render/rail.js";
import { renderSidebar } from "./render/channels.js";
import { renderMembers } from "./render/members.js";
import { renderMessages } from "./render/messages.js";
import { renderTopbar } from "./render/topbar.js";
import { renderTyping, heardTyping } from "./render/typing.js";
import { watchDrawers } from "./render/drawers.js";
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

const freshMessages = gathered(loadMessages, 40);
const freshWorld = gathered(loadWorld, 150);
const freshCommands = gathered(loadCommands, 150);

function hear({ name, channel, onlyFor, data }) {
  const where = String(channel);
  const kind = name.toUpperCase();
  if (kind === "TYPING_START") return heardTyping(where, data);
  if (kind.startsWith("MESSAGE")) {
    if (onlyFor && onlyFor !== acting()?.id) return;
    if (where === state.channelId || !where) freshMessages();
    else if (kind === "MESSAGE_CREATE") unread(where, data);
    if (isDm() && kind === "MESSAGE_CREATE") loadDms();
    return;
  }
  if (kind.includes("COMMAND")) return freshCommands();
  if (/^(GUILD|CHANNEL|THREAD|PRESENCE|BOT|STATE|READY)/.test(kind)) freshWorld();
}

function unread(where, message) {
  if (String(message.author?.id) === acting()?.id) return;
  state.unread.add(where);
  changed("world");
}

async function boot() {
  startTheme();
  watchDrawers();
  startComposer(part("composer"));
  on("world place", () => renderRail(part("rail")));
  on("world place", () => renderSidebar(part("sidebar")));
  on("world place", () => renderMembers(part("members")));
  on("world place connection", () => renderTopbar(part("topbar")));
  on("messages place world", () => renderMessages(part("messages")));
  on("typing place", () => renderTyping(part("typing")));
  addEventListener("popstate", () => follow());
  await firstWorld();
  await follow(readRoute());
  connect(hear, () => { freshWorld(); freshMessages(); freshCommands(); });
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
