// A first tour of the simulator with unmodified discord.js.
//   node tour.mjs BASE TOKEN [REST_BASE]
// One JSON line per step: {step, ok, detail}. Exit code 1 when a step failed.
import { createHash } from 'node:crypto';
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  Partials,
  PermissionFlagsBits,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

const [base, token, restBase = base] = process.argv.slice(2);
const sim = `${base}/sim`;
const here = '/guilds/onomancer-demo/channels/general';
let failed = 0;
let thrown = 0;
process.on('uncaughtException', (error) => {
  thrown++;
  console.error(error);
});
process.on('unhandledRejection', (error) => {
  thrown++;
  console.error(error);
});

async function step(name, run) {
  try {
    const detail = await run();
    console.log(JSON.stringify({ step: name, ok: true, detail: detail ?? '' }));
  } catch (error) {
    failed++;
    console.log(JSON.stringify({ step: name, ok: false, detail: String(error?.stack ?? error) }));
  }
}

function check(condition, what) {
  if (!condition) throw new Error(what);
}

async function control(method, path, body) {
  const response = await fetch(sim + path, { method, body: body && JSON.stringify(body) });
  const json = await response.json();
  check(response.ok, `${method} ${path}: ${response.status} ${JSON.stringify(json)}`);
  return json;
}

const run = (name, options, as = 'leadership') => control('POST', `${here}/commands`, { as, name, options });

