import { knownRequests, sendRequest } from '../requests.js';
import { pause, type Served } from '../served.js';
import type { Stage } from '../stage.js';
import { Findings, type TortureCase } from '../torture-case.js';
import { putIndex } from './descriptors.js';

const clients = 8;
const swapEveryMs = 5000;
/** Most that memory may grow in the second half of the time, as a share of what it was. */
const mostGrowth = 0.05;

/** Every way in at once while the index changes. */
export const mixedLoadCase: TortureCase = {
  name: 'mixed-load',
  done: `${clients} clients ask, stream, search, chat, call tools and send what is refused, while the index is swapped every 5 seconds`,
  holds: `each answer is that of one of the two versions, to the byte; no 5xx; the last index is served; memory grows by less than ${mostGrowth * 100} % in the second half`,
  async run(stage, { seconds, draw }) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    const served = await stage.serve(live);
    const memory: number[] = [];
    let [answers, now, swaps, going] = [0, stage.first, 0, true];
    const askOn = async (): Promise<void> => {
      while (going) {
        const request = knownRequests[draw.below(knownRequests.length)];
        if (request === undefined) continue;
        const got = await sendRequest(served.address, request).catch((cause: unknown) => `failed: ${String(cause)}`);
        const isKnown = [stage.first, stage.second].some(({ bodies }) => bodies.get(request.name) === got);
        findings.check(isKnown, `“${request.name}” was answered with ${got.slice(0, 160)}`);
        answers += 1;
      }
    };
    const asking = Promise.all(Array.from({ length: clients }, askOn));
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      await pause(Math.min(swapEveryMs, until - performance.now()));
      now = now === stage.first ? stage.second : stage.first;
      const from = served.program.err.length;
      await putIndex(live, now);
      await served.program.waitFor(new RegExp(`${now.indexVersion} answers from now on`, 'u'), from);
      swaps += 1;
      memory.push(await served.readMemory());
    }
    going = false;
    await asking;
    await checkEnd(stage, served, now, findings);
    const growth = findGrowth(memory);
    if (memory.length >= 12) findings.check(growth < mostGrowth, `memory grew by ${(growth * 100).toFixed(1)} %`);
    const megabytes = [memory[0], memory[Math.floor(memory.length / 2)], memory.at(-1)].map((bytes) =>
      ((bytes ?? 0) / 1e6).toFixed(0),
    );
    const did = `${answers} answers, ${swaps} swaps, memory ${megabytes.join(', ')} MB at the first swap, half way and at the end`;
    return { did, broken: findings.broken };
  },
};

async function checkEnd(stage: Stage, served: Served, now: Stage['first'], findings: Findings): Promise<void> {
  for (const wrong of await stage.findWrong(served, [now])) findings.check(false, `at the end: ${wrong}`);
  const log = served.program.out.trim().split('\n').slice(1);
  const failed = log.filter((line) => /"status":5\d\d/u.test(line));
  findings.check(failed.length === 0, `${failed.length} lines of the log have a status of 5xx: ${failed[0] ?? ''}`);
}

/** How much more memory was in use in the last quarter of the time than in the quarter after the first half. */
function findGrowth(memory: readonly number[]): number {
  const half = memory.slice(Math.floor(memory.length / 2));
  const middle = Math.floor(half.length / 2);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(half.slice(middle)) / mean(half.slice(0, middle)) - 1;
}
