import { AutoTokenizer, PreTrainedTokenizer } from '@xenova/transformers/src/tokenizers.js';
import { isRecord } from '../../core/is-record.js';

/** Words whose counts are kept; a bound keeps a long-running server small. */
const maxCachedWords = 20_000;

/** Special tokens around a text, and around and between a pair. */
interface Surroundings {
  readonly before: readonly number[];
  readonly between: readonly number[];
  readonly after: readonly number[];
}

/** Tokens of a question and a passage together, each with the number of the text that it is of. */
export interface PairTokens {
  readonly ids: readonly number[];
  readonly types: readonly number[];
}

/**
 * A model's own tokenizer, of whatever kind. What a person writes never becomes a special token, even where it is spelt like
 * one. The special tokens are found by looking at what the tokenizer puts around a word.
 */
export class TextTokenizer {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #specials: readonly string[];
  readonly #counts = new Map<string, number>();
  readonly single: Surroundings;
  readonly pair: Surroundings;

  /** @throws Error where the files are those of no tokenizer, or it puts special tokens inside a text. */
  constructor(tokenizerJson: unknown, tokenizerConfig: unknown) {
    const name = isRecord(tokenizerConfig) ? tokenizerConfig.tokenizer_class : undefined;
    const known =
      typeof name === 'string' ? AutoTokenizer.TOKENIZER_CLASS_MAPPING[name.replace(/Fast$/u, '')] : undefined;
    this.#tokenizer = new (known ?? PreTrainedTokenizer)(tokenizerJson, tokenizerConfig ?? {});
    this.#specials = listSpecials(tokenizerJson);
    const word = this.encode('work');
    this.single = findSurroundings(this.#tokenizer.encode('work'), word, []);
    this.pair = findSurroundings(this.#tokenizer.encode('work', 'work'), word, word);
  }

  /** Ids of a text's own tokens, never cut. */
  encode(text: string): number[] {
    return this.#tokenizer.encode(this.#breakSpecials(text), null, { add_special_tokens: false });
  }

  /**
   * Tokens that a text takes at most: word by word, so that texts joined by a space take what they take one by one. A tokenizer
   * that writes a word at the start of a text otherwise than inside may need fewer.
   */
  count(text: string): number {
    let count = 0;
    for (const word of text.split(/\s+/u)) if (word !== '') count += this.#countWord(word);
    return count;
  }

  /**
   * A question and a passage as one input of at most `most` tokens. The question keeps the last tokens of its half, the passage
   * its first of what is left.
   */
  encodePair(question: string, passage: string, most: number): PairTokens {
    const { before, between, after } = this.pair;
    const room = Math.max(2, most - before.length - between.length - after.length);
    const asked = this.encode(question).slice(-Math.ceil(room / 2));
    const told = this.encode(passage).slice(0, room - asked.length);
    const first = [...before, ...asked, ...between];
    const second = [...told, ...after];
    return { ids: [...first, ...second], types: [...first.map(() => 0), ...second.map(() => 1)] };
  }

  #countWord(word: string): number {
    const known = this.#counts.get(word);
    if (known !== undefined) return known;
    const count = Math.max(this.encode(word).length, this.encode(` ${word}`).length);
    if (this.#counts.size >= maxCachedWords) this.#counts.clear();
    this.#counts.set(word, count);
    return count;
  }

  /** A space inside it makes of a special token words like any others. */
  #breakSpecials(text: string): string {
    let broken = text;
    for (const special of this.#specials)
      if (broken.includes(special)) broken = broken.replaceAll(special, `${special.charAt(0)} ${special.slice(1)}`);
    return broken;
  }
}

function listSpecials(tokenizerJson: unknown): readonly string[] {
  const added: unknown = isRecord(tokenizerJson) ? tokenizerJson.added_tokens : [];
  if (!Array.isArray(added)) return [];
  return added.flatMap((token: unknown) =>
    isRecord(token) && token.special === true && typeof token.content === 'string' && token.content.length > 1
      ? [token.content]
      : [],
  );
}

function findSurroundings(all: readonly number[], first: readonly number[], second: readonly number[]): Surroundings {
  const start = findRun(all, first, 0);
  const rest = findRun(all, second, start + first.length);
  if (first.length === 0 || start < 0 || rest < 0)
    throw new Error('the tokenizer changes a word between special tokens');
  return {
    before: all.slice(0, start),
    between: second.length > 0 ? all.slice(start + first.length, rest) : [],
    after: second.length > 0 ? all.slice(rest + second.length) : all.slice(start + first.length),
  };
}

/** Where a run of numbers begins, at `from` or after; −1 where it is not there. */
function findRun(all: readonly number[], run: readonly number[], from: number): number {
  for (let at = from; at + run.length <= all.length; at += 1)
    if (run.every((id, step) => all[at + step] === id)) return at;
  return -1;
}
