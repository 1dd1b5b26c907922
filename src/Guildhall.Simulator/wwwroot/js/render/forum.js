// A forum: its posts as cards, and a form for a new one.
import { h, icon } from "../dom.js";
import { avatar } from "../avatar.js";
import { state, channels, displayName, isThread, member, sees, PERMISSION } from "../state.js";
import { goto, startThread } from "../actions.js";
import { stamp, timeOf } from "../time.js";
import { openDialog } from "./dialog.js";

const NEWEST = (a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1);

export function forum(place) {
  const posts = channels().filter((c) => isThread(c) && c.parentId === place.id && sees(c.id)).sort(NEWEST);
  const mayPost = ((state.view.channels.get(place.id) ?? 0n) & PERMISSION.send) !== 0n;
  return h("div", { class: "forum" },
    h("div", { class: "forum-head" }, h("p", { class: "hint" }, `${posts.length} ${posts.length === 1 ? "post" : "posts"}`),
      mayPost && h("button", { type: "button", class: "button primary", onclick: () => newPost(place) }, icon("plus"), "New post")),
    posts.length === 0
      ? h("div", { class: "empty-state" }, h("span", { class: "big-sign" }, icon("forum")), h("h3", {}, "No posts yet"), h("p", {}, "A post is a thread with a title."))
      : h("ul", { class: "cards" }, posts.map(card)));
}

function card(post) {
  const owner = member(String(state.view.settings.get(post.id)?.owner_id ?? ""));
  const { message_count: count, thread_metadata: thread } = state.view.settings.get(post.id) ?? {};
  const begun = thread?.create_timestamp ? new Date(thread.create_timestamp) : timeOf(post.id);
  return h("li", {}, h("button", { type: "button", class: "card post", onclick: () => goto(state.guildId, post.id) },
    owner && avatar(owner.name, owner.bot),
    h("span", { class: "preview-text" }, h("strong", {}, post.name),
      h("span", { class: "hint" }, [owner && displayName(owner), stamp(begun), count !== undefined && `${count} ${count === 1 ? "message" : "messages"}`, post.archived && "archived"].filter(Boolean).join(" · ")))));
}

function newPost(place) {
  const title = h("input", { class: "field", id: "post-title", type: "text", maxlength: 100, required: true, autocomplete: "off" });
  const text = h("textarea", { class: "field", id: "post-text", rows: 5, maxlength: 2000, required: true });
  const form = h("form", { class: "asked", onsubmit: async (event) => {
    event.preventDefault();
    const missing = [title, text].find((field) => !field.value.trim());
    if (missing) return missing.focus();
    if (await startThread(place.id, { name: title.value.trim(), content: text.value })) dialog.close();
    return undefined;
  } }, h("label", { for: "post-title" }, "Title"), title, h("label", { for: "post-text" }, "Message"), text,
  h("div", { class: "modal-actions" }, h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"), h("button", { type: "submit", class: "button primary" }, "Post")));
  const dialog = openDialog(`New post in ${place.name}`, form, { kind: "small" });
  title.focus();
}
