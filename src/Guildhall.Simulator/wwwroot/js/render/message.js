import { h, icon, iconButton } from "../dom.js";
import { avatar } from "../avatar.js";
import { markdown } from "../markdown.js";
import { state, changed, acting, guild, member, colorOf, displayName, isEphemeral, isLoading } from "../state.js";
import { stamp, clockTime, fullTime } from "../time.js";
import { edit, names, react, remove, emojiText, runContext } from "../actions.js";
import { renderEmbed } from "./embed.js";
import { renderAttachments } from "./attachments.js";
import { renderComponents } from "./components.js";
import { openEmoji } from "./emoji.js";
import { openMenu } from "./menu.js";

const SYSTEM = {
  6: (who) => `${who} pinned a message to this channel.`,
  7: (who) => `${who} joined the server.`,
  18: (who, m) => `${who} started a thread: ${m.content}`,
  21: () => "The thread starts here.",
};

export function renderMessage(message, { grouped, referenced }) {
  const author = message.author ?? { id: "0", username: "unknown" };
  const known = member(String(author.id));
  const name = message.webhook_id && !known ? author.username : (known ? displayName(known) : (author.global_name ?? author.username));
  if (SYSTEM[message.type]) return system(message, SYSTEM[message.type](name, message));
  const ephemeral = isEphemeral(message);
  return h("article", {
    class: `message${grouped ? " grouped" : ""}${ephemeral ? " ephemeral" : ""}${mentionsMe(message) ? " pinged" : ""}`,
    tabindex: 0, dataset: { message: message.id, author: author.username ?? "" }, onkeydown: (event) => keys(event, message),
    "aria-label": `${name}, ${stamp(message.at)}`,
  },
  !grouped && above(message, referenced),
  grouped
    ? h("time", { class: "gutter-time", title: fullTime(message.at) }, clockTime(message.at))
    : h("span", { class: "gutter" }, avatar(author.username ?? name, author.bot)),
  h("div", { class: "body" },
    !grouped && h("header", { class: "byline" },
      h("span", { class: "author tinted", style: { "--role": colorOf(known) ?? "" } }, name),
      author.bot && h("span", { class: "badge" }, message.webhook_id && !known ? "HOOK" : "BOT"),
      h("time", { title: fullTime(message.at), datetime: message.at.toISOString() }, stamp(message.at))),
    state.editing === message.id ? editor(message) : content(message),
    renderAttachments(message.attachments ?? []),
    (message.embeds ?? []).map((embed) => renderEmbed(embed, message.attachments ?? [])),
    renderComponents(message),
    reactions(message),
    ephemeral && only(message)),
  toolbar(message));
}

