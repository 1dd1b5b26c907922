import { Events } from 'discord.js';
import { check, same, soon } from '../stage.mjs';

/** The line is cut in every way; what was said meanwhile arrives exactly once. */
export default async function disconnects(stage) {
  const step = stage.step.bind(stage);
  const say = (content) => stage.control('POST', `${stage.here}/messages`, { as: 'product', content });
  const heard = (content) => stage.raw.filter((p) => p.t === 'MESSAGE_CREATE' && p.d.content === content);
  const readies = () => stage.raw.slice(stage.since).filter((p) => p.t === 'READY').length;

  async function cut(how, content) {
    const before = `before ${content}`;
    await say(before);
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === before);
    const resumed = stage.heard(stage.client, Events.ShardResume);
    await stage.control('POST', '/gateway', how);
    await say(content);
    await resumed;
    await stage.dispatched('RESUMED');
    // A fence: whatever would come twice has come before it.
    await say(`after ${content}`);
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === `after ${content}`);
    same([before, content, `after ${content}`].map((c) => heard(c).length), [1, 1, 1], 'each message once');
    same(readies(), 0, 'new sessions');
  }

  await step('disconnects: closed with 4000, resumed', () => cut({ do: 'close', code: 4000 }, 'while closed'));
  await step('disconnects: the line lost, resumed', () => cut({ do: 'reset' }, 'while lost'));
  await step('disconnects: closed with no code, resumed', () => cut({ do: 'close' }, 'while closed silently'));
  await step('disconnects: op 7, resumed', () => cut({ do: 'reconnect' }, 'while reconnecting'));
  await step('disconnects: op 9 true, resumed', () => cut({ do: 'invalidSession', resumable: true }, 'while invalid'));
  await step('disconnects: twice in a row, resumed', async () => {
    await cut({ do: 'close', code: 4000 }, 'the first time');
    await cut({ do: 'close', code: 1001 }, 'the second time');
  });

  await step('disconnects: op 9 false begins a new session', async () => {
    await stage.control('POST', '/gateway', { do: 'invalidSession', resumable: false });
    await stage.dispatched('READY');
    await soon(() => stage.client.isReady() && stage.client.ws.status === 0, 'a ready client');
    await say('in the new session');
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'in the new session');
    same(heard('in the new session').length, 1, 'messages');
    check(stage.client.guilds.cache.every((g) => g.available), 'every guild available');
  });

  await step('disconnects: a session that is gone begins a new one', async () => {
    await stage.control('POST', '/gateway', { do: 'close', code: 4000, resumable: false });
    await stage.dispatched('READY');
    await soon(() => stage.client.ws.status === 0, 'a ready client');
    await say('in the next session');
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'in the next session');
  });
}
