import { describe, expect, it } from 'vitest';
import { gatherEvidence, weighWords, type EvidenceInput } from '../../../src/core/answer/gather-evidence.js';
import { retrieval } from '../../../src/core/options.js';
import { openLibrary } from '../../../src/core/retrieval/library.js';
import { alignWords } from '../../../src/core/retrieval/align-words.js';
import { readQuestion } from '../../../src/core/retrieval/read-question.js';
import { holdIndex, parseBody } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';
import { selectWords } from './cited.js';

const embedder = createStubEmbedder();
const article = parseBody(
  '## About the office\n\n[“Tea helps tired people.”](speaker:ann)\n\nRain fell on the caseload.\n\nThe sun shone.',
);
const corpus = { ...makeCorpus({}), articles: [article], synonyms: [['workload', 'caseload']] };

async function prepare(text: string) {
  const library = openLibrary(await holdIndex(corpus, embedder), retrieval);
  const question = readQuestion(text, library, retrieval);
  const embedding = await embedder.embedQuestion(text);
  const input: EvidenceInput = {
    question,
    tokenWeights: embedding.tokenWeights,
    ranges: alignWords(text, question.words, (piece) => embedder.countTokens(piece), embedding.tokenWeights.length),
    contextOf: ({ number }) => library.contextOf(number),
    lexical: library.lexical,
  };
  return { input, passages: library.retriever.retrieve(question, embedding) };
}

/** Evidence of the passage that holds `words`. */
async function gather(text: string, words: string) {
  const { input, passages } = await prepare(text);
  const passage = passages.find(({ chunk }) => article.text.slice(chunk.start, chunk.end).includes(words));
  if (!passage) throw new Error(words);
  const selected = { ...selectWords(article, words), passage };
  return { evidence: gatherEvidence(selected, input), words: weighWords(passage, input) };
}

describe('gatherEvidence', () => {
  it('finds no gap where every word is held', async () => {
    const { evidence } = await gather('does tea help tired people', 'Tea helps');
    expect(evidence).toMatchObject({ score: 3, sentence: 0.5, coverage: 1, unknownFocus: 0, statement: 0, nameGap: 0 });
  });

  it('counts a word that the passage lacks against it, a rarer one more', async () => {
    const unknown = (await gather('does tea help dragons', 'Tea helps')).evidence;
    const elsewhere = (await gather('does tea help sun', 'Tea helps')).evidence;
    expect(elsewhere.coverage).toBeLessThan(1);
    expect(unknown.coverage).toBeLessThan(elsewhere.coverage);
    expect(unknown.nameGap).toBe(0);
  });

  it('knows a name by its capital', async () => {
    expect((await gather('does tea help Dragons', 'Tea helps')).evidence.nameGap).toBeGreaterThan(0);
    expect((await gather('does Tea help', 'Tea helps')).evidence.nameGap).toBe(0);
  });

  it('lets heading and synonyms count, a synonym for less', async () => {
    const { evidence, words } = await gather('is there tea in the office', 'Tea helps');
    expect(evidence.coverage).toBe(1);
    expect(words.map(({ held }) => held)).toEqual([1, 1]);
    const workload = (await gather('does rain fall on a workload', 'Rain fell')).words.find(
      ({ word }) => word.text === 'workload',
    );
    expect(workload?.held).toBeGreaterThan(0);
    expect(workload?.held).toBeLessThan(1);
  });

  it('asks for what the question asks for', async () => {
    const gap = async (question: string) => (await gather(question, 'Tea helps')).evidence.unknownFocus;
    expect(await gap('What tea do people like?')).toBe(0);
    expect(await gap('What pension do people like?')).toBeGreaterThan(0);
    expect(await gap('Why do people like pensions?')).toBe(0);
  });

  it('tells a statement from a question, and chat from substance', async () => {
    const told = (await gather('I love tea', 'Tea helps')).evidence;
    const asked = (await gather('does tea help tired people?', 'Tea helps')).evidence;
    expect([told.statement, asked.statement]).toEqual([1, 0]);
    expect(told.substance).toBeLessThan(asked.substance);
  });

  it('leaves names and function words out of the words', async () => {
    const { words } = await gather('What does Ann Lee say about the tea?', 'Tea helps');
    expect(words.map(({ word }) => word.text)).toEqual(['tea']);
  });
});
