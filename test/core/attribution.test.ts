/** Who said it: the real parser, chunker and pipeline over stories whose speakers are easy to mix up. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk, type Ask } from '../../src/core/ask.js';
import { hashText, holdIndex, parseBody, readFixture } from '../fixtures/hold-index.js';
import { lenient } from '../fixtures/lenient-options.js';
import { makeCorpus } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });
const sams = readFixture('two-sams');
const jess = parseBody(
  'We spoke to Ann about the change that helped her find an ideal role. She began to feel less engaged in finance:\n\n' +
    '["I was not feeling engaged. I enjoyed working with children.\'](speaker:ann)\n\n' +
    '[“First you knock and wait.](speaker:bob)\n\n[“Then you talk about it,”](speaker:bob) says Bob Day. [“It is a slow thing.”](speaker:bob)\n\n' +
    'The panel calls it [“a window into practice”](speaker:bob) and is proud of it.\n\n' +
    'What has kept him there for nine years, one asks?\n\n[“The people have kept me there for nine years.”](speaker:bob)',
);
let ask: Ask;

beforeAll(async () => {
  const northmere = { id: 'northmere', name: 'Northmere', aliases: [], careersUrl: null };
  const corpus = { ...makeCorpus({}), articles: [sams, { ...jess, id: 'jess' }], councils: [northmere] };
  ask = createAsk({ index: await holdIndex(corpus, embedder), embedder, hashText, options: lenient });
});

const quotesFor = async (question: string, limit = 5) =>
  (await ask({ question, limit })).citations.map(({ quote }) => ({
    voice: quote.speaker?.name ?? null,
    text: quote.text,
  }));

describe('two people of one first name', () => {
  it.each([
    ['What does Sam Okafor say about supervision?', 'Sam Okafor', 'ask me what I am avoiding'],
    ['What does Sam Reyes say about supervision?', 'Sam Reyes', 'on the day it was promised'],
    ['How many cases does Sam Okafor hold?', 'Sam Okafor', 'I hold twelve'],
    ['How many cases does Sam Reyes hold?', 'Sam Reyes', 'I hold none of my own'],
    ['Why did Okafor choose this work?', 'Sam Okafor', 'library van'],
    ['Why did Reyes choose this work?', 'Sam Reyes', 'My aunt fostered'],
  ])('%s', async (question, name, words) => {
    const [first] = await quotesFor(question);
    expect(first?.voice).toBe(name);
    expect(first?.text).toContain(words);
  });

  it('every quote is given to the Sam whom the article gives it to, with role and employer as printed', async () => {
    const answer = await ask({ question: 'How many cases do you hold?', limit: 5 });
    const citations = answer.citations.filter(({ quote }) => quote.article.id === 'two-sams');
    expect(new Set(citations.map(({ quote }) => quote.speaker?.name))).toEqual(new Set(['Sam Okafor', 'Sam Reyes']));
    for (const { quote } of citations) {
      const speech = sams.speech.find(({ start, end }) => start <= quote.start && quote.end <= end);
      expect(quote.speaker).toEqual(sams.people.find(({ id }) => id === speech?.personId));
    }
  });

  it('shows role and employer in the text', async () => {
    const { text } = await ask({ question: 'How many cases does Sam Reyes hold?', limit: 1 });
    expect(text).toContain('Sam Reyes, team manager, Eastfold County Council');
  });
});

describe('whose words, and which are words', () => {
  it('strips an odd closing mark from speech', async () => {
    const quotes = await quotesFor('who enjoyed working with children');
    expect(quotes[0]).toEqual({
      voice: 'Ann Lee',
      text: 'I was not feeling engaged. I enjoyed working with children.',
    });
  });

  it('quotes speech of several paragraphs as the speaker’s in each of them', async () => {
    const [first] = await quotesFor('do you knock and wait first');
    expect(first).toEqual({ voice: 'Bob Day', text: 'First you knock and wait.' });
    const [then] = await quotesFor('do you then talk about it');
    expect(then).toEqual({ voice: 'Bob Day', text: 'Then you talk about it' });
  });

  it('shows reported speech of somebody else for what it is', async () => {
    const [first] = await quotesFor('who would have given up by Christmas without the study day');
    expect(first).toEqual({
      voice: 'Sam Okafor',
      text: '“Without the study day I would have given up by Christmas,” my wife says, and she is right.',
    });
  });

  it('leaves a sentence with a few quoted words to the writer', async () => {
    const [first] = await quotesFor('what does the panel call a window into practice');
    expect(first).toEqual({ voice: null, text: 'The panel calls it “a window into practice” and is proud of it.' });
  });

  it.each([
    ['What made you choose this work?', /What made you choose/u],
    ['How many cases do you hold?', /How many cases do you hold/u],
    ['What does good supervision look like?', /What does good supervision/u],
    ['What has kept him there for nine years?', /What has kept him/u],
    ['Who says Bob Day?', /says Bob/u],
    ['We spoke to Ann about the change that helped her find an ideal role', /We spoke/u],
    ['Sam Okafor:', /Sam Okafor:/u],
  ])('never quotes a question, a heading, a byline or a lead-in: %s', async (question, words) => {
    const quotes = await quotesFor(question);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { text } of quotes) expect(text).not.toMatch(words);
  });
});
