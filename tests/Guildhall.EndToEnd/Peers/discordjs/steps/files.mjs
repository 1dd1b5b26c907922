import { createHash } from 'node:crypto';
import { AttachmentBuilder } from 'discord.js';
import { check, refused, same } from '../stage.mjs';

const bytes = (length, salt) => Buffer.from(Array.from({ length }, (_, n) => (n * 7 + salt + (n >> 8)) % 256));
const hash = (buffer) => createHash('sha256').update(buffer).digest('hex');
const fetched = async (url) => Buffer.from(await (await fetch(url)).arrayBuffer());

/** Files there and back, byte for byte. */
export default async function files(stage) {
  const step = stage.step.bind(stage);
  const big = bytes(700_000, 1);
  const small = bytes(333, 2);
  let room;
  let sent;

  await step('files: several, with description and spoiler', async () => {
    room = await stage.guild.channels.create({ name: 'files' });
    sent = await room.send({
      content: 'two files',
      files: [
        new AttachmentBuilder(big, { name: 'größe & co.bin', description: 'all of them' }),
        new AttachmentBuilder(small, { name: 'small.txt' }).setSpoiler(true),
      ],
    });
    const [one, two] = sent.attachments.values();
    same([one.size, two.size, one.description], [big.length, small.length, 'all of them'], 'sizes and description');
    check(two.spoiler && !one.spoiler, 'the second one to be a spoiler');
    same(two.contentType.split(';')[0], 'text/plain', 'content type');
  });

  await step('files: the bytes are the same', async () => {
    const [one, two] = sent.attachments.values();
    same([hash(await fetched(one.url)), hash(await fetched(two.proxyURL))], [hash(big), hash(small)], 'hashes');
  });

  await step('files: an edit removes one and adds another', async () => {
    const [one] = sent.attachments.values();
    const after = await sent.edit({ attachments: [one], files: [new AttachmentBuilder(small, { name: 'new.bin' })] });
    same(after.attachments.map((a) => a.size), [big.length, small.length], 'sizes');
    same(after.attachments.first().id, one.id, 'the one that was kept');
    const told = await stage.dispatched('MESSAGE_UPDATE', (d) => d.id === sent.id);
    same(told.attachments.map((a) => a.filename).at(-1), 'new.bin', 'names');
    same(hash(await fetched(after.attachments.last().url)), hash(small), 'hash');
  });

  await step('files: shown by an embed', async () => {
    const picture = new AttachmentBuilder(small, { name: 'dot.png' });
    const shown = await room.send({ embeds: [{ image: { url: 'attachment://dot.png' } }], files: [picture] });
    same(hash(await fetched(shown.embeds[0].image.url)), hash(small), 'hash');
  });

  await step('files: at most ten', async () => {
    const many = Array.from({ length: 11 }, (_, n) => new AttachmentBuilder(small, { name: `${n}.bin` }));
    check((await room.send({ files: many.slice(1) })).attachments.size === 10, 'ten attachments');
    await refused(50035, room.send({ files: many }));
  });
}
