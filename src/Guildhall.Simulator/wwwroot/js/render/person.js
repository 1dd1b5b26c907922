// Who somebody is: roles, presence, and what the acting member may do with them.
import { h, icon, popover } from "../dom.js";
import { avatar } from "../avatar.js";
import { hex } from "../markdown.js";
import { state, acting, colorOf, displayName, guild, isDm, mayInGuild, now, rolesOf } from "../state.js";
import { actAs, moderate, openDm } from "../actions.js";
import { runContext } from "../interactions.js";
import { fullTime, dayOf, timeOf } from "../time.js";
import { closeDrawers } from "./drawers.js";
import { asked, confirmed } from "./dialog.js";
import { openMenu } from "./menu.js";
import { toast } from "./toast.js";

const STATUS = { online: "Online", idle: "Idle", dnd: "Do not disturb", offline: "Offline" };
const TIMEOUTS = [["1 minute", 60], ["10 minutes", 600], ["1 hour", 3600], ["1 day", 86400], ["1 week", 604800]];

const personOf = (id) => guild()?.members.find((m) => m.id === id) ?? state.guilds.flatMap((g) => g.members).find((m) => m.id === id);

export const isTimedOut = (person) => Boolean(person?.timeoutUntil) && new Date(person.timeoutUntil) > now();

export function openPerson(anchor, id) {
  const person = personOf(String(id));
  if (!person) return toast("That person is not a member here any more.");
  const self = acting();
  const close = popover(anchor, card(person, self, () => close(false)), { name: displayName(person) });
  (close.box.querySelector("button") ?? close.box).focus();
  return undefined;
}

function card(person, self, close) {
  const act = (label, sign, work, kind = "secondary") => h("button", { type: "button", class: `button ${kind}`, onclick: () => { close(); work(); } }, icon(sign), label);
  return h("div", { class: "person-card" },
    h("div", { class: "person-head" }, h("span", { class: "face", dataset: { status: person.status ?? "online" } }, avatar(person.name, person.bot)),
      h("div", { class: "person-names" },
        h("strong", { class: "tinted", style: { "--role": colorOf(person) ?? "" } }, displayName(person)),
        h("span", { class: "hint" }, `@${person.name}`, person.bot && h("span", { class: "badge" }, "BOT")))),
    h("dl", { class: "facts" },
      h("dt", {}, "Presence"), h("dd", {}, STATUS[person.status] ?? "Online"),
      person.joinedAt && [h("dt", {}, "Joined"), h("dd", {}, dayOf(new Date(person.joinedAt)))],
      h("dt", {}, "Account made"), h("dd", {}, dayOf(timeOf(person.id))),
      isTimedOut(person) && [h("dt", {}, "Timed out until"), h("dd", {}, fullTime(new Date(person.timeoutUntil)))]),
    !isDm() && roleChips(person),
    h("div", { class: "person-acts" },
      !person.bot && self?.id !== person.id && act("Act as", "user", () => { closeDrawers(); actAs(person.id); }, "primary"),
      person.bot && act("Message", "mail", () => { closeDrawers(); openDm(person.id); }, "primary"),
      act("Copy id", "copy", () => copy(person.id, "The id")),
      !isDm() && more(person, self)));
}

function roleChips(person) {
  const roles = rolesOf(person);
  return h("ul", { class: "role-chips", "aria-label": "Roles" }, roles.length === 0
    ? h("li", { class: "hint" }, "No roles")
    : roles.map((r) => h("li", { class: "role-chip" }, h("i", { class: "dot", style: { "--role": r.color ? hex(r.color) : "" } }), r.name)));
}

function more(person, self) {
  const rows = personRows(person, self);
  return rows.length > 0 && h("button", { type: "button", class: "button secondary", "aria-haspopup": "menu", onclick: (event) => openMenu(event.currentTarget, rows) }, icon("more"), "More");
}

/** User commands of the bots, then what a moderator may do. */
export function personRows(person, self = acting()) {
  const commands = state.commands.filter((c) => c.type === 2);
  const isSelf = self?.id === person.id;
  const rows = commands.map((c) => ({ label: c.name, sign: "down", act: () => runContext(c.name, person.id) }));
  if (rows.length) rows.unshift({ heading: "Apps" });
  const acts = [
    mayInGuild("roles") && { label: "Roles …", sign: "shield", act: () => openRoles(person) },
    !isSelf && mayInGuild("timeout") && (isTimedOut(person)
      ? { label: "End the timeout", sign: "check", act: () => moderate("timeout", person.id, { until: null }) }
      : { label: "Time out …", sign: "lock", act: () => timeOut(person) }),
    !isSelf && mayInGuild("kick") && { label: "Kick …", sign: "close", kind: "bad", act: () => banish("kick", "Kick", person) },
    !isSelf && mayInGuild("ban") && { label: "Ban …", sign: "trash", kind: "bad", act: () => banish("ban", "Ban", person) },
  ].filter(Boolean);
  return acts.length ? [...rows, { heading: "Moderation" }, ...acts] : rows;
}

function timeOut(person) {
  const anchor = document.getElementById("main");
  openMenu(anchor, [{ heading: `Time out ${displayName(person)} for` }, ...TIMEOUTS.map(([label, seconds]) => ({
    label, act: async () => {
      const until = new Date(now().getTime() + seconds * 1000).toISOString();
      if (await moderate("timeout", person.id, { until })) toast(`${displayName(person)} is timed out for ${label}.`, "good");
    },
  }))], { left: innerWidth / 2 - 110, top: innerHeight / 3, bottom: innerHeight / 3 });
}

async function banish(action, verb, person) {
  const reason = h("input", { class: "field", type: "text", maxlength: 512, "aria-label": "Reason", placeholder: "Reason, for the audit log" });
  if (!(await confirmed(`${verb} ${displayName(person)}?`, action === "ban" ? "They leave the server and cannot come back." : "They leave the server; they may join again.", reason, verb))) return;
  if (await moderate(action, person.id, reason.value ? { reason: reason.value } : {})) toast(`${displayName(person)} is gone.`, "good");
}

/** The roles that may be handed out, each to be switched. */
async function openRoles(person) {
  const own = new Set(person.roles);
  const free = guild().roles.filter((r) => r.id !== guild().id && !r.managed).sort((a, b) => b.position - a.position);
  openMenu(document.getElementById("main"), [{ heading: `Roles of ${displayName(person)}` }, ...free.map((r) => ({
    label: own.has(r.id) ? `Take ${r.name}` : `Give ${r.name}`, sign: own.has(r.id) ? "check" : "plus", act: () => moderate("role", person.id, { role: r.id }),
  }))], { left: innerWidth / 2 - 110, top: innerHeight / 4, bottom: innerHeight / 4 });
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`${what} is copied.`, "good");
  } catch {
    await asked("Copy", `${what}, to copy by hand`, { value: text, most: 4000, verb: "Close" });
  }
}
