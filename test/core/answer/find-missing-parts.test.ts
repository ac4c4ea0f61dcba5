import { expect, it } from 'vitest';
import { createAsk } from '../../../src/core/ask.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const corpus = makeCorpus({ a: ['The caseload was high in the winter.'], b: ['Rain fell on the garden all day.'] });

it.each([
  ['What is the salary and the caseload in winter?', 'partly-answered', '‘salary’'],
  ['Is the caseload or the pension high?', 'partly-answered', '‘pension’'],
  ['Is the caseload high in winter?', 'answered', null],
  ['Is the caseload high and is it winter?', 'answered', null],
])('%s', async (question, status, missing) => {
  const ask = createAsk({ index: await holdIndex(corpus, embedder), embedder, hashText, options: lenient });
  const answer = await ask({ question, limit: 1 });
  expect(answer.status).toBe(status);
  if (missing !== null) expect(answer.text).toContain(`The stories do not say this about ${missing}.`);
  else expect(answer.text).not.toContain('do not say');
});
