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
  const say = (content) => stage.control('POST', here, { as: 'product', content });
  const noticed = () => stage.debug.some((line) => /zombie/i.test(line));
  const said = [];
  // Once is enough; a machine that stands still may lose the line for another reason first.
  for (let round = 1; round <= 5 && !noticed(); round++) {
    const resumed = stage.heard(client, Events.ShardResume);
    await stage.control('POST', '/gateway', { do: 'silence' });
    await say(`into silence ${round}`);
    await resumed;
    await say(`out of silence ${round}`);
    await stage.dispatched('MESSAGE_CREATE', (d) => d.content === `out of silence ${round}`);
    said.push(`into silence ${round}`, `out of silence ${round}`);
  }
  same(noticed(), true, 'the word of discord.js about a zombie connection');
  const heard = stage.raw.filter((p) => p.t === 'MESSAGE_CREATE').map((p) => p.d.content);
  same(heard, said, 'messages, each once');
  await client.destroy();
});

await step('zombie: no exception inside discord.js', async () => same(stage.thrown, [], 'exceptions'));
process.exit(stage.failed ? 1 : 0);
