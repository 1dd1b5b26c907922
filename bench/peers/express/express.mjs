// The same answer in Express: key check by hash, a rate limit by key, one address out of many, an ETag.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createInterface } from 'node:readline';
import express from 'express';
import { rateLimit } from 'express-rate-limit';

const [key, wallet, body, etag] = process.argv.slice(2);
const hashes = new Map([[key.slice(4, 16), createHash('sha256').update(key).digest()]]);
const known = new Map([[wallet.toLowerCase(), JSON.parse(body)]]);
const isAddress = /^0x[0-9a-f]{40}$/i;

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.use((request, response, next) => {
  const hash = hashes.get((request.get('x-api-key') ?? '').slice(4, 16));
  if (!hash || !timingSafeEqual(hash, createHash('sha256').update(request.get('x-api-key')).digest())) {
    response.status(403).json({ error: 'Wrong key.' });
    return;
  }

  next();
});
app.use(
  rateLimit({
    windowMs: 60_000,
    limit: 10_000_000,
    standardHeaders: 'draft-6',
    legacyHeaders: false,
    keyGenerator: (request) => request.get('x-api-key').slice(4, 16),
  }),
);
app.get('/eligibility/:address', (request, response) => {
  if (!isAddress.test(request.params.address)) {
    response.status(400).json({ error: 'Invalid address.' });
    return;
  }

  response.set('Cache-Control', 'public, max-age=60');
  response.set('ETag', etag);
  if (request.get('if-none-match') === etag) {
    response.status(304).end();
    return;
  }

  response.json(known.get(request.params.address.toLowerCase()) ?? { eligible: false });
});

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
const lines = createInterface({ input: process.stdin });
lines.on('line', () => console.log(process.cpuUsage().user + process.cpuUsage().system));
lines.on('close', () => process.exit(0));
