import { Events, ShardClientUtil } from 'discord.js';
import { check, same } from '../stage.mjs';

/** The same bot in two shards of one process; the threads that exist are in its first cache. */
export default async function shards(stage) {
  const step = stage.step.bind(stage);
  let client;

  await step('shards: two share the guilds by the formula', async () => {
    await stage.client.destroy();
    client = stage.open({ shards: [0, 1], shardCount: 2 });
    await stage.start(client);
    same(client.ws.shards.map((s) => s.id), [0, 1], 'shards');
    for (const guild of client.guilds.cache.values()) {
      same(guild.shardId, ShardClientUtil.shardIdForGuildId(guild.id, 2), `shard of ${guild.name}`);
      check(guild.available, `${guild.name} to be available`);
    }
    same(client.guilds.cache.size, 3, 'guilds');
    const readies = stage.raw.slice(stage.since).filter((p) => p.t === 'READY');
    same(readies.map((p) => p.d.shard).sort(), [[0, 2], [1, 2]], 'shards in READY');
  });

  await step('shards: threads in the first cache', async () => {
    const { threads } = await client.guilds.cache.get(stage.guild.id).channels.fetchActiveThreads(false);
    const told = stage.raw.slice(stage.since - 20).filter((p) => p.t === 'GUILD_CREATE' && p.client === client);
    const first = told.find((p) => p.d.id === stage.guild.id).d.threads.map((t) => t.id);
    same(first.sort(), [...threads.keys()].sort(), 'threads');
    check(first.length > 0, 'some thread');
  });

  await step('shards: events and direct messages on their own shard', async () => {
    const general = client.channels.cache.get(stage.general.id);
    const sent = await general.send('by shards');
    await stage.dispatched('MESSAGE_CREATE', (d) => d.id === sent.id);
    const mine = stage.raw.filter((p) => p.t === 'MESSAGE_CREATE' && p.d.id === sent.id);
    same(mine.map((p) => p.shard), [general.guild.shardId], 'shards that heard it');
    await stage.control('POST', '/users/product/dms', { content: 'to shard 0' });
    await stage.dispatched('MESSAGE_CREATE', (d, p) => d.content === 'to shard 0' && p.shard === 0);
  });

  await step('shards: one resumes, the other stays', async () => {
    const resumed = stage.heard(client, Events.ShardResume, (id) => id === 1);
    await stage.control('POST', '/gateway', { do: 'close', code: 4000, shard: 1 });
    await resumed;
    const told = stage.raw.slice(stage.since).filter((p) => p.t === 'RESUMED');
    same(told.map((p) => p.shard), [1], 'shards that resumed');
    await client.destroy();
  });
}
