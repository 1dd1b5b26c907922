// The box at the bottom: messages, replies, files, and commands by picker or as one line.
import { h, replace, iconButton } from "./dom.js";
import { api } from "./api.js";
import { state, on, changed, acting, channel, displayName, guild, isDm, isForum, isThread, may, member } from "./state.js";
import { me, send } from "./actions.js";
import { runCommand } from "./interactions.js";
import { toast } from "./render/toast.js";
import { openEmoji } from "./render/emoji.js";
import { isMine, startEdit } from "./render/message-acts.js";
import { isTimedOut } from "./render/person.js";
import { fullTime } from "./time.js";
import { leavesOf, matching, leafOf, signature } from "./composer/commands.js";
import { textsOf, caretIn } from "./composer/line.js";
import { collect } from "./composer/values.js";
import { suggest, SuggestionList } from "./composer/suggestions.js";
import { CommandForm } from "./composer/chips.js";
import { pickFiles } from "./composer/files.js";
import { encoded, mentionRows, openMention } from "./composer/mentions.js";
import { Tray } from "./composer/tray.js";
import { toBox } from "./composer/focus.js";

const LONGEST = 2000;
const TYPING_PAUSE = 120;
const TYPING_LASTS = 8000;

export function startComposer(root) {
  const drafts = new Map();
  const chosen = new Map();
  let typedAt = 0;
  let turn = 0;
  let leaves = [];
  let placeKey = null;

  const list = new SuggestionList((row) => row.take());
  const form = new CommandForm(list, {
    run: (leaf, options) => { show(true); set(""); toBox(); runCommand(leaf.path, options); },
    leave: (line) => { show(true); set(line); toBox(); },
  });
  const box = h("textarea", {
    id: "composer-input", class: "input", rows: 1, role: "combobox", "aria-label": "Message", "aria-controls": "suggestions", "aria-expanded": "false",
    "aria-autocomplete": "list", autocomplete: "off", oninput: () => { grow(); help(TYPING_PAUSE); tell(); }, onkeydown: keys, onpaste: paste,
    onblur: () => list.hide(), onfocus: () => help(),
  });
  const count = h("span", { class: "count", "aria-live": "polite" });
  const reply = h("div", { class: "reply-bar", hidden: true });
  const tray = new Tray(toBox);
  const attachButton = iconButton("plus", "Attach files", () => pickFiles(attach));
  const row = h("div", { class: "input-row" },
    attachButton, box, form.element, count,
    iconButton("smile", "Add an emoji", (event) => openEmoji(event.currentTarget, (emoji) => { if (form.isOpen) form.write(emoji); else { write(emoji); box.focus(); } }), { id: "emoji" }),
    iconButton("send", "Send", () => (form.isOpen ? form.go() : (toBox(), submit())), { id: "send" }));
  const refusal = h("p", { class: "refusal", role: "status", hidden: true });
  replace(root, list.element, reply, tray.element, row, refusal);

  on("place messages world", () => {
    const place = channel();
    root.hidden = !place || Boolean(state.closed) || isForum(place);
    const reason = root.hidden ? null : whyNot(place);
    refusal.hidden = !reason;
    refusal.textContent = reason ?? "";
    const wasInside = root.contains(document.activeElement);
    row.hidden = Boolean(reason);
    if (wasInside && (reason || root.hidden)) toBox();
    attachButton.hidden = !may("attach");
  });
  document.addEventListener("write", ({ detail }) => { box.focus(); set(detail); help(); });
  on("commands", () => { leaves = leavesOf(state.commands); if (document.activeElement === box) help(); });
  on("draft", drawReply);
  // With the world too, as the title is: or what is typed under the new title would be put away as the old place's draft.
  on("place world", () => {
    const key = `${state.guildId}/${state.channelId}`;
    const name = channel()?.name;
    const hint = matchMedia("(max-width: 719px)").matches || isDm() ? "" : "  ·  / for commands";
    box.placeholder = name ? `Message ${isDm() ? "@" : isThread(channel()) ? "" : "#"}${name}${hint}` : "";
    if (key === placeKey) return;
    drafts.set(placeKey, box.value);
    placeKey = key;
    const wasInForm = form.element.contains(document.activeElement);
    form.element.hidden = true;
    show(true);
    if (wasInForm) toBox();
    set(drafts.get(key) ?? "");
    list.hide();
    drawReply();
  });
  dropZone(document.getElementById("main"), (files) => { if (may("attach")) attach(files); else toast("You may not attach files here."); });
  addEventListener("keydown", (event) => {
    const isFree = (document.activeElement === document.body || document.activeElement?.id === "messages") && !document.querySelector("dialog[open]");
    if (isFree && !row.hidden && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) box.focus();
  });

  function show(isText) { box.hidden = !isText; }

  function set(text) {
    box.value = text;
    grow();
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, innerHeight * 0.4)}px`;
    const left = LONGEST - box.value.length;
    count.textContent = left < 200 ? String(left) : "";
    count.classList.toggle("over", left < 0);
  }

  async function attach(files) {
    await tray.add(files);
    toBox();
  }

  function paste(event) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length && may("attach")) { event.preventDefault(); attach(pasted); }
  }

  /** Bots hear that somebody types, at most every few seconds. */
  function tell() {
    if (!box.value.trim() || box.value.startsWith("/") || Date.now() - typedAt < TYPING_LASTS || String(state.channelId).startsWith("new-")) return;
    typedAt = Date.now();
    api.typing(state.channelId, me()).catch(() => {});
  }

  function write(text) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    grow();
  }

  function drawReply() {
    reply.hidden = !state.replyTo;
    if (!state.replyTo) return;
    replace(reply, "Replying to ", h("strong", {}, nameOf(state.replyTo)), h("span", { class: "excerpt" }, state.replyTo.content || "an embed or attachment"),
      iconButton("close", "Do not reply", () => { state.replyTo = null; changed("draft"); toBox(); }));
  }

  function keys(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.isOpen && list.rows.length && step) { event.preventDefault(); list.move(step); }
    else if (list.isOpen && event.key === "Tab" && !event.shiftKey && list.rows.length) { event.preventDefault(); (list.current ?? list.rows[0]).take(); }
    else if (event.key === "Escape") escape(event);
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (list.current && (list.hasMoved || list.current.isCommand || list.current.isMention)) list.current.take();
      else submit();
    } else if (event.key === "ArrowUp" && box.value === "") editLast(event);
  }

  function escape(event) {
    if (list.isOpen) { event.preventDefault(); event.stopPropagation(); list.hide(); }
    else if (state.replyTo) { state.replyTo = null; changed("draft"); }
  }

  /** Arrow up in an empty box: one's own last message is edited, or the list is entered. */
  function editLast(event) {
    const last = state.messages.findLast((m) => isMine(m) && (m.type === 0 || m.type === 19));
    event.preventDefault();
    if (last) startEdit(last);
    else [...document.querySelectorAll("#messages .message")].at(-1)?.focus();
  }

  async function submit() {
    const text = box.value;
    if (text.startsWith("/") && !text.startsWith("//")) return command(text);
    if (!text.trim() && tray.files.length === 0) return undefined;
    const content = encoded(text, chosen);
    if (content.length > LONGEST) return toast(`A message takes at most ${LONGEST} characters; this one has ${content.length}.`);
    list.hide();
    set("");
    typedAt = 0;
    const sending = tray.take();
    if (await send(content, sending.map(({ name, base64 }) => ({ name, base64 })))) chosen.clear();
    else {
      if (!box.value) set(text);
      tray.set([...sending, ...tray.files]);
    }
    return undefined;
  }

  /** A line runs as it stands when it is complete; else its fields open with what is there. */
  function command(text) {
    const leaf = leafOf(leaves, text.trimEnd());
    if (!leaf) {
      const near = matching(leaves, text.slice(1).split(" ")[0]).slice(0, 3).map((l) => `/${l.path}`).join(", ");
      return toast(`There is no command ${text.split(" ")[0]} here.${near ? ` Did you mean ${near}?` : ""}`);
    }
    const { texts, problem } = textsOf(leaf, text);
    const result = problem ? { problem } : collect(leaf, texts);
    if (result.problem) {
      return openForm(leaf, texts, result.name, result.problem);
    }
    list.hide();
    set("");
    return runCommand(leaf.path, result.options);
  }

  function choose(leaf) {
    if (leaf.options.length > 0) return openForm(leaf);
    if (box.value.trim() === `/${leaf.path}`) return command(box.value);
    set(`/${leaf.path}`);
    return help();
  }

  function openForm(leaf, texts = {}, focus = null, problem = null) {
    set("");
    show(false);
    form.open(leaf, texts, focus, problem);
  }

  async function help(pause = 0) {
    const text = box.value;
    const mine = ++turn;
    if (!text.startsWith("/") || text.startsWith("//") || text.includes("\n")) return helpMention(text);
    const leaf = leafOf(leaves, text);
    if (!leaf || text.length === leaf.path.length + 1) {
      return list.show("Commands", matching(leaves, text.slice(1)).map(commandRow), 0, leaves.length === 0 ? "No commands in this channel." : "");
    }
    const caret = caretIn(leaf, text, box.selectionStart);
    if (!caret) return list.hide();
    if (caret.free) {
      const free = caret.free.filter((o) => o.name.startsWith(caret.word.toLowerCase()));
      return list.show(h("strong", {}, `/${leaf.path}`), free.map((o) => ({ label: `${o.name}:`, text: o.name, hint: o.description, badge: o.required ? "required" : null, take: () => insert(caret, `${o.name}:`) })), -1, leaf.description);
    }
    if (pause && caret.option.autocomplete) await new Promise((done) => setTimeout(done, pause));
    if (mine !== turn) return;
    const rows = await suggest(leaf, caret.option, caret.text, textsOf(leaf, text).texts).catch(() => []);
    if (mine !== turn || document.activeElement !== box) return;
    const open = rows.filter((r) => r.text !== caret.text.trim());
    if (open.length === 0) return list.hide();
    list.show(h("strong", {}, caret.option.name), open.map((r) => ({ ...r, take: () => insert(caret, `${r.text} `) })), -1, caret.option.description ?? "");
  }

  function helpMention(text) {
    const open = openMention(text, box.selectionStart);
    const rows = open && document.activeElement === box ? mentionRows(open) : [];
    if (rows.length === 0) return list.hide();
    const title = { "@": "People and roles", "#": "Channels", ":": "Emoji" }[open.sign];
    return list.show(title, rows.map((r) => ({ ...r, isMention: true, take: () => {
      if (r.code) chosen.set(r.text, r.code);
      box.setRangeText(`${r.text} `, open.from, open.to, "end");
      grow();
      list.hide();
    } })), 0);
  }

  const commandRow = (leaf) => ({ label: `/${leaf.path}`, text: leaf.path, detail: signature(leaf), hint: leaf.description, badge: leaf.bot, isCommand: true, take: () => choose(leaf) });

  function insert({ from, to }, text) {
    box.setRangeText(text, from, to, "end");
    grow();
    help();
  }
}

const nameOf = (message) => displayName(member(String(message.author?.id)) ?? { displayName: message.author?.global_name, name: message.author?.username });

/** Why this member cannot write here; null when they can. */
function whyNot(place) {
  if (isDm()) return null;
  const self = guild()?.members.find((m) => m.id === acting()?.id);
  if (isTimedOut(self)) return `${displayName(self)} is timed out until ${fullTime(new Date(self.timeoutUntil))}.`;
  const thread = state.view.settings.get(place.id)?.thread_metadata;
  if (thread?.locked && !may("manageThreads")) return `${place.name} is locked: only those who manage threads write here.`;
  if (thread?.locked && thread.archived) return `${place.name} is locked and archived. Take it out of the archive to write.`;
  return may("send") ? null : `${displayName(acting())} may not write in ${place.name}.`;
}

function dropZone(area, take) {
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  area.addEventListener("dragover", (event) => { if (holdsFiles(event)) { event.preventDefault(); area.classList.add("dropping"); } });
  area.addEventListener("dragleave", (event) => { if (!area.contains(event.relatedTarget)) area.classList.remove("dropping"); });
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
