import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screenQuestion } from '../../../src/core/conversation/screen-question.js';
import { InvalidQuestionError } from '../../../src/core/errors.js';
import { limits } from '../../../src/core/options.js';

const most = limits.maxQuestionChars;
/** The screened text, or null where it was refused. */
function screen(written: string): string | null {
  try {
    return screenQuestion(written);
  } catch (cause) {
    if (cause instanceof InvalidQuestionError) return null;
    throw cause;
  }
}

/** Every character that Unicode calls ignorable: it shows nothing. */
const ignorable = Array.from({ length: 0xe1000 }, (_, at) => at)
  .filter((at) => at < 0xd800 || at > 0xdfff)
  .map((at) => String.fromCodePoint(at))
  .filter((character) => /\p{Default_Ignorable_Code_Point}/u.test(character));
const bidi = Array.from('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c');

describe('screenQuestion', () => {
  it.each([
    ['white space is folded and taken off the ends', ' \t What\r\n\u00a0is\u3000 it? \n', 'What is it?'],
    ['letters are composed', 'cafe\u0301', 'café'],
    ['tags are no text', `what${String.fromCodePoint(0xe0041, 0xe0042, 0xe007f)} is it`, 'what is it'],
    ['zero width and bidirectional marks can’t split or turn words', 'w\u200bo\u202er\u2060k\ufeff', 'work'],
    ['soft hyphens and controls', 'work\u00ad\u0000\u0007er', 'worker'],
    ['half a pair', 'a\ud83cb', 'a\ufffdb'],
    ['what shows stays', '£12 – “tea”, 👩🏽 𝒜 ١٢ 日本', '£12 – “tea”, 👩🏽 𝒜 ١٢ 日本'],
  ])('%s', (_rule, written, expected) => {
    expect(screenQuestion(written)).toBe(expected);
  });

  it('lets no character that shows nothing hide in a word', () => {
    expect(ignorable.length).toBeGreaterThan(400);
    const left = [...ignorable, ...bidi].filter((character) => screen(`lo${character}cality`) !== 'locality');
    expect(left.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  });

  it.each(['', ' \n\u00a0', '\u200b\u200e', '\u0301', String.fromCodePoint(0xe0041)])(
    'refuses nothing: %j',
    (written) => {
      expect(() => screenQuestion(written)).toThrow(InvalidQuestionError);
    },
  );

  it('counts characters, not code units, and after screening', () => {
    expect(screenQuestion('🏡'.repeat(most))).toBe('🏡'.repeat(most));
    expect(screenQuestion(`${'\u200b'.repeat(most)}${'a'.repeat(most)}`)).toHaveLength(most);
    expect(screen('a'.repeat(most + 1))).toBe(null);
    expect(screen('a'.repeat(10_000_000))).toBe(null);
    expect(() => screenQuestion('secret '.repeat(most))).toThrow(String(most));
    expect(() => screenQuestion('secret '.repeat(most))).not.toThrow(/secret/u);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        'e',
        '\u0301',
        ' ',
        '\u200b',
        '\u202e',
        '\ud83c',
        '\udfe1',
        '\u0344',
        '\u1160',
        '\u0958',
        '\u2126',
      ),
      maxLength: 40,
    }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: 'binary', minLength: most - 3, maxLength: most + 3 }),
  );

  it('twice changes nothing, whatever was written; no other fault, nothing hidden, nothing ill-formed', () => {
    fc.assert(
      fc.property(anything, (written) => {
        const once = screen(written);
        if (once === null) return;
        expect(screen(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC').trim());
        expect(Array.from(once).length).toBeLessThanOrEqual(most);
        expect(/\p{Surrogate}|\p{Default_Ignorable_Code_Point}|\p{Cc}|\s\s/u.test(once)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
