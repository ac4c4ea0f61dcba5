import { expect, test } from 'vitest';
import { timeEmbedder } from '../../../src/adapters/node/time-embedder.js';
import { describeEmbedder } from '../../conformance/embedder.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

test('tells of every question, and of nothing else', async () => {
  const times: number[] = [];
  const embedder = timeEmbedder(createStubEmbedder(), (durationMs) => times.push(durationMs));
  await embedder.embedQuestion('What is locality work?');
  await embedder.embedPassage('Locality work is …');
  expect(times).toHaveLength(1);
  expect(times[0]).toBeGreaterThanOrEqual(0);
});

describeEmbedder('an embedder that is timed', () =>
  Promise.resolve(timeEmbedder(createStubEmbedder(), () => undefined)),
);
