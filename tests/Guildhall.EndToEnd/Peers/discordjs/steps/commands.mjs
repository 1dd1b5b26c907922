import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { check, refused, same } from '../stage.mjs';

const text = (o) => o.setName('project').setDescription('Which').setRequired(true).setAutocomplete(true);
const sub = (name) => (s) => s.setName(name).setDescription(`To ${name}`);

/** What the later themes answer. */
const TOUR = new SlashCommandBuilder()
  .setName('tour')
  .setDescription('A tour')
  .addSubcommand((s) => sub('reply')(s).addStringOption(text))
  .addSubcommand(sub('defer'))
  .addSubcommand(sub('secret'))
  .addSubcommand(sub('delete'))
  .addSubcommand(sub('file'))
  .addSubcommand(sub('twice'))
  .addSubcommand(sub('late'))
  .addSubcommand(sub('parts'))
  .addSubcommand(sub('lists'))
  .addSubcommand(sub('layout'))
  .addSubcommandGroup((g) =>
    g
      .setName('deep')
      .setDescription('Below')
      .addSubcommand((s) => sub('down')(s).addIntegerOption((o) => o.setName('n').setDescription('How deep').setMinValue(1).setMaxValue(9))),
  );

const EVERY = new SlashCommandBuilder()
  .setName('every')
  .setDescription('Every type of option')
  .setNameLocalizations({ de: 'alles' })
  .setDefaultMemberPermissions(PermissionFlagsBits.SendMessages)
  .setContexts(InteractionContextType.Guild)
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
  .addStringOption((o) => o.setName('text').setDescription('Text').addChoices({ name: 'One', value: 'one' }, { name: 'Two', value: 'two' }))
  .addIntegerOption((o) => o.setName('whole').setDescription('Whole'))
  .addNumberOption((o) => o.setName('real').setDescription('Real'))
  .addBooleanOption((o) => o.setName('flag').setDescription('Flag'))
  .addUserOption((o) => o.setName('user').setDescription('User'))
  .addChannelOption((o) => o.setName('channel').setDescription('Channel'))
  .addRoleOption((o) => o.setName('role').setDescription('Role'))
  .addMentionableOption((o) => o.setName('mentionable').setDescription('Mentionable'))
  .addAttachmentOption((o) => o.setName('file').setDescription('File'));

/** Registers commands, globally and in a guild. */
export default async function commands(stage) {
  const step = stage.step.bind(stage);

  await step('commands: global create, edit, delete', async () => {
    const { commands: all } = stage.client.application;
    const made = await all.create({ name: 'passing', description: 'Goes again' });
    same((await all.edit(made.id, { description: 'Going' })).description, 'Going', 'description');
    await all.delete(made.id);
    await refused(10063, all.delete(made.id));
  });

  await step('commands: global set replaces', async () => {
    const { commands: all } = stage.client.application;
    await all.set([{ name: 'old', description: 'Old' }]);
    const set = await all.set([EVERY.toJSON()]);
    same(set.map((c) => c.name), ['every'], 'names');
    const [back] = (await all.fetch({ withLocalizations: true })).values();
    same(back.options.map((o) => o.type), [3, 4, 10, 5, 6, 7, 8, 9, 11], 'option types');
    same(back.nameLocalizations, { de: 'alles' }, 'localisations');
    same(back.contexts, [InteractionContextType.Guild], 'contexts');
    check(back.defaultMemberPermissions.has(PermissionFlagsBits.SendMessages), 'default permissions');
  });

  await step('commands: a guild has its own', async () => {
    const set = await stage.guild.commands.set([
      TOUR.toJSON(),
      new ContextMenuCommandBuilder().setName('Look at').setType(ApplicationCommandType.Message).toJSON(),
      new ContextMenuCommandBuilder().setName('Who is').setType(ApplicationCommandType.User).toJSON(),
    ]);
    same(set.map((c) => c.guildId), [stage.guild.id, stage.guild.id, stage.guild.id], 'guild');
    const back = await stage.guild.commands.fetch();
    same(back.map((c) => c.name).sort(), ['Look at', 'Who is', 'tour'], 'names');
    const tour = back.find((c) => c.name === 'tour');
    const paths = (options, above = '') => options.flatMap((o) => [above + o.name, ...paths(o.options ?? [], `${above + o.name} `)]);
    same(paths(tour.options), paths(TOUR.toJSON().options), 'options');
    same((await stage.guild.commands.fetch(tour.id)).id, tour.id, 'one');
    same((await stage.guild.commands.permissions.fetch()).size, 0, 'permissions of nobody');
  });

  await step('commands: a bad definition is refused by path', async () => {
    const bad = { name: 'Not Allowed', description: '', options: [{ type: 3, name: 'x'.repeat(33), description: 'x' }] };
    const error = await refused(50035, stage.guild.commands.create(bad));
    check(error.rawError.errors.name._errors[0].code, 'an error at name');
    check(error.rawError.errors.options['0'].name._errors[0].code, 'an error at options.0.name');
  });
}
