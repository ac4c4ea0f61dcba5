import { describe, expect, it } from 'vitest';
import { CorpusNames } from '../../../src/core/retrieval/corpus-names.js';
import { LexicalIndex } from '../../../src/core/retrieval/lexical-index.js';
import { retrieval } from '../../../src/core/options.js';
import { readQuestion, Synonyms } from '../../../src/core/retrieval/read-question.js';
import { splitWords, stemWord } from '../../../src/core/retrieval/words.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

const corpus = { ...makeCorpus({}), councils: [{ id: 'kent', name: 'Kent', aliases: [], careersUrl: null }] };
const synonyms = new Synonyms([
  ['nqsw', 'newly qualified social worker', 'newly qualified'],
  ['caseload', 'workload'],
]);
const lexicon = {
  lexical: new LexicalIndex([], retrieval.lexical),
  names: new CorpusNames(corpus),
  synonyms,
  properWords: new Map([['hackney', 'Hackney']]),
};
const read = (text: string) => readQuestion(text, lexicon, { ...retrieval, focusWeight: 3 });

describe('readQuestion', () => {
  it('looks for each content word once, by its stem', () => {
    const { terms } = read('How do visits help, and what is a visit to a home?');
    expect(terms.map(({ stem }) => stem)).toEqual(['visit', 'help', 'home']);
    expect(terms[0]?.word).toBe('visits');
  });

  it('leaves names to the names', () => {
    const { terms, names } = read('Are caseloads low in Kent?');
    expect(names).toMatchObject([{ kind: 'council', id: 'kent', first: 4, end: 5 }]);
    expect(terms.map(({ word }) => word)).toEqual(['caseloads', 'low']);
  });

  it('looks for all words where none is a content word', () => {
    expect(read('why is it so?').terms.map(({ word }) => word)).toEqual(['why', 'is', 'it', 'so']);
    expect(read('…').terms).toEqual([]);
  });

  it('weighs what is asked for', () => {
    const { terms, focus } = read('What pension do managers get?');
    expect(focus.map(({ text }) => text)).toEqual(['pension']);
    expect(terms.map(({ word, weight }) => [word, weight])).toEqual([
      ['pension', 3],
      ['managers', 1],
    ]);
  });

  it('lets words of everyday talk count for less', () => {
    const { terms } = readQuestion('do people get visits', lexicon, { ...retrieval, focusWeight: 1, lightWeight: 0.5 });
    expect(terms.map(({ word, weight }) => [word, weight])).toEqual([
      ['people', 0.5],
      ['visits', 1],
    ]);
  });

  it('knows words that the stories only write as names, in lower case too', () => {
    expect(read('what is it like in hackney and in kent').properWords.map(({ text }) => text)).toEqual(['hackney']);
  });

  it('gives every word of a phrase what else would do for the phrase', () => {
    const { terms } = read('is it hard for newly qualified staff');
    const others = (word: string) => terms.find((term) => term.word === word)?.synonyms ?? [];
    expect(others('newly')).toContainEqual(['nqsw']);
    expect(others('qualified')).toContainEqual(['nqsw']);
    expect(others('staff')).toEqual([]);
  });

  it('pairs neighbouring content words', () => {
    expect(read('What does locality work mean for families?').phrases).toContain(`${stemWord('locality')} work`);
    expect(read('work for families').phrases).toEqual([]);
  });

  it('lets what was typed count for more than what the conversation brought', () => {
    const options = { ...retrieval, focusWeight: 1, carriedWeight: 0.25 };
    const { terms } = readQuestion('does locality work help families', lexicon, options, 'does it help families?');
    expect(Object.fromEntries(terms.map(({ word, weight }) => [word, weight]))).toEqual({
      locality: 0.25,
      work: 0.25,
      help: 1,
      families: 1,
    });
  });

  it('keeps the text and tells the kind', () => {
    expect(read('How many?')).toMatchObject({ text: 'How many?', kind: 'number' });
  });
});

describe('Synonyms', () => {
  const at = (text: string, position: number) =>
    synonyms.at(splitWords(text), position).map((stems) => stems.join(' '));

  it('gives every other member of a group, by stems', () => {
    expect(at('your caseloads', 1)).toEqual([stemWord('workload')]);
    expect(at('nqsw', 0)).toEqual([
      ['newly', 'qualified', 'social', 'worker'].map(stemWord).join(' '),
      ['newly', 'qualified'].map(stemWord).join(' '),
    ]);
  });

  it('finds members of several words only where all of them stand', () => {
    expect(at('a newly qualified manager', 1)).toContain('nqsw');
    expect(at('a newly built office', 1)).toEqual([]);
  });
});
