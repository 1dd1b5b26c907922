// What every step stands on: the client under test, the simulator's control routes, and all that was heard.
import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';

// Only a step that fails waits this long; the machine may stall for many seconds.
const PATIENCE = 120_000;

export function check(condition, expected) {
  if (!condition) throw new Error(`expected: ${expected}`);
}

export function same(actual, wanted, what) {
  const [a, b] = [text(actual), text(wanted)];
  if (a !== b) throw new Error(`expected ${what}: ${b}, got ${a}`);
}

const text = (value) => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}n` : v));

/** Waits for a refusal and checks its code. */
export async function refused(code, promise) {
  const result = await promise.then(
    () => 'no error at all',
    (error) => error,
  );
  if (result?.code !== code) throw new Error(`expected the error ${code}, got ${result?.code ?? result}: ${result?.message}`);
  return result;
}

export class Stage {
  raw = [];
  debug = [];
  answers = new Map();
  answering = new Set();
  problems = [];
  thrown = [];
  failed = 0;

  constructor(base, token, restBase) {
    Object.assign(this, { base, token, restBase });
    for (const event of ['uncaughtException', 'unhandledRejection']) {
      process.on(event, (error) => {
        this.thrown.push(String(error?.stack ?? error));
        console.error(error);
      });
    }
  }

  /** An unmodified client whose raw dispatches are kept; `more` overrides its options. */
  open(more = {}) {
    const client = new Client({
      intents: Object.values(GatewayIntentBits).filter((bit) => typeof bit === 'number'),
      partials: [Partials.Channel, Partials.Message, Partials.Reaction, Partials.User, Partials.GuildMember],
      // Only a machine that stands still needs more than the library's own 15 seconds.
      rest: { api: `${this.restBase}/api`, version: '10', timeout: 2 * PATIENCE },
      waitGuildTimeout: 2 * PATIENCE,
      makeCache: Options.cacheEverything(),
      ...more,
    });
    client.on(Events.Raw, (packet, shard) => this.raw.push({ ...packet, shard, client }));
    client.on(Events.Debug, (text) => this.debug.push(text));
    client.on(Events.Error, (error) => this.thrown.push(String(error?.stack ?? error)));
    return client;
  }

  async start(client) {
    const ready = this.heard(client, Events.ClientReady);
    await client.login(this.token);
    await ready;
    return client;
  }

  /** Runs one step and prints its line; what went wrong inside an answer to an interaction counts too. */
  async step(name, run) {
    this.since = this.raw.length;
    this.problems = [];
    const started = performance.now();
    let detail = '';
    try {
      const whole = run().then(() => Promise.all(this.answering));
      await within(whole, `the step to end in ${PATIENCE * 1.5} ms`, PATIENCE * 1.5);
      if (this.problems.length > 0) throw new Error(`an answer failed: ${this.problems.join('\n')}`);
    } catch (error) {
      this.failed++;
      detail = [error?.stack ?? error, ...this.problems].join('\n');
    }
    console.log(JSON.stringify({ step: name, ok: detail === '', detail, ms: Math.round(performance.now() - started) }));
  }

  /** A dispatch of this step as it came over the line, now or soon: the library's own cache is no evidence. */
  dispatched(type, match = () => true, from = this.since) {
    const find = () => this.raw.slice(from).find((p) => p.t === type && match(p.d, p))?.d;
    return soon(find, `the dispatch ${type}`);
  }

  /** The event of a client, from now on. */
  heard(client, event, match = () => true) {
    let listen;
    const coming = new Promise((resolve) => {
      listen = (...args) => match(...args) && resolve(args);
      client.on(event, listen);
    });
    return within(coming, `the event ${event}`).finally(() => client.off(event, listen));
  }

  /** A call of `/sim`. */
  async control(method, path, body) {
    const response = await fetch(`${this.base}/sim${path}`, { method, body: body && JSON.stringify(body) });
    const json = await response.json();
    if (!response.ok) throw new Error(`${method} /sim${path}: ${response.status} ${JSON.stringify(json)}`);
    return json;
  }

  /** Moves the simulator's clock on. */
  pass(ms) {
    return this.control('POST', '/clock', { advanceMs: ms });
  }

  /** Answers the commands, components and forms of this key. */
  on(key, answer) {
    this.answers.set(key, answer);
  }

  listen(client) {
    client.on(Events.InteractionCreate, (i) => this.answered(keyOf(i), async () => this.answers.get(keyOf(i))?.(i)));
  }

  /** Runs an answer whose end, good or bad, belongs to the step that asked for it. */
  answered(key, run) {
    const running = run()
      .catch((error) => this.problems.push(`${key}: ${error?.stack ?? error}`))
      .finally(() => this.answering.delete(running));
    this.answering.add(running);
  }
}

function keyOf(i) {
  if (i.isMessageComponent() || i.isModalSubmit()) return i.customId;
  if (i.isContextMenuCommand()) return i.commandName;
  const path = [i.commandName, i.options.getSubcommandGroup(false), i.options.getSubcommand(false)];
  return `${i.isAutocomplete() ? '…' : '/'}${path.filter(Boolean).join(' ')}`;
}

/** Looks again and again until something is found. */
export async function soon(find, what, ms = PATIENCE) {
  const until = performance.now() + ms;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (performance.now() > until) throw new Error(`expected ${what} within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function within(promise, what, ms = PATIENCE) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`expected ${what} within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
