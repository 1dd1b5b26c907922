// Turns what was typed for an option into what the command receives, or says what is wrong.
import { guild, channels, displayName } from "../state.js";

export const TYPE = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11 };

const same = (a, b) => String(a).toLowerCase() === String(b).toLowerCase();

export function toValue(option, text) {
  const typed = text.trim();
  if (option.choices?.length) {
    const choice = option.choices.find((c) => same(c.value, typed)) ?? option.choices.find((c) => same(c.name, typed));
    return choice ? { value: choice.value } : { problem: `${option.name} is one of ${option.choices.map((c) => c.name).join(", ")}` };
  }
  switch (option.type) {
    case TYPE.integer: return numberOf(option, typed, /^-?\d{1,16}$/, "a whole number");
    case TYPE.number: return numberOf(option, typed, /^-?\d+([.,]\d+)?$/, "a number");
    case TYPE.boolean:
      if (/^(true|yes|1)$/i.test(typed)) return { value: true };
      return /^(false|no|0)$/i.test(typed) ? { value: false } : { problem: `${option.name} is true or false` };
    case TYPE.user: return named(option, typed, people(), "member");
    case TYPE.role: return named(option, typed, roles(), "role");
    case TYPE.channel: return named(option, typed, places(option), "channel");
    case TYPE.mentionable: return named(option, typed, [...people(), ...roles()], "member or role");
    default: return stringOf(option, text.replace(/^\s+|\s+$/g, ""));
  }
}

function stringOf(option, value) {
  if (option.max_length && value.length > option.max_length) return { problem: `${option.name} takes at most ${option.max_length} characters` };
  if (option.min_length && value.length < option.min_length) return { problem: `${option.name} takes at least ${option.min_length} characters` };
  return { value };
}

function numberOf(option, typed, shape, kind) {
  if (!shape.test(typed)) return { problem: `${option.name} is ${kind}` };
  const value = Number(typed.replace(",", "."));
  if (option.min_value !== undefined && value < option.min_value) return { problem: `${option.name} is at least ${option.min_value}` };
  if (option.max_value !== undefined && value > option.max_value) return { problem: `${option.name} is at most ${option.max_value}` };
  return { value };
}

function named(option, typed, rows, kind) {
  const bare = typed.replace(/^<[@#]!?&?(\d+)>$/, "$1").replace(/^[@#]/, "");
  const row = rows.find((r) => r.id === bare) ?? rows.find((r) => same(r.name, bare)) ?? rows.find((r) => same(r.label, bare));
  return row ? { value: row.id } : { problem: `${option.name}: there is no ${kind} “${typed}” here` };
}

export const people = () => (guild()?.members ?? []).map((m) => ({ id: m.id, name: m.name, label: displayName(m), sign: "@" }));
export const roles = () => (guild()?.roles ?? []).filter((r) => r.id !== guild().id).map((r) => ({ id: r.id, name: r.name, label: r.name, sign: "@" }));
export const places = (option) =>
  channels().filter((c) => !option.channel_types?.length || option.channel_types.includes(c.type)).map((c) => ({ id: c.id, name: c.name, label: c.name, sign: "#" }));

/** All values of a filled form: {options} when everything is there, else {problem, name}. */
export function collect(leaf, texts) {
  const options = {};
  for (const option of leaf.options) {
    const given = texts[option.name];
    if (given === undefined || given === null || given === "") {
      if (option.required) return { problem: `/${leaf.path} needs ${option.name}`, name: option.name };
      continue;
    }
    const { value, problem } = typeof given === "object" ? given : toValue(option, given);
    if (problem) return { problem, name: option.name };
    options[option.name] = value;
  }
  return { options };
}
