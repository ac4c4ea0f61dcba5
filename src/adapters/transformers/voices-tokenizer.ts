import { PreTrainedTokenizer } from '@xenova/transformers/src/tokenizers.js';

/** Words whose ids are kept; careers talk repeats itself, and a bound keeps a long-running server small. */
const maxCachedWords = 20_000;

/**
 * Turns text into token ids, word by word: the text is brought to NFKC, cut at white space and each word encoded by
 * itself, as in the model's training. So the ids of two texts joined by a space are the ids of one, then of the other.
 */
export class VoicesTokenizer {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #cache = new Map<string, readonly number[]>();

  constructor(tokenizerJson: unknown, tokenizerConfig: unknown) {
    this.#tokenizer = new PreTrainedTokenizer(tokenizerJson, tokenizerConfig);
  }

  /** Ids of all tokens, never cut. Empty for text without a visible character. */
  encode(text: string): number[] {
    // U+2581 is how the vocabulary writes a space.
    const words = text.normalize('NFKC').split(/[\s\u2581]+/u);
    return words.flatMap((word) => (word === '' ? [] : this.#encodeWord(word)));
  }

  #encodeWord(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const ids = this.#tokenizer.encode(word);
    if (this.#cache.size >= maxCachedWords) this.#cache.clear();
    this.#cache.set(word, ids);
    return ids;
  }
}
