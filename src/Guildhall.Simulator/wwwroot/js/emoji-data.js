// Emoji by the names people type between colons, in the order in which the picker shows them.
const NAMES = `👍 thumbsup +1 yes|👎 thumbsdown -1 no|❤️ heart love|😂 joy laugh|🎉 tada party|👀 eyes look|✅ white_check_mark done|❌ x wrong|📌 pushpin pin|🔥 fire hot|🐻 bear|🍯 honey_pot|🔴 red_circle|🟠 orange_circle|🟡 yellow_circle|🟢 green_circle|🔵 blue_circle|🤔 thinking|🙏 pray thanks|🚀 rocket ship|💯 100 hundred|⚠️ warning|📣 mega announcement|🛠️ tools|❓ question|❗ exclamation|😀 grinning|😄 smile|😅 sweat_smile|😊 blush|😍 heart_eyes|😎 sunglasses|😐 neutral_face|😕 confused|😢 cry|😭 sob|😡 rage angry|😱 scream|😴 sleeping|🥳 partying_face|🤝 handshake|👏 clap|🙌 raised_hands|💪 muscle|🫡 salute|👋 wave hello|🤷 shrug|🤖 robot bot|👑 crown|⭐ star|🌟 star2|✨ sparkles|💡 bulb idea|📎 paperclip|📄 page document|📁 folder|📅 date calendar|⏰ alarm_clock|⏳ hourglass wait|🔒 lock|🔓 unlock|🔑 key|🔗 link|🔍 mag search|🧪 test_tube|🐛 bug|📈 chart_up|📉 chart_down|💰 moneybag|🎁 gift|🏆 trophy|🥇 first_place|🎯 dart|🎲 game_die|🎵 musical_note|☕ coffee|🍕 pizza|🍺 beer|🌍 earth|🌞 sun|🌙 moon|🌈 rainbow|❄️ snowflake|🌊 ocean|🌵 cactus|🌱 seedling|🦀 crab|🦊 fox|🐱 cat|🐶 dog|🐝 bee|1️⃣ one|2️⃣ two|3️⃣ three|4️⃣ four|5️⃣ five|🇦 a|🇧 b|➕ plus|➖ minus|🔁 repeat|⬆️ arrow_up|⬇️ arrow_down|⬅️ arrow_left|➡️ arrow_right|🆗 ok|🆕 new|💬 speech_balloon|🔔 bell|🔕 no_bell|🚫 no_entry|💤 zzz`;

export const EMOJI = NAMES.split("|").map((row) => {
  const [emoji, ...names] = row.split(" ");
  return { emoji, name: names[0], names };
});

export const nameOf = (emoji) => EMOJI.find((e) => e.emoji === emoji)?.name.replaceAll("_", " ") ?? emoji;

export function findEmoji(typed) {
  const wanted = typed.toLowerCase();
  const rank = (e) => (e.names.some((n) => n.startsWith(wanted)) ? 0 : e.names.some((n) => n.includes(wanted)) ? 1 : 2);
  return EMOJI.map((e) => [rank(e), e]).filter(([r]) => r < 2).sort((a, b) => a[0] - b[0]).map(([, e]) => e);
}

/** A server's own emoji has no picture here: its name stands for it. */
export const emojiName = (emoji) => (emoji?.id ? `:${emoji.name}:` : (emoji?.name ?? ""));
