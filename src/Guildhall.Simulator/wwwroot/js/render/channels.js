import { h, replace, icon } from "../dom.js";
import { avatar } from "../avatar.js";
import { state, guild, isDm, isThread, holdsMessages, acting, displayName, colorOf, rolesOf } from "../state.js";
import { goto } from "../actions.js";
import { closeDrawers } from "./drawers.js";
import { openIdentity } from "./identity.js";

export function renderSidebar(root) {
  const home = guild();
  replace(root,
    h("div", { class: "sidebar-head" }, h("h1", {}, isDm() ? "Direct messages" : (home?.name ?? "No server"))),
    h("div", { class: "channel-list" }, isDm() ? directs() : groups(home)),
    identity());
}

function groups(home) {
  if (!home) return h("p", { class: "empty" }, "The local Discord has no servers yet.");
  const tops = home.channels.filter((c) => !isThread(c)).sort((a, b) => a.position - b.position);
  const loose = tops.filter((c) => c.type !== 4 && !c.parentId);
  const categories = tops.filter((c) => c.type === 4);
  return [
    h("ul", {}, loose.map((c) => entry(home, c))),
    categories.map((category) => [
      h("h2", { class: "category" }, category.name),
      h("ul", {}, tops.filter((c) => c.parentId === category.id).map((c) => entry(home, c))),
    ]),
  ];
}

function entry(home, place) {
  const threads = home.channels.filter((c) => isThread(c) && c.parentId === place.id && !c.archived);
  return h("li", {},
    holdsMessages(place) ? link(place, "#") : h("span", { class: "channel quiet" }, h("span", { class: "sign" }, "▤"), place.name),
    threads.length > 0 && h("ul", { class: "threads" }, threads.map((thread) => h("li", {}, link(thread, "↳")))));
}

function link(place, sign) {
  const current = place.id === state.channelId;
  return h("button", {
    type: "button", class: "channel", "aria-current": current ? "page" : null, dataset: { channel: place.name, unread: String(state.unread.has(place.id)) },
    onclick: () => { closeDrawers(); goto(state.guildId, place.id); },
  }, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "name" }, place.name));
}

function directs() {
  if (state.dms.length === 0) return h("p", { class: "empty" }, "No direct messages for this member.");
  return h("ul", {}, state.dms.map((dm) =>
    h("li", {},
      h("button", {
        type: "button", class: "channel person", "aria-current": dm.id === state.channelId ? "page" : null, dataset: { dm: dm.name },
        onclick: () => { closeDrawers(); goto("dms", dm.id); },
      }, avatar(dm.name, true), h("span", { class: "name" }, dm.name)))));
}

function identity() {
  const person = acting();
  if (!person) return null;
  const top = rolesOf(person)[0]?.name;
  return h("button", {
    type: "button", id: "identity", class: "identity", "aria-haspopup": "listbox", "aria-label": `Acting as ${displayName(person)}. Change.`,
    onclick: (event) => openIdentity(event.currentTarget),
  },
  avatar(person.name),
  h("span", { class: "who" },
    h("span", { class: "label" }, "Acting as"),
    h("span", { class: "name tinted", style: { "--role": colorOf(person) ?? "" } }, displayName(person)),
    top && top !== person.name && h("span", { class: "role" }, top)),
  icon("down"));
}
