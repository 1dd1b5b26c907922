// The server from within: its audit log, its roles and what they may do, who sees which channel.
import { h, replace } from "../dom.js";
import { api } from "../api.js";
import { hex } from "../markdown.js";
import { state, channels, displayName, everybody, guild, mayInGuild, member } from "../state.js";
import { guarded, me } from "../actions.js";
import { stamp, timeOf } from "../time.js";
import { openDialog } from "./dialog.js";
import { openMenu } from "./menu.js";
import { openTraffic } from "./traffic.js";

const BITS = ["Create invite", "Kick members", "Ban members", "Administrator", "Manage channels", "Manage server", "Add reactions", "View audit log", "Priority speaker", "Stream", "View channel", "Send messages", "Send TTS", "Manage messages", "Embed links", "Attach files", "Read message history", "Mention everyone", "Use external emoji", "View insights", "Connect", "Speak", "Mute members", "Deafen members", "Move members", "Use voice activity", "Change nickname", "Manage nicknames", "Manage roles", "Manage webhooks", "Manage emoji", "Use commands", "Request to speak", "Manage events", "Manage threads", "Create public threads", "Create private threads", "Use external stickers", "Send messages in threads", "Use activities", "Time out members", "View monetisation", "Use soundboard", "Create expressions", "Create events", "Use external sounds", "Send voice messages", "", "Set voice status", "Send polls", "Use external apps", "Pin messages", "Bypass slow mode"];

const namesOf = (bits) => BITS.filter((name, index) => name && (BigInt(bits) >> BigInt(index)) & 1n);

const ACTIONS = {
  1: "changed the server", 10: "created a channel", 11: "changed a channel", 12: "deleted a channel", 13: "added an overwrite", 14: "changed an overwrite", 15: "removed an overwrite",
  20: "kicked", 21: "pruned members", 22: "banned", 23: "unbanned", 24: "changed a member", 25: "changed roles of", 28: "added a bot", 30: "created a role", 31: "changed a role", 32: "deleted a role",
  40: "created an invite", 42: "deleted an invite", 50: "created a webhook", 51: "changed a webhook", 52: "deleted a webhook", 72: "deleted a message of", 73: "deleted messages in", 74: "pinned a message of", 75: "unpinned a message of",
  110: "started a thread", 111: "changed a thread", 112: "deleted a thread", 140: "created an AutoMod rule", 141: "changed an AutoMod rule", 142: "deleted an AutoMod rule", 143: "AutoMod blocked a message of",
};

export function openServerMenu(anchor) {
  openMenu(anchor, [
    { label: "Roles", sign: "shield", act: openRolesView },
    { label: "Channels and who sees them", sign: "eye", act: openOverwrites },
    mayInGuild("audit") && { label: "Audit log", sign: "log", act: openAudit },
    { label: "Traffic", sign: "traffic", act: openTraffic },
  ]);
}

export async function openAudit() {
  const search = h("input", { type: "search", class: "field", placeholder: "Filter: a name, an act, a reason …", "aria-label": "Filter the audit log", oninput: () => draw() });
  const list = h("div", {}, h("p", { class: "empty", role: "status" }, "One moment …"));
  let entries = [];
  const load = async () => { entries = (await guarded(() => api.audit(state.guildId, me()))) ?? []; draw(); };
  openDialog("Audit log", [search, list], { onclose: () => document.removeEventListener("audit", load) });
  document.addEventListener("audit", load);
  search.focus();
  await load();

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const rows = entries.map((e) => [e, sentence(e)]).filter(([e, text]) => `${text} ${e.reason ?? ""}`.toLowerCase().includes(wanted));
    replace(list, rows.length === 0 ? h("p", { class: "empty" }, entries.length ? "Nothing fits." : "Nothing has been noted yet.") : h("ul", { class: "cards" }, rows.map(([e, text]) =>
      h("li", { class: "card audit" }, h("div", { class: "byline" }, h("span", {}, text), h("time", {}, stamp(timeOf(e.id)))),
        e.reason && h("p", { class: "reason" }, `“${e.reason}”`),
        e.changes?.length > 0 && h("ul", { class: "changes" }, e.changes.map((c) => h("li", {}, h("span", { class: "hint" }, c.key), " ", short(c.old_value), " → ", short(c.new_value))))))));
  }
}

const short = (value) => {
  const text = value === undefined || value === null ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

const personName = (id, name = null) => {
  const person = member(String(id)) ?? state.bots.find((b) => b.id === String(id)) ?? everybody().find((p) => p.id === String(id));
  return person ? displayName(person) : name;
};

function sentence(entry) {
  const target = entry.target_id && (personName(entry.target_id, entry.target_name)
    ?? (channels().find((c) => c.id === entry.target_id)?.name && `#${channels().find((c) => c.id === entry.target_id).name}`)
    ?? guild().roles.find((r) => r.id === entry.target_id)?.name ?? entry.target_id);
  return [personName(entry.user_id, entry.user_name) ?? "Somebody", ACTIONS[entry.action_type] ?? `did act ${entry.action_type}`, target].filter(Boolean).join(" ");
}

function openRolesView() {
  const roles = [...guild().roles].sort((a, b) => b.position - a.position);
  const count = (r) => (r.id === guild().id ? guild().members.length : guild().members.filter((m) => m.roles.includes(r.id)).length);
  openDialog("Roles", h("ul", { class: "cards" }, roles.map((r) => h("li", { class: "card" }, h("details", {},
    h("summary", {}, h("i", { class: "dot", style: { "--role": r.color ? hex(r.color) : "" } }), h("strong", {}, r.name), h("span", { class: "hint" }, `${count(r)} ${count(r) === 1 ? "member" : "members"} · position ${r.position}`)),
    permissions(namesOf(r.permissions ?? 0)))))));
}

const permissions = (list, kind = "") => h("ul", { class: `bits ${kind}` }, list.length ? list.map((name) => h("li", {}, name)) : h("li", { class: "hint" }, "No permissions"));

function openOverwrites() {
  const who = (o) => (Number(o.type) === 1 ? `@${personName(o.id) ?? o.id}` : (guild().roles.find((r) => r.id === o.id)?.name ?? o.id));
  const places = channels().filter((c) => state.view.settings.get(c.id)?.permission_overwrites);
  openDialog("Channels and who sees them", places.length === 0 ? h("p", { class: "empty" }, "No channels.") : h("ul", { class: "cards" }, places.map((c) => {
    const overwrites = state.view.settings.get(c.id).permission_overwrites;
    return h("li", { class: "card" }, h("details", {},
      h("summary", {}, h("strong", {}, c.type === 4 ? c.name : `#${c.name}`), h("span", { class: "hint" }, overwrites.length ? `${overwrites.length} overwrites` : "as the server")),
      overwrites.map((o) => h("div", { class: "overwrite" }, h("h3", { class: "category" }, who(o)),
        BigInt(o.allow) > 0n && [h("p", { class: "hint" }, "Allowed"), permissions(namesOf(o.allow), "allow")],
        BigInt(o.deny) > 0n && [h("p", { class: "hint" }, "Denied"), permissions(namesOf(o.deny), "deny")]))));
  })));
}
