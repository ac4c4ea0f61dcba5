import fc from 'fast-check';
import type { FuzzTarget } from './fuzz-target.js';

/** What breaks readers of text wherever they are: halves of pairs, marks that combine, hidden and reversing characters. */
const awkward = [
  '\ud83c',
  '\udfe1',
  '\u0301',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u0000',
  '\u00a0',
  '\u2028',
  '🏡',
  '👨‍👩‍👧',
  'ﬁ',
  'İ',
];
const longestInput = 4000;

/** Inputs of any shape for a target: its own pieces, cuts of its seeds, the same again and again, and noise. */
export function arbitraryInput({ pieces, seeds }: Pick<FuzzTarget, 'pieces' | 'seeds'>): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces, ...awkward);
  const cut = fc
    .tuple(fc.constantFrom(...seeds), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(200))
    .map(([seed, from, length]) => seed.slice(Math.floor(from * seed.length)).slice(0, length));
  const repeated = fc.tuple(piece, fc.integer({ min: 2, max: 60 })).map(([text, times]) => text.repeat(times));
  const noise = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units));
  const part = fc.oneof(
    { weight: 8, arbitrary: piece },
    { weight: 3, arbitrary: cut },
    { weight: 1, arbitrary: repeated },
    { weight: 1, arbitrary: noise },
  );
  return fc.array(part, { maxLength: 14 }).map((parts) => parts.join('').slice(0, longestInput));
}
