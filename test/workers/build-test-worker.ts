import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorker, type WrittenWorker } from '../../scripts/build-worker/write-worker.js';
import { modelDir } from '../end-to-end/build-test-index.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface TestWorker {
  readonly outDir: string;
  readonly written: WrittenWorker;
}

/** Builds the Worker into a new temporary folder, with an index among its assets or without one. */
export async function buildTestWorker(indexDir: string | null, widgetFile: string): Promise<TestWorker> {
  const outDir = await mkdtemp(join(tmpdir(), 'voices-worker-'));
  return { outDir, written: await writeWorker({ outDir, indexDir, modelDir, widgetFile }) };
}

/** Builds the Worker that runs the conformance suites, over an index. */
export async function buildPortsWorker(indexDir: string): Promise<TestWorker> {
  const outDir = await mkdtemp(join(tmpdir(), 'voices-ports-'));
  const written = await writeWorker({
    outDir,
    indexDir,
    modelDir,
    widgetFile: join(outDir, 'none.js'),
    entry: 'test/workers/ports-worker.ts',
    plugins: [
      {
        name: 'collect-suites',
        setup: (build) => {
          build.onResolve({ filter: /^vitest$/ }, () => ({ path: fromHere('collect-suite.ts') }));
        },
      },
    ],
  });
  return { outDir, written };
}
