import { h, replace, iconButton } from "../dom.js";
import { markdown } from "../markdown.js";
import { state, channel, isDm, isForum, isThread, channels, may, acting } from "../state.js";
import { names } from "../names.js";
import { archive, goto } from "../actions.js";
import { openDrawer, toggleMembers } from "./drawers.js";
import { openDialog } from "./dialog.js";
import { openMenu } from "./menu.js";
import { openPins, openThreads } from "./panels.js";
import { themeButton } from "./theme.js";

const LINE = { true: "live", false: "reconnecting …", null: "connecting" };

export function renderTopbar(root) {
  const place = channel();
  const inThread = place && isThread(place);
  const parent = inThread && channels().find((c) => c.id === place.parentId);
  const focused = root.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  const isOpen = place && !state.closed && !isForum(place) && !place.id.startsWith("new-");
  const { owner_id: owner, thread_metadata: thread } = (inThread && state.view.settings.get(place.id)) || {};
  const mayArchive = inThread && (may("manageThreads") || (String(owner) === acting()?.id && !thread?.locked));
  document.title = place ? `${isDm() ? "@" : inThread ? "" : "#"}${place.name} · Local Discord` : "Local Discord · Guildhall";
  replace(root,
    iconButton("menu", "Servers and channels", () => openDrawer("left"), { class: "icon-button only-narrow" }),
    h("h2", { class: "title" },
      parent && h("button", { type: "button", class: "parent", onclick: () => goto(state.guildId, parent.id) }, `#${parent.name} ›`),
      h("span", {}, place ? `${isDm() ? "@" : inThread ? "" : "#"}${place.name}` : "No channel")),
    place?.topic && h("button", { type: "button", class: "topic", title: "Read the whole topic", onclick: () => openDialog(`#${place.name}`, h("div", { class: "content" }, markdown(place.topic, names)), { kind: "small" }) }, place.topic),
    h("span", { class: "space" }),
    h("span", { class: "line", role: "status", dataset: { connected: String(state.connected) } }, h("span", {}, LINE[state.connected])),
    isOpen && iconButton("pin", "Pinned messages", openPins, { class: "icon-button wide-only" }),
    isOpen && !isDm() && iconButton("thread", "Threads", openThreads, { class: "icon-button wide-only" }),
    mayArchive && iconButton("archive", place.archived ? "Take out of the archive" : "Archive this thread", () => archive(place, !place.archived), { class: "icon-button wide-only" }),
    themeButton("wide-only"),
    iconButton("more", "Channel menu", (event) => openMenu(event.currentTarget, [
      isOpen && { label: "Pinned messages", sign: "pin", act: openPins },
      isOpen && !isDm() && { label: "Threads", sign: "thread", act: openThreads },
      mayArchive && { label: place.archived ? "Take out of the archive" : "Archive this thread", sign: "archive", act: () => archive(place, !place.archived) },
      { label: "Light or dark colours", sign: "sun", act: () => document.getElementById("theme").click() },
    ]), { class: "icon-button only-narrow", "aria-haspopup": "menu" }),
    !isDm() && place && iconButton("people", "Members", toggleMembers));
  if (focused) root.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}
