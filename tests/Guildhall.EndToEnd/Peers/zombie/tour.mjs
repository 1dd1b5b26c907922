// A line that goes dead without a word: discord.js notices by the heartbeat, and resumes.
//   node tour.mjs BASE TOKEN none|zlib-stream
import { Events } from 'discord.js';
import { Stage, same } from '../discordjs/stage.mjs';

const [base, token] = process.argv.slice(2);
const stage = new Stage(base, token, base);
const step = stage.step.bind(stage);

await step('zombie: a line without acknowledgements is left and resumed', async () => {
  const client = await stage.start(stage.open());
  const here = '/guilds/onomancer-demo/channels/general/messages';
  const resumed = stage.heard(client, Events.ShardResume);
  await stage.control('POST', '/gateway', { do: 'silence' });
  await stage.control('POST', here, { as: 'product', content: 'into the silence' });
  await resumed;
  await stage.control('POST', here, { as: 'product', content: 'and out of it' });
  await stage.dispatched('MESSAGE_CREATE', (d) => d.content === 'and out of it');
  const heard = stage.raw.filter((p) => p.t === 'MESSAGE_CREATE').map((p) => p.d.content);
  same(heard, ['into the silence', 'and out of it'], 'messages, each once');
  same(stage.debug.some((line) => /zombie/i.test(line)), true, 'the word of discord.js about a zombie connection');
  await client.destroy();
});

await step('zombie: no exception inside discord.js', async () => same(stage.thrown, [], 'exceptions'));
process.exit(stage.failed ? 1 : 0);
