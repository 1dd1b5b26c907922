import { h, replace, icon } from "../dom.js";
import { initialsOf, hueOf } from "../avatar.js";
import { state } from "../state.js";
import { openGuild } from "../actions.js";

export function renderRail(root) {
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.server : null;
  const entry = (id, name, content, unread) =>
    h("li", {},
      h("button", {
        type: "button", class: "server", "aria-label": unread ? `${name}, unread` : name, title: name, "aria-current": state.guildId === id ? "true" : null,
        dataset: { server: name, unread: String(unread) }, style: { "--hue": hueOf(name) }, onclick: () => openGuild(id),
      }, content));
  const unreadIn = (home) => home.id !== state.guildId && home.channels.some((c) => state.unread.has(c.id));
  replace(root,
    h("ul", { class: "servers" },
      entry("dms", "Direct messages", icon("mail"), state.dms.some((d) => state.unread.has(d.id))),
      h("li", { class: "divider", role: "separator" }),
      state.guilds.map((home) => entry(home.id, home.name, initialsOf(home.name), unreadIn(home)))));
  if (focused) root.querySelector(`[data-server="${CSS.escape(focused)}"]`)?.focus();
}
