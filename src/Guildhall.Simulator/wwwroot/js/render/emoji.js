import { h, popover } from "../dom.js";

const EMOJI = ["👍", "👎", "❤️", "😂", "🎉", "👀", "✅", "❌", "📌", "🔥", "🐻", "🍯", "🔴", "🟠", "🟡", "🟢", "🤔", "🙏", "🚀", "💯", "⚠️", "📣", "🛠️", "❓"];
const COLUMNS = 6;

export function openEmoji(anchor, pick) {
  const choose = (emoji) => { close(); pick(emoji); };
  const buttons = EMOJI.map((emoji) => h("button", { type: "button", class: "emoji", "aria-label": emoji, onclick: () => choose(emoji) }, emoji));
  const other = h("input", {
    class: "field", placeholder: "Another emoji", "aria-label": "Another emoji", maxlength: 40,
    onkeydown: (event) => { if (event.key === "Enter" && other.value.trim()) choose(other.value.trim()); },
  });
  const grid = h("div", {
    class: "emoji-grid", role: "group", "aria-label": "Reactions",
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
      const next = buttons[buttons.indexOf(document.activeElement) + (step ?? 0)];
      if (step && next) { event.preventDefault(); next.focus(); }
    },
  }, buttons);
  const close = popover(anchor, h("div", { class: "picker" }, grid, other));
  buttons[0].focus();
}
