import { h, replace } from "../dom.js";
import { avatar } from "../avatar.js";
import { guild, isDm, displayName, colorOf, rolesOf, acting } from "../state.js";
import { actAs } from "../actions.js";
import { closeDrawers } from "./drawers.js";

export function renderMembers(root) {
  const home = guild();
  root.hidden = isDm() || !home;
  if (root.hidden) return;
  const groups = new Map();
  for (const person of home.members) {
    const top = rolesOf(person, home).find((r) => r.hoist !== false);
    const key = person.bot ? "bots" : (top?.id ?? "members");
    if (!groups.has(key)) groups.set(key, { name: person.bot ? "Bots" : (top?.name ?? "Members"), rank: person.bot ? 1e9 : (top?.position ?? -1), people: [] });
    groups.get(key).people.push(person);
  }
  const sorted = [...groups.values()].sort((a, b) => b.rank - a.rank);
  replace(root, sorted.map((group) => [
    h("h2", { class: "category" }, `${group.name} · ${group.people.length}`),
    h("ul", {}, group.people.sort((a, b) => displayName(a).localeCompare(displayName(b), undefined, { numeric: true })).map((p) => row(home, p))),
  ]));
}

function row(home, person) {
  const isMe = acting()?.id === person.id;
  const face = h("span", { class: "face", dataset: { status: person.status ?? "online" } }, avatar(person.name, person.bot));
  const name = h("span", { class: "name tinted", style: { "--role": colorOf(person, home) ?? "" } }, displayName(person));
  if (person.bot) return h("li", {}, h("div", { class: "member" }, face, name, h("span", { class: "badge" }, "BOT")));
  return h("li", {}, h("button", {
    type: "button", class: "member", "aria-label": `${displayName(person)}${isMe ? ", that is you" : ""}. Act as this member.`,
    "aria-current": isMe ? "true" : null, title: isMe ? "You act as this member" : `Act as ${displayName(person)}`,
    onclick: () => { closeDrawers(); actAs(person.id); },
  }, face, name, isMe && h("span", { class: "badge me" }, "YOU")));
}
