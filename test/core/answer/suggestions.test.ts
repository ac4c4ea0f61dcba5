import { describe, expect, it } from 'vitest';
import { chooseSuggestions, listSuggestionCandidates, proveSuggestions } from '../../../src/core/answer/suggestions.js';
import { createAsk } from '../../../src/core/ask.js';
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
  it('keeps what is answered', async () => {
    const embedder = createStubEmbedder();
    const index = await holdIndex(corpus, embedder);
    const askLeniently = createAsk({ index, embedder, hashText, options: lenient });
    const proven = await proveSuggestions(askLeniently, corpus);
    expect(proven.map(({ question, articleIds }) => [question, articleIds])).toEqual([
      ['What does a team do?', ['a']],
      ['what is a LOCALITY team', ['a']],
    ]);
    const strict = { ...lenient, calibration: { ...lenient.calibration, answerFrom: 2 } };
    expect(await proveSuggestions(createAsk({ index, embedder, hashText, options: strict }), corpus)).toEqual([]);
  });
});

describe('chooseSuggestions', () => {
  const proven = ['One?', 'Two?', 'Three?', 'Four?', 'Five?'].map((question, at) => ({
    question,
    articleIds: [at < 3 ? 'near' : 'far'],
    councilIds: at === 1 ? ['kent'] : [],
  }));
  const choose = (more: Partial<Parameters<typeof chooseSuggestions>[1]>) =>
    chooseSuggestions(proven, { council: null, asked: [], articleIds: [], ...more });

  it('offers three at most, those about the cited articles first and one from elsewhere', () => {
    expect(choose({ articleIds: ['near'] })).toEqual(['One?', 'Two?', 'Four?']);
    expect(choose({})).toEqual(['One?', 'Two?', 'Three?']);
  });

  it('never offers what was asked, however it was typed', () => {
    expect(choose({ asked: ['one', 'TWO??'] })).toEqual(['Three?', 'Four?', 'Five?']);
  });

  it('offers under a council’s filter only what is answered there', () => {
    expect(choose({ council: 'kent' })).toEqual(['Two?']);
  });
});
