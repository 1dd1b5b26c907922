import { h, replace } from "../dom.js";
import { avatar } from "../avatar.js";
import { guild, isDm, displayName, colorOf, rolesOf, acting, channel } from "../state.js";
import { openPerson, isTimedOut, personRows } from "./person.js";
import { openMenu, placeOf } from "./menu.js";

const MOST = 300;

export function renderMembers(root) {
  const home = guild();
  root.hidden = isDm() || !home || !channel();
  if (root.hidden) return;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.person : null;
  const scrolled = root.scrollTop;
  const groups = new Map();
  for (const person of home.members) {
    const top = rolesOf(person, home).find((r) => r.hoist !== false || !home.roles.some((x) => x.hoist));
    const isAway = person.status === "offline" && !person.bot;
    const key = person.bot ? "bots" : isAway ? "offline" : (top?.id ?? "members");
    const rank = person.bot ? 1e9 : isAway ? -2 : (top?.position ?? -1);
    if (!groups.has(key)) groups.set(key, { name: person.bot ? "Bots" : isAway ? "Offline" : (top?.name ?? "Members"), rank, people: [] });
    groups.get(key).people.push(person);
  }
  const sorted = [...groups.values()].sort((a, b) => b.rank - a.rank);
  let left = MOST;
  replace(root, sorted.map((group) => {
    const shown = group.people.sort((a, b) => displayName(a).localeCompare(displayName(b), undefined, { numeric: true })).slice(0, left);
    left -= shown.length;
    return [
      h("h2", { class: "category" }, `${group.name} · ${group.people.length}`),
      h("ul", {}, shown.map((p) => row(home, p)), shown.length < group.people.length && h("li", { class: "empty" }, `and ${group.people.length - shown.length} more`)),
    ];
  }));
  root.scrollTop = scrolled;
  if (focused) root.querySelector(`[data-person="${focused}"]`)?.focus();
}

function row(home, person) {
  const isMe = acting()?.id === person.id;
  return h("li", {}, h("button", {
    type: "button", class: `member${person.status === "offline" ? " away" : ""}`, "aria-haspopup": "dialog", dataset: { person: person.id, name: person.name },
    "aria-label": `${displayName(person)}${person.bot ? ", bot" : ""}${isMe ? ", that is you" : ""}, ${person.status ?? "online"}${isTimedOut(person) ? ", timed out" : ""}`,
    "aria-current": isMe ? "true" : null, onclick: (event) => openPerson(event.currentTarget, person.id),
    oncontextmenu: (event) => {
      const rows = personRows(person);
      if (!rows.length) return;
      event.preventDefault();
      openMenu(event.currentTarget, rows, placeOf(event));
    },
  },
  h("span", { class: "face", dataset: { status: person.status ?? "online" } }, avatar(person.name, person.bot)),
  h("span", { class: "name tinted", style: { "--role": colorOf(person, home) ?? "" } }, displayName(person)),
  isTimedOut(person) && h("span", { class: "badge quiet" }, "TIMED OUT"),
  person.bot ? h("span", { class: "badge" }, "BOT") : isMe && h("span", { class: "badge me" }, "YOU")));
}
