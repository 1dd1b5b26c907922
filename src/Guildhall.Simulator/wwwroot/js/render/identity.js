import { h, popover, replace } from "../dom.js";
import { avatar } from "../avatar.js";
import { guild, isDm, acting, displayName, colorOf, rolesOf, everybody } from "../state.js";
import { actAs } from "../actions.js";
import { closeDrawers } from "./drawers.js";

/** A searchable list of the server's members; picking one makes the page theirs. */
export function openIdentity(anchor) {
  const people = isDm() ? everybody() : guild().members.filter((m) => !m.bot);
  const rows = h("div", { role: "listbox", id: "identity-list", class: "options", "aria-label": "Members" });
  const search = h("input", {
    type: "search", class: "field", placeholder: "Act as …", "aria-label": "Find a member", role: "combobox",
    "aria-expanded": "true", "aria-controls": "identity-list", autocomplete: "off", oninput: () => fill(0), onkeydown: keys,
  });
  let found = [];
  let active = 0;
  const close = popover(anchor, h("div", { class: "picker" }, search, rows));
  fill(Math.max(0, people.findIndex((p) => p.id === acting()?.id)));
  search.focus();

  function fill(start) {
    const wanted = search.value.trim().toLowerCase();
    found = people.filter((p) => displayName(p).toLowerCase().includes(wanted) || p.name.toLowerCase().includes(wanted));
    active = Math.min(start, Math.max(0, found.length - 1));
    replace(rows, found.length === 0 && h("p", { class: "empty" }, "Nobody by that name."), found.map((person, index) =>
      h("div", {
        role: "option", id: `identity-${index}`, class: "option", "aria-selected": String(index === active), dataset: { member: person.name },
        onpointerdown: (event) => { event.preventDefault(); pick(person); },
      }, avatar(person.name), h("span", { class: "name tinted", style: { "--role": colorOf(person) ?? "" } }, displayName(person)),
      h("span", { class: "hint" }, rolesOf(person).map((r) => r.name).filter((n) => n !== person.name).slice(0, 2).join(", ")))));
    search.setAttribute("aria-activedescendant", `identity-${active}`);
    rows.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function keys(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      fill((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && found[active]) {
      event.preventDefault();
      pick(found[active]);
    } else if (event.key === "Tab") {
      close();
    }
  }

  function pick(person) {
    close();
    closeDrawers();
    actAs(person.id);
  }
}
