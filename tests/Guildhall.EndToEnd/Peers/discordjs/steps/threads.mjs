import { ChannelType, ForumLayoutType, Routes, SortOrderType, ThreadAutoArchiveDuration } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Threads of every kind, and a forum. */
export default async function threads(stage) {
  const step = stage.step.bind(stage);
  let room;
  let thread;
  let hidden;

  await step('threads: from a message', async () => {
    room = await stage.guild.channels.create({ name: 'threads' });
    const message = await room.send('start here');
    thread = await message.startThread({ name: 'a thread', autoArchiveDuration: ThreadAutoArchiveDuration.OneHour });
    same([thread.id, thread.parentId, thread.ownerId], [message.id, room.id, stage.client.user.id], 'ids');
    const created = await stage.dispatched('THREAD_CREATE', (d) => d.id === thread.id);
    same([created.newly_created, created.thread_metadata.auto_archive_duration], [true, 60], 'thread');
    await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === message.id && d.thread?.id === thread.id);
    await refused(160004, stage.client.rest.post(Routes.threads(room.id, message.id), { body: { name: 'again' } }));
  });

  await step('threads: messages inside count', async () => {
    await thread.send('inside');
    const created = await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'inside');
    same(created.channel_id, thread.id, 'channel');
    same((await thread.messages.fetch()).some((m) => m.content === 'inside'), true, 'history');
  });

  await step('threads: standalone and private', async () => {
    const alone = await room.threads.create({ name: 'alone', reason: 'why not' });
    same(alone.type, ChannelType.PublicThread, 'type');
    hidden = await room.threads.create({ name: 'hidden', type: ChannelType.PrivateThread, invitable: false });
    same([hidden.type, hidden.invitable], [ChannelType.PrivateThread, false], 'type');
  });

  await step('threads: members', async () => {
    const guest = stage.member('guest');
    await hidden.members.add(guest);
    const told = await stage.dispatched('THREAD_MEMBERS_UPDATE', (d) => d.id === hidden.id);
    same(told.added_members.map((m) => m.user_id), [guest.id], 'added');
    const all = await hidden.members.fetch({ withMember: true });
    same(all.map((m) => m.id).sort(), [guest.id, stage.client.user.id].sort(), 'members');
    same((await hidden.members.fetch(guest.id)).id, guest.id, 'one');
    await hidden.members.remove(guest.id);
    await stage.dispatched('THREAD_MEMBERS_UPDATE', (d) => d.removed_member_ids?.includes(guest.id));
    await thread.leave();
    await thread.join();
  });

  await step('threads: lists', async () => {
    const { threads: active } = await stage.guild.channels.fetchActiveThreads();
    check(active.has(thread.id) && active.has(hidden.id), 'the active ones');
    await thread.setArchived(true);
    const told = await stage.dispatched('THREAD_UPDATE', (d) => d.id === thread.id && d.thread_metadata.archived);
    check(told.thread_metadata.archive_timestamp, 'the time of the archiving');
    check((await room.threads.fetchArchived()).threads.has(thread.id), 'the archived one');
    await hidden.setArchived(true);
    check((await room.threads.fetchArchived({ type: 'private' })).threads.has(hidden.id), 'the archived private one');
  });

  await step('threads: archive, lock, rename, delete', async () => {
    await refused(50083, thread.setName('too late'));
    await thread.setArchived(false);
    await thread.setLocked(true);
    await stage.dispatched('THREAD_UPDATE', (d) => d.id === thread.id && d.thread_metadata.locked);
    same((await thread.setName('another name')).name, 'another name', 'name');
    await thread.delete('over');
    const gone = await stage.dispatched('THREAD_DELETE', (d) => d.id === thread.id);
    same([gone.parent_id, gone.type], [room.id, ChannelType.PublicThread], 'thread');
  });

  await step('threads: a forum with tags', async () => {
    const forum = await stage.guild.channels.create({
      name: 'forum',
      type: ChannelType.GuildForum,
      topic: 'Ask here',
      availableTags: [{ name: 'open', moderated: false }, { name: 'done', emoji: { name: '✅', id: null } }],
      defaultReactionEmoji: { name: '👀', id: null },
      defaultSortOrder: SortOrderType.CreationDate,
      defaultForumLayout: ForumLayoutType.ListView,
      defaultThreadRateLimitPerUser: 5,
    });
    same(forum.availableTags.map((t) => t.name), ['open', 'done'], 'tags');
    const [open, done] = forum.availableTags.map((t) => t.id);
    const post = await forum.threads.create({ name: 'a question', message: { content: 'How?' }, appliedTags: [open] });
    same([post.appliedTags, (await post.fetchStarterMessage()).content], [[open], 'How?'], 'post');
    same((await post.setAppliedTags([open, done])).appliedTags, [open, done], 'applied tags');
    const after = await forum.setAvailableTags([...forum.availableTags, { name: 'third' }]);
    same(after.availableTags.map((t) => [t.name, t.id === open || t.id === done]), [['open', true], ['done', true], ['third', false]], 'tags');
    await refused(50008, stage.client.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'no post' } }));
  });
}
