import { readdir } from 'node:fs/promises';
import { loadCurrentIndex } from '../../../src/adapters/node/index-store.js';
import { knownRequests } from '../requests.js';
import { pause, startProgram } from '../served.js';
import { describeFolders, type Live, pointStories, type Stage, type Version } from '../stage.js';
import { Findings, type TortureCase } from '../torture-case.js';

/** Builds killed at any moment while a server is asked. */
export const killBuildsCase: TortureCase = {
  name: 'kill-builds',
  done: '`build:index` killed with SIGKILL at random moments while a server answers from its folder, under load',
  holds:
    'every answer is one of the two versions’; the index on the disk is whole; the next build goes through and is taken up',
  async run(stage, { kills, draw }) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    const served = await stage.serve(live);
    const both = [stage.first, stage.second];
    let asked = 0;
    const load = { going: true };
    const asking = (async () => {
      while (load.going) {
        const requests = knownRequests.slice(0, 7);
        for (const wrong of await stage.findWrong(served, both, requests)) findings.check(false, wrong);
        asked += requests.length;
      }
    })();
    let buildMs = await build(stage, live, stage.second, findings);
    let [before, ended] = [stage.second, 0];
    for (let kill = 0; kill < kills; kill += 1) {
      const next = before === stage.first ? stage.second : stage.first;
      await pointStories(live, next);
      const killed = startProgram(stage.programs, 'build-index', [], { env: describeFolders(live) });
      // The first fifth of the time is Node's own start.
      await Promise.race([pause(buildMs * (0.2 + 0.85 * draw.share())), killed.exit]);
      if (!killed.isRunning) ended += 1;
      await killed.stop('SIGKILL');
      const found = (await loadCurrentIndex(live.indexDir)).stored.manifest.indexVersion;
      findings.check(
        [before.indexVersion, next.indexVersion].includes(found),
        `after kill ${kill + 1} the index is ${found}`,
      );
      buildMs = (3 * buildMs + (await build(stage, live, next, findings))) / 4;
      const names = (await readdir(live.indexDir)).sort();
      findings.check(names.length === 2, `after the build that followed kill ${kill + 1} there are ${names.join(' ')}`);
      before = next;
    }
    // What is on the disk now is what is served in the end.
    await served.program.waitFor(new RegExp(`${before.indexVersion} answers from now on\\.\\s*$`, 'u'));
    load.going = false;
    await asking;
    for (const wrong of await stage.findWrong(served, [before])) findings.check(false, `at the end: ${wrong}`);
    const did = `${kills} kills (${ended} builds had ended), ${asked} answers meanwhile`;
    return { did, broken: findings.broken };
  },
};

/** Builds to the end; gives how long it took in milliseconds. */
async function build(stage: Stage, live: Live, version: Version, findings: Findings): Promise<number> {
  await pointStories(live, version);
  const began = performance.now();
  const program = startProgram(stage.programs, 'build-index', [], { env: describeFolders(live) });
  const code = await program.exit;
  findings.check(code === 0, `a build ended with ${code ?? 'a signal'}: ${program.err.slice(-300)}`);
  const found = (await loadCurrentIndex(live.indexDir)).stored.manifest.indexVersion;
  findings.check(found === version.indexVersion, `a build made ${found}`);
  return performance.now() - began;
}
