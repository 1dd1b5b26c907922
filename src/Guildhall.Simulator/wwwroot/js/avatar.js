import { svg } from "./dom.js";

const PAIRS = [
  ["#e8a33d", "#3b2a10"], ["#6fb1a0", "#10302a"], ["#d9776b", "#3a1512"], ["#8a93e0", "#181b40"],
  ["#c58bd0", "#331739"], ["#86b35a", "#1c2e0c"], ["#5fa3d3", "#0d2a3d"], ["#d8b25c", "#382a08"],
];

function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619);
  return value >>> 0;
}

/** A face of its own for everybody: the same name always has the same one. */
export function avatar(name, isBot = false) {
  const seed = hash(name);
  const [back, front] = PAIRS[seed % PAIRS.length];
  const letters = [...name.replace(/[^\p{L}\p{N} _-]/gu, "")];
  const initials = (letters[0] ?? "?").toUpperCase() + (name.match(/[-_ ](\p{L}|\p{N}+)/u)?.[1]?.slice(0, 2).toUpperCase() ?? "");
  const turn = (seed >> 5) % 360;
  const face = svg("svg", { viewBox: "0 0 40 40", class: isBot ? "avatar bot" : "avatar", "aria-hidden": "true" });
  face.append(
    svg("rect", { width: 40, height: 40, rx: isBot ? 11 : 20, fill: back }),
    svg("path", { d: "M20 20 46-6v52z", fill: front, opacity: 0.14, transform: `rotate(${turn} 20 20)` }),
    label(initials, front),
  );
  return face;
}

function label(text, fill) {
  const node = svg("text", {
    x: 20, y: 21, fill, "text-anchor": "middle", "dominant-baseline": "central",
    "font-size": text.length > 2 ? 12 : text.length > 1 ? 15 : 18, "font-weight": 700,
  });
  node.textContent = text;
  return node;
}

export function initialsOf(name) {
  return name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");
}

export function hueOf(name) {
  return PAIRS[hash(name) % PAIRS.length][0];
}
