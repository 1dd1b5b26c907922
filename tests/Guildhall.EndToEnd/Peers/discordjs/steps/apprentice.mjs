import { Events, PermissionFlagsBits } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** A second bot with next to no rights: what it may not do, it is refused in the library's own words. */
export default async function apprentice(stage) {
  const step = stage.step.bind(stage);
  let client;
  let guild;

  await step('apprentice: another bot logs in beside the first', async () => {
    const added = stage.heard(stage.client, 'guildMemberAdd', (m) => m.user.username === 'apprentice');
    const bot = await stage.control('POST', '/bots', { name: 'apprentice', guilds: ['onomancer-demo'], permissions: '1024' });
    await added;
    client = stage.open();
    const ready = stage.heard(client, Events.ClientReady);
    await client.login(bot.token);
    await ready;
    guild = client.guilds.cache.get(stage.guild.id);
    same([client.user.username, client.guilds.cache.size], ['apprentice', 1], 'bot');
    check(!guild.members.me.permissions.has(PermissionFlagsBits.BanMembers), 'no right to ban');
  });

  await step('apprentice: everything beyond its rights is refused', async () => {
    const guest = stage.member('guest').id;
    await refused(50013, guild.members.ban(guest));
    await refused(50013, guild.members.kick(guest));
    await refused(50013, guild.members.edit(guest, { nick: 'x' }));
    await refused(50013, guild.roles.create({ name: 'mine' }));
    await refused(50013, guild.channels.create({ name: 'mine' }));
    await refused(50013, guild.fetchAuditLogs());
    await refused(50013, guild.channels.cache.get(stage.general.id).setTopic('mine'));
    const foreign = await stage.general.send('not yours');
    await refused(50013, (await guild.channels.cache.get(stage.general.id).messages.fetch(foreign.id)).delete());
    check(stage.guild.members.cache.has(guest), 'the guest is still here');
  });

  await step('apprentice: what it may not see it neither has nor reads nor hears of', async () => {
    const closed = await stage.guild.channels.create({
      name: 'without-apprentice',
      permissionOverwrites: [
        { id: client.user.id, deny: [PermissionFlagsBits.ViewChannel] },
        { id: stage.client.user.id, allow: [PermissionFlagsBits.ViewChannel] },
      ],
    });
    await closed.send('unheard');
    const heard = stage.heard(client, 'messageCreate', (m) => m.content === 'heard');
    await stage.general.send('heard');
    await heard;
    check(!stage.raw.some((p) => p.client === client && p.t === 'MESSAGE_CREATE' && p.d.content === 'unheard'), 'no word of the closed channel');
    await refused(50001, client.channels.fetch(closed.id, { force: true }));
    await client.destroy();
  });
}
