import { ChannelType, OverwriteType, PermissionFlagsBits, VideoQualityMode } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Channels, their order and their overwrites. */
export default async function channels(stage) {
  const step = stage.step.bind(stage);
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  let category;
  let room;

  await step('channels: create with overwrites, under a category', async () => {
    const me = stage.client.user.id;
    category = await stage.guild.channels.create({
      name: 'Tour',
      type: ChannelType.GuildCategory,
      permissionOverwrites: [{ id: stage.guild.id, deny: [SendMessages] }, { id: me, allow: [ViewChannel, SendMessages] }],
    });
    room = await stage.guild.channels.create({
      name: 'Tour Room',
      parent: category,
      topic: 'a topic',
      rateLimitPerUser: 5,
      permissionOverwrites: [
        { id: stage.guild.id, type: OverwriteType.Role, deny: ViewChannel },
        { id: me, type: OverwriteType.Member, allow: ViewChannel },
      ],
      reason: 'a tour – with spaces',
    });
    same([room.name, room.parentId, room.rateLimitPerUser], ['tour-room', category.id, 5], 'channel');
    const told = await stage.dispatched('CHANNEL_CREATE', (d) => d.id === room.id);
    same(told.permission_overwrites.length, 2, 'overwrites');
    same(told.guild_id, stage.guild.id, 'guild');
  });

  await step('channels: edit', async () => {
    const after = await room.edit({ name: 'other', topic: 'two', nsfw: true, rateLimitPerUser: 0, reason: 'again' });
    same([after.name, after.topic, after.nsfw], ['other', 'two', true], 'channel');
    await stage.dispatched('CHANNEL_UPDATE', (d) => d.id === room.id && d.topic === 'two');
    same((await room.fetch(true)).topic, 'two', 'topic');
  });

  await step('channels: overwrites edited and deleted', async () => {
    const guest = stage.member('guest');
    await room.permissionOverwrites.edit(guest, { ViewChannel: true, SendMessages: false });
    const told = await stage.dispatched('CHANNEL_UPDATE', (d) => d.permission_overwrites.some((o) => o.id === guest.id));
    const mine = told.permission_overwrites.find((o) => o.id === guest.id);
    same([mine.type, mine.allow, mine.deny], [1, String(ViewChannel), String(SendMessages)], 'overwrite');
    check(room.permissionsFor(guest).has(ViewChannel), 'the guest to see it');
    await room.permissionOverwrites.delete(guest, 'no more');
    const after = await stage.dispatched('CHANNEL_UPDATE', (d) => !d.permission_overwrites.some((o) => o.id === guest.id));
    same(after.id, room.id, 'channel');
    check(!room.permissionsFor(guest).has(ViewChannel), 'the guest not to see it');
    const seen = await stage.control('GET', `/guilds/${stage.guild.id}/channels/${room.id}/messages?as=guest`).catch((e) => e);
    check(/does not see/.test(seen.message), 'the guest not to read it');
  });

  await step('channels: synced with the category', async () => {
    const synced = await room.lockPermissions();
    check(synced.permissionsLocked, 'the overwrites of the category');
    same(synced.permissionOverwrites.cache.size, 2, 'overwrites');
  });

  await step('channels: order', async () => {
    const second = await stage.guild.channels.create({ name: 'second', parent: category });
    await second.setPosition(0);
    await stage.guild.channels.setPositions([{ channel: room, position: 7 }, { channel: second, position: 3 }]);
    await stage.dispatched('CHANNEL_UPDATE', (d) => d.id === room.id && d.position === 7);
    const all = await stage.guild.channels.fetch();
    same([all.get(second.id).rawPosition, all.get(room.id).rawPosition], [3, 7], 'positions');
    await second.setParent(null);
    same((await second.fetch(true)).parentId, null, 'parent');
  });

  await step('channels: voice, stage and announcement', async () => {
    const voice = await stage.guild.channels.create({
      name: 'Voice Room',
      type: ChannelType.GuildVoice,
      userLimit: 5,
      bitrate: 32_000,
      videoQualityMode: VideoQualityMode.Full,
    });
    same([voice.name, voice.userLimit, voice.bitrate], ['Voice Room', 5, 32_000], 'voice');
    const stageRoom = await stage.guild.channels.create({ name: 'Stage', type: ChannelType.GuildStageVoice });
    same(stageRoom.type, ChannelType.GuildStageVoice, 'stage');
    await voice.delete();
    await stageRoom.delete();
  });

  await step('channels: clone', async () => {
    const copy = await room.clone({ name: 'copy' });
    same([copy.topic, copy.parentId, copy.nsfw], [room.topic, category.id, true], 'copy');
    await copy.delete();
  });

  await step('channels: delete', async () => {
    await room.delete('over');
    const gone = await stage.dispatched('CHANNEL_DELETE', (d) => d.id === room.id);
    same(gone.guild_id, stage.guild.id, 'guild');
    await refused(10003, stage.client.channels.fetch(room.id, { force: true }));
    await category.delete();
  });
}
