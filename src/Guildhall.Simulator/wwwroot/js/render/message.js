import { h, icon, iconButton } from "../dom.js";
import { avatar } from "../avatar.js";
import { markdown } from "../markdown.js";
import { names } from "../names.js";
import { state, changed, acting, channels, member, colorOf, displayName, isEphemeral, isLoading } from "../state.js";
import { stamp, clockTime, fullTime } from "../time.js";
import { toBox } from "../composer/focus.js";
import { edit, goto, react, emojiText, showMessage } from "../actions.js";
import { emojiName, nameOf } from "../emoji-data.js";
import { renderEmbed } from "./embed.js";
import { renderAttachments } from "./attachments.js";
import { POLL_RESULT, pollResult, renderPoll } from "./poll.js";
import { renderComponents } from "./components.js";
import { openEmoji } from "./emoji.js";
import { placeOf } from "./menu.js";
import { openPerson } from "./person.js";
import { openReactors } from "./panels.js";
import { askToDelete, isMine, mayAct, mayDelete, mayReact, openMessageMenu, reply, startEdit } from "./message-acts.js";

const SYSTEM = {
  6: (who) => `${who} pinned a message to this channel.`,
  7: (who) => `${who} joined the server.`,
  18: (who, m) => `${who} started a thread: ${m.content}`,
  21: (who, m) => (m.referenced_message?.content ? `The thread is about what ${m.referenced_message.author.global_name ?? m.referenced_message.author.username} wrote: ${m.referenced_message.content}` : "The thread starts here."),
};

/** An interaction that a form sent. */
const FORM = 5;

/** A line about what happened: nobody goes on writing under it. */
export const isSystem = (message) => message.type === POLL_RESULT || message.type in SYSTEM;

export function renderMessage(message, { grouped, referenced }) {
  const author = message.author ?? { id: "0", username: "unknown" };
  const known = member(String(author.id));
  const name = message.webhook_id && !known ? author.username : (known ? displayName(known) : (author.global_name ?? author.username));
  if (message.type === POLL_RESULT) return system(message, pollResult(message, referenced, name));
  if (SYSTEM[message.type]) return system(message, SYSTEM[message.type](name, message));
  const ephemeral = isEphemeral(message);
  return h("article", {
    class: `message${grouped ? " grouped" : ""}${ephemeral ? " ephemeral" : ""}${mentionsMe(message) ? " pinged" : ""}`,
    tabindex: -1, dataset: { message: message.id, author: author.username ?? "" }, onkeydown: (event) => keys(event, message),
    "aria-label": `${name}, ${stamp(message.at)}`, oncontextmenu: (event) => contextMenu(event, message),
  },
  !grouped && above(message, referenced),
  grouped
    ? h("time", { class: "gutter-time", title: fullTime(message.at) }, clockTime(message.at))
    : h("span", { class: "gutter" }, person(known, name, h("span", {}, avatar(author.username ?? name, author.bot)), "face-button")),
  h("div", { class: "body" },
    !grouped && h("header", { class: "byline" },
      person(known, name, h("span", { class: "author tinted", style: { "--role": colorOf(known) ?? "" } }, name), "author-button"),
      author.bot && h("span", { class: "badge" }, message.webhook_id && !known ? "HOOK" : "BOT"),
      h("time", { title: fullTime(message.at), datetime: message.at.toISOString() }, stamp(message.at)),
      message.pinned && h("span", { class: "pinned-sign", title: "Pinned" }, icon("pin"), h("span", { class: "sr" }, "pinned"))),
    state.editing === message.id ? editor(message) : content(message),
    forwarded(message),
    renderPoll(message),
    stickers(message.sticker_items ?? []),
    renderAttachments(message.attachments ?? []),
    (message.embeds ?? []).map((embed) => renderEmbed(embed, message.attachments ?? [])),
    renderComponents(message),
    reactions(message),
    startedThread(message),
    ephemeral && only(message)),
  toolbar(message));
}

