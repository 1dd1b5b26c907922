import { createHash } from 'node:crypto';
import { check, same } from '../discordjs/stage.mjs';

const hash = (buffer) => createHash('sha256').update(buffer).digest('hex');

/** Logs in, looks around, writes and moderates. */
export default async function guilds(stage) {
  const step = stage.step.bind(stage);
  const { client } = stage;
  let guild;
  let room;

  await step('guilds: log in over a compressed line', async () => {
    const ready = stage.heard(client, 'ready');
    await client.connect();
    await ready;
    check(stage.debug.some((line) => /zlib-stream compression with native/.test(line)), 'a compressed line');
    const { guilds: known } = await stage.control('GET', '/state');
    same(client.guilds.map((g) => g.id).sort(), known.map((g) => g.id).sort(), 'guilds');
    for (const { id, channels, roles, members } of known) {
      const mine = client.guilds.get(id);
      const isThread = (c) => [10, 11, 12].includes(c.type);
      const [threads, places] = [channels.filter(isThread), channels.filter((c) => !isThread(c))];
      same([mine.channels.size, mine.threads.size], [places.length, threads.length], 'channels and threads');
      same([mine.roles.size, mine.members.size], [roles.length, members.length], 'sizes');
    }
    same(stage.warnings, [], 'warnings');
    stage.guild = guild = client.guilds.find((g) => g.name === 'onomancer-demo');
    stage.general = guild.channels.find((c) => c.name === 'general');
    stage.here = `/guilds/${guild.id}/channels/${stage.general.id}`;
  });

  await step('guilds: members by chunks', async () => {
    const aegis = client.guilds.find((g) => g.name === 'aegis-demo');
    same((await aegis.fetchMembers()).length, aegis.memberCount, 'members');
    same((await aegis.fetchMembers({ query: 'member-2', limit: 3 })).length, 3, 'members');
  });

  await step('guilds: channels and messages', async () => {
    room = await guild.createChannel(0, { name: 'oceanic', topic: 'deep' });
    const sent = await room.createMessage({ content: 'one', embeds: [{ title: 't', fields: [{ name: 'n', value: 'v' }] }] });
    same([sent.channelID, sent.author.id, sent.embeds[0].fields[0].inline], [room.id, client.user.id, false], 'message');
    same((await sent.edit({ content: 'two' })).content, 'two', 'content');
    await sent.createReaction('👍');
    same((await sent.getReactions('👍')).map((u) => u.id), [client.user.id], 'reactions');
    await sent.pin();
    same((await room.getPins()).pins?.length ?? (await room.getPins()).length, 1, 'pins');
    const answer = await room.createMessage({ content: 'three', messageReference: { messageID: sent.id } });
    same(answer.referencedMessage.id, sent.id, 'the message referred to');
    same((await room.getMessages({ limit: 10 })).some((m) => m.id === answer.id), true, 'history');
    await answer.delete();
    await stage.dispatched('MESSAGE_DELETE', (d) => d.id === answer.id);
  });

  await step('guilds: a file there and back', async () => {
    const contents = Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 11) % 251));
    const sent = await room.createMessage({ files: [{ index: 0, name: 'deep.bin', contents }], attachments: [{ id: 0, description: 'all' }] });
    const [file] = sent.attachments.toArray();
    same([file.size, file.description, file.filename], [contents.length, 'all', 'deep.bin'], 'file');
    same(hash(Buffer.from(await (await fetch(file.url)).arrayBuffer())), hash(contents), 'hash');
  });

  await step('guilds: roles and members', async () => {
    const role = await guild.createRole({ name: 'diver', color: 0x0000ff, permissions: '0' });
    const guest = guild.members.find((m) => m.username === 'guest');
    await guest.addRole(role.id);
    await stage.dispatched('GUILD_MEMBER_UPDATE', (d) => d.user.id === guest.id && d.roles.includes(role.id));
    same((await guest.edit({ nick: 'Diver' })).nick, 'Diver', 'nick');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    check((await guest.edit({ communicationDisabledUntil: until })).communicationDisabledUntil > new Date(), 'a time-out');
    await guest.ban({ reason: 'deep' });
    same((await guild.getBans()).map((b) => [b.user.id, b.reason]), [[guest.id, 'deep']], 'bans');
    await guild.removeBan(guest.id);
    await role.delete();
    const log = await guild.getAuditLog({ actionType: 22 });
    same(log.entries.map((e) => [e.targetID, e.reason]), [[guest.id, 'deep']], 'audit log');
  });

  await step('guilds: threads, webhooks and invites', async () => {
    const thread = await room.startThreadWithoutMessage({ name: 'below', type: 11, autoArchiveDuration: 60 });
    same([thread.parentID, thread.ownerID], [room.id, client.user.id], 'thread');
    await thread.createMessage({ content: 'down here' });
    const hook = await room.createWebhook({ name: 'hook' });
    const said = await hook.execute({ content: 'by hook', wait: true, threadID: thread.id });
    same([said.webhookID, said.channelID], [hook.id, thread.id], 'message of the webhook');
    const invite = await room.createInvite({ maxAge: 60 });
    same((await client.rest.channels.getInvite(invite.code)).code, invite.code, 'invite');
    await thread.edit({ archived: true });
    same((await room.getPublicArchivedThreads()).threads.map((t) => t.id), [thread.id], 'archived');
  });

  await step('guilds: refusals keep their codes', async () => {
    const error = await room.createMessage({ content: 'x'.repeat(2001) }).catch((e) => e);
    same([error.code, error.status], [50035, 400], 'code and status');
    check(/content/.test(error.message), `the path in the message, got ${error.message}`);
    same((await client.rest.channels.getMessage(room.id, '1').catch((e) => e)).code, 10008, 'code');
    same((await guild.createBan(guild.ownerID).catch((e) => e)).code, 50013, 'code');
  });

  await step('guilds: direct messages', async () => {
    const user = guild.members.find((m) => m.username === 'product').user;
    const direct = await user.createDM();
    await direct.createMessage({ content: 'to you alone' });
    const [dm] = await stage.control('GET', '/users/product/dms');
    same(dm.messages[0].content, 'to you alone', 'what the member reads');
  });
}
