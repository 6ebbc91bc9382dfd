import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

// Compressed once, here, and never while a request waits.
const compress = {
  name: 'compress',
  apply: 'build',
  async closeBundle() {
    const folder = path.resolve(import.meta.dirname, 'dist');
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || /\.(br|gz)$/.test(file.name)) continue;
      const name = path.join(file.parentPath, file.name);
      const content = await readFile(name);
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      await writeFile(`${name}.br`, brotliCompressSync(content, { params }));
      await writeFile(`${name}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  base: '/console/',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // A data: URL would need an exception in the content security policy.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } }, // Said of a busy machine, and nothing that can be mended here.
  },
  plugins: [compress],
  server: {
    // `npm run dev`, beside a running LocalHost.
    proxy: { '/api': process.env.FINANCETRACK_BASE_URL ?? 'http://localhost:7071' },
  },
});
