/** Indexes in a folder and among assets are held to the same promises. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readCurrent } from '../../../src/adapters/node/index-store.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import { openAssetIndex } from '../../../src/adapters/workers/open-asset-index.js';
import { describeIndexSource } from '../../conformance/index-source.js';
import { buildTestIndex, modelDir } from '../../end-to-end/build-test-index.js';

const indexDir = await buildTestIndex();
const version = await readCurrent(indexDir);
const embedder = await openEmbedder(modelDir);
const folders = [indexDir];

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describeIndexSource('index in a folder', {
  embedder: () => Promise.resolve(embedder),
  open: async (expected, damage) => {
    const copy = await mkdtemp(join(tmpdir(), 'voices-source-'));
    folders.push(copy);
    await cp(indexDir, copy, { recursive: true });
    if (damage) {
      const file = join(copy, version, damage.file);
      const changed = damage.change(await readFile(file));
      await (changed ? writeFile(file, changed) : rm(file));
    }
    return openIndex(copy, expected);
  },
});

describeIndexSource('index among assets', {
  embedder: () => Promise.resolve(embedder),
  open: (expected, damage) =>
    openAssetIndex(
      {
        fetch: async (url) => {
          const name = new URL(url).pathname.replace('/index/', '');
          const bytes = await readFile(join(indexDir, version, name));
          const sent = damage?.file === name ? damage.change(bytes) : bytes;
          return sent ? new Response(new Uint8Array(sent)) : new Response(null, { status: 404 });
        },
      },
      expected,
    ),
});
