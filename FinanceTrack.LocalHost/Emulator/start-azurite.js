// Run by LocalHost as `node -e <this text> -- <Azurite's script> <its arguments>`.
const path = require('path');

// LocalHost holds the other end of standard input. When that closes, because it stops or was killed, Azurite ends as on SIGTERM,
// which it handles by writing its data.
process.stdin
  .on('end', () => {
    process.emit('SIGTERM');
    setTimeout(() => process.exit(), 3000).unref();
  })
  .resume();

// A terminal sends Ctrl-C to both processes, and LocalHost still needs its storage while it stops.
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));
process.on('SIGINT', () => {});

// Azurite flushes the disk for every message. Written data outlives a killed process without that; only a power cut would need it.
require('fs').fdatasync = (_, done) => done(null);

// For every call on a queue Azurite looks through all messages for expired ones, so that a call costs more the more messages
// there are. Once a second is enough for messages that live for days.
const { default: Messages } = require(path.join(path.dirname(process.argv[1]), 'queue', 'persistence', 'LokiQueueMetadataStore.js'));
const clearExpired = Messages.prototype.clearExpiredMessages;
let cleared = 0;
Messages.prototype.clearExpiredMessages = async function (...queue) {
  if (Date.now() - cleared > 1000) {
    cleared = Date.now();
    await clearExpired.apply(this, queue);
  }
};

require(process.argv[1]);
