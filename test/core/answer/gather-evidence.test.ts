import { describe, expect, it } from 'vitest';
import { gatherEvidence, weighWords, type EvidenceInput } from '../../../src/core/answer/gather-evidence.js';
import { retrieval } from '../../../src/core/options.js';
import { openLibrary } from '../../../src/core/retrieval/library.js';
import { askedComparer } from '../../../src/core/retrieval/compare-asked.js';
import { weighStems } from '../../../src/core/retrieval/compare-questions.js';
import { readQuestion } from '../../../src/core/retrieval/read-question.js';
import { holdIndex, parseBody } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';
import { selectWords } from './cited.js';

const embedder = createStubEmbedder();
const article = parseBody(
  '## About the office\n\n[“Tea helps tired people.”](speaker:ann)\n\nRain fell on the caseload.\n\nThe sun shone.',
);
const asked = [
  { start: article.text.indexOf('Tea'), end: article.text.indexOf('.”'), questions: ['who sells cakes?'] },
];
const untold = ['How much is the tea?', 'who pays for cakes?'];
const corpus = {
  ...makeCorpus({}),
  articles: [{ ...article, asked }],
  synonyms: [['workload', 'caseload']],
  untold,
};

async function prepare(text: string) {
  const library = openLibrary(await holdIndex(corpus, embedder), retrieval);
  const question = readQuestion(text, library, retrieval);
  const embedding = await embedder.embedQuestion(text);
  const stems = weighStems(question.words, library.lexical);
  const input: EvidenceInput = {
    question,
    stemsOf: ({ number }) => library.stemsOf(number),
    lexical: library.lexical,
    compareAsked: askedComparer(stems, library.lexical),
    chatter: 0,
    untoldLikeness: library.untold.findLikeness(stems),
  };
  return { input, passages: library.retriever.retrieve(question, embedding) };
}

/** Evidence of the passage that holds `words`. */
async function gather(text: string, words: string) {
  const { input, passages } = await prepare(text);
  const passage = passages.find(({ chunk }) => article.text.slice(chunk.start, chunk.end).includes(words));
  if (!passage) throw new Error(words);
  const selected = { ...selectWords(article, words), passage };
  return {
    evidence: gatherEvidence(selected, input),
    scores: selected.passage.scores,
    words: weighWords(passage, input),
  };
}

describe('gatherEvidence', () => {
  it('finds no gap where every word is held', async () => {
    const { evidence, scores } = await gather('does tea help tired people', 'Tea helps');
    expect(evidence.maxSim).toBeCloseTo(scores.maxSim, 3);
    expect(evidence).toMatchObject({
      score: 3,
      statement: 0,
      nameGap: 0,
      unnamed: 0,
      formGap: 0,
    });
  });

  it('weighs what is held: a word that the passage lacks adds nothing', async () => {
    const substance = async (text: string) => (await gather(text, 'Tea helps')).evidence.substance;
    expect(await substance('does tea help dragons')).toBe(await substance('does tea help sun'));
    expect(await substance('does tea help tired people')).toBeGreaterThan(await substance('does tea help sun'));
  });

  it('knows a name by its capital', async () => {
    expect((await gather('does tea help Dragons', 'Tea helps')).evidence.nameGap).toBeGreaterThan(0);
    expect((await gather('does tea help dragons', 'Tea helps')).evidence.nameGap).toBe(0);
    expect((await gather('does Tea help', 'Tea helps')).evidence.nameGap).toBe(0);
    expect((await gather('Does Tea Help Dragons', 'Tea helps')).evidence.nameGap).toBe(0);
  });

  it('knows what is asked of somebody and not told, and asks no more of a question that names nobody', async () => {
    const gap = async (text: string) => (await gather(text, 'Tea helps')).evidence.aspectGap;
    expect(await gap('does Ann Lee have dragons')).toBeGreaterThan(await gap('does Ann Lee have tea'));
    expect(await gap('does Ann Lee have tea')).toBe(0);
    expect(await gap('do people have dragons')).toBe(0);
  });

  it('knows a question that no story answers, but for one that is as like what people ask of the passage', async () => {
    const untoldOf = async (text: string) => (await gather(text, 'Tea helps')).evidence.untold;
    expect(await untoldOf('how much does the tea cost')).toBeGreaterThan(0.3);
    expect(await untoldOf('who pays for the cakes')).toBeGreaterThan(0.2);
    expect(await untoldOf('who sells the cakes')).toBe(0);
    expect(await untoldOf('does the sun shine')).toBe(0);
  });

  it('lets heading and synonyms count, a synonym for less', async () => {
    const { words } = await gather('is there tea in the office', 'Tea helps');
    expect(words.map(({ held }) => held)).toEqual([1, 1]);
    const workload = (await gather('does rain fall on a workload', 'Rain fell')).words.find(
      ({ word }) => word.text === 'workload',
    );
    expect(workload?.held).toBeGreaterThan(0);
    expect(workload?.held).toBeLessThan(1);
  });

  it('wants every person and place that the question names', async () => {
    const unnamed = async (text: string, words: string) => (await gather(text, words)).evidence.unnamed;
    expect(await unnamed('does Ann Lee like tea', 'Tea helps')).toBe(0);
    expect(await unnamed('does Ann Lee like tea', 'The sun')).toBe(0.5);
    expect(await unnamed('does it rain in narnia', 'Rain fell')).toBe(0);
  });

  it('wants a number or a time where one is asked for', async () => {
    const gap = async (text: string) => (await gather(text, 'Tea helps')).evidence.formGap;
    expect(await gap('how many people like tea')).toBe(1);
    expect(await gap('why do people like tea')).toBe(0);
  });

  it('wants the words of the person asked about', async () => {
    const unnamed = async (text: string) => (await gather(text, 'Tea helps')).evidence.unnamed;
    expect(await unnamed('what does Ann Lee say about tea')).toBe(1);
    expect(await unnamed('what do people say about tea')).toBe(0);
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
