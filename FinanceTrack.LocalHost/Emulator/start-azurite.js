// Run by LocalHost as `node -e <this text> -- <Azurite's script> <its arguments>`.
const path = require('path');

// A terminal sends Ctrl-C to both processes, and a service manager SIGTERM; but LocalHost still needs its storage while it stops.
// So neither ends Azurite, and what it would do then, writing its data, waits for the end of standard input: LocalHost holds its
// other end, which closes when LocalHost has stopped or was killed.
const endings = new Set();
const once = process.once.bind(process);
process.once = (event, listener) => {
  if (event !== 'SIGINT' && event !== 'SIGTERM') {
    return once(event, listener);
  }
  if (event === 'SIGTERM') {
    endings.add(listener);
  }
  return process;
};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {});
}

process.stdin
  .on('end', () => {
    for (const end of endings) {
      end('SIGTERM');
    }
    setTimeout(() => process.exit(), 3000).unref();
  })
  .resume();

// Azurite flushes the disk for every message. Written data outlives a killed process without that; only a power cut would need it.
require('fs').fdatasync = (_, done) => done(null);

// For every call on a queue Azurite looks through all messages for expired ones, so that a call costs more the more messages
// there are. Once a second is enough for messages that live for days.
const fromAzurite = require('module').createRequire(process.argv[1]);
const { default: Messages } = fromAzurite('./queue/persistence/LokiQueueMetadataStore.js');
const clearExpired = Messages.prototype.clearExpiredMessages;
let cleared = 0;
Messages.prototype.clearExpiredMessages = async function (...queue) {
  if (Date.now() - cleared > 1000) {
    cleared = Date.now();
    await clearExpired.apply(this, queue);
  }
};

// Messages that are received together are updated together, and then its database sorts all messages there are anew, by each of its
// indexes. One by one only theirs move.
const { Collection } = fromAzurite('lokijs');
const update = Collection.prototype.update;
Collection.prototype.update = function (documents) {
  if (!Array.isArray(documents)) {
    return update.call(this, documents);
  }
  documents.forEach(document => update.call(this, document));
};

require(process.argv[1]);
