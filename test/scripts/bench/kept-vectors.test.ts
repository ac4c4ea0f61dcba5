import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { KeptVectors, withKeptVectors } from '../../../scripts/bench/peers/kept-vectors.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const folder = mkdtempSync(join(tmpdir(), 'kept-vectors-'));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('vectors are found again by their text, and only texts that are not there are embedded', async () => {
  const embedder = createStubEmbedder();
  const kept = KeptVectors.open(folder, embedder.dimensions);
  const rows = ['Locality work', 'Hours'].map((text, at) => ({
    text,
    row: new Float32Array(embedder.dimensions).fill(at),
  }));
  for (const { text, row } of rows) kept.add(text, row);
  kept.write();

  const opened = KeptVectors.open(folder, embedder.dimensions);
  const wrapped = withKeptVectors(embedder, opened);
  for (const { text, row } of rows) expect((await wrapped.embedPassage(text)).sentence).toEqual(row);
  expect((await wrapped.embedPassage('Pay')).sentence).toEqual((await embedder.embedPassage('Pay')).sentence);
});
