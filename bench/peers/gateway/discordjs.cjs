// Counts MESSAGE_CREATE in discord.js: node discordjs.cjs API TOKEN EVENTS default|nocache none|zlib
// Prints one JSON line: the client's own CPU and memory from the end of the warm-up, half of the events, to the last event.
const { Client, GatewayIntentBits, Options } = require("discord.js");

const [, , api, token, wanted, caches, compression] = process.argv;
const events = Number(wanted);
const off = { };
if (caches === "nocache") {
  off.makeCache = Options.cacheWithLimits({
    ApplicationCommandManager: 0, ApplicationEmojiManager: 0, AutoModerationRuleManager: 0, BaseGuildEmojiManager: 0,
    DMMessageManager: 0, EntitlementManager: 0, GuildBanManager: 0, GuildEmojiManager: 0, GuildForumThreadManager: 0,
    GuildInviteManager: 0, GuildMemberManager: 0, GuildMessageManager: 0, GuildScheduledEventManager: 0,
    GuildStickerManager: 0, GuildTextThreadManager: 0, MessageManager: 0, PresenceManager: 0, ReactionManager: 0,
    ReactionUserManager: 0, StageInstanceManager: 0, ThreadManager: 0, ThreadMemberManager: 0, UserManager: 0,
    VoiceStateManager: 0,
  });
}

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  rest: { api },
  ws: { compression: compression === "zlib" ? "zlib-stream" : null },
  ...off,
});
let seen = 0;
const warm = Math.floor(events / 2);
let started;
let cpu;
client.on("messageCreate", () => {
  if (++seen === warm) {
    started = process.hrtime.bigint();
    cpu = process.cpuUsage();
  }
  if (seen === events) {
    const used = process.cpuUsage(cpu);
    console.log(JSON.stringify({
      events: events - warm,
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
      cpuSeconds: (used.user + used.system) / 1e6,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    }));
    process.exit(0);
  }
});
client.on("error", (error) => console.error(error));
client.login(token).catch((error) => { console.error(error); process.exit(1); });
