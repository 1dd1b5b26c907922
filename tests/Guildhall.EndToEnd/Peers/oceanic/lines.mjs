import { same } from '../discordjs/stage.mjs';

/** The line is cut; what was said meanwhile arrives exactly once. */
export default async function lines(stage) {
  const step = stage.step.bind(stage);
  const { client } = stage;
  const say = (content) => stage.control('POST', `${stage.here}/messages`, { as: 'product', content });
  const heard = (content) => stage.raw.filter((p) => p.t === 'MESSAGE_CREATE' && p.d.content === content).length;

  async function cut(how, content) {
    const resumed = stage.heard(client, 'shardResume');
    await stage.control('POST', '/gateway', how);
    await say(content);
    await resumed;
    await say(`after ${content}`);
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === `after ${content}`);
    same([content, `after ${content}`].map(heard), [1, 1], 'each message once');
  }

  await step('lines: closed with 4000, resumed', () => cut({ do: 'close', code: 4000 }, 'while closed'));
  await step('lines: lost, resumed', () => cut({ do: 'reset' }, 'while lost'));
  await step('lines: op 7, resumed', () => cut({ do: 'reconnect' }, 'while reconnecting'));

  await step('lines: op 9 false begins a new session', async () => {
    await stage.control('POST', '/gateway', { do: 'invalidSession', resumable: false });
    await stage.dispatched('READY');
    await stage.dispatched('GUILD_CREATE', (d) => d.id === stage.guild.id);
    await say('in the new session');
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'in the new session');
  });
}
