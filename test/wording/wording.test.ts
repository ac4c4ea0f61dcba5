import { describe, expect, test } from 'vitest';
import { cy } from '../../src/wording/cy.js';
import { en } from '../../src/wording/en.js';
import { pickWording, type Wording } from '../../src/wording/wording.js';

const knowns = [
  { stories: 1, councils: [], upToYear: null },
  { stories: 5, councils: ['Kent', 'Newham', 'Leeds'], upToYear: '2018' },
];

/** Every sentence that a table can give. */
function listSentences(wording: Wording): string[] {
  const numbers = [0, 1, 2, 20, 300];
  return [
    ...Object.values(wording).filter((value) => typeof value === 'string'),
    ...knowns.map(wording.whatIKnow),
    ...[wording.charactersLeft, wording.charactersOver, wording.quotesFound, wording.partFound].flatMap((say) =>
      numbers.map(say),
    ),
    ...[wording.quoteNumber, wording.longQuestion].map((say) => say(500)),
    ...[null, ...numbers].map(wording.tooMany),
    ...[wording.storyFrom, wording.call, wording.website, wording.email].map((say) => say('Name')),
  ];
}

test.each([
  ['en', en],
  ['en-GB', en],
  ['EN-us', en],
  ['cy', cy],
  ['cy-GB', cy],
  ['CY', cy],
  ['fr', en],
  ['', en],
  ['cyx', en],
])('%s', (lang, wording) => {
  expect(pickWording(lang)).toBe(wording);
});

describe.each([
  ['English', en],
  ['Welsh', cy],
])('%s', (_name, wording) => {
  test('leaves no sentence empty and none with a gap', () => {
    for (const sentence of listSentences(wording)) expect(sentence).toMatch(/^\S.*\S$/u);
    for (const sentence of listSentences(wording)) expect(sentence).not.toMatch(/undefined|null|NaN| {2}/u);
  });

  test('writes apostrophes and quotation marks as they are printed', () => {
    for (const sentence of listSentences(wording)) expect(sentence).not.toMatch(/['"]/u);
  });
});

// https://design-system.service.gov.uk/components/error-message/
test('English errors have none of the words that GOV.UK keeps out of them', () => {
  for (const sentence of listSentences(en))
    expect(sentence).not.toMatch(/\b(please|sorry|valid|invalid|oops|forbidden|illegal)\b/iu);
});

test('Welsh says all that English says', () => {
  expect(Object.keys(cy).sort()).toEqual(Object.keys(en).sort());
  const same = Object.entries(en).filter(
    ([key, text]) => typeof text === 'string' && text === cy[key as keyof Wording],
  );
  expect(same.map(([key]) => key)).toEqual(['dir']);
});

test('one is not many', () => {
  expect(en.whatIKnow({ stories: 1, councils: ['Kent'], upToYear: null })).toBe('I know one story about Kent.');
  expect(en.quotesFound(1)).toBe('1 quote found');
  expect(en.tooMany(1)).toContain('in 1 second.');
  expect(en.tooMany(120)).toContain('in 2 minutes.');
});
