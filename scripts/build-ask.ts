/** Bundles the `ask` command into `dist`, and lets it be run. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAsk } from './build-ask/bundle-ask.js';

const folder = fileURLToPath(new URL('../dist', import.meta.url));

await bundleAsk(folder);
await chmod(join(folder, 'ask.js'), 0o755);
