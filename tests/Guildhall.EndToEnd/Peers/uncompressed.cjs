// Loaded by --require before a tour without compression: discord.js compresses as soon as it finds zlib-sync.
const Module = require('node:module');

const load = Module._load;
Module._load = function (name, ...rest) {
  if (name !== 'zlib-sync') return load.call(this, name, ...rest);
  throw Object.assign(new Error('zlib-sync is left out of this tour'), { code: 'MODULE_NOT_FOUND' });
};
