/** `npm run keys -- create NAME [--site ID] | list | revoke ID`: the keys of servers that use the API. */
import { changeKeyFile, readKeyFile } from '../src/adapters/node/key-file.js';
import { readSites } from '../src/adapters/node/read-sites.js';
import { runKeys } from '../src/cli/run-keys.js';
import { EnvironmentFault, readEnvironment } from '../src/environment.js';
import { drawKey } from '../src/http/access/access-key.js';

try {
  const { keysFile: path, sitesFile } = readEnvironment(process.env);
  process.exitCode = await runKeys(process.argv.slice(2), {
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    file: path === null ? null : { read: () => readKeyFile(path), change: (change) => changeKeyFile(path, change) },
    siteIds: async () => (sitesFile === null ? null : (await readSites(sitesFile)).map(({ id }) => id)),
    draw: drawKey,
    now: () => new Date().toISOString(),
  });
} catch (error) {
  if (!(error instanceof EnvironmentFault)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
