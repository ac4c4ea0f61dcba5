import { describe, expect, it } from 'vitest';
import { compilePattern, fitsPattern, keyWords } from '../../../src/core/conversation/word-pattern.js';

const fits = (pattern: string, words: string) => fitsPattern(compilePattern(pattern), words.split(' '));

/** How often a pattern looks at a word of `words`. */
function countLooks(pattern: string, words: readonly string[]): number {
  let looks = 0;
  const watched = new Proxy([...words], {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && /^\d+$/u.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  fitsPattern(compilePattern(pattern), watched);
  return looks;
}

describe('fitsPattern', () => {
  it.each([
    ['my dad', 'so my dad said', true],
    ['my dad', 'my old dad', false],
    ['my ..1 dad', 'my old dad', true],
    ['my ..1 dad', 'my very old dad', false],
    ['my .. dad', 'my . dad', false],
    ['my|our dad', 'our dad', true],
    ['my old? dad', 'my dad', true],
    ['my very* old dad', 'my very very very old dad', true],
    ['^ my', 'yes . my dad', true],
    ['^^ my', 'yes . my dad', false],
    ['my dad $', 'my dad . yes', true],
    ['my dad $$', 'my dad . yes', false],
    ['my !dad', 'my dad', false],
    ['my !dad', 'my mum', true],
    ['my @child', 'my grandson', true],
  ])('%s in "%s": %s', (pattern, words, expected) => {
    expect(fits(pattern, words)).toBe(expected);
  });

  it.each(['my ..8 dad ..8 hits ..8 me', 'my* my* my* my* dad', '^ my* ..8 my* ..8 dad', 'my ..8 my ..8 my ..8 dad'])(
    'looks at words in proportion to their number: %s',
    (pattern) => {
      const words = (count: number) => Array.from({ length: count }, () => 'my');
      const once = countLooks(pattern, words(2_000));
      const twice = countLooks(pattern, words(4_000));
      expect(once).toBeGreaterThan(0);
      expect(twice / once).toBeLessThan(2.1);
    },
  );
});

describe('compilePattern', () => {
  it('refuses a tag, a phrase and a gap that it does not know', () => {
    expect(() => compilePattern('my @nonsense')).toThrow('nonsense');
    expect(() => compilePattern('no_such_phrase')).toThrow('no_such_phrase');
    expect(() => compilePattern('my ..3|dad')).toThrow('gap');
  });
});

describe('keyWords', () => {
  it('names the words of the rarest needed step', () => {
    expect(keyWords(compilePattern('@child hit|hits me|us|my'))).toEqual(new Set(['hit', 'hits']));
    expect(keyWords(compilePattern('i ..2 hit|hits|hitting'))).toEqual(new Set(['hit', 'hits', 'hitting']));
  });

  it('refuses a pattern without a needed word', () => {
    expect(() => keyWords(compilePattern('^ my* dad?'))).toThrow('missing');
  });
});
