import {
  AutoModerationActionType,
  AutoModerationRuleEventType,
  AutoModerationRuleTriggerType,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
} from 'discord.js';
import { check, same } from '../stage.mjs';

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What belongs to a guild besides its channels: AutoMod, emojis, scheduled events, polls. */
export default async function guild(stage) {
  const step = stage.step.bind(stage);
  let room;

  await step('guild: an AutoMod rule is made, acts and goes', async () => {
    room = await stage.guild.channels.create({ name: 'guild' });
    const rule = await stage.guild.autoModerationRules.create({
      name: 'no such words',
      eventType: AutoModerationRuleEventType.MessageSend,
      triggerType: AutoModerationRuleTriggerType.Keyword,
      triggerMetadata: { keywordFilter: ['forbidden*'] },
      actions: [{ type: AutoModerationActionType.BlockMessage, metadata: { customMessage: 'No.' } }],
      enabled: true,
    });
    await stage.dispatched('AUTO_MODERATION_RULE_CREATE', (d) => d.id === rule.id);
    const at = `/guilds/${stage.guild.id}/channels/${room.id}/messages`;
    const blocked = await stage.control('POST', at, { as: 'product', content: 'a forbidden word' }).catch((e) => e);
    check(blocked instanceof Error, 'the message to be blocked');
    const acted = await stage.dispatched('AUTO_MODERATION_ACTION_EXECUTION', (d) => d.rule_id === rule.id);
    same([acted.user_id, acted.matched_keyword], [stage.member('product').id, 'forbidden*'], 'execution');
    same((await rule.edit({ name: 'renamed' })).name, 'renamed', 'name');
    check((await stage.guild.autoModerationRules.fetch()).has(rule.id), 'it in the list');
    await rule.delete();
    await stage.dispatched('AUTO_MODERATION_RULE_DELETE', (d) => d.id === rule.id);
  });

  await step('guild: an emoji is made, used and goes', async () => {
    const emoji = await stage.guild.emojis.create({ attachment: DOT, name: 'dot' });
    await stage.dispatched('GUILD_EMOJIS_UPDATE', (d) => d.emojis.some((e) => e.id === emoji.id));
    const message = await room.send(`look ${emoji}`);
    await message.react(emoji);
    await stage.dispatched('MESSAGE_REACTION_ADD', (d) => d.emoji.id === emoji.id);
    same((await emoji.edit({ name: 'point' })).name, 'point', 'name');
    check((await stage.guild.emojis.fetch()).has(emoji.id), 'it in the list');
    await emoji.delete();
    await stage.dispatched('GUILD_EMOJIS_UPDATE', (d) => !d.emojis.some((e) => e.id === emoji.id));
  });

  await step('guild: an event is planned, begins and goes', async () => {
    const event = await stage.guild.scheduledEvents.create({
      name: 'A meeting',
      scheduledStartTime: Date.now() + 3_600_000,
      scheduledEndTime: Date.now() + 7_200_000,
      privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
      entityType: GuildScheduledEventEntityType.External,
      entityMetadata: { location: 'Outside' },
    });
    same(event.entityMetadata.location, 'Outside', 'place');
    await stage.dispatched('GUILD_SCHEDULED_EVENT_CREATE', (d) => d.id === event.id);
    same((await event.edit({ name: 'Another' })).name, 'Another', 'name');
    same((await event.setStatus(GuildScheduledEventStatus.Active)).status, GuildScheduledEventStatus.Active, 'status');
    check((await stage.guild.scheduledEvents.fetch()).has(event.id), 'it in the list');
    await event.delete();
    await stage.dispatched('GUILD_SCHEDULED_EVENT_DELETE', (d) => d.id === event.id);
  });

  await step('guild: a poll is asked and ended', async () => {
    const answers = [{ text: 'Yes', emoji: '🍵' }, { text: 'No' }];
    const sent = await room.send({ poll: { question: { text: 'Tea?' }, answers, duration: 2, allowMultiselect: false } });
    same([sent.poll.question.text, sent.poll.answers.map((a) => a.text)], ['Tea?', ['Yes', 'No']], 'poll');
    same((await sent.poll.answers.first().voters.fetch()).size, 0, 'voters');
    const asked = sent.poll.expiresTimestamp;
    await sent.poll.end();
    const told = await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === sent.id);
    check(Date.parse(told.poll.expiry) < asked, 'its end to be earlier than asked for');
  });
}
