import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  EmbedBuilder,
  MessageFlags,
  MessageType,
} from 'discord.js';
import { check, refused, same, soon } from '../stage.mjs';

/** Messages and everything that can be done to one. */
export default async function messages(stage) {
  const step = stage.step.bind(stage);
  let room;
  let first;

  await step('messages: send', async () => {
    room = await stage.guild.channels.create({ name: 'messages' });
    first = await room.send('one');
    const created = await stage.dispatched('MESSAGE_CREATE', (d) => d.id === first.id);
    same([created.guild_id, created.channel_id], [stage.guild.id, room.id], 'place');
    check(created.member && !created.member.user, 'a member without its user');
    same(Math.abs(first.createdTimestamp - Date.parse(created.timestamp)) < 1000, true, 'the time in the id');
  });

  await step('messages: edit', async () => {
    const after = await first.edit({ content: 'two', embeds: [new EmbedBuilder().setDescription('x').setColor(0xff0000)] });
    check(after.editedTimestamp, 'a time of the edit');
    const updated = await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === first.id);
    same([updated.content, updated.embeds[0].color], ['two', 0xff0000], 'content and embed');
  });

  await step('messages: suppress embeds', async () => {
    await first.suppressEmbeds(true);
    const updated = await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === first.id);
    check(updated.flags & MessageFlags.SuppressEmbeds, 'the flag');
    same(updated.embeds, [], 'embeds');
    await first.suppressEmbeds(false);
  });

  await step('messages: reply', async () => {
    const asked = await stage.control('POST', `/guilds/${stage.guild.id}/channels/${room.id}/messages`, { as: 'product', content: 'a question' });
    const answer = await room.send({ content: 'an answer', reply: { messageReference: asked.id } });
    same([answer.type, answer.reference.messageId], [MessageType.Reply, asked.id], 'reference');
    const created = await stage.dispatched('MESSAGE_CREATE', (d) => d.id === answer.id);
    same(created.referenced_message.content, 'a question', 'the message referred to');
    same(created.mentions.map((u) => u.username), ['product'], 'the author mentioned');
    const quiet = await room.send({ content: 'quiet', reply: { messageReference: asked.id }, allowedMentions: { repliedUser: false } });
    same(quiet.mentions.users.size, 0, 'mentions');
    await refused(50035, room.send({ content: 'to nothing', reply: { messageReference: '1', failIfNotExists: true } }));
  });

  await step('messages: allowed mentions', async () => {
    room = await stage.guild.channels.create({ name: 'mentions' });
    const [a, b] = [stage.member('product'), stage.member('devrel')];
    const role = stage.guild.roles.cache.find((r) => r.name === 'devrel');
    const sent = await room.send({ content: `${a} ${b} ${role}`, allowedMentions: { users: [a.id], roles: [] } });
    same([[...sent.mentions.users.keys()], sent.mentions.roles.size], [[a.id], 0], 'mentions');
    const nobody = await room.send({ content: `${a} @everyone`, allowedMentions: { parse: [] } });
    same([nobody.mentions.users.size, nobody.mentions.everyone], [0, false], 'mentions');
  });

  await step('messages: a nonce enforced gives the first message', async () => {
    const nonce = '74656';
    const sent = await room.send({ content: 'once', nonce, enforceNonce: true });
    const again = await room.send({ content: 'once', nonce, enforceNonce: true });
    same(again.id, sent.id, 'id');
    same((await stage.dispatched('MESSAGE_CREATE', (d) => d.id === sent.id)).nonce, nonce, 'nonce');
    await room.messages.fetch({ limit: 1 });
    same(stage.raw.slice(stage.since).filter((p) => p.t === 'MESSAGE_CREATE' && p.d.content === 'once').length, 1, 'dispatches');
  });

  await step('messages: embeds whole', async () => {
    room = await stage.guild.channels.create({ name: 'embeds' });
    const embed = new EmbedBuilder()
      .setTitle('Title')
      .setURL('https://example.org/')
      .setAuthor({ name: 'Author', url: 'https://example.org/a' })
      .setFooter({ text: 'Footer' })
      .setTimestamp(1_000)
      .setThumbnail('https://example.org/t.png')
      .setImage('https://example.org/i.png')
      .addFields(Array.from({ length: 25 }, (_, n) => ({ name: `n${n}`, value: 'v', inline: n % 2 === 0 })));
    const sent = await room.send({ embeds: [embed] });
    check(sent.embeds[0].equals(embed.toJSON()) || sent.embeds[0].data.fields.length === 25, 'the embed as it was sent');
    same(sent.embeds[0].data.timestamp.slice(0, 19), '1970-01-01T00:00:01', 'time');
    const big = { description: 'x'.repeat(3_100) };
    await refused(50035, room.send({ embeds: [big, big] }));
  });

  await step('messages: buttons on a plain message, and edited away', async () => {
    room = await stage.guild.channels.create({ name: 'buttons' });
    const button = new ButtonBuilder().setCustomId('later').setLabel('Later').setEmoji('⏰').setStyle(ButtonStyle.Danger);
    const sent = await room.send({ content: 'parts', components: [new ActionRowBuilder().addComponents(button)] });
    same(sent.components[0].components[0].emoji.name, '⏰', 'emoji');
    same((await sent.edit({ components: [] })).components.length, 0, 'components');
  });

  await step('messages: pins', async () => {
    await first.pin('worth it');
    await stage.dispatched('CHANNEL_PINS_UPDATE', (d) => d.channel_id === first.channelId);
    await stage.dispatched('MESSAGE_CREATE', (d) => d.type === MessageType.ChannelPinnedMessage);
    const pins = await first.channel.messages.fetchPins();
    same([pins.items.map((p) => p.message.id), pins.hasMore], [[first.id], false], 'pins');
    await first.unpin();
    same((await first.channel.messages.fetchPins()).items.length, 0, 'pins');
  });

  await step('messages: forward', async () => {
    const other = await stage.guild.channels.create({ name: 'forwarded' });
    const sent = await first.forward(other);
    same([sent.reference.type, sent.reference.messageId], [1, first.id], 'reference');
    same(sent.messageSnapshots.first().content, 'two', 'snapshot');
  });

  await step('messages: crosspost', async () => {
    const news = await stage.guild.channels.create({ name: 'news', type: ChannelType.GuildAnnouncement });
    const sent = await (await news.send('extra')).crosspost();
    await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === sent.id && d.flags & MessageFlags.Crossposted);
  });

  await step('messages: the collector of a channel', async () => {
    const collector = room.createMessageCollector({ filter: (m) => m.author.username === 'guest', max: 2 });
    const ended = stage.heard(collector, 'end');
    for (const as of ['guest', 'product', 'guest']) {
      await stage.control('POST', `/guilds/${stage.guild.id}/channels/${room.id}/messages`, { as, content: `from ${as}` });
    }
    const [collected, reason] = await ended;
    same([collected.map((m) => m.content), reason], [['from guest', 'from guest'], 'limit'], 'collected');
  });

  await step('messages: delete', async () => {
    await first.delete();
    const gone = await stage.dispatched('MESSAGE_DELETE', (d) => d.id === first.id);
    same([gone.channel_id, gone.guild_id], [first.channelId, stage.guild.id], 'place');
    await refused(10008, first.delete());
  });

  await step('messages: delete many', async () => {
    await stage.control('POST', '/burst', { guild: stage.guild.name, channel: room.id, kind: 'messages', count: 60 });
    await soon(() => room.messages.cache.filter((m) => /busy hour/.test(m.content)).size === 60, '60 messages');
    const gone = await room.bulkDelete(50);
    same(gone.size, 50, 'deleted');
    const told = await stage.dispatched('MESSAGE_DELETE_BULK');
    same([told.ids.length, told.channel_id], [50, room.id], 'dispatch');
    await refused(50034, room.bulkDelete(['175928847299117063', '175928847299117064']));
  });
}
