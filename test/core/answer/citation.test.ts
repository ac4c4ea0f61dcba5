import { describe, expect, it } from 'vitest';
import { citeQuotes } from '../../../src/core/answer/citation.js';
import { composeAnswer } from '../../../src/core/answer/compose-answer.js';
import { describeArticle, describeSpeaker, describeYear } from '../../../src/core/answer/describe-source.js';
import { limits } from '../../../src/core/options.js';
import { hashText, parseBody, readFixture } from '../../fixtures/hold-index.js';
import { makeArticle, makeCorpus } from '../../fixtures/make-corpus.js';
import { selectWords } from './cited.js';

const kent = { id: 'kent', name: 'Kent', aliases: [], careersUrl: null };
const article = {
  ...parseBody('Rain fell. [“Tea helps.”](speaker:ann) The sun shone on us all.'),
  councilId: 'kent',
  published: '2018-03',
};
const corpus = { ...makeCorpus({}), articles: [article], councils: [kent] };

describe('citeQuotes', () => {
  it('numbers from 1 and says what is needed to check the words', () => {
    const cited = citeQuotes(
      [selectWords(article, 'Tea helps.'), selectWords(article, 'Rain fell.', 2)],
      corpus,
      hashText,
    );
    expect(cited.map(({ number }) => number)).toEqual([1, 2]);
    expect(cited[0]).toMatchObject({
      sha256: hashText('Tea helps.'),
      before: 'Rain fell. “',
      after: '” The sun shone on us all.',
      council: kent,
    });
    expect(cited[1]).toMatchObject({ before: '', council: kent });
  });

  it('cuts the context at words and never gives more than the limit', () => {
    const long = makeArticle('b', [`${'before🏡 '.repeat(60)}Tea helps. ${'after🏡 '.repeat(60)}`.trim()]);
    const [cited] = citeQuotes([selectWords(long, 'Tea helps.')], corpus, hashText);
    expect(cited?.before).toMatch(/^(?:before🏡 )+before🏡 $/u);
    expect(cited?.after).toMatch(/^ (?:after🏡 )+after🏡$/u);
    for (const context of [cited?.before, cited?.after]) {
      expect(context?.length).toBeGreaterThan(limits.contextChars / 2);
      expect(context?.length).toBeLessThanOrEqual(limits.contextChars);
    }
  });

  it('scores between 0 and 1, to three places', () => {
    for (const { score } of citeQuotes(
      [9.87654, 3.21, 0, -2].map((value) => selectWords(article, 'Tea helps.', value)),
      corpus,
      hashText,
    )) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Math.round(score * 1000) / 1000).toBe(score);
    }
  });
});

describe('composeAnswer', () => {
  const cite = (...words: string[]) =>
    citeQuotes(
      words.map((quoted) => selectWords(article, quoted)),
      corpus,
      hashText,
    );

  it('puts every quote in order, whole, between marks, with its number, behind who said it and when', () => {
    const text = composeAnswer(cite('Tea helps.', 'Rain fell.'), [article], corpus, []);
    const [first = '', second = ''] = text.split('\n\n');
    expect(first).toMatch(/^Ann Lee.*2018.*“Tea helps\.” \[1\]$/u);
    expect(second).not.toContain('Ann');
    expect(second).toMatch(/Kent.*“Rain fell\.” \[2\]$/u);
  });

  it('says about whom nothing was found', () => {
    expect(composeAnswer(cite('Tea helps.'), [article], corpus, ['Newham'])).toContain('Newham');
    expect(composeAnswer(cite('Tea helps.'), [article], corpus, [])).not.toContain('Newham');
  });
});

describe('sources', () => {
  it('names a speaker as printed, adding nothing', () => {
    const [okafor, reyes] = readFixture('two-sams').people;
    expect(okafor && describeSpeaker(okafor)).toBe('Sam Okafor, newly qualified social worker, Northmere Council');
    expect(reyes && describeSpeaker({ ...reyes, role: null })).toBe('Sam Reyes, Eastfold County Council');
    expect(reyes && describeSpeaker({ ...reyes, role: null, employer: null })).toBe('Sam Reyes');
  });

  it('names an article by its title, else by its council, else not', () => {
    expect(describeArticle({ ...article, title: 'Tea' }, kent)).toContain('Tea');
    expect(describeArticle(article, kent)).toContain('Kent');
    expect(describeArticle(article, null)).not.toContain('null');
  });

  it.each([
    ['2018', '2018'],
    ['2018-03-02', '2018'],
  ])('tells the year of %s', (published, year) => {
    expect(describeYear({ ...article, published })).toBe(`published in ${year}`);
    expect(describeYear({ ...article, published: null })).toBe('');
  });
});
