import { ActivityType, ChannelType } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Direct messages, typing and presence. */
export default async function direct(stage) {
  const step = stage.step.bind(stage);

  await step('direct: a message there and back', async () => {
    const { user } = stage.member('product');
    const sent = await user.send('hello in private');
    same([sent.channel.type, sent.guildId], [ChannelType.DM, null], 'channel');
    const told = await stage.dispatched('MESSAGE_CREATE', (d) => d.id === sent.id);
    check(!('guild_id' in told), 'no guild in the dispatch');
    const [dm] = await stage.control('GET', '/users/product/dms');
    same(dm.messages[0].content, 'hello in private', 'what the member reads');
    await stage.control('POST', '/users/product/dms', { content: 'hello back' });
    const back = await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'hello back');
    same([back.author.username, back.channel_id], ['product', sent.channel.id], 'answer');
    same((await sent.channel.messages.fetch()).map((m) => m.content), ['hello back', 'hello in private'], 'history');
    await sent.edit('edited');
    await sent.delete();
  });

  await step('direct: a member who closed them is 50007', async () => {
    const guest = stage.member('marketing');
    const at = `/guilds/${stage.guild.id}/members/marketing`;
    await stage.control('PATCH', at, { acceptsDms: false });
    await refused(50007, guest.send('psst'));
    await stage.control('PATCH', at, { acceptsDms: true });
    await guest.send('hello again');
  });

  await step('direct: typing', async () => {
    await stage.general.sendTyping();
    const told = await stage.dispatched('TYPING_START', (d) => d.channel_id === stage.general.id);
    same([told.user_id, told.guild_id], [stage.client.user.id, stage.guild.id], 'typing');
    check(Math.abs(told.timestamp - Date.now() / 1000) < 86_400, 'seconds, of about now');
  });

  await step('direct: presence', async () => {
    stage.client.user.setPresence({ status: 'dnd', activities: [{ name: 'the tour', type: ActivityType.Watching }] });
    const told = await stage.dispatched('PRESENCE_UPDATE', (d) => d.user.id === stage.client.user.id && d.status === 'dnd');
    check(stage.client.guilds.cache.has(told.guild_id), 'a guild');
    stage.client.user.setStatus('invisible');
    await stage.dispatched('PRESENCE_UPDATE', (d) => d.user.id === stage.client.user.id && d.status === 'offline');
    stage.client.user.setStatus('online');
  });
}
