// Lists that open above the channel: pins, threads, who reacted, an image at full size.
import { h, icon, replace } from "../dom.js";
import { api } from "../api.js";
import { avatar } from "../avatar.js";
import { markdown } from "../markdown.js";
import { names } from "../names.js";
import { state, acting, channel, channels, displayName, isThread, may, member, sees } from "../state.js";
import { emojiName } from "../emoji-data.js";
import { archive, goto, guarded, me, pin, showMessage, startThread } from "../actions.js";
import { stamp } from "../time.js";
import { asked, openDialog } from "./dialog.js";

const waiting = () => h("p", { class: "empty", role: "status" }, "One moment …");

const authorOf = (m) => displayName(member(String(m.author?.id)) ?? { displayName: m.author?.global_name, name: m.author?.username });

export const preview = (m) => h("div", { class: "preview" },
  avatar(m.author?.username ?? "?", m.author?.bot),
  h("div", { class: "preview-text" },
    h("div", { class: "byline" }, h("strong", {}, authorOf(m)), h("time", {}, stamp(m.at ?? new Date(m.timestamp)))),
    h("div", { class: "content clamp" }, m.content ? markdown(m.content, {}) : h("em", {}, "An embed or attachment"))));

export async function openPins() {
  const body = h("div", {}, waiting());
  const dialog = openDialog("Pinned messages", body);
  await fill();

  async function fill() {
    const rows = await guarded(() => api.pins(state.channelId, me()));
    replace(body, !rows?.length
      ? h("p", { class: "empty" }, "Nothing is pinned here. A message's menu pins it.")
      : h("ul", { class: "cards" }, rows.map((m) => h("li", { class: "card" }, preview(m),
        h("div", { class: "card-acts" },
          h("button", { type: "button", class: "button secondary", onclick: () => { dialog.close(); showMessage(state.channelId, m.id); } }, "Jump"),
          may("pin", "manageMessages") && h("button", { type: "button", class: "button secondary", onclick: async () => { await pin(m, false); await fill(); } }, "Unpin"))))));
  }
}

export function openThreads() {
  const place = channel();
  const home = isThread(place) ? channels().find((c) => c.id === place.parentId) : place;
  const body = h("div", {});
  const dialog = openDialog(`Threads in #${home.name}`, body);
  draw();

  function draw() {
    const all = channels().filter((c) => isThread(c) && c.parentId === home.id && sees(c.id));
    const group = (title, rows) => rows.length > 0 && [h("h3", { class: "category" }, `${title} · ${rows.length}`), h("ul", { class: "cards" }, rows.map(row))];
    replace(body,
      may("threads") && h("button", { type: "button", class: "button primary", onclick: async () => { dialog.close(); await newThread(home.id); } }, icon("plus"), "New thread"),
      all.length === 0 && h("p", { class: "empty" }, "No threads yet."),
      group("Open", all.filter((c) => !c.archived)), group("Archived", all.filter((c) => c.archived)));
  }

  function row(thread) {
    return h("li", { class: "card thread-card" }, icon(thread.type === 12 ? "lock" : "thread"), h("span", { class: "name" }, thread.name),
      h("div", { class: "card-acts" },
        h("button", { type: "button", class: "button secondary", onclick: () => { dialog.close(); goto(state.guildId, thread.id); } }, "Open"),
        h("button", { type: "button", class: "button secondary", onclick: async () => { await archive(thread, !thread.archived); draw(); } }, thread.archived ? "Take out of the archive" : "Archive")));
  }
}

/** A thread of its own, or one that hangs on a message. */
export async function newThread(parentId, message = null) {
  const isPrivate = h("input", { type: "checkbox", id: "thread-private" });
  const extra = !message && h("label", { class: "check-row", for: "thread-private" }, isPrivate, h("span", {}, "Private: only those who are invited see it"));
  const suggested = message?.content?.replace(/\s+/g, " ").slice(0, 40) ?? "";
  const name = await asked("New thread", "Name", { value: suggested, extra });
  if (name) await startThread(parentId, { name, ...(message ? { message: message.id } : {}), ...(isPrivate.checked ? { private: true } : {}) });
}

export async function openReactors(message) {
  const body = h("div", {}, waiting());
  openDialog("Reactions", body);
  const rows = await guarded(() => api.reactors(state.channelId, message.id, me()));
  replace(body, !rows?.length ? h("p", { class: "empty" }, "No reactions.") : rows.map((row) => [
    h("h3", { class: "category" }, `${emojiName(row.emoji)} · ${row.users.length}`),
    h("ul", { class: "people" }, row.users.map((u) => h("li", { class: "member" }, avatar(u.username, u.bot), h("span", { class: "name" }, displayName(member(u.id) ?? { name: u.username })), u.id === acting()?.id && h("span", { class: "badge me" }, "YOU")))),
  ]));
}

export function openImage(src, name) {
  openDialog(name, h("a", { href: src, target: "_blank", rel: "noopener", class: "full-image" }, h("img", { src, alt: name })), { kind: "image" });
}
