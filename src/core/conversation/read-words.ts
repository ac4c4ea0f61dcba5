import { phraseWords } from './vocabulary.js';

/** Most words in a phrase of the vocabulary; bounds the look ahead. */
const longestPhrase = 4;

/** The words of a folded question, with each phrase of the vocabulary joined by `_`, the longest first. */
export function readWords(folded: string): readonly string[] {
  const words = folded.trim().split(' ');
  const read: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = phraseLength(words, at);
    read.push(words.slice(at, at + length).join('_'));
    at += length;
  }
  return read;
}

function phraseLength(words: readonly string[], at: number): number {
  if (!phraseWords.starts.has(words[at] ?? '')) return 1;
  for (let length = Math.min(longestPhrase, words.length - at); length > 1; length--) {
    if (phraseWords.phrases.has(words.slice(at, at + length).join('_'))) return length;
  }
  return 1;
}
