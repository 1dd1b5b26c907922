// The same calls as RestBench.cs, by @discordjs/rest. Reads "CALLS CHANNELS" lines, answers each with one JSON line.
import { createInterface } from 'node:readline';
import { REST } from '@discordjs/rest';

const rest = new REST({
  api: process.argv[2],
  version: '10',
  globalRequestsPerSecond: Infinity,
  timeout: 120_000,
}).setToken('bench');
const first = 100_000_000_000_000_000n;

for await (const line of createInterface({ input: process.stdin })) {
  const [calls, channels] = line.split(' ').map(Number);
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  let failed = 0;
  await Promise.all(
    Array.from({ length: calls }, (_, i) =>
      rest
        .post(`/channels/${first + BigInt(i % channels)}/messages`, {
          body: {
            content: 'The spice must flow',
            allowed_mentions: { parse: [], replied_user: false },
            nonce: `${i}`,
            enforce_nonce: true,
          },
        })
        .catch(() => failed++),
    ),
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({ seconds, cpuSeconds: (used.user + used.system) / 1e6, failed }));
}