/** A face or a name that says who that is. */
function person(known, name, content, kind) {
  if (!known) return content;
  const isFace = kind === "face-button";
  return h("button", { type: "button", class: kind, tabindex: -1, "aria-hidden": isFace ? "true" : null, "aria-haspopup": "dialog", dataset: { key: kind }, title: isFace ? name : null, onclick: (event) => openPerson(event.currentTarget, known.id) }, content);
}

function contextMenu(event, message) {
  // A link, an image or selected words have a menu of their own.
  if (event.target.closest("a, img, textarea, input, dialog") || String(getSelection()) || isEphemeral(message)) return;
  event.preventDefault();
  openMessageMenu(event.currentTarget, message, placeOf(event));
}

function startedThread(message) {
  if (message.id === state.channelId) return null;
  const thread = channels().find((c) => c.id === message.id) ?? (message.thread && { ...message.thread, id: String(message.thread.id) });
  return thread && h("button", { type: "button", class: "thread-link", dataset: { key: "thread" }, onclick: () => goto(state.guildId, thread.id) },
    icon("thread"), h("strong", {}, thread.name), h("span", { class: "hint" }, thread.archived ? "archived" : "Open the thread"));
}

function content(message) {
  if (isLoading(message) && !message.content && !(message.embeds ?? []).length) {
    return h("div", { class: "thinking", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      `${message.author?.username ?? "The application"} is thinking…`);
  }
  if (!message.content) return null;
  const edited = message.edited_timestamp ? h("span", { class: "edited", title: fullTime(new Date(message.edited_timestamp)) }, " (edited)") : null;
  const nodes = markdown(message.content, namesIn(message));
  if (edited) (nodes.at(-1)?.tagName === "P" ? nodes.at(-1) : (nodes.push(h("p")), nodes.at(-1))).append(edited);
  return h("div", { class: "content" }, nodes);
}

/** Who was mentioned and has left is no member any more; the message still knows the name. */
function namesIn(message) {
  const left = (id) => (message.mentions ?? []).find((u) => String(u.id) === id);
  return { ...names, user: (id) => names.user(id) ?? left(id)?.global_name ?? left(id)?.username };
}

/** What a forward carries: the messages as they were, without their author. */
function forwarded(message) {
  return (message.message_snapshots ?? []).map(({ message: copy }) => h("blockquote", { class: "forwarded" },
    h("p", { class: "hint" }, "Forwarded"),
    copy.content && h("div", { class: "content" }, markdown(copy.content, namesIn(copy))),
    renderAttachments(copy.attachments ?? []),
    (copy.embeds ?? []).map((embed) => renderEmbed(embed, copy.attachments ?? []))));
}

function above(message, referenced) {
  if (message.message_reference && message.type === 19) {
    const target = referenced ?? message.referenced_message;
    if (!target) return h("div", { class: "reference" }, icon("reply"), h("em", {}, "The original message was deleted."));
    const who = displayName(member(String(target.author?.id)) ?? { displayName: target.author?.global_name, name: target.author?.username });
    return h("button", { type: "button", class: "reference", dataset: { key: "reference" }, "aria-label": `In answer to ${who}. Go to that message.`, onclick: () => showMessage(message.message_reference.channel_id, message.message_reference.message_id) },
      icon("reply"), h("strong", {}, who), " ", h("span", { class: "excerpt" }, target.content || "an embed or attachment"));
  }
  const by = message.interaction_metadata ?? message.interaction;
  if (!by || (message.type !== 20 && message.type !== 23)) return null;
  const user = by.user?.global_name ?? by.user?.username ?? "Somebody";
  const source = by.triggering_interaction_metadata ?? by;
  const name = source.name ?? message.interaction?.name;
  const isMenu = message.type === 23 || source.target_user || source.target_message_id;
  const command = name && h("span", { class: "command" }, isMenu ? name : `/${name}`);
  const did = by.type === FORM ? [" filled in ", command ? ["the form of ", command] : "a form"] : [" used ", command ?? h("span", { class: "command" }, "a command")];
  return h("div", { class: "reference used" }, icon("reply"), h("strong", {}, user), did);
}

/** The local Discord serves no pictures of stickers. */
const stickers = (list) => list.length > 0 && h("ul", { class: "stickers", "aria-label": "Stickers" }, list.map((s) => h("li", { class: "sticker" }, h("span", { class: "hint" }, "Sticker"), s.name)));

const system = (message, text) =>
  h("article", { class: "system", tabindex: -1, dataset: { message: message.id } }, h("span", {}, text), " ", h("time", { title: fullTime(message.at) }, stamp(message.at)));

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
  return h("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, rows.map((reaction) => {
    const emoji = emojiText(reaction.emoji);
    return h("button", {
      type: "button", class: "reaction", "aria-pressed": String(Boolean(reaction.me)), dataset: { key: `reaction-${emoji}` }, title: "Right-click shows who reacted",
      "aria-label": `${nameOf(reaction.emoji.name)}, ${reaction.count}. ${reaction.me ? "Take back" : "Add yours"}.`, onclick: () => react(message, emoji),
      oncontextmenu: (event) => { event.preventDefault(); event.stopPropagation(); openReactors(message); },
    }, h("span", { "aria-hidden": "true" }, emojiName(reaction.emoji)), h("span", { class: "count" }, String(reaction.count)));
  }), mayReact() && h("button", { type: "button", class: "reaction add", "aria-label": "Add another reaction", dataset: { key: "react-more" }, onclick: (event) => openEmoji(event.currentTarget, (emoji) => react(message, emoji)) }, icon("smile")));
}

