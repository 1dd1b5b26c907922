import { check, refused, same } from '../stage.mjs';

/** Reactions of the bot and of members. */
export default async function reactions(stage) {
  const step = stage.step.bind(stage);
  let room;
  let message;
  const react = (as, emoji, method = 'POST') =>
    stage.control(method, `/guilds/${stage.guild.id}/channels/${room.id}/messages/${message.id}/reactions`, { as, emoji });

  await step('reactions: add', async () => {
    room = await stage.guild.channels.create({ name: 'reactions' });
    message = await room.send('react');
    await message.react('👍');
    const own = await stage.dispatched('MESSAGE_REACTION_ADD');
    same([own.user_id, own.emoji.name, own.message_id], [stage.client.user.id, '👍', message.id], 'reaction');
    await react('product', '👍');
    const theirs = await stage.dispatched('MESSAGE_REACTION_ADD', (d) => d.user_id === stage.member('product').id);
    same(theirs.member.user.username, 'product', 'member');
    same(theirs.message_author_id, stage.client.user.id, 'author of the message');
  });

  await step('reactions: list', async () => {
    const fresh = await room.messages.fetch({ message: message.id, force: true });
    const reaction = fresh.reactions.cache.get('👍');
    same([reaction.count, reaction.me], [2, true], 'count');
    same((await reaction.users.fetch()).map((u) => u.username).sort(), ['guildhall', 'product'], 'users');
    same((await reaction.users.fetch({ limit: 1 })).size, 1, 'page');
  });

  await step('reactions: the collector of a message', async () => {
    const collector = message.createReactionCollector({ filter: (r) => r.emoji.name === '🎉', max: 2 });
    const ended = stage.heard(collector, 'end');
    for (const [as, emoji] of [['guest', '🎉'], ['guest', '👎'], ['devrel', '🎉']]) await react(as, emoji);
    const [collected] = await ended;
    same([collected.size, collected.first().count], [1, 2], 'collected');
  });

  await step('reactions: remove', async () => {
    await message.reactions.cache.get('👍').users.remove();
    await stage.dispatched('MESSAGE_REACTION_REMOVE', (d) => d.user_id === stage.client.user.id);
    await message.reactions.cache.get('👍').users.remove(stage.member('product').id);
    await stage.dispatched('MESSAGE_REACTION_REMOVE', (d) => d.user_id === stage.member('product').id);
    await react('guest', '👎', 'DELETE');
    await stage.dispatched('MESSAGE_REACTION_REMOVE', (d) => d.emoji.name === '👎');
  });

  await step('reactions: clear one and all', async () => {
    await react('product', '👍');
    await message.reactions.cache.get('🎉').remove();
    await stage.dispatched('MESSAGE_REACTION_REMOVE_EMOJI', (d) => d.emoji.name === '🎉');
    await message.reactions.removeAll();
    await stage.dispatched('MESSAGE_REACTION_REMOVE_ALL', (d) => d.message_id === message.id);
    const fresh = await room.messages.fetch({ message: message.id, force: true });
    check(fresh.reactions.cache.size === 0, 'no reactions');
    await refused(10014, message.react('not-an-emoji:1'));
  });
}
