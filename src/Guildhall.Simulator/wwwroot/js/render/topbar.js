import { h, replace, iconButton } from "../dom.js";
import { markdown } from "../markdown.js";
import { state, channel, isDm, isThread, channels } from "../state.js";
import { names } from "../actions.js";
import { openDrawer, toggleMembers } from "./drawers.js";
import { themeButton } from "./theme.js";

export function renderTopbar(root) {
  const place = channel();
  const parent = place && isThread(place) && channels().find((c) => c.id === place.parentId);
  replace(root,
    iconButton("menu", "Servers and channels", () => openDrawer("left"), { class: "icon-button only-narrow" }),
    h("h2", { class: "title" },
      parent && h("span", { class: "parent" }, `#${parent.name} › `),
      place ? `${isDm() ? "@" : isThread(place) ? "" : "#"}${place.name}` : "No channel"),
    place?.topic && h("div", { class: "topic" }, markdown(place.topic, names)),
    h("span", { class: "space" }),
    h("span", { class: "line", role: "status", dataset: { connected: String(state.connected) } }, state.connected ? "live" : "reconnecting…"),
    themeButton(),
    !isDm() && iconButton("people", "Members", toggleMembers));
}
