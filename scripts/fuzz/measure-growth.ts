import type { FuzzTarget } from './fuzz-target.js';

/** How the time of one input grows when the input doubles. */
export interface Growth {
  readonly piece: string;
  readonly chars: number;
  readonly milliseconds: number;
  /** Time of the whole by the time of its half. */
  readonly ratio: number;
}

/** Shorter times tell nothing: the clock, the compiler and the collector of garbage are louder. */
const leastMilliseconds = 40;
/** Twice as long may take twice the time; four times is a square. */
export const mostRatio = 3;

/**
 * Gives a target each of its pieces and each pair of them, over and over, in growing lengths up to its longest, and finds
 * those whose time more than triples when the input doubles. Times are of this process's computing, medians of three.
 */
export async function measureGrowth(target: FuzzTarget): Promise<readonly Growth[]> {
  const found: Growth[] = [];
  for (const unit of listUnits(target.pieces)) {
    let before = 0;
    for (let chars = 1000; chars <= target.longest; chars *= 2) {
      const milliseconds = await findTime(target, fill(unit, chars));
      const ratio = milliseconds / Math.max(before, 1);
      if (milliseconds > leastMilliseconds && before > 0 && ratio > mostRatio) {
        const again =
          (await findTime(target, fill(unit, chars))) / Math.max(await findTime(target, fill(unit, chars / 2)), 1);
        if (again > mostRatio) {
          found.push({ piece: unit, chars, milliseconds, ratio: again });
          break;
        }
      }
      before = milliseconds;
    }
  }
  return found;
}

function listUnits(pieces: readonly string[]): readonly string[] {
  return [...new Set([...pieces, ...pieces.map((piece, at) => piece + (pieces[(at + 1) % pieces.length] ?? ''))])];
}

function fill(unit: string, chars: number): string {
  return unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars);
}

async function findTime(target: FuzzTarget, input: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const began = process.cpuUsage();
    await target.run(input);
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
    // A slow one is slow enough at once.
    if ((times[0] ?? 0) > 2000) break;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