function heard(event, matches = () => true, ms = 10_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${event} did not come in ${ms} ms`)), ms);
    const listen = (...args) => {
      if (!matches(...args)) return;
      clearTimeout(timer);
      client.off(event, listen);
      resolve(args[0]);
    };
    client.on(event, listen);
  });
}

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMembers,
    GatewayIntentBits.GuildModeration,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.GuildPresences,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.MessageContent,
  ],
  partials: [Partials.Channel, Partials.Message, Partials.Reaction],
  rest: { api: `${restBase}/api`, version: '10' },
});

client.on(Events.InteractionCreate, async (i) => {
  if (i.isAutocomplete()) {
    const typed = i.options.getFocused();
    return i.respond(['mibera', 'fatbera', 'interpol'].filter((p) => p.startsWith(typed)).map((p) => ({ name: p, value: p })));
  }
  if (i.isButton()) {
    if (i.customId === 'form') {
      const input = new TextInputBuilder().setCustomId('why').setLabel('Why?').setStyle(TextInputStyle.Short);
      return i.showModal(
        new ModalBuilder().setCustomId('reason').setTitle('A reason').addComponents(new ActionRowBuilder().addComponents(input)),
      );
    }
    return i.update({ content: `pressed by ${i.user.username}`, components: [] });
  }
  if (i.isStringSelectMenu()) return i.reply({ content: `chosen ${i.values.join('+')}`, flags: MessageFlags.Ephemeral });
  if (i.isModalSubmit()) return i.reply({ content: `because ${i.fields.getTextInputValue('why')}` });
  if (!i.isChatInputCommand()) return i.reply({ content: `menu ${i.commandName}` });
  switch (i.options.getSubcommand()) {
    case 'reply':
      return i.reply({ content: `hello ${i.options.getString('project')}` });
    case 'defer': {
      await i.deferReply();
      return i.editReply({ embeds: [new EmbedBuilder().setTitle('done').addFields({ name: 'a', value: 'b' })] });
    }
    case 'secret': {
      await i.deferReply({ flags: MessageFlags.Ephemeral });
      await i.editReply('only you');
      return i.followUp({ content: 'and this', flags: MessageFlags.Ephemeral });
    }
    case 'parts': {
      const buttons = new ActionRowBuilder().addComponents(
        new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setCustomId('form').setLabel('Form').setStyle(ButtonStyle.Secondary),
      );
      const select = new ActionRowBuilder().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('choose')
          .setMaxValues(2)
          .addOptions({ label: 'One', value: 'one' }, { label: 'Two', value: 'two' }),
      );
      return i.reply({ content: 'parts', components: [buttons, select] });
    }
  }
});

let guild;
let channel;
let message;

await step('ready', async () => {
  const ready = heard(Events.ClientReady);
  await client.login(token);
  await ready;
  guild = client.guilds.cache.find((g) => g.name === 'onomancer-demo');
  check(client.guilds.cache.size === 3, `guilds: ${client.guilds.cache.size}`);
  check(guild.available, 'the guild is not available');
  channel = guild.channels.cache.find((c) => c.name === 'general');
  check(guild.roles.cache.some((r) => r.name === 'leadership'), 'no role leadership');
  check(guild.members.cache.some((m) => m.user.username === 'leadership'), 'no member leadership');
  check(guild.members.me.permissions.has(PermissionFlagsBits.ManageRoles), 'own permissions');
  check((await client.application.fetch()).id === client.user.id, 'application');
  return `${client.guilds.cache.size} guilds`;
});

await step('members', async () => {
  const aegis = client.guilds.cache.find((g) => g.name === 'aegis-demo');
  const members = await aegis.members.fetch();
  check(members.size === aegis.memberCount, `${members.size} of ${aegis.memberCount}`);
  return `${members.size} members`;
});

await step('commands', async () => {
  const text = { type: 3, name: 'project', description: 'Which', autocomplete: true, required: true };
  const sub = (name, options) => ({ type: 1, name, description: name, options });
  const set = await guild.commands.set([
    { name: 'tour', description: 'A tour', options: [sub('reply', [text]), sub('defer'), sub('secret'), sub('parts')] },
    { name: 'Look at', type: 3 },
  ]);
  check(set.size === 2, `${set.size} commands`);
  const again = await guild.commands.fetch();
  check(again.size === 2, 'list');
});

await step('autocomplete', async () => {
  const body = { as: 'leadership', name: 'tour reply', options: { project: 'mi' }, focused: 'project' };
  const { choices } = await control('POST', `${here}/commands/autocomplete`, body);
  check(choices.length === 1 && choices[0].value === 'mibera', JSON.stringify(choices));
});

await step('reply', async () => {
  const { reply, deferred } = await run('tour reply', { project: 'mibera' });
  check(reply.content === 'hello mibera' && !deferred, JSON.stringify(reply));
});

await step('defer', async () => {
  const result = await run('tour defer');
  check(result.deferred && result.reply.embeds[0].title === 'done', JSON.stringify(result));
});

await step('ephemeral', async () => {
  const result = await run('tour secret');
  check(result.ephemeral && result.reply.content === 'only you', JSON.stringify(result));
  const seen = await control('GET', `${here}/messages?as=guest`);
  check(!seen.some((m) => m.id === result.messageId), 'another member sees it');
  const own = await control('GET', `${here}/messages?as=leadership`);
  check(own.some((m) => m.id === result.messageId), 'its own member does not see it');
});

await step('context menu', async () => {
  const [target] = await control('GET', `${here}/messages?as=leadership`);
  const result = await control('POST', `${here}/context`, { as: 'leadership', name: 'Look at', target: target.id });
  check(result.reply.content === 'menu Look at', JSON.stringify(result));
});

await step('components', async () => {
  const { messageId } = await run('tour parts');
  const select = await control('POST', `/messages/${messageId}/click`, { as: 'product', customId: 'choose', values: ['one', 'two'] });
  check(select.reply.content === 'chosen one+two' && select.ephemeral, JSON.stringify(select));
  const form = await control('POST', `/messages/${messageId}/click`, { as: 'product', customId: 'form' });
  check(form.modal.fields[0].customId === 'why', JSON.stringify(form));
  const sent = await control('POST', `/modals/${form.modal.id}/submit`, { as: 'product', fields: { why: 'it rains' } });
  check(sent.reply.content === 'because it rains', JSON.stringify(sent));
  const pressed = await control('POST', `/messages/${messageId}/click`, { as: 'product', customId: 'press' });
  check(pressed.reply.content === 'pressed by product', JSON.stringify(pressed));
});

await step('message', async () => {
  const created = heard(Events.MessageCreate, (m) => m.content === 'one');
  message = await channel.send('one');
  check((await created).id === message.id, 'create');
  const updated = heard(Events.MessageUpdate, (_, m) => m?.content === 'two');
  await message.edit('two');
  await updated;
  const answer = await message.reply({ content: 'three', embeds: [new EmbedBuilder().setDescription('x')] });
  check(answer.reference.messageId === message.id, 'reference');
  check((await channel.messages.fetch({ limit: 5 })).has(answer.id), 'history');
  const deleted = heard(Events.MessageDelete, (m) => m.id === answer.id);
  await answer.delete();
  await deleted;
});

await step('reaction', async () => {
  const own = heard(Events.MessageReactionAdd);
  await message.react('👍');
  await own;
  const theirs = heard(Events.MessageReactionAdd, (_, u) => u.username === 'product');
  await control('POST', `${here}/messages/${message.id}/reactions`, { as: 'product', emoji: '👍' });
  await theirs;
  const users = await message.reactions.cache.first().users.fetch();
  check(users.size === 2, `${users.size} users`);
  await message.reactions.removeAll();
});

await step('pin', async () => {
  await message.pin();
  const pins = await channel.messages.fetchPins();
  check(pins.items.length === 1, 'pins');
  await message.unpin();
});

await step('file', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * 7) % 256));
  const file = new AttachmentBuilder(bytes, { name: 'bytes.bin', description: 'all of them' });
  const sent = await channel.send({ files: [file] });
  const back = Buffer.from(await (await fetch(sent.attachments.first().url)).arrayBuffer());
  const hash = (b) => createHash('sha256').update(b).digest('hex');
  check(hash(back) === hash(bytes), 'the bytes differ');
  check(sent.attachments.first().description === 'all of them', 'description');
  return `${back.length} bytes`;
});

await step('thread', async () => {
  const thread = await message.startThread({ name: 'a thread' });
  await thread.send('inside');
  await thread.members.add(guild.members.cache.find((m) => m.user.username === 'product'));
  check((await guild.channels.fetchActiveThreads()).threads.has(thread.id), 'active');
  await thread.setArchived(true);
  check((await channel.threads.fetchArchived()).threads.has(thread.id), 'archived');
});

await step('channel', async () => {
  const made = await guild.channels.create({
    name: 'tour room',
    type: ChannelType.GuildText,
    permissionOverwrites: [{ id: guild.id, deny: PermissionFlagsBits.ViewChannel }, { id: client.user.id, allow: PermissionFlagsBits.ViewChannel }],
    reason: 'a tour – with spaces',
  });
  check(made.name === 'tour-room', made.name);
  await made.setTopic('topic');
  await made.permissionOverwrites.edit(guild.roles.everyone, { SendMessages: false });
  const hook = await made.createWebhook({ name: 'hook' });
  check((await hook.send('by hook')).webhookId === hook.id, 'webhook');
  await made.createInvite();
  const gone = heard(Events.ChannelDelete, (c) => c.id === made.id);
  await made.delete();
  await gone;
  const log = await guild.fetchAuditLogs({ limit: 50 });
  check(log.entries.some((e) => e.reason === 'a tour – with spaces'), 'reason');
});

await step('moderation', async () => {
  const role = await guild.roles.create({ name: 'tourist', colors: { primaryColor: 0xff0000 } });
  const member = guild.members.cache.find((m) => m.user.username === 'guest');
  await member.roles.add(role);
  await member.setNickname('Visitor');
  const timedOut = heard(Events.GuildMemberUpdate, (_, m) => m.isCommunicationDisabled());
  await member.timeout(60_000, 'enough');
  await timedOut;
  await member.timeout(null);
  await role.delete();
  const removed = heard(Events.GuildMemberRemove);
  await guild.members.ban(member, { reason: 'gone' });
  await removed;
  check((await guild.bans.fetch()).size === 1, 'bans');
  await guild.members.unban(member.id);
});

await step('direct message', async () => {
  const user = guild.members.cache.find((m) => m.user.username === 'product').user;
  await user.send('hello in private');
  const [dm] = await control('GET', '/users/product/dms');
  check(dm.messages[0].content === 'hello in private', JSON.stringify(dm));
});

await step('errors', async () => {
  const long = await channel.send('x'.repeat(2001)).catch((e) => e);
  check(long.code === 50035, `code ${long.code}`);
  const unknown = await channel.messages.fetch('1').catch((e) => e);
  check(unknown.code === 10008, `code ${unknown.code}`);
  const owner = await guild.members.ban(guild.ownerId).catch((e) => e);
  check(owner.code === 50013, `code ${owner.code}`);
});

await step('resume', async () => {
  const resumed = heard(Events.ShardResume, () => true, 20_000);
  const missed = heard(Events.MessageCreate, (m) => m.content === 'while you were away', 20_000);
  await control('POST', '/gateway', { do: 'close', code: 4000 });
  await control('POST', `${here}/messages`, { as: 'product', content: 'while you were away' });
  await Promise.all([resumed, missed]);
});

await step('clean', async () => check(thrown === 0, `${thrown} exceptions inside discord.js`));

await client.destroy();
process.exit(failed ? 1 : 0);
