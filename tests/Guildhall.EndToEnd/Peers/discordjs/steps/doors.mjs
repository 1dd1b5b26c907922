import { MessageFlags, WebhookClient } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Invites and webhooks. */
export default async function doors(stage) {
  const step = stage.step.bind(stage);
  let room;
  let hook;

  await step('invites: create, read, delete', async () => {
    room = await stage.guild.channels.create({ name: 'doors' });
    const invite = await room.createInvite({ maxAge: 3600, maxUses: 3, unique: true, temporary: true, reason: 'guests' });
    same([invite.maxAge, invite.maxUses, invite.temporary, invite.inviterId], [3600, 3, true, stage.client.user.id], 'invite');
    await stage.dispatched('INVITE_CREATE', (d) => d.code === invite.code);
    check((await stage.guild.invites.fetch()).has(invite.code), 'it in the list of the guild');
    check((await room.fetchInvites()).has(invite.code), 'it in the list of the channel');
    same((await stage.client.fetchInvite(invite.code)).guild.id, stage.guild.id, 'guild');
    await invite.delete();
    await stage.dispatched('INVITE_DELETE', (d) => d.code === invite.code);
    await refused(10006, stage.client.fetchInvite(invite.code));
  });

  await step('webhooks: create and list', async () => {
    hook = await room.createWebhook({ name: 'hook', reason: 'news' });
    await stage.dispatched('WEBHOOKS_UPDATE', (d) => d.channel_id === room.id);
    check(hook.token && hook.isIncoming(), 'a token');
    check((await room.fetchWebhooks()).has(hook.id), 'it in the list of the channel');
    check((await stage.guild.fetchWebhooks()).has(hook.id), 'it in the list of the guild');
  });

  await step('webhooks: send, edit, fetch and delete by token', async () => {
    const outside = new WebhookClient({ id: hook.id, token: hook.token }, { rest: { api: `${stage.restBase}/api` } });
    const sent = await outside.send({
      content: 'by hook',
      username: 'Somebody',
      avatarURL: 'https://example.org/a.png',
      files: [{ attachment: Buffer.from('x'), name: 'x.txt' }],
    });
    const told = await stage.dispatched('MESSAGE_CREATE', (d) => d.id === sent.id);
    same([told.webhook_id, told.author.username, told.author.bot], [hook.id, 'Somebody', true], 'author');
    same((await outside.editMessage(sent.id, { content: 'by hook, changed' })).content, 'by hook, changed', 'content');
    same((await outside.fetchMessage(sent.id)).content, 'by hook, changed', 'content');
    await outside.deleteMessage(sent.id);
    await stage.dispatched('MESSAGE_DELETE', (d) => d.id === sent.id);
    outside.destroy();
  });

  await step('webhooks: into a thread', async () => {
    const thread = await room.threads.create({ name: 'for the hook' });
    const sent = await hook.send({ content: 'below', threadId: thread.id, flags: MessageFlags.SuppressNotifications });
    same((await stage.dispatched('MESSAGE_CREATE', (d) => d.id === sent.id)).channel_id, thread.id, 'channel');
  });

  await step('webhooks: edit, delete', async () => {
    same((await hook.edit({ name: 'renamed' })).name, 'renamed', 'name');
    await hook.delete();
    await refused(10015, stage.client.fetchWebhook(hook.id));
    const late = new WebhookClient({ id: hook.id, token: hook.token }, { rest: { api: `${stage.restBase}/api` } });
    await refused(10015, late.send('late'));
    late.destroy();
  });
}
