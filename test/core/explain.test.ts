import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/core/ask.js';
import { createExplainer, type Explanation } from '../../src/core/explain.js';
import { lenient } from '../fixtures/lenient-options.js';
import { hashText, holdIndex, parseBody } from '../fixtures/hold-index.js';
import { makeCorpus } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });
const article = parseBody(
  '[“The team visits families by the sea every week of the year.”](speaker:ann)\n\n' +
    '[“The team meets in the office every Monday of the year.”](speaker:bob)\n\n',
);
const other = { ...parseBody('The team of the other office goes by bus every day.'), id: 'b', people: [] };

async function explain(question: string, options = lenient, turns: string[] = []) {
  const index = await holdIndex({ ...makeCorpus({}), articles: [article, other] }, embedder);
  const explainer = createExplainer(options);
  const ask = createAsk({ index, embedder, hashText, options, observer: explainer.observer });
  const answer = await ask({ question, limit: 1, turns: turns.map((turn) => ({ question: turn })) });
  return { answer, explanation: explainer.explain(answer), again: explainer.explain(answer) };
}

const searchOf = ({ readings }: Explanation) => readings[0]?.search ?? null;

describe('an explanation', () => {
  it('has every passage with signals that add up to its score', async () => {
    const { explanation } = await explain('Where does the team meet?');
    const search = searchOf(explanation);
    expect(search?.passages.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (const { scores } of search?.passages ?? []) {
      const { lexical, dense, maxSim, phrase, names } = lenient.retrieval.weights;
      const sum =
        lexical * scores.lexical +
        dense * scores.dense +
        maxSim * scores.maxSim +
        phrase * scores.phrase +
        names * scores.names;
      expect(scores.total).toBeCloseTo(sum, 2);
    }
  });

  it('says of each quote whether it is cited, and of no other that it is', async () => {
    const { answer, explanation } = await explain('Where does the team meet?');
    const cited = searchOf(explanation)?.quotes.filter(({ outcome }) => outcome === 'cited');
    expect(cited?.map(({ start, end, words }) => ({ start, end, words }))).toEqual(
      answer.citations.map(({ quote }) => ({ start: quote.start, end: quote.end, words: quote.text })),
    );
    expect(searchOf(explanation)?.quotes.map(({ outcome }) => outcome)).toContain('not-chosen');
  });

  it('says why nothing is cited', async () => {
    const strict = { ...lenient, calibration: { ...lenient.calibration, bias: -50 } };
    const { answer, explanation } = await explain('Where does the team meet?', strict);
    expect(answer.citations).toEqual([]);
    const outcomes = new Set(searchOf(explanation)?.quotes.map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(['not-sure-enough']);
    expect(searchOf(explanation)?.supportFrom).toBeNull();
  });

  it('says which names are asked about and which passages speak of none', async () => {
    const { explanation } = await explain('What does Ann Lee say of the team?');
    const search = searchOf(explanation);
    expect(search?.names).toEqual(['Ann Lee']);
    expect(search?.passages.map(({ outcome }) => outcome)).toContain('speaks-of-no-name');
  });

  it('tells what was hidden and what the turns before brought', async () => {
    const { explanation } = await explain('and when does it meet? I am on 07700 900123', lenient, [
      'What is the team?',
    ]);
    expect(explanation.masked).toEqual(['phone']);
    expect(explanation.readings[0]?.followUp).toBe(true);
    expect(JSON.stringify(explanation)).not.toContain('900123');
  });

  it('has no reading where nothing is searched for, and is plain data', async () => {
    const { explanation, again } = await explain('hello');
    expect(explanation.readings).toEqual([]);
    expect(again.readings).toEqual([]);
    const asked = await explain('Where does the team meet?');
    expect(JSON.parse(JSON.stringify(asked.explanation))).toEqual(asked.explanation);
  });
});
