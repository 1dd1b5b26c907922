import { InteractionTypes } from 'oceanic.js';
import { same } from '../discordjs/stage.mjs';

/** Interactions of every type, answered. */
export default async function answers(stage) {
  const step = stage.step.bind(stage);
  const { client } = stage;
  const use = (path, body) => stage.control('POST', path, { as: 'leadership', waitMs: 60_000, ...body });
  client.on('interactionCreate', (i) => stage.answered(i.data.name ?? i.data.customID, () => answer(i)));

  await step('answers: commands registered', async () => {
    const project = { type: 3, name: 'project', description: 'Which', required: true, autocomplete: true };
    const sub = (name, options = []) => ({ type: 1, name, description: name, options });
    const set = await client.application.bulkEditGuildCommands(stage.guild.id, [
      { type: 1, name: 'dive', description: 'Dive', options: [sub('reply', [project]), sub('defer'), sub('parts'), sub('form')] },
      { type: 2, name: 'Who is' },
    ]);
    same(set.map((c) => c.name).sort(), ['Who is', 'dive'], 'names');
    same((await client.application.getGuildCommands(stage.guild.id)).length, 2, 'commands');
  });

  await step('answers: reply', async () => {
    const { reply } = await use(`${stage.here}/commands`, { name: 'dive reply', options: { project: 'mibera' } });
    same(reply.content, 'hello mibera', 'reply');
  });

  await step('answers: defer, edit and follow up', async () => {
    const { deferred, ephemeral, reply } = await use(`${stage.here}/commands`, { name: 'dive defer' });
    same([deferred, ephemeral, reply.content], [true, true, 'done'], 'reply');
  });

  await step('answers: autocomplete', async () => {
    const typed = { name: 'dive reply', options: { project: 'in' }, focused: 'project' };
    const { choices } = await use(`${stage.here}/commands/autocomplete`, typed);
    same(choices.map((c) => c.value), ['in-1', 'in-2'], 'choices');
  });

  await step('answers: user menu', async () => {
    const { reply } = await use(`${stage.here}/context`, { name: 'Who is', target: 'devrel' });
    same(reply.content, 'it is devrel', 'reply');
  });

  await step('answers: button and list', async () => {
    const { messageId } = await use(`${stage.here}/commands`, { name: 'dive parts' });
    same((await use(`/messages/${messageId}/click`, { customId: 'press' })).reply.content, 'pressed', 'update');
    const chosen = await use(`/messages/${messageId}/click`, { customId: 'choose', values: ['two'] });
    same(chosen.reply.content, 'chose two', 'reply');
  });

  await step('answers: form', async () => {
    const form = await use(`${stage.here}/commands`, { name: 'dive form' });
    const { reply } = await use(`/modals/${form.modal.id}/submit`, { fields: { why: 'it rains' } });
    same(reply.content, 'because it rains', 'reply');
  });
}

async function answer(i) {
  switch (i.type) {
    case InteractionTypes.APPLICATION_COMMAND_AUTOCOMPLETE: {
      const { value } = i.data.options.getFocused(true);
      return i.result([1, 2].map((n) => ({ name: `${value} ${n}`, value: `${value}-${n}` })));
    }
    case InteractionTypes.MESSAGE_COMPONENT:
      if (i.data.customID === 'press') return i.editParent({ content: 'pressed' });
      return i.createMessage({ content: `chose ${i.data.values.getStrings().join()}` });
    case InteractionTypes.MODAL_SUBMIT:
      return i.createMessage({ content: `because ${i.data.components.getTextInput('why', true)}` });
    default:
      return i.data.type === 2 ? i.createMessage({ content: `it is ${i.data.target.username}` }) : command(i);
  }
}

async function command(i) {
  switch (i.data.options.getSubCommand(true)[0]) {
    case 'reply':
      return i.createMessage({ content: `hello ${i.data.options.getString('project', true)}` });
    case 'defer':
      await i.defer(64);
      await i.editOriginal({ content: 'done' });
      return i.createFollowup({ content: 'and more', flags: 64 });
    case 'parts':
      return i.createMessage({
        content: 'parts',
        components: [
          { type: 1, components: [{ type: 2, style: 1, customID: 'press', label: 'Press' }] },
          { type: 1, components: [{ type: 3, customID: 'choose', options: ['one', 'two'].map((v) => ({ label: v, value: v })) }] },
        ],
      });
    default:
      return i.createModal({
        title: 'A reason',
        customID: 'reason',
        components: [{ type: 18, label: 'Why?', component: { type: 4, customID: 'why', style: 1 } }],
      });
  }
}
