import { check, same, soon } from '../stage.mjs';

const COUNT = 330;

/** More messages than one page, and pages of every kind. */
export default async function history(stage) {
  const step = stage.step.bind(stage);
  let room;
  let all;

  await step('history: 330 messages come as dispatches, in order', async () => {
    room = await stage.guild.channels.create({ name: 'history' });
    await stage.control('POST', '/burst', { guild: stage.guild.name, channel: room.id, kind: 'messages', count: COUNT });
    const mine = () => stage.raw.slice(stage.since).filter((p) => p.t === 'MESSAGE_CREATE' && p.d.channel_id === room.id);
    await soon(() => mine().length >= COUNT, `${COUNT} dispatches`);
    all = mine().map((p) => p.d.id);
    same(all, [...new Set(all)].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)), 'ids, rising, each once');
    const numbers = mine().map((p) => p.s);
    check(numbers.every((s, n) => n === 0 || s > numbers[n - 1]), 'rising sequence numbers');
  });

  await step('history: backwards to the beginning', async () => {
    const read = [];
    for (let before; ; ) {
      const page = await room.messages.fetch({ limit: 100, before, cache: false });
      if (page.size === 0) break;
      read.push(...page.keys());
      before = page.lastKey();
    }
    same(read.reverse(), all, 'ids');
  });

  await step('history: forwards to the end', async () => {
    const read = [];
    for (let after = '0'; ; ) {
      const page = [...(await room.messages.fetch({ limit: 100, after, cache: false })).keys()];
      if (page.length === 0) break;
      read.push(...page.reverse());
      after = read.at(-1);
    }
    same(read, all, 'ids');
  });

  await step('history: around', async () => {
    const middle = all[165];
    const page = await room.messages.fetch({ limit: 11, around: middle, cache: false });
    same([...page.keys()].reverse(), all.slice(160, 171), 'ids');
    same((await room.messages.fetch({ message: middle, cache: false, force: true })).id, middle, 'one');
  });
}
