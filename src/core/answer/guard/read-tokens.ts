import { splitSentences } from '../../corpus/split-sentences.js';
import { stemWord } from '../../retrieval/words.js';

/** Word of a quote, or of a sentence about one, as the guard compares them. Nothing is folded but case and apostrophes. */
export interface Token {
  readonly written: string;
  /** Lower case, curly apostrophes straightened. */
  readonly raw: string;
  readonly stem: string;
  /** Number of the sentence that it stands in, from 0. */
  readonly sentence: number;
  /** Whether that sentence is a question. */
  readonly asks: boolean;
  /** Whether it is the first word of its sentence. */
  readonly begins: boolean;
  /** Whether a mark other than a space or a hyphen stands between it and the word before. */
  readonly breaks: boolean;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Words of a text in order. */
export function readTokens(text: string): readonly Token[] {
  const sentences = splitSentences(text);
  let last = 0;
  let previous = -1;
  const asking = sentences.map(({ start, end }) => text.slice(start, end).includes('?'));
  return [...text.matchAll(wordPattern)].map((match): Token => {
    const [written] = match;
    const raw = written.toLowerCase().replace(/’/gu, "'");
    const between = text.slice(last, match.index);
    last = match.index + written.length;
    const sentence = sentences.findIndex(({ start, end }) => start <= match.index && match.index < end);
    const begins = sentence !== previous;
    previous = sentence;
    const breaks = begins || !/^[\s-]*$/u.test(between);
    const stem = stemWord(raw.replace(/'s$/u, ''));
    return { written, raw, stem, sentence, asks: asking[sentence] ?? true, begins, breaks };
  });
}

/** Endings that change no more than a number or a person. Past forms are left out: who "supported" is not who "supports". */
const endings = /^(?:|e|s|es|ing|y|ies|(?<letter>\p{L})\k<letter>?ing)$/u;

/**
 * Whether one word is the other in another form ("see", "seeing"; "family", "families"). Numbers and capitals must be the
 * same: "five" is not 5, Reading is not reading.
 */
export function isFormOf(word: Token, quoted: Token): boolean {
  if (!agreesInCapitals(word, quoted)) return false;
  if (word.raw === quoted.raw) return true;
  if (word.stem !== quoted.stem || /[\p{N}']/u.test(word.raw + word.stem + quoted.raw)) return false;
  let same = 0;
  while (same < word.raw.length && word.raw[same] === quoted.raw[same]) same += 1;
  return same > 1 && endings.test(word.raw.slice(same)) && endings.test(quoted.raw.slice(same));
}

/** A name keeps its capital; a word that has one only because it begins a sentence may lose it. */
export function agreesInCapitals(word: Token, quoted: Token): boolean {
  if (isCapital(word)) return word.written === quoted.written;
  return !isCapital(quoted) || quoted.begins;
}

function isCapital({ written }: Token): boolean {
  return /^\p{Lu}/u.test(written);
}
