import { listVocabulary } from '../../../src/core/retrieval/list-vocabulary.js';
import { mendSpelling } from '../../../src/core/retrieval/mend-spelling.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import type { HeldStories } from '../held-stories.js';
import { questionPieces, questionSeeds } from '../questions.js';

/** What mends misspelt words. */
export function openSpellingTarget({ library }: Pick<HeldStories, 'library'>): FuzzTarget {
  const vocabulary = listVocabulary(library);
  return {
    name: 'spelling',
    promise: 'never throws; digits, marks and white space stay; as many words come out as went in',
    pieces: [
      ...questionPieces,
      'wrok',
      'socail ',
      'freind ',
      'practicioner ',
      'apprentiship',
      'e',
      'x',
      'qq',
      'naïve ',
      'ſocial ',
      'K',
    ],
    seeds: questionSeeds,
    weight: 10,
    longest: 4000,
    run(input) {
      const mended = mendSpelling(input, vocabulary);
      hold(bare(mended) === bare(input), 'digits, marks and white space stay');
      hold(mendSpelling(input, vocabulary) === mended, 'the same text is mended to the same');
    },
  };
}

/** A word as one sign: whatever letters are mended, everything else is as it was. */
function bare(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, 'w');
}
