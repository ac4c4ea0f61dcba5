import { Session } from 'node:inspector/promises';

/** Ways through our own code, as V8 counts them. */
export interface CoverageWatch {
  /** How many blocks were run, since it was asked last, that never were before; how often counts by powers of two. */
  readonly countNew: () => Promise<number>;
  readonly blocks: () => number;
  readonly stop: () => Promise<void>;
}

/** Begins to count the blocks of `src` that run in this process. */
export async function watchCoverage(): Promise<CoverageWatch> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set<string>();
  const countNew = async (): Promise<number> => {
    const before = seen.size;
    const { result } = await session.post('Profiler.takePreciseCoverage');
    for (const { url, scriptId, functions } of result)
      if (url.includes('/src/') && !url.includes('/node_modules/'))
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) seen.add(`${scriptId}:${startOffset}-${endOffset}:${Math.floor(Math.log2(count))}`);
    return seen.size - before;
  };
  const stop = async (): Promise<void> => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  };
  return { countNew, blocks: () => seen.size, stop };
}
