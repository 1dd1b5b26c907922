// A second opinion: oceanic.js, whose models are strict, reads the same local Discord; its line is compressed and
// inflated by Node's own zlib.
//   node tour.mjs BASE TOKEN none|zlib-stream [REST_BASE]
import { Client } from 'oceanic.js';
import { Stage, same } from '../discordjs/stage.mjs';
import answers from './answers.mjs';
import guilds from './guilds.mjs';
import lines from './lines.mjs';

const [base, token, , restBase = base] = process.argv.slice(2);
const stage = new Stage(base, token, restBase);
stage.warnings = [];
const client = new Client({
  auth: `Bot ${token}`,
  gateway: { intents: ['ALL'], compress: 'zlib-stream', compressLibrary: 'native', reconnectDelay: () => 100 },
  rest: { baseURL: `${restBase}/api/v10` },
});
client.on('packet', (packet, shard) => stage.raw.push({ ...packet, shard, client }));
client.on('debug', (text) => stage.debug.push(text));
client.on('warn', (text) => stage.warnings.push(String(text)));
// It reports a close with 4000 as an error and resumes all the same.
client.on('error', (error) => {
  if (!/^Unknown close: 4000/.test(error?.message)) stage.thrown.push(String(error?.stack ?? error));
});
stage.client = client;

for (const theme of [guilds, answers, lines]) await theme(stage);

await stage.step('end: no exception inside oceanic.js', async () => same(stage.thrown, [], 'exceptions'));
client.disconnect(false);
process.exit(stage.failed ? 1 : 0);
