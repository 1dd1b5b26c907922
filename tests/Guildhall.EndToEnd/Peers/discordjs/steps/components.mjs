import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ComponentType,
  ContainerBuilder,
  FileBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  MessageFlags,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import { check, refused, same } from '../stage.mjs';

const button = (id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary);
const row = (...parts) => new ActionRowBuilder().addComponents(...parts);

/** Buttons, lists of every type and the second layout, pressed and chosen by members. */
export default async function components(stage) {
  const step = stage.step.bind(stage);
  const run = (name) => stage.control('POST', `${stage.here}/commands`, { as: 'leadership', name });
  const use = (messageId, customId, values, as = 'product') =>
    stage.control('POST', `/messages/${messageId}/click`, { as, customId, values, waitMs: 60_000 });
  let parts;

  await step('components: a button updates its message', async () => {
    const link = new ButtonBuilder().setLabel('Out').setStyle(ButtonStyle.Link).setURL('https://example.org');
    const off = button('off').setDisabled(true);
    stage.on('/tour parts', (i) => i.reply({ content: 'parts', components: [row(button('press'), button('quiet'), button('answer'), link, off)] }));
    stage.on('press', (i) => i.update({ content: `pressed by ${i.user.username}` }));
    ({ messageId: parts } = await run('tour parts'));
    const { reply } = await use(parts, 'press');
    same(reply.content, 'pressed by product', 'content');
    same(reply.components[0].components.map((c) => c.style), [1, 1, 1, 5, 1], 'the buttons stay');
    await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === parts && d.content === 'pressed by product');
    const refusal = await use(parts, 'off').catch((error) => error);
    check(/disabled/.test(refusal.message), 'a disabled button not to work');
  });

  await step('components: deferUpdate, then edit', async () => {
    stage.on('quiet', async (i) => {
      await i.deferUpdate();
      await i.editReply({ content: 'changed later' });
    });
    await use(parts, 'quiet');
    await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === parts && d.content === 'changed later');
  });

  await step('components: a button answered on its own', async () => {
    stage.on('answer', (i) => i.reply({ content: `from ${i.message.id}`, flags: MessageFlags.Ephemeral }));
    const { reply, ephemeral, messageId } = await use(parts, 'answer');
    same([reply.content, ephemeral], [`from ${parts}`, true], 'answer');
    check(messageId !== parts, 'a message of its own');
  });

  await step('components: the collector of a message', async () => {
    const message = await stage.general.messages.fetch(parts);
    const collector = message.createMessageComponentCollector({ componentType: ComponentType.Button, max: 2 });
    const ended = stage.heard(collector, 'end');
    for (const as of ['devrel', 'marketing']) await use(parts, 'press', undefined, as);
    const [collected, reason] = await ended;
    same([collected.map((i) => i.user.username), reason], [['devrel', 'marketing'], 'limit'], 'collected');
  });

  await step('components: every type of list', async () => {
    const strings = new StringSelectMenuBuilder().setCustomId('strings').setMinValues(1).setMaxValues(2);
    strings.addOptions({ label: 'One', value: 'one', default: true }, { label: 'Two', value: 'two', description: 'second' });
    const lists = [
      strings,
      new UserSelectMenuBuilder().setCustomId('users'),
      new RoleSelectMenuBuilder().setCustomId('roles'),
      new MentionableSelectMenuBuilder().setCustomId('mentionables').setMaxValues(2),
      new ChannelSelectMenuBuilder().setCustomId('channels').setChannelTypes(0),
    ];
    stage.on('/tour lists', (i) => i.reply({ components: lists.map((l) => row(l)) }));
    stage.on('strings', (i) => i.reply(i.values.join('+')));
    stage.on('users', (i) => i.reply(i.users.map((u) => u.username).join() + i.members.size));
    stage.on('roles', (i) => i.reply(i.roles.map((r) => r.name).join()));
    stage.on('mentionables', (i) => i.reply([...i.roles.map((r) => r.name), ...i.users.map((u) => u.username)].join()));
    stage.on('channels', (i) => i.reply(i.channels.map((c) => c.name).join()));
    const { messageId } = await run('tour lists');
    const choose = async (id, ...values) => (await use(messageId, id, values)).reply.content;
    same(await choose('strings', 'one', 'two'), 'one+two', 'strings');
    same(await choose('users', 'devrel'), 'devrel1', 'users');
    same(await choose('roles', 'devrel'), 'devrel', 'roles');
    same(await choose('mentionables', 'marketing', 'guest'), 'marketing,guest', 'mentionables');
    same(await choose('channels', 'alerts'), 'alerts', 'channels');
  });

  await step('components: the second layout', async () => {
    const section = new SectionBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('# Title'));
    section.setButtonAccessory(button('inner'));
    const pictured = new SectionBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('pictured'));
    pictured.setThumbnailAccessory(new ThumbnailBuilder({ media: { url: 'attachment://dot.png' } }));
    const box = new ContainerBuilder().setAccentColor(0x3366ff).addSectionComponents(section, pictured);
    box.addSeparatorComponents(new SeparatorBuilder().setDivider(true));
    box.addMediaGalleryComponents(new MediaGalleryBuilder().addItems({ media: { url: 'attachment://dot.png' } }));
    box.addFileComponents(new FileBuilder().setURL('attachment://notes.txt'));
    box.addActionRowComponents(row(button('outer')));
    const files = [
      { attachment: Buffer.from('png'), name: 'dot.png' },
      { attachment: Buffer.from('text'), name: 'notes.txt' },
    ];
    stage.on('/tour layout', (i) => i.reply({ components: [box], files, flags: MessageFlags.IsComponentsV2 }));
    stage.on('inner', (i) => i.update({ components: [new TextDisplayBuilder().setContent(`by ${i.user.username}`)] }));
    const { messageId, reply } = await run('tour layout');
    const kinds = reply.components[0].components.map((c) => c.type);
    same(kinds, [9, 9, 14, 12, 13, 1], 'kinds inside the container');
    const fetched = await stage.general.messages.fetch({ message: messageId, force: true });
    check(fetched.flags.has(MessageFlags.IsComponentsV2), 'the flag of the layout');
    same((await use(messageId, 'inner')).reply.components[0].content, 'by product', 'update');
  });

  await step('components: the second layout has no content, and limits', async () => {
    const shown = [new TextDisplayBuilder().setContent('x').toJSON()];
    const flags = MessageFlags.IsComponentsV2;
    await refused(50035, stage.general.send({ content: 'both', components: shown, flags }));
    await refused(50035, stage.general.send({ components: Array.from({ length: 41 }, () => shown[0]), flags }));
    const twins = row(button('same'), button('same'));
    await refused(50035, stage.general.send({ content: 'twins', components: [twins] }));
  });
}
