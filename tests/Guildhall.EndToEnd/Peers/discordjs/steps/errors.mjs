import { DiscordAPIError, HTTPError, PermissionFlagsBits, RESTEvents, Routes } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

/** Refusals with their codes; limits and failures that the client must survive by itself. */
export default async function errors(stage) {
  const step = stage.step.bind(stage);
  const { rest } = stage.client;
  let room;
  const fresh = async (name) => (room = await stage.guild.channels.create({ name }));
  const requests = async (since) =>
    (await stage.control('GET', `/requests?since=${since}`)).filter((r) => r.path.endsWith(`/channels/${room.id}/messages`));
  const last = async () => (await stage.control('GET', '/requests')).at(-1)?.number ?? 0;
  const fail = (then, times = 1, method = 'POST') =>
    stage.control('POST', '/faults', { match: { method, route: `/channels/${room.id}/messages` }, then, times });

  await step('errors: a length refused by path', async () => {
    await fresh('errors');
    const error = await refused(50035, room.send('x'.repeat(2001)));
    check(error instanceof DiscordAPIError && error.status === 400, 'a refusal with status 400');
    same(error.rawError.errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH', 'errors.content');
    const deep = await refused(50035, room.send({ embeds: [{ title: 'x'.repeat(257), fields: [{ name: '', value: 'v' }] }] }));
    check(deep.rawError.errors.embeds['0'].title._errors[0].message, 'errors.embeds.0.title');
    check(deep.rawError.errors.embeds['0'].fields['0'].name._errors[0].message, 'errors.embeds.0.fields.0.name');
    await refused(50006, rest.post(Routes.channelMessages(room.id), { body: {} }));
  });

  await step('errors: what does not exist', async () => {
    await refused(10003, rest.get(Routes.channel('1')));
    await refused(10004, rest.get(Routes.guild('1')));
    await refused(10008, room.messages.fetch('1'));
    await refused(10011, rest.get(Routes.guildRole(stage.guild.id, '1')));
    await refused(10013, rest.get(Routes.user('1')));
    await refused(10015, rest.get(Routes.webhook('1')));
  });

  await step('errors: what is not allowed', async () => {
    const [foreign] = await stage.control('GET', `${stage.here}/messages?as=product`).then((all) => all.filter((m) => m.author.id !== stage.client.user.id));
    await refused(50005, rest.patch(Routes.channelMessage(stage.general.id, foreign.id), { body: { content: 'mine' } }));
    await room.permissionOverwrites.edit(stage.client.user.id, { SendMessages: false });
    await refused(50013, room.send('x'));
    // Nobody lifts what binds himself.
    await refused(50013, room.permissionOverwrites.delete(stage.client.user.id));
    const closed = await stage.guild.channels.create({
      name: 'closed',
      permissionOverwrites: [{ id: stage.guild.id, deny: [PermissionFlagsBits.ViewChannel] }],
    });
    await refused(50001, rest.get(Routes.channelMessages(closed.id)));
  });

  await step('errors: a wrong token is refused', async () => {
    const other = stage.open();
    const error = await other.login('not.a.token').catch((e) => e);
    check(/token/i.test(error.message), 'an error about the token');
    const wrong = await fetch(`${stage.restBase}/api/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
    same([wrong.status, (await wrong.json()).code], [401, 0], 'status and code');
    await other.destroy();
  });

  await step('errors: a 429 is waited out and tried once more', async () => {
    await fresh('limited');
    const since = await last();
    // Its own count of 50 a second may hold the call back too; that limit is a global one.
    const limited = stage.heard(rest, RESTEvents.RateLimited, (d) => d.majorParameter === room.id && !d.global).catch(() => null);
    await fail({ status: 429, retryAfter: 0.3 });
    const started = performance.now();
    await room.send('after the limit');
    check(performance.now() - started >= 290, 'some 300 ms, as a timer counts them');
    same((await requests(since)).map((r) => r.status), [429, 200], 'requests');
    check(await limited, 'a limit that is not global');
  });

  await step('errors: a global 429 is waited out', async () => {
    await fresh('limited-all');
    const since = await last();
    await fail({ status: 429, retryAfter: 0.3, global: true });
    await room.send('after the global limit');
    same((await requests(since)).map((r) => r.status), [429, 200], 'requests');
  });

  await step('errors: the limits of a bucket are kept', async () => {
    await fresh('bucket');
    const since = await last();
    const hits = [];
    const hear = (data) => hits.push(data);
    rest.on(RESTEvents.RateLimited, hear);
    const started = performance.now();
    const at = Array.from({ length: 9 }, (_, n) => `wave ${n}`);
    await Promise.all(at.map((content) => room.send(content)));
    rest.off(RESTEvents.RateLimited, hear);
    const seen = await requests(since);
    same(seen.map((r) => r.status), at.map(() => 200), 'requests without a single 429');
    same(seen.map((r) => r.body.content), at, 'order');
    // On a machine that stands still the bucket fills again by itself.
    const took = performance.now() - started;
    check(hits.length > 0 || took > 4_000, 'the client to have waited for the reset that the headers told');
  });

  await step('errors: a 5xx is tried again', async () => {
    await fresh('storm');
    const since = await last();
    await fail({ status: 502 }, 2);
    await room.send('after the storm');
    same((await requests(since)).map((r) => r.status), [502, 502, 200], 'requests');
  });

  await step('errors: a 5xx that stays is an error', async () => {
    await fresh('broken');
    await fail({ status: 500 }, 10);
    const error = await room.send('never').catch((e) => e);
    check(error instanceof HTTPError && error.status === 500, `an HTTPError 500, got ${error}`);
    await stage.control('DELETE', '/faults');
    await room.send('well again');
  });
}
