import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/core/answer/answer.js';
import { Quote } from '../../../src/core/answer/quote.js';
import { chooseSuggestions, listSuggestionCandidates, proveSuggestions } from '../../../src/core/answer/suggestions.js';
import { createAsk } from '../../../src/core/ask.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { makeArticle, makeCorpus } from '../../fixtures/make-corpus.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const article = makeArticle('a', [
  '# What is a locality team?',
  'A locality team works in one place.',
  '# And why?',
  'It is near.',
]);
const corpus = {
  ...makeCorpus({}),
  articles: [article],
  suggestions: ['What does a team do?', 'what is a LOCALITY team'],
};

describe('listSuggestionCandidates', () => {
  it('gives the editors’ list, then headings that ask and stand alone, none twice', () => {
    expect(listSuggestionCandidates(corpus)).toEqual(['What does a team do?', 'what is a LOCALITY team']);
    expect(listSuggestionCandidates({ ...corpus, suggestions: [] })).toEqual(['What is a locality team?']);
  });
});

describe('proveSuggestions', () => {
  it('asks no further candidate once it has asked enough', async () => {
    const embedder = createStubEmbedder();
    const index = await holdIndex(corpus, embedder);
    const ask = createAsk({ index, embedder, hashText, options: lenient });
    const all = await proveSuggestions(ask, index);
    expect(await proveSuggestions(ask, index, 1)).toEqual(all.slice(0, 1));
    expect(await proveSuggestions(ask, index, 0)).toEqual([]);
  });

  it('keeps what is answered', async () => {
    const embedder = createStubEmbedder();
    const index = await holdIndex(corpus, embedder);
    const askLeniently = createAsk({ index, embedder, hashText, options: lenient });
    const proven = await proveSuggestions(askLeniently, index);
    expect(proven.map(({ question, articleIds }) => [question, articleIds])).toEqual([
      ['What does a team do?', ['a']],
      ['what is a LOCALITY team', ['a']],
    ]);
    const strict = { ...lenient, calibration: { ...lenient.calibration, answerFrom: 2 } };
    expect(await proveSuggestions(createAsk({ index, embedder, hashText, options: strict }), index)).toEqual([]);
  });
});

describe('chooseSuggestions', () => {
  const held = (id: string, at: number) => ({
    question: `Question ${at + 1}?`,
    articleIds: [id],
    chunk: at,
    councilIds: at === 1 ? ['kent'] : [],
  });
  const near = makeArticle('near', ['One is first.', 'Two is next.', 'Three is last.']);
  const far = makeArticle('far', ['Four is here.', 'Five is there.']);
  const index = holdIndex({ ...makeCorpus({}), articles: [near, far] }, createStubEmbedder());
  const choose = async (more: Partial<Parameters<typeof chooseSuggestions>[1]>) => {
    const { corpus, chunks } = await index;
    const suggestions = chunks.map((chunk, at) => held(corpus.articles[chunk.article]?.id ?? '', at));
    return chooseSuggestions({ corpus, chunks, suggestions }, { council: null, asked: [], citations: [], ...more });
  };
  const cite = (article: Article, words: string): Citation => ({
    number: 1,
    quote: Quote.locate(article, article.text.indexOf(words), article.text.indexOf(words) + words.length),
    sha256: '',
    before: '',
    after: '',
    council: null,
    score: 1,
  });

  it('offers three at most: two about the cited articles, none that the answer told, and one from elsewhere', async () => {
    const offered = ['Question 2?', 'Question 3?', 'Question 4?'];
    expect(await choose({ citations: [cite(near, 'One is first.')] })).toEqual(offered);
    expect(await choose({})).toEqual(['Question 1?', 'Question 2?', 'Question 3?']);
  });

  it('offers the nearest first', async () => {
    const nearness = (chunk: number) => (chunk === 4 ? 0.9 : chunk === 2 ? 0.5 : 0.101 + chunk / 1000);
    expect(await choose({ nearness })).toEqual(['Question 5?', 'Question 3?', 'Question 1?']);
    expect(await choose({ nearness, citations: [cite(far, 'Four is here.')] })).toEqual([
      'Question 5?',
      'Question 4?',
      'Question 1?',
    ]);
  });

  it('never offers what was asked, however it was typed', async () => {
    expect(await choose({ asked: ['question 1', 'QUESTION 2??'] })).toEqual([
      'Question 3?',
      'Question 4?',
      'Question 5?',
    ]);
  });

  it('offers under a council’s filter only what is answered there', async () => {
    expect(await choose({ council: 'kent' })).toEqual(['Question 2?']);
  });
});
