import { createDraw, type Draw } from '../torture/draw.js';
import type { FuzzTarget } from './fuzz-target.js';
import type { SliceReport } from './run-slice.js';
import { watchCoverage } from './watch-coverage.js';

export interface GuidedReport extends SliceReport {
  /** Inputs that took a new way and were kept to be changed further. */
  readonly kept: number;
  readonly blocks: number;
}

/** Inputs between two looks at the coverage: a look costs as much as many inputs. */
const batch = 16;
const longest = 4000;

/**
 * Gives a target `cases` inputs that are changed from those that took ways through the code which none had taken before. What
 * it finds depends on the seed alone.
 */
export async function runGuided(target: FuzzTarget, cases: number, seed: number): Promise<GuidedReport> {
  const draw = createDraw(seed);
  const pool = [...target.seeds.map((text) => text.slice(0, longest)), ...target.pieces, ''];
  const grown = pool.length;
  const watch = await watchCoverage();
  const report = (done: number, failure: SliceReport['failure']): GuidedReport => ({
    cases: done,
    failure,
    kept: pool.length - grown,
    blocks: watch.blocks(),
  });
  try {
    for (let done = 0; done < cases; done += batch) {
      const inputs = Array.from({ length: batch }, () => change(pick(pool, draw), pool, target.pieces, draw));
      for (const input of inputs) {
        const reason = await findFault(target, input);
        if (reason !== null) return report(done, { input: await shorten(target, input), reason });
      }
      if ((await watch.countNew()) === 0) continue;
      // One of them did it; all are kept, as asking after each would cost more than a few idle inputs.
      pool.push(...inputs);
    }
    return report(cases, null);
  } finally {
    await watch.stop();
  }
}

async function findFault(target: FuzzTarget, input: string): Promise<string | null> {
  try {
    await target.run(input);
    return null;
  } catch (cause) {
    return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  }
}

/** The input without the parts that the fault does not need. */
async function shorten(target: FuzzTarget, input: string): Promise<string> {
  let short = input;
  for (let size = Math.ceil(short.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < short.length;) {
      const without = short.slice(0, at) + short.slice(at + size);
      if ((await findFault(target, without)) === null) at += size;
      else short = without;
    }
  return short;
}

function change(parent: string, pool: readonly string[], pieces: readonly string[], draw: Draw): string {
  let text = parent;
  for (let times = 1 + draw.below(4); times > 0; times -= 1) {
    const at = draw.below(text.length + 1);
    const length = draw.below(Math.min(40, text.length - at) + 1);
    const [before, cut, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
    const ways = [
      () => before + pick(pieces, draw) + cut + after,
      () => before + after,
      () => before + cut.repeat(1 + draw.below(8)) + after,
      () => before + String.fromCharCode(draw.below(0x250)) + after,
      () => before + String.fromCharCode(draw.below(0x10000)) + cut + after,
      () => before + pick(pool, draw).slice(0, 200) + after,
    ];
    text = (ways[draw.below(ways.length)]?.() ?? text).slice(0, longest);
  }
  return text;
}

function pick(texts: readonly string[], draw: Draw): string {
  return texts[draw.below(texts.length)] ?? '';
}
