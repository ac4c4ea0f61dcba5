import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFileNames } from '../../../src/adapters/transformers/model-files.js';
import { damages } from '../damage-file.js';
import { knownRequests } from '../requests.js';
import { Findings, type TortureCase } from '../torture-case.js';

/** Flips tried in the network for each one in another file: it is the largest, and read by code that is not ours. */
const networkTimes = 5;

/** Every file of the model, harmed under a server that runs and before one that starts. */
export const modelFilesCase: TortureCase = {
  name: 'model-files',
  done: 'each file of the model truncated, one bit flipped, swapped with the one beside it, missing, emptied, grown; SIGHUP',
  holds: 'refused by name, the process lives, the index before goes on in the same words; a start says 503',
  async run(stage, { rounds, draw }) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    let served = await stage.serve(live);
    let [refused, died] = [0, 0];
    for (const [at, file] of modelFileNames.entries()) {
      const path = join(live.modelDir, file);
      const whole = await readFile(path);
      const other = await readFile(join(live.modelDir, modelFileNames[(at + 1) % modelFileNames.length] ?? file));
      for (const { name, apply } of damages) {
        const times = /truncated|flipped/u.test(name)
          ? rounds * (rounds > 1 && file.endsWith('.onnx') ? networkTimes : 1)
          : 1;
        for (let round = 0; round < times; round += 1) {
          const damaged = apply(whole, draw, other);
          const put = (): Promise<void> => (damaged === null ? rm(path) : writeFile(path, damaged));
          const outcome = await served.reloadAfter(put, 'signal').catch((cause: unknown) => String(cause));
          findings.check(outcome === 'refused', `${file} ${name}: ${outcome}`);
          if (outcome === 'refused') refused += 1;
          await writeFile(path, whole);
          if (served.program.isRunning) continue;
          died += 1;
          served = await stage.serve(live);
        }
      }
      for (const wrong of await stage.findWrong(served, [stage.first], knownRequests.slice(0, 2)))
        findings.check(false, `${file}: ${wrong}`);
    }
    await writeFile(join(live.modelDir, 'config.json'), '{}');
    const cold = await stage.serve(live);
    const ready = await fetch(`${cold.address}/readyz`);
    findings.check(ready.status === 503, `a start without a model: /readyz says ${ready.status}`);
    return { did: `${refused} refused, the process died ${died} times`, broken: findings.broken };
  },
};
