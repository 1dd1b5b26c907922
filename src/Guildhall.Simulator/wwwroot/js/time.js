import { now as worldNow } from "./state.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short", hour12: false });
const short = new Intl.DateTimeFormat(undefined, { day: "2-digit", month: "2-digit", year: "numeric" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const EPOCH = 1420070400000n;

/** When a snowflake was made. */
export const timeOf = (id) => new Date(Number((BigInt(id) >> 22n) + EPOCH));

export const clockTime = (date) => clock.format(date);
export const fullTime = (date) => full.format(date);
export const dayOf = (date) => day.format(date);
export const sameDay = (a, b) => a.toDateString() === b.toDateString();

export function stamp(date, now = worldNow()) {
  if (sameDay(date, now)) return `Today at ${clock.format(date)}`;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, yesterday)) return `Yesterday at ${clock.format(date)}`;
  return `${short.format(date)} ${clock.format(date)}`;
}

const STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

export function ago(date, now = worldNow()) {
  const seconds = Math.round((date - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** The styles of Discord's <t:seconds:style>. */
export function styled(seconds, style) {
  const date = new Date(Number(seconds) * 1000);
  switch (style) {
    case "R": return ago(date);
    case "t": return clock.format(date);
    case "T": return date.toLocaleTimeString(undefined, { hour12: false });
    case "d": return short.format(date);
    case "D": return day.format(date);
    case "F": return full.format(date);
    default: return `${day.format(date)} ${clock.format(date)}`;
  }
}
