import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  FileUploadBuilder,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { check, same } from '../stage.mjs';

const input = (id, style = TextInputStyle.Short) => new TextInputBuilder().setCustomId(id).setStyle(style);
const label = (text) => new LabelBuilder().setLabel(text);

/** Forms shown and sent. */
export default async function forms(stage) {
  const step = stage.step.bind(stage);
  const submit = (form, fields) =>
    stage.control('POST', `/modals/${form.modal.id}/submit`, { as: 'product', fields, waitMs: 60_000 });
  const open = () => stage.control('POST', `${stage.here}/commands`, { as: 'product', name: 'tour defer' });
  const show = (modal) => stage.on('/tour defer', (i) => i.showModal(modal));

  await step('forms: shown by a command and sent', async () => {
    const row = new ActionRowBuilder().addComponents(input('why').setLabel('Why?').setMaxLength(20));
    show(new ModalBuilder().setCustomId('reason').setTitle('A reason').addComponents(row));
    stage.on('reason', (i) => i.reply(`because ${i.fields.getTextInputValue('why')}`));
    const form = await open();
    same([form.modal.title, form.modal.fields[0].label], ['A reason', 'Why?'], 'form');
    const long = await submit(form, { why: 'x'.repeat(21) }).catch((error) => error);
    check(/20 characters/.test(long.message), 'the form itself to refuse 21 characters');
    same((await submit(form, { why: 'it rains' })).reply.content, 'because it rains', 'answer');
  });

  await step('forms: shown by a button, answered by an update', async () => {
    const row = new ActionRowBuilder().addComponents(
      new ButtonBuilder().setCustomId('form').setLabel('Form').setStyle(ButtonStyle.Secondary),
    );
    const message = await stage.general.send({ content: 'a form', components: [row] });
    const modal = new ModalBuilder().setCustomId('rename').setTitle('Name');
    stage.on('form', (i) => i.showModal(modal.addLabelComponents(label('Name').setTextInputComponent(input('name')))));
    stage.on('rename', (i) => i.update({ content: `named ${i.fields.getTextInputValue('name')}`, components: [] }));
    const form = await stage.control('POST', `/messages/${message.id}/click`, { as: 'product', customId: 'form' });
    await submit(form, { name: 'Ada' });
    await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === message.id && d.content === 'named Ada');
  });

  await step('forms: lists, a file and text among the fields', async () => {
    const colours = new StringSelectMenuBuilder().setCustomId('colour');
    colours.addOptions({ label: 'Red', value: 'red' }, { label: 'Blue', value: 'blue' });
    const modal = new ModalBuilder().setCustomId('full').setTitle('Full');
    modal.addTextDisplayComponents(new TextDisplayBuilder().setContent('Fill it in.'));
    modal.addLabelComponents(
      label('Colour').setDescription('One of two').setStringSelectMenuComponent(colours),
      label('Whom').setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('whom')),
      label('Where').setChannelSelectMenuComponent(new ChannelSelectMenuBuilder().setCustomId('where')),
      label('What').setFileUploadComponent(new FileUploadBuilder().setCustomId('what')),
    );
    show(modal);
    stage.on('full', async (i) => {
      const file = i.fields.getUploadedFiles('what', true).first();
      const whom = i.fields.getSelectedUsers('whom', true).first().username;
      const where = i.fields.getSelectedChannels('where', true).first().name;
      await i.reply([...i.fields.getStringSelectValues('colour'), whom, where, file.name, file.size].join());
    });
    const what = [{ name: 'a.txt', base64: Buffer.from('abc').toString('base64') }];
    const sent = await submit(await open(), { colour: ['blue'], whom: ['devrel'], where: ['alerts'], what });
    same(sent.reply?.content, 'blue,devrel,alerts,a.txt,3', 'answer');
  });
}
