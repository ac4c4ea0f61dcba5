import { describe, expect, test } from 'vitest';
import { pageCy } from '../../src/wording/page-cy.js';
import { pageEn } from '../../src/wording/page-en.js';

/** Every sentence of a table, by where it stands. What a function says is said of 1, 5 and a name. */
function listSentences(table: unknown, place = ''): [place: string, sentence: string][] {
  if (typeof table === 'string') return [[place, table]];
  if (typeof table === 'function')
    return [1, 5].map((value): [string, string] => [
      `${place}(${value})`,
      String(Reflect.apply(table, undefined, [value]) as unknown),
    ]);
  if (typeof table !== 'object' || table === null) throw new Error(`${place} is no sentence.`);
  return Object.entries(table).flatMap(([key, value]) => listSentences(value, `${place}/${key}`));
}

const english = listSentences(pageEn);
const welsh = listSentences(pageCy);

test('Welsh has a sentence for each English one, and none that was left in English', () => {
  expect(welsh.map(([place]) => place)).toEqual(english.map(([place]) => place));
  const same = welsh.filter(([place, sentence]) => english.some(([at, other]) => at === place && other === sentence));
  expect(same).toEqual([['/frame/api', 'API']]);
});

describe.each([
  ['English', english],
  ['Welsh', welsh],
])('%s', (_name, sentences) => {
  test('has no gap, no straight quotation mark and no word that error text must not have', () => {
    for (const [place, sentence] of sentences) {
      expect([place, sentence]).toEqual([place, expect.stringMatching(/^\S.*\S$/u)]);
      expect([place, sentence]).not.toEqual([place, expect.stringMatching(/undefined|null|NaN| {2}|['"]/u)]);
      expect([place, sentence]).not.toEqual([place, expect.stringMatching(/\b(?:please|sorry|valid|oops)\b/iu)]);
    }
  });
});