function content(message) {
  if (isLoading(message) && !message.content && !(message.embeds ?? []).length) {
    return h("div", { class: "thinking", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      `${message.author?.username ?? "The application"} is thinking…`);
  }
  if (!message.content) return null;
  const edited = message.edited_timestamp ? h("span", { class: "edited", title: fullTime(new Date(message.edited_timestamp)) }, " (edited)") : null;
  const nodes = markdown(message.content, names);
  if (edited) (nodes.at(-1)?.tagName === "P" ? nodes.at(-1) : (nodes.push(h("p")), nodes.at(-1))).append(edited);
  return h("div", { class: "content" }, nodes);
}

function above(message, referenced) {
  if (message.message_reference && message.type === 19) {
    const target = referenced ?? message.referenced_message;
    return h("div", { class: "reference" }, icon("reply"), target
      ? [h("strong", {}, target.author?.global_name ?? target.author?.username), " ", h("span", { class: "excerpt" }, target.content || "an embed or attachment")]
      : h("em", {}, "The original message was deleted."));
  }
  const by = message.interaction_metadata ?? message.interaction;
  if (!by || (message.type !== 20 && message.type !== 23)) return null;
  const user = by.user?.global_name ?? by.user?.username ?? "Somebody";
  const name = by.name ?? message.interaction?.name;
  return h("div", { class: "reference used" }, icon("reply"), h("strong", {}, user), " used ", h("span", { class: "command" }, name ? (message.type === 23 ? name : `/${name}`) : "a command"));
}

const system = (message, text) =>
  h("article", { class: "system", tabindex: 0, dataset: { message: message.id } }, h("span", {}, text), " ", h("time", { title: fullTime(message.at) }, stamp(message.at)));

function mentionsMe(message) {
  const me = acting();
  if (!me) return false;
  const mine = new Set(me.roles ?? []);
  return message.mention_everyone || (message.mentions ?? []).some((u) => String(u.id) === me.id) || (message.mention_roles ?? []).some((r) => mine.has(String(r)));
}

function only(message) {
  const dismiss = () => { state.hidden.add(message.id); changed("messages"); };
  return h("div", { class: "only-you" }, icon("eye"), "Only you can see this · ", h("button", { type: "button", class: "text-button", dataset: { key: "dismiss" }, onclick: dismiss }, "Dismiss message"));
}

function reactions(message) {
  const rows = message.reactions ?? [];
  if (rows.length === 0 || isEphemeral(message)) return null;
  return h("div", { class: "reactions" }, rows.map((reaction) => {
    const emoji = emojiText(reaction.emoji);
    return h("button", {
      type: "button", class: "reaction", "aria-pressed": String(Boolean(reaction.me)), dataset: { key: `reaction-${emoji}` },
      "aria-label": `${reaction.emoji.name}, ${reaction.count}. ${reaction.me ? "Take back" : "Add yours"}.`, onclick: () => react(message, emoji),
    }, h("span", {}, reaction.emoji.name), h("span", { class: "count" }, String(reaction.count)));
  }));
}

const isMine = (message) => String(message.author?.id) === acting()?.id;

/** Message commands of the bots, from the channel's command list. */
const messageCommands = () => state.commands.filter((c) => c.type === 3);

function toolbar(message) {
  if (isEphemeral(message) || isLoading(message)) return null;
  const commands = messageCommands();
  return h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message actions" },
    iconButton("smile", "Add a reaction", (event) => openEmoji(event.currentTarget, (emoji) => react(message, emoji)), { "data-key": "react" }),
    iconButton("reply", "Reply", () => reply(message), { "data-key": "reply" }),
    isMine(message) && iconButton("edit", "Edit", () => startEdit(message), { "data-key": "edit" }),
    mayDelete(message) && iconButton("trash", "Delete", () => remove(message.id), { "data-key": "delete" }),
    commands.length > 0 && iconButton("down", "Apps", (event) => openMenu(event.currentTarget, commands.map((c) => [c.name, () => runContext(c.name, message.id)])), { "data-key": "apps" }));
}

/** Others' messages: the simulator decides, the page only avoids offering what is surely refused. */
function mayDelete(message) {
  const MANAGE_MESSAGES = 1n << 13n;
  const ADMINISTRATOR = 1n << 3n;
  const me = acting();
  const home = guild();
  if (isMine(message) || !home || home.ownerId === me?.id) return true;
  const own = new Set([...(me?.roles ?? []), home.id]);
  const held = home.roles.filter((r) => own.has(r.id)).reduce((sum, r) => sum | BigInt(r.permissions ?? 0), 0n);
  return (held & (MANAGE_MESSAGES | ADMINISTRATOR)) !== 0n;
}

function reply(message) {
  state.replyTo = message;
  changed("draft");
  document.getElementById("composer-input")?.focus();
}

function startEdit(message) {
  state.editing = message.id;
  changed("messages");
  setTimeout(() => document.querySelector(".message-editor")?.focus());
}

function keys(event, message) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const sibling = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (sibling) {
    let next = event.currentTarget[sibling];
    while (next && next.tabIndex < 0) next = next[sibling];
    if (next) { event.preventDefault(); next.focus(); }
  } else if (isEphemeral(message)) {
    return;
  } else if (event.key === "r") { event.preventDefault(); reply(message); }
  else if (event.key === "e" && isMine(message)) { event.preventDefault(); startEdit(message); }
  else if (event.key === "+") { event.preventDefault(); openEmoji(event.currentTarget, (emoji) => react(message, emoji)); }
  else if (event.key === "Delete" && mayDelete(message)) remove(message.id);
}

function editor(message) {
  const stop = () => { state.editing = null; changed("messages"); };
  const box = h("textarea", {
    class: "field message-editor", rows: Math.min(8, message.content.split("\n").length), "aria-label": "Edit message", value: message.content, maxlength: 2000,
    onkeydown: (event) => {
      event.stopPropagation();
      if (event.key === "Escape") stop();
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (box.value.trim() && box.value !== message.content) edit(message.id, box.value);
        else stop();
      }
    },
  });
  return h("div", { class: "editing" }, box, h("p", { class: "hint" }, "Enter saves · Esc cancels"));
}
