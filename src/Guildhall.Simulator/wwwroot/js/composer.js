// The box at the bottom: messages, replies, files, and commands by picker or as one line.
import { h, replace, icon, iconButton } from "./dom.js";
import { state, on, changed, channel, isDm } from "./state.js";
import { send, runCommand } from "./actions.js";
import { toast } from "./render/toast.js";
import { sizeOf } from "./render/attachments.js";
import { leavesOf, matching, leafOf, signature } from "./composer/commands.js";
import { textsOf, caretIn } from "./composer/line.js";
import { collect } from "./composer/values.js";
import { suggest, SuggestionList } from "./composer/suggestions.js";
import { CommandForm } from "./composer/chips.js";
import { pickFiles, readAll } from "./composer/files.js";

const LONGEST = 2000;
const TYPING_PAUSE = 120;

export function startComposer(root) {
  const drafts = new Map();
  let files = [];
  let turn = 0;
  let leaves = [];
  let placeKey = null;

  const list = new SuggestionList((row) => row.take());
  const form = new CommandForm(list, {
    run: (leaf, options) => { show(true); set(""); runCommand(leaf.path, options); },
    leave: (line) => { show(true); set(line); box.focus(); },
  });
  const box = h("textarea", {
    id: "composer-input", class: "input", rows: 1, role: "combobox", "aria-label": "Message", "aria-controls": "suggestions", "aria-expanded": "false",
    "aria-autocomplete": "list", autocomplete: "off", oninput: () => { grow(); help(TYPING_PAUSE); }, onkeydown: keys, onpaste: paste,
    onblur: () => list.hide(), onfocus: () => help(),
  });
  const count = h("span", { class: "count", "aria-live": "polite" });
  const reply = h("div", { class: "reply-bar", hidden: true });
  const tray = h("div", { class: "tray", hidden: true });
  const row = h("div", { class: "input-row" },
    iconButton("plus", "Attach files", () => pickFiles(attach)), box, form.element, count,
    iconButton("send", "Send", () => (form.isOpen ? form.go() : submit()), { id: "send" }));
  replace(root, list.element, reply, tray, row);

  on("place messages", () => { root.hidden = !state.channelId || Boolean(state.closed); });
  on("commands", () => { leaves = leavesOf(state.commands); if (document.activeElement === box) help(); });
  on("draft", drawReply);
  on("place", () => {
    const key = `${state.guildId}/${state.channelId}`;
    const name = channel()?.name;
    const hint = matchMedia("(max-width: 719px)").matches || isDm() ? "" : "  ·  / for commands";
    box.placeholder = name ? `Message ${isDm() ? "@" : "#"}${name}${hint}` : "";
    if (key === placeKey) return;
    drafts.set(placeKey, box.value);
    placeKey = key;
    form.element.hidden = true;
    show(true);
    set(drafts.get(key) ?? "");
    list.hide();
    drawReply();
  });
  dropZone(document.getElementById("main"), attach);
  addEventListener("keydown", (event) => {
    const isFree = document.activeElement === document.body || document.activeElement?.id === "messages";
    if (isFree && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) box.focus();
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

  async function attach(chosen) {
    files.push(...(await readAll(chosen, files.length)));
    drawTray();
    box.focus();
  }

  function paste(event) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length) { event.preventDefault(); attach(pasted); }
  }

  function drawTray() {
    tray.hidden = files.length === 0;
    replace(tray, files.map((file) => h("span", { class: "file" }, icon("file"), h("span", { class: "file-name" }, file.name), h("span", { class: "hint" }, sizeOf(file.size)),
      iconButton("close", `Remove ${file.name}`, () => { files = files.filter((f) => f !== file); drawTray(); }))));
  }

  function drawReply() {
    reply.hidden = !state.replyTo;
    if (!state.replyTo) return;
    replace(reply, "Replying to ", h("strong", {}, state.replyTo.author?.global_name ?? state.replyTo.author?.username),
      iconButton("close", "Do not reply", () => { state.replyTo = null; changed("draft"); }));
  }

  function keys(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.isOpen && list.rows.length && step) { event.preventDefault(); list.move(step); }
    else if (list.isOpen && event.key === "Tab" && !event.shiftKey && list.rows.length) { event.preventDefault(); (list.current ?? list.rows[0]).take(); }
    else if (event.key === "Escape") escape(event);
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (list.current && (list.hasMoved || list.current.isCommand)) list.current.take();
      else submit();
    } else if (event.key === "ArrowUp" && box.value === "") editLast(event);
  }

  function escape(event) {
    if (list.isOpen) { event.preventDefault(); event.stopPropagation(); list.hide(); }
    else if (state.replyTo) { state.replyTo = null; changed("draft"); }
  }

  function editLast(event) {
    const last = document.querySelector("#messages .message:last-of-type");
    if (!last) return;
    event.preventDefault();
    last.focus();
  }

  async function submit() {
    const text = box.value;
    if (text.startsWith("/") && !text.startsWith("//")) return command(text);
    if (!text.trim() && files.length === 0) return;
    if (text.length > LONGEST) return toast(`A message takes at most ${LONGEST} characters; this one has ${text.length}.`);
    list.hide();
    set("");
    const sending = files;
    files = [];
    drawTray();
    if (!(await send(text, sending.map(({ name, base64 }) => ({ name, base64 }))))) {
      if (!box.value) set(text);
      files = sending;
      drawTray();
    }
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
      toast(result.problem);
      return openForm(leaf, texts, result.name);
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

  function openForm(leaf, texts = {}, focus = null) {
    set("");
    show(false);
    form.open(leaf, texts, focus);
  }

  async function help(pause = 0) {
    const text = box.value;
    const mine = ++turn;
    if (!text.startsWith("/") || text.startsWith("//") || text.includes("\n")) return list.hide();
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

  const commandRow = (leaf) => ({ label: `/${leaf.path}`, text: leaf.path, detail: signature(leaf), hint: leaf.description, badge: leaf.bot, isCommand: true, take: () => choose(leaf) });

  function insert({ from, to }, text) {
    box.setRangeText(text, from, to, "end");
    grow();
    help();
  }
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
