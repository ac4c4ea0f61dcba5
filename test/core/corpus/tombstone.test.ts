import { describe, expect, test } from 'vitest';
import { describeStory } from '../../../src/core/corpus/describe-story.js';
import { renameId, replaceNames } from '../../../src/core/corpus/name-forms.js';
import { findTraces, listTraces } from '../../../src/core/corpus/story-traces.js';
import { findTombstone, isCopy, layTombstone } from '../../../src/core/corpus/tombstone.js';
import { parseWithdrawn, writeWithdrawn } from '../../../src/adapters/markdown/parse-withdrawn.js';
import { editQuestions } from '../../../src/adapters/markdown/edit-questions.js';
import { hashBytes } from '../../../src/adapters/node/index-store.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

const first = 'The order in which we take the phones at night is called the hedgehog rota by us.';
const second = 'Nobody minds the snow, as somebody from the team drives everybody home in the end.';
const standing = 'North Council is an employer that welcomes people of every age and of every kind to it.';
const [own, other, edited] = makeCorpus({
  a: [first, second, standing],
  b: [standing, 'Supervision takes place every week, and caseloads are kept small all the year round here.'],
  c: [
    first.toUpperCase().replace('NIGHT', 'night –'),
    'And this paragraph is a new one that has not been in any story.',
  ],
}).articles;
if (!own || !other || !edited) throw new Error('There are three stories.');

const stone = layTombstone(own, [other], { withdrawn: '2026-11-22', reason: 'r' }, hashBytes);

describe('a tombstone', () => {
  test('knows the story again, whole or edited, and no story with the same standing text', () => {
    expect(findTombstone({ ...own, id: 'x' }, [stone], hashBytes)?.by).toBe('words');
    expect(findTombstone(edited, [stone], hashBytes)?.by).toBe('words');
    expect(findTombstone(other, [stone], hashBytes)).toBeNull();
    expect(findTombstone({ ...other, id: own.id }, [stone], hashBytes)?.by).toBe('id');
    expect([isCopy(own, { ...own, id: 'x' }, hashBytes), isCopy(own, other, hashBytes)]).toEqual([true, false]);
  });

  test('holds none of the words, and comes back from its file as it was', () => {
    const text = writeWithdrawn([stone]);
    expect(findTraces(text, listTraces(own, [])).runs).toBe(0);
    expect(parseWithdrawn(text)).toEqual({ value: [stone], faults: [] });
    expect(parseWithdrawn('- id: x\n').faults.map(({ line }) => line)).toEqual([1, 1, 1, 1]);
    expect(parseWithdrawn('')).toEqual({ value: [], faults: [] });
  });
});

test('traces are the runs that no other story has', () => {
  const traces = listTraces(own, [other]);
  expect(findTraces(`“${second.replace('the snow,', 'THE snow –')}”`, traces).runs).toBeGreaterThan(5);
  expect(findTraces(standing, traces)).toEqual({ runs: 0, names: 0 });
});

test('names are replaced as whole words, across line ends, and ids without what tells them', () => {
  const forms = [
    { from: 'Ann Lee', to: 'Sam' },
    { from: 'Ann', to: 'Sam' },
  ];
  expect(replaceNames('Ann\n Lee, Anna and Ann’s.', forms)).toEqual({ text: 'Sam, Anna and Sam’s.', count: 2 });
  expect(renameId('kent-ann-lee-two', 'Ann Lee', 'Sam Reed')).toBe('kent-sam-reed-two');
  expect(renameId('kent-annual', 'Ann Lee', 'Sam Reed')).toBe('kent-annual');
});

test('suggestions change line by line; comments and a file that is no list stay', () => {
  const source = '# All.\n- What is it?\n# Of Ann.\n- Who is Ann?\n';
  const dropAnn = (question: string) => (question.includes('Ann') ? null : question);
  expect(editQuestions(source, (question) => question)).toEqual({ text: source, changed: 0 });
  expect(editQuestions(source, dropAnn)).toEqual({ text: '# All.\n- What is it?\n', changed: 1 });
  expect(editQuestions(source, (text) => text.replace('Ann', 'Sam')).text).toBe(
    source.replace('Who is Ann', 'Who is Sam'),
  );
  expect(editQuestions('a: 1\n', dropAnn)).toEqual({ text: 'a: 1\n', changed: 0 });
});

test.each([
  ['2018', '2026-11-22', 8],
  ['2018-12', '2026-11-22', 7],
  ['2018-11-22', '2026-11-22', 8],
  ['2018-11-23', '2026-11-22', 7],
  ['2027', '2026-11-22', 0],
])('a story of %s is on %s so many years old: %i', (published, today, age) => {
  expect(describeStory({ ...own, published }, today).ageYears).toBe(age);
});

test('a list says what nobody has filled in', () => {
  expect(
    describeStory(
      { ...own, title: 'T', published: null, url: null, councilId: null, publisher: null, speech: [] },
      '2026-11-22',
    ),
  ).toMatchObject({
    ageYears: null,
    missing: ['council', 'publisher', 'published', 'url', 'speakers'],
  });
});
