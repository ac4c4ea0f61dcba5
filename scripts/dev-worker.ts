/** Runs the built Worker on this machine by `wrangler dev`, with whatever arguments it is given, and with no word to anybody. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const wrangler = fileURLToPath(
  new URL('bin/wrangler.js', pathToFileURL(createRequire(import.meta.url).resolve('wrangler/package.json'))),
);

const child = spawn(process.execPath, [wrangler, 'dev', ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  stdio: 'inherit',
  env: {
    ...process.env,
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    // The banner asks the registry for a newer version.
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
