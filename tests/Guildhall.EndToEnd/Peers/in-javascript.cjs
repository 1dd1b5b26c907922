// Loaded by --require where zlib-sync could not be compiled: pako, whose interface it has, reads the compressed gateway.
const Module = require('node:module');

const load = Module._load;
Module._load = function (name, ...rest) {
  return load.call(this, name === 'zlib-sync' ? 'zlib-sync-in-javascript' : name, ...rest);
};
