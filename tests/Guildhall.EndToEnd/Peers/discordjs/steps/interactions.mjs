import { createHash } from 'node:crypto';
import { AttachmentBuilder, EmbedBuilder, MessageFlags, Routes } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** A member uses commands and menus; the bot answers in every way there is. */
export default async function interactions(stage) {
  const step = stage.step.bind(stage);
  const run = (name, options, as = 'leadership') => stage.control('POST', `${stage.here}/commands`, { as, name, options, waitMs: 60_000 });

  await step('interactions: reply', async () => {
    stage.on('/tour reply', (i) => i.reply(`hello ${i.options.getString('project')}`));
    const { reply, deferred, ephemeral } = await run('tour reply', { project: 'mibera' });
    same([reply.content, deferred, ephemeral], ['hello mibera', false, false], 'reply');
    const message = await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'hello mibera');
    same(message.interaction_metadata.user.id, stage.member('leadership').id, 'the user in the metadata');
  });

  await step('interactions: the reply itself comes back with the callback', async () => {
    const told = new Promise((resolve) => {
      stage.on('/tour reply', (i) => resolve(i.reply({ content: 'with it', withResponse: true })));
    });
    const { messageId } = await run('tour reply', { project: 'x' });
    const response = await told;
    same(response.resource.message.id, messageId, 'message of the callback');
    same(response.interaction.type, 2, 'interaction type');
  });

  await step('interactions: what the bot is told', async () => {
    let seen;
    stage.on('/tour reply', (i) => ((seen = i), i.reply('told')));
    await run('tour reply', { project: 'x' });
    check(seen.inCachedGuild() && seen.channel.id === stage.general.id, 'guild and channel');
    check(seen.appPermissions.has('SendMessages') && seen.memberPermissions.has('SendMessages'), 'permissions of both');
    same(seen.member.id, stage.member('leadership').id, 'member');
    check(seen.attachmentSizeLimit >= 10 * 1024 * 1024, 'the largest attachment');
    same(seen.authorizingIntegrationOwners.guildId, stage.guild.id, 'where it is installed');
    same(seen.context, 0, 'context');
  });

  await step('interactions: defer, then edit', async () => {
    stage.on('/tour defer', async (i) => {
      await i.deferReply();
      const waiting = await i.fetchReply();
      check(waiting.flags.has(MessageFlags.Loading), 'the loading flag');
      await i.editReply({ embeds: [new EmbedBuilder().setTitle('done').addFields({ name: 'a', value: 'b' })] });
    });
    const { deferred, reply } = await run('tour defer');
    same([deferred, reply.embeds[0].title, reply.embeds[0].fields[0].value], [true, 'done', 'b'], 'answer');
  });

  await step('interactions: ephemeral answer with a follow-up', async () => {
    stage.on('/tour secret', async (i) => {
      await i.deferReply({ flags: MessageFlags.Ephemeral });
      await i.editReply('only you');
      const more = await i.followUp({ content: 'and this', flags: MessageFlags.Ephemeral });
      await i.webhook.editMessage(more.id, 'and that');
      same((await i.webhook.fetchMessage(more.id)).content, 'and that', 'the edited follow-up');
      await i.deleteReply(await i.followUp({ content: 'gone', flags: MessageFlags.Ephemeral }));
    });
    const result = await run('tour secret');
    same([result.ephemeral, result.reply.content], [true, 'only you'], 'answer');
    const reads = async (as) => (await stage.control('GET', `${stage.here}/messages?as=${as}`)).map((m) => m.content);
    const own = await reads('leadership');
    check(own.includes('only you') && !(await reads('guest')).includes('only you'), 'its own member alone to see it');
  });

  await step('interactions: delete the reply', async () => {
    stage.on('/tour delete', async (i) => {
      await i.reply('short-lived');
      await i.deleteReply();
      await refused(10008, i.fetchReply());
    });
    await run('tour delete');
    const made = await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'short-lived');
    await stage.dispatched('MESSAGE_DELETE', (d) => d.id === made.id);
  });

  await step('interactions: a file in the reply', async () => {
    const bytes = Buffer.from('0123456789'.repeat(500));
    stage.on('/tour file', (i) => i.reply({ files: [new AttachmentBuilder(bytes, { name: 'reply.txt' })] }));
    const { reply } = await run('tour file');
    const back = Buffer.from(await (await fetch(reply.attachments[0].url)).arrayBuffer());
    same(createHash('sha256').update(back).digest('hex'), createHash('sha256').update(bytes).digest('hex'), 'hash');
  });

  await step('interactions: a second acknowledgement is 40060', async () => {
    stage.on('/tour twice', async (i) => {
      await i.reply('once');
      const again = { body: { type: 4, data: { content: 'twice' } }, auth: false };
      await refused(40060, stage.client.rest.post(Routes.interactionCallback(i.id, i.token), again));
      await refused(40060, stage.client.rest.post(Routes.interactionCallback(i.id, i.token), again));
    });
    same((await run('tour twice')).reply.content, 'once', 'reply');
  });

  await step('interactions: groups and options with limits', async () => {
    stage.on('/tour deep down', (i) => i.reply(`down ${i.options.getInteger('n')}`));
    same((await run('tour deep down', { n: 7 })).reply.content, 'down 7', 'reply');
    const tooDeep = await run('tour deep down', { n: 10 }).catch((error) => error);
    check(/between 1 and 9/.test(tooDeep.message), 'the form itself to refuse 10');
  });

  await step('interactions: every type of option, resolved', async () => {
    stage.on('/every', async (i) => {
      const o = i.options;
      const file = o.getAttachment('file');
      const words = [o.getString('text'), o.getInteger('whole'), o.getNumber('real'), o.getBoolean('flag')];
      const names = [o.getUser('user').username, o.getMember('user').id === o.getUser('user').id, o.getChannel('channel').name];
      names.push(o.getRole('role').name, o.getMentionable('mentionable').name, file.name, file.size);
      const back = await (await fetch(file.url)).text();
      await i.reply(JSON.stringify([...words, ...names, back]));
    });
    const { reply } = await run('every', {
      text: 'one',
      whole: -3,
      real: 2.5,
      flag: true,
      user: 'product',
      channel: 'documents',
      role: 'devrel',
      mentionable: 'marketing',
      file: { name: 'note.txt', base64: Buffer.from('noted').toString('base64') },
    });
    const wanted = ['one', -3, 2.5, true, 'product', true, 'documents', 'devrel', 'marketing', 'note.txt', 5, 'noted'];
    same(JSON.parse(reply.content), wanted, 'options');
  });

  await step('interactions: autocomplete', async () => {
    stage.on('…tour reply', (i) => {
      const { name, value } = i.options.getFocused(true);
      const all = ['mibera', 'fatbera', 'interpol'].filter((p) => name === 'project' && p.startsWith(value));
      return i.respond(all.map((p) => ({ name: p.toUpperCase(), value: p })));
    });
    const body = { as: 'leadership', name: 'tour reply', options: { project: 'mi' }, focused: 'project', waitMs: 60_000 };
    const { choices } = await stage.control('POST', `${stage.here}/commands/autocomplete`, body);
    same(choices.map((c) => [c.name, c.value]), [['MIBERA', 'mibera']], 'choices');
  });

  await step('interactions: context menus', async () => {
    stage.on('Look at', (i) => i.reply(`at ${i.targetMessage.content}`));
    stage.on('Who is', (i) => i.reply(`${i.targetUser.username} ${i.targetMember.id === i.targetUser.id}`));
    const target = await stage.control('POST', `${stage.here}/messages`, { as: 'product', content: 'look here' });
    const use = (name, id) => stage.control('POST', `${stage.here}/context`, { as: 'leadership', name, target: id, waitMs: 60_000 });
    same((await use('Look at', target.id)).reply.content, 'at look here', 'message menu');
    same((await use('Who is', 'devrel')).reply.content, 'devrel true', 'user menu');
  });

  // The stage gives answers a minute where Discord gives 3 seconds: no machine is that slow.
  await step('interactions: an answer that comes too late is 10062', async () => {
    stage.on('/tour late', async (i) => {
      await stage.pass(61_000);
      await refused(10062, i.reply('too late'));
    });
    same((await run('tour late')).error, 'The application did not respond', 'what the member sees');
  });

  await step('interactions: a token ends after 15 minutes', async () => {
    let used;
    stage.on('/tour reply', (i) => ((used = i), i.reply('soon over')));
    await run('tour reply', { project: 'x' });
    // The member has the reply before the library knows.
    await Promise.all(stage.answering);
    await used.followUp('in time');
    await stage.pass(15 * 60_000 + 1_000);
    await refused(50027, used.followUp('too late'));
    await refused(50027, used.editReply('too late'));
  });
}
