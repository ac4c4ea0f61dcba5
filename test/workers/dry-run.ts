import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');

/** Does all of a deployment but the sending, with the project's `wrangler.toml` over what was built into `outDir`. */
export async function dryRun(outDir: string): Promise<{ readonly code: number; readonly output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'voices-deploy-'));
  try {
    await cp(fileURLToPath(new URL('../../wrangler.toml', import.meta.url)), join(folder, 'wrangler.toml'));
    await cp(outDir, join(folder, 'dist'), { recursive: true });
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(folder: string): Promise<{ readonly code: number; readonly output: string }> {
  // Nothing of this person's: no account, no folder of settings.
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [wrangler, 'deploy', '--dry-run'], { cwd: folder, env }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: stripVTControlCharacters(out + err) });
    });
  });
}
