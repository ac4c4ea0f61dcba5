import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/**
 * Texts on which two engines could disagree: every block of the first two planes of Unicode by sample, marks that combine,
 * forms that NFKC takes apart, spaces of all kinds, lengths around those of hashing blocks, and the questions that we have.
 */
export function oddTexts(): readonly string[] {
  const blocks = Array.from({ length: 0x20000 / 64 }, (_, block) =>
    String.fromCodePoint(
      ...[0, 7, 21, 42, 63].map((at) => block * 64 + at).filter((code) => code < 0xd800 || code > 0xdfff),
    ),
  ).filter((text) => text !== '');
  const lengths = Array.from({ length: 140 }, (_, length) => 'a'.repeat(length));
  const questions = ['questions', 'questions-open', 'questions-kept'].flatMap((name) =>
    read(`../eval/${name}.jsonl`)
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { readonly turns: readonly string[] }).turns),
  );
  return [...blocks, ...lengths, ...questions, ...marked];
}

const marked = [
  'e\u0301 \u00e9 \u1e9b\u0323 \ufb01 \u2460 \u00bd \u2126 \u212b \uac00 \u1100\u1161',
  'a\u200bb\u00a0c\u2003d\u3000e\u2581f\ufefFg\u2028h',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1ec}\u{1f1e7} \u2764\ufe0f',
  'CAF\u00c9 Caf\u00e9 cafe\u0301 \uff26\uff35\uff2c\uff2c',
  '\u0130\u0131 \u00df \u017f \u1e9e \u03a3\u03c2',
  '\ud7ff \ue000 \ufffd',
];