function toolbar(message) {
  if (isEphemeral(message) || isLoading(message) || !mayAct(message)) return null;
  const items = [
    mayReact() && iconButton("smile", "Add a reaction", (event) => openEmoji(event.currentTarget, (emoji) => react(message, emoji)), { "data-key": "react" }),
    iconButton("reply", "Reply", () => reply(message), { "data-key": "reply" }),
    isMine(message) && iconButton("edit", "Edit", () => startEdit(message), { "data-key": "edit" }),
    mayDelete(message) && iconButton("trash", "Delete", (event) => askToDelete(message, event.shiftKey), { "data-key": "delete" }),
    iconButton("more", "More", (event) => openMessageMenu(event.currentTarget, message), { "data-key": "more", "aria-haspopup": "menu" }),
  ];
  return h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message actions", onkeydown: (event) => {
    const step = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[event.key];
    if (step && document.activeElement[step]) { event.preventDefault(); document.activeElement[step].focus(); }
  } }, items);
}

function keys(event, message) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const sibling = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (sibling) {
    let next = event.currentTarget[sibling];
    while (next && !next.dataset.message) next = next[sibling];
    if (next) { event.preventDefault(); next.focus(); }
  } else if (event.key === "Escape") {
    toBox();
  } else if (isEphemeral(message)) {
    return;
  } else if (event.key === "r") { event.preventDefault(); reply(message); }
  else if (event.key === "e" && isMine(message)) { event.preventDefault(); startEdit(message); }
  else if (event.key === "+") { event.preventDefault(); openEmoji(event.currentTarget, (emoji) => react(message, emoji)); }
  else if (event.key === "Delete" && mayDelete(message)) askToDelete(message, event.shiftKey);
  else if (event.key === "m" || event.key === ".") { event.preventDefault(); openMessageMenu(event.currentTarget, message); }
}

function editor(message) {
  const stop = () => { state.editing = null; changed("messages"); };
  const box = h("textarea", {
    class: "field message-editor", rows: Math.min(8, Math.max(2, message.content.split("\n").length)), "aria-label": "Edit message", value: message.content, maxlength: 2000,
    onkeydown: (event) => {
      event.stopPropagation();
      if (event.key === "Escape") { event.preventDefault(); stop(); toBox(); }
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (!box.value.trim()) askToDelete(message);
        else if (box.value !== message.content) edit(message.id, box.value);
        else stop();
        toBox();
      }
    },
  });
  queueMicrotask(() => { if (box.isConnected) { box.focus(); box.setSelectionRange(box.value.length, box.value.length); } });
  return h("div", { class: "editing" }, box, h("p", { class: "hint" }, "Enter saves · Esc cancels"));
}
