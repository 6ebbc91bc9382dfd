// Run by LocalHost as `node -e <this text> -- <Azurite's script> <its arguments>`. It ties Azurite's life to LocalHost's and changes
// nothing else of it.

// A terminal sends Ctrl-C to both processes, and a service manager SIGTERM; but LocalHost still needs its storage while it stops.
// So neither signal ends Azurite. What it would do then, writing its data, waits for the end of standard input: LocalHost holds the
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

require(process.argv[1]);
