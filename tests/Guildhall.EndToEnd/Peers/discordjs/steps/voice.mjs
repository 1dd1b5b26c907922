import { ChannelType } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Who is in voice: heard, kept, muted, moved and thrown out. Of sound there is none. */
export default async function voice(stage) {
  const step = stage.step.bind(stage);
  const path = '/guilds/onomancer-demo/voice/product';
  let lounge;
  const changed = (match) => stage.heard(stage.client, 'voiceStateUpdate', (_, now) => now.id === stage.member('product').id && match(now));

  await step('voice: somebody comes and is kept', async () => {
    lounge = await stage.guild.channels.create({ name: 'lounge', type: ChannelType.GuildVoice });
    const heard = changed((now) => now.channelId === lounge.id);
    await stage.control('PUT', path, { channel: lounge.id, selfMute: true });
    const [before, now] = await heard;
    same([before.channelId ?? null, now.selfMute, now.selfDeaf], [null, true, false], 'states');
    same(lounge.members.map((m) => m.user.username), ['product'], 'members of the channel');
  });

  await step('voice: muted, moved and thrown out by the bot', async () => {
    const member = await stage.guild.members.fetch(stage.member('product').id);
    const muted = changed((now) => now.serverMute);
    await member.voice.setMute(true, 'quiet');
    await muted;
    const other = await stage.guild.channels.create({ name: 'study', type: ChannelType.GuildVoice });
    const moved = changed((now) => now.channelId === other.id);
    await member.voice.setChannel(other);
    const [before] = await moved;
    same(before.channelId, lounge.id, 'where they were');
    const left = changed((now) => now.channelId === null);
    await member.voice.disconnect();
    await left;
    same([lounge.members.size, other.members.size], [0, 0], 'people in voice');
    await refused(40032, member.voice.setMute(false));
  });

  await step('voice: what goes takes its people along', async () => {
    await stage.control('PUT', path, { channel: lounge.id });
    const left = changed((now) => now.channelId === null);
    await lounge.delete();
    await left;
    check(!stage.guild.voiceStates.cache.get(stage.member('product').id)?.channelId, 'nobody in voice');
  });
}
