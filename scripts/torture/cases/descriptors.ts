import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { destroyAll, openClients, settle } from '../raw-clients.js';
import { pause } from '../served.js';
import { type Live, pointStories, type Version } from '../stage.js';
import { Findings, type TortureCase } from '../torture-case.js';

const maxDescriptors = 256;
/** More than that, and what the server holds open anyway. */
const connections = 600;

/** More connections than the process may have files open, and an index that comes meanwhile. */
export const descriptorsCase: TortureCase = {
  name: 'descriptors',
  done: `a server that may hold ${maxDescriptors} files open gets ${connections} connections that send nothing, and another index meanwhile`,
  holds: 'the process lives; once they are gone it answers as before, and has taken up the new index within 15 seconds',
  findObstacle: () => (process.platform === 'linux' ? null : '`ulimit -n` is set otherwise here'),
  async run(stage, { rounds }) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    const served = await stage.serve(live, { maxDescriptors });
    let [now, most] = [stage.first, 0];
    for (let round = 0; round < rounds; round += 1) {
      const clients = openClients(served.address, connections);
      await settle(clients);
      most = Math.max(most, (await readdir(`/proc/${served.program.child.pid ?? 0}/fd`)).length);
      const next = now === stage.first ? stage.second : stage.first;
      const from = served.program.err.length;
      await putIndex(live, next);
      // The pointer is looked at twice a second; the server then finds no descriptor to read the index with.
      await pause(2000);
      findings.check(served.program.isRunning, 'the process died');
      destroyAll(clients);
      const taken = new RegExp(`${next.indexVersion} answers from now on`, 'u');
      await served.program.waitFor(taken, from, 15_000).catch((cause: unknown) => {
        findings.check(false, `the new index was not taken up: ${String(cause)}`);
      });
      now = next;
    }
    for (const wrong of await stage.findWrong(served, [now])) findings.check(false, `afterwards: ${wrong}`);
    return { did: `${rounds} times, ${most} descriptors open`, broken: findings.broken };
  },
};

/** Puts a version’s index in place as a build does: the folder first, then the pointer in one step. */
export async function putIndex(live: Live, version: Version): Promise<void> {
  await pointStories(live, version);
  const name = (await readFile(join(version.indexDir, 'CURRENT'), 'utf8')).trim();
  const aside = join(live.indexDir, '.aside');
  const old = (await readdir(live.indexDir)).filter((one) => one !== name && one !== 'CURRENT');
  await cp(join(version.indexDir, name), aside, { recursive: true });
  await rm(join(live.indexDir, name), { recursive: true, force: true });
  await rename(aside, join(live.indexDir, name));
  await writeFile(join(live.indexDir, 'CURRENT.aside'), `${name}\n`);
  await rename(join(live.indexDir, 'CURRENT.aside'), join(live.indexDir, 'CURRENT'));
  for (const one of old) await rm(join(live.indexDir, one), { recursive: true, force: true });
}
