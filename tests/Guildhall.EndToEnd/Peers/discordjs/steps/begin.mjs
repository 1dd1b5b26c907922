import { ChannelType, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { check, same } from '../stage.mjs';

/** Logs in and looks at what the first dispatches left in the caches. */
export default async function begin(stage) {
  const step = stage.step.bind(stage);

  await step('begin: log in', async () => {
    stage.client = stage.open();
    stage.listen(stage.client);
    await stage.start(stage.client);
    stage.guild = stage.client.guilds.cache.find((g) => g.name === 'onomancer-demo');
    stage.aegis = stage.client.guilds.cache.find((g) => g.name === 'aegis-demo');
    stage.general = stage.guild.channels.cache.find((c) => c.name === 'general');
    stage.here = `/guilds/${stage.guild.id}/channels/${stage.general.id}`;
    stage.member = (name, guild = stage.guild) => guild.members.cache.find((m) => m.user.username === name);
    stage.state = await stage.control('GET', '/state');
  });

  await step('begin: compression as asked', async () => {
    const said = stage.debug.map((line) => /compression: ([\w-]+)/.exec(line)?.[1]).find(Boolean);
    same(said, stage.compression, 'compression');
  });

  await step('begin: READY tells session, resume address and shard', async () => {
    const ready = await stage.dispatched('READY', () => true, 0);
    check(ready.session_id && /^ws:/.test(ready.resume_gateway_url), 'a session and a ws:// address');
    same(ready.shard, [0, 1], 'shard');
    same(ready.user.id, stage.client.user.id, 'user');
    check(ready.guilds.every((g) => g.unavailable === true), 'guilds unavailable until GUILD_CREATE');
  });

  await step('begin: guilds in the cache', async () => {
    same(stage.client.guilds.cache.map((g) => g.id).sort(), stage.state.guilds.map((g) => g.id).sort(), 'guilds');
    check(stage.client.guilds.cache.every((g) => g.available), 'every guild available');
    same(stage.client.guilds.cache.map((g) => g.memberCount), stage.state.guilds.map((g) => g.members.length), 'counts');
  });

  await step('begin: channels in the cache', async () => {
    for (const known of stage.state.guilds) {
      const guild = stage.client.guilds.cache.get(known.id);
      const names = guild.channels.cache.map((c) => `${c.id} ${c.name} ${c.type}`).sort();
      same(names, known.channels.map((c) => `${c.id} ${c.name} ${c.type}`).sort(), `channels of ${guild.name}`);
    }
    const [first] = stage.general.messages.cache.values();
    same(first, undefined, 'messages before the first one');
    same(stage.general.type, ChannelType.GuildText, 'type');
  });

  await step('begin: roles in the cache', async () => {
    for (const known of stage.state.guilds) {
      const roles = stage.client.guilds.cache.get(known.id).roles.cache;
      const mine = roles.map((r) => `${r.id} ${r.name} ${r.rawPosition} ${r.permissions.bitfield}`).sort();
      same(mine, known.roles.map((r) => `${r.id} ${r.name} ${r.position} ${r.permissions}`).sort(), 'roles');
    }
    const me = stage.guild.members.me;
    check(me.permissions.has(PermissionFlagsBits.ManageRoles), 'the bot may manage roles');
    same(stage.guild.roles.botRoleFor(me)?.id, me.roles.highest.id, 'the role of the bot');
  });

  await step('begin: members and presences in the cache', async () => {
    for (const known of stage.state.guilds) {
      const guild = stage.client.guilds.cache.get(known.id);
      same(guild.members.cache.map((m) => m.id).sort(), known.members.map((m) => m.id).sort(), 'members');
    }
    same(stage.member('leadership').presence?.status, 'online', 'presence');
    same(stage.member('leadership').roles.cache.map((r) => r.name).sort(), ['@everyone', 'leadership'], 'roles');
  });

  await step('begin: own application and guild over REST', async () => {
    const application = await stage.client.application.fetch();
    same(application.id, stage.client.application.id, 'application');
    const fresh = await stage.guild.fetch();
    same(fresh.approximateMemberCount, stage.guild.memberCount, 'approximate member count');
    same((await stage.client.guilds.fetch()).size, 3, 'guilds over REST');
    same((await stage.client.user.fetch()).username, 'guildhall', 'own name');
  });

  await step('begin: without an intent its events stay away', async () => {
    const deaf = stage.open({ intents: [GatewayIntentBits.Guilds] });
    await stage.start(deaf);
    await stage.control('POST', `${stage.here}/messages`, { as: 'product', content: 'do you hear me' });
    await stage.dispatched('MESSAGE_CREATE', (d, p) => p.client === stage.client && d.content === 'do you hear me');
    await stage.guild.channels.create({ name: 'after it' });
    await stage.dispatched('CHANNEL_CREATE', (d, p) => p.client === deaf && d.name === 'after-it');
    check(!stage.raw.some((p) => p.client === deaf && p.t === 'MESSAGE_CREATE'), 'no message for a deaf client');
    await deaf.destroy();
  });
}
