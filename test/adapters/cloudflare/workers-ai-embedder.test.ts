import { describe, expect, it } from 'vitest';
import { createWorkersAiEmbedder, type RunModel } from '../../../src/adapters/cloudflare/workers-ai-embedder.js';
import { createAsk } from '../../../src/core/ask.js';
import { describeEmbedder } from '../../conformance/embedder.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

/** Stand-in for the service: a text’s vector is the sum of its words’ hashes, which are not of unit length. */
const runStandIn: RunModel = ({ text }) =>
  Promise.resolve({
    shape: [text.length, 384],
    data: text.map((each) => {
      const vector = new Array<number>(384).fill(0.001);
      for (const word of each.toLowerCase().split(/\W+/u).filter(Boolean)) {
        const at = parseInt(hashText(word).slice(0, 6), 16) % 384;
        vector[at] = (vector[at] ?? 0) + 1;
      }
      return vector;
    }),
    pooling: 'cls',
  });

describeEmbedder('embedder of Workers AI', () => Promise.resolve(createWorkersAiEmbedder(runStandIn, hashText)));

describe('createWorkersAiEmbedder', () => {
  it('answers without token rows', async () => {
    const embedder = createWorkersAiEmbedder(runStandIn, hashText);
    const index = await holdIndex(
      makeCorpus({ a: ['The tea comes first every day. It is hot then.', 'Rain fell on the road.'] }),
      embedder,
    );
    const answer = await createAsk({ index, embedder, hashText, options: lenient })({
      question: 'Does tea come first?',
    });
    expect(answer.citations[0]?.quote.text).toContain('The tea comes first');
  });

  it('says that the service failed, and nothing of the text', async () => {
    for (const run of [
      () => Promise.reject(new Error('bad text: secret')),
      () => Promise.resolve({ data: [[1, 2]] }),
      () => Promise.resolve(null),
    ]) {
      const fault: unknown = await createWorkersAiEmbedder(run, hashText)
        .embedQuestion('secret')
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'embedder-unavailable' });
      expect((fault as Error).cause).toBeUndefined();
      expect(String(fault)).not.toContain('secret');
    }
  });
});
