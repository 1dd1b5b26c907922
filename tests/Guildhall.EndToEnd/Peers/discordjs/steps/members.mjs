import { check, refused, same } from '../stage.mjs';

/** Member requests over the gateway (op 8) and their twins over REST. */
export default async function members(stage) {
  const step = stage.step.bind(stage);
  const chunks = () => stage.raw.slice(stage.since).filter((p) => p.t === 'GUILD_MEMBERS_CHUNK');

  await step('members: all, by chunks', async () => {
    const all = await stage.aegis.members.fetch();
    same(all.size, stage.aegis.memberCount, 'members');
    const [{ d: first }] = chunks();
    same([first.chunk_index, first.chunk_count], [0, chunks().length], 'chunk numbers');
    check(first.nonce, 'the nonce that was sent');
  });

  await step('members: more than a thousand come in several chunks', async () => {
    const crowd = stage.client.guilds.cache.find((g) => g.name === 'sietch-demo');
    await stage.control('POST', '/burst', { guild: 'sietch-demo', kind: 'joins', count: 1_100 });
    const all = await crowd.members.fetch();
    check(all.size >= 1_100, `at least 1100 members, got ${all.size}`);
    same(all.size, (await crowd.fetch()).approximateMemberCount, 'members');
    same(chunks().map((p) => p.d.chunk_index), [0, 1], 'chunk numbers');
    check(chunks().every((p) => p.d.members.length <= 1_000), 'at most 1000 in a chunk');
  });

  await step('members: by query and limit', async () => {
    const some = await stage.aegis.members.fetch({ query: 'member-1', limit: 5 });
    same(some.size, 5, 'members');
    check(some.every((m) => m.user.username.startsWith('member-1')), 'the prefix that was asked for');
  });

  await step('members: by ids, with presences', async () => {
    const ids = [stage.member('junior', stage.aegis).id, stage.member('member-7', stage.aegis).id];
    const two = await stage.aegis.members.fetch({ user: ids, withPresences: true, force: true });
    same(two.map((m) => m.id).sort(), ids.sort(), 'members');
    same(chunks()[0].d.presences.map((p) => p.user.id).sort(), ids.sort(), 'presences');
  });

  await step('members: unknown ids are told', async () => {
    await stage.aegis.members.fetch({ user: ['1'], force: true }).catch(() => null);
    const some = await stage.aegis.members.fetch({ user: ['1', stage.aegis.ownerId], force: true });
    same(some.size, 1, 'members');
    same(chunks().at(-1).d.not_found, ['1'], 'not_found');
  });

  await step('members: one, a list and a search over REST', async () => {
    const owner = await stage.aegis.members.fetch({ user: stage.aegis.ownerId, force: true });
    same(owner.id, stage.aegis.ownerId, 'owner');
    const page = await stage.aegis.members.list({ limit: 10 });
    same(page.size, 10, 'page');
    const next = await stage.aegis.members.list({ limit: 10, after: page.last().id });
    check(next.every((m) => BigInt(m.id) > BigInt(page.last().id)), 'the next page');
    const found = await stage.aegis.members.search({ query: 'mod' });
    same(found.map((m) => m.user.username), ['moderator'], 'search');
    await refused(10013, stage.client.users.fetch('1', { force: true }));
  });

  await step('members: one joins and one leaves', async () => {
    await stage.control('POST', `/guilds/${stage.aegis.id}/members`, { name: 'passer-by' });
    const joined = await stage.dispatched('GUILD_MEMBER_ADD', (d) => d.user.username === 'passer-by');
    same(joined.guild_id, stage.aegis.id, 'guild');
    await stage.control('DELETE', `/guilds/${stage.aegis.id}/members/passer-by`);
    const left = await stage.dispatched('GUILD_MEMBER_REMOVE', (d) => d.user.id === joined.user.id);
    same(left.guild_id, stage.aegis.id, 'guild');
  });
}
