import { h, replace, icon, iconButton } from "../dom.js";
import { avatar } from "../avatar.js";
import { state, guild, isDm, isForum, isThread, acting, displayName, colorOf, rolesOf, sees } from "../state.js";
import { goto } from "../actions.js";
import { closeDrawers } from "./drawers.js";
import { openIdentity } from "./identity.js";
import { openServerMenu } from "./server.js";

const folded = new Set();

export function renderSidebar(root) {
  const home = guild();
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const scrolled = root.querySelector(".channel-list")?.scrollTop ?? 0;
  replace(root,
    h("div", { class: "sidebar-head" }, h("h1", { title: home?.name }, isDm() ? "Direct messages" : (home?.name ?? "No server")),
      home && iconButton("more", "Server menu", (event) => openServerMenu(event.currentTarget), { id: "server-menu", "aria-haspopup": "menu", "data-focus": "server-menu" })),
    h("div", { class: "channel-list", onkeydown: walk }, isDm() ? directs() : groups(home, root)),
    identity());
  root.querySelector(".channel-list").scrollTop = scrolled;
  if (focused) root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

/** Arrows go from channel to channel. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  const next = all[all.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
}

function groups(home, root) {
  if (!home) return h("p", { class: "empty" }, "The local Discord has no servers yet.");
  const tops = home.channels.filter((c) => !isThread(c) && (c.type === 4 || sees(c.id))).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const loose = tops.filter((c) => c.type !== 4 && !c.parentId);
  const categories = tops.filter((c) => c.type === 4).map((c) => [c, tops.filter((inner) => inner.parentId === c.id)]).filter(([c, inner]) => inner.length || sees(c.id));
  if (!loose.length && !categories.length) return h("p", { class: "empty" }, `${displayName(acting())} sees no channel here.`);
  return [
    h("ul", {}, loose.map((c) => entry(home, c))),
    categories.map(([category, inner]) => [
      h("h2", { class: "category" }, h("button", {
        type: "button", "aria-expanded": String(!folded.has(category.id)), dataset: { focus: category.id },
        onclick: () => { if (!folded.delete(category.id)) folded.add(category.id); renderSidebar(root); },
      }, icon("down"), category.name)),
      h("ul", {}, inner.filter((c) => !folded.has(category.id) || state.unread.has(c.id) || c.id === state.channelId).map((c) => entry(home, c))),
    ]),
  ];
}

const signOf = (c) => {
  if (isThread(c)) return c.type === 12 ? "lock" : "thread";
  if (isForum(c)) return "forum";
  if (c.type === 2 || c.type === 13) return "voice";
  return c.type === 5 ? "megaphone" : "hash";
};

function entry(home, place) {
  const threads = home.channels.filter((c) => isThread(c) && c.parentId === place.id && sees(c.id) && (!c.archived || c.id === state.channelId));
  return h("li", {}, link(place), threads.length > 0 && h("ul", { class: "threads" }, threads.map((thread) => h("li", {}, link(thread)))));
}

function link(place) {
  const isUnread = state.unread.has(place.id);
  const calls = state.calls.get(place.id) ?? 0;
  return h("button", {
    type: "button", class: "channel", "aria-current": place.id === state.channelId ? "page" : null, title: place.name,
    "aria-label": `${place.name}${isThread(place) ? ", thread" : isForum(place) ? ", forum" : ""}${isUnread ? ", unread" : ""}${calls ? `, ${calls} mentions` : ""}`,
    dataset: { channel: place.name, unread: String(isUnread), focus: place.id },
    onclick: () => { closeDrawers(); goto(state.guildId, place.id); },
  }, icon(signOf(place)), h("span", { class: "name" }, place.name), calls > 0 && h("span", { class: "calls" }, String(calls)));
}

function directs() {
  if (state.dms.length === 0) return h("p", { class: "empty" }, "No direct messages for this member.");
  return h("ul", {}, state.dms.map((dm) =>
    h("li", {},
      h("button", {
        type: "button", class: "channel person", "aria-current": dm.id === state.channelId ? "page" : null, dataset: { dm: dm.name, focus: dm.id, unread: String(state.unread.has(dm.id)) },
        onclick: () => { closeDrawers(); goto("dms", dm.id); },
      }, avatar(dm.name, true), h("span", { class: "name" }, dm.name)))));
}

function identity() {
  const person = acting();
  if (!person) return null;
  const top = rolesOf(person)[0]?.name;
  return h("button", {
    type: "button", id: "identity", class: "identity", "aria-haspopup": "listbox", "aria-label": `Acting as ${displayName(person)}. Change.`, dataset: { focus: "identity" },
    onclick: (event) => openIdentity(event.currentTarget),
  },
  avatar(person.name),
  h("span", { class: "who" },
    h("span", { class: "label" }, "Acting as"),
    h("span", { class: "name tinted", style: { "--role": colorOf(person) ?? "" } }, displayName(person)),
    top && top !== person.name && h("span", { class: "role" }, top)),
  icon("down"));
}
