// What can be done with a message, offered by its toolbar, its menu and its keys.
import { state, changed, acting, channel, displayName, isDm, isThread, may, member } from "../state.js";
import { toBox } from "../composer/focus.js";
import { pin, react, remove } from "../actions.js";
import { runContext } from "../interactions.js";
import { openEmoji } from "./emoji.js";
import { openMenu } from "./menu.js";
import { confirmed } from "./dialog.js";
import { newThread, openReactors, preview } from "./panels.js";
import { copy, openPerson } from "./person.js";

export const isMine = (message) => String(message.author?.id) === acting()?.id;

export const mayReact = () => may("react");

/** In an archived channel of one who may not write there is still something to copy. */
export const mayAct = (message) => Boolean(message.id);

/** The simulator decides; the page only avoids offering what is surely refused. */
export const mayDelete = (message) => isMine(message) || (!isDm() && may("manageMessages"));

export function reply(message) {
  state.replyTo = message;
  changed("draft");
  toBox();
}

export function startEdit(message) {
  state.editing = message.id;
  changed("messages");
}

/** With shift held down nobody is asked. */
export async function askToDelete(message, isSure = false) {
  if (isSure || (await confirmed("Delete this message?", "It is gone for everybody.", preview(message), "Delete"))) {
    await remove(message.id);
    toBox();
  }
}

export function openMessageMenu(anchor, message, at = null) {
  const commands = state.commands.filter((c) => c.type === 3);
  const here = channel();
  const author = member(String(message.author?.id));
  const link = `${location.origin}${location.pathname}#/${encodeURIComponent(state.guildId)}/${encodeURIComponent(state.channelId)}`;
  openMenu(anchor, [
    mayReact() && { label: "Add a reaction", sign: "smile", act: () => openEmoji(anchor, (emoji) => react(message, emoji), at) },
    message.reactions?.length > 0 && { label: "Who reacted", sign: "people", act: () => openReactors(message) },
    { label: "Reply", sign: "reply", act: () => reply(message) },
    isMine(message) && { label: "Edit", sign: "edit", act: () => startEdit(message) },
    may("pin", "manageMessages") && { label: message.pinned ? "Unpin" : "Pin", sign: "pin", act: () => pin(message, !message.pinned) },
    !isDm() && here && !isThread(here) && !message.thread && may("threads") && { label: "Start a thread", sign: "thread", act: () => newThread(here.id, message) },
    author && { label: `About ${displayName(author)}`, sign: "user", act: () => openPerson(anchor, author.id) },
    message.content && { label: "Copy text", sign: "copy", act: () => copy(message.content, "The text") },
    { label: "Copy id", sign: "copy", act: () => copy(message.id, "The id") },
    { label: "Copy link to the channel", sign: "link", act: () => copy(link, "The link") },
    commands.length > 0 && { heading: "Apps" },
    ...commands.map((c) => ({ label: c.name, sign: "down", act: () => runContext(c.name, message.id) })),
    mayDelete(message) && { label: "Delete", sign: "trash", kind: "bad", act: () => askToDelete(message) },
  ], at);
}
