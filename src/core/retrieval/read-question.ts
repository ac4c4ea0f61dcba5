import type { CorpusNames, NameMention } from './corpus-names.js';
import type { LexicalIndex, QueryTerm } from './lexical-index.js';
import { findFocus } from './find-focus.js';
import { definingWords, findQuestionKind, type QuestionKind } from './question-kind.js';
import type { ProperWords } from './word-forms.js';
import { functionWords, lightWords, splitWords, type Word } from './words.js';

/** A standalone question as the retriever reads it. */
export interface ReadQuestion {
  readonly text: string;
  readonly words: readonly Word[];
  readonly kind: QuestionKind;
  /** Distinct content stems in order; where a question has none, all its stems. */
  readonly terms: readonly QueryTerm[];
  /** Pairs of neighbouring content stems. */
  readonly phrases: readonly string[];
  readonly names: readonly NameMention[];
  /** Words that the stories only write as names and that belong to none of `names`. */
  readonly properWords: readonly Word[];
  /** Words that say what is asked for. */
  readonly focus: readonly Word[];
}

export interface Lexicon {
  readonly lexical: LexicalIndex;
  readonly names: CorpusNames;
  readonly synonyms: Synonyms;
  /** Words that the stories only write as names. */
  readonly properWords: ProperWords;
}

/** Groups of words or phrases that mean the same for a search, by the stems of each member. */
export class Synonyms {
  private readonly byFirstStem = new Map<
    string,
    { readonly stems: readonly string[]; readonly others: readonly (readonly string[])[] }[]
  >();

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const members = group
        .map((member) => splitWords(member).map((word) => word.stem))
        .filter((stems) => stems.length > 0);
      for (const stems of members) {
        const others = members.filter((other) => other.join(' ') !== stems.join(' '));
        const first = stems[0] ?? '';
        this.byFirstStem.set(first, [...(this.byFirstStem.get(first) ?? []), { stems, others }]);
      }
    }
  }

  /**
   * What else would do for a phrase that the word at `at` is part of: the stems of every other member of its groups. Each
   * word of a phrase has them, so that the phrase is found or missed as a whole.
   */
  at(words: readonly Word[], at: number): readonly (readonly string[])[] {
    const found: (readonly string[])[] = [];
    for (let first = Math.max(0, at - longestPhrase + 1); first <= at; first += 1)
      for (const { stems, others } of this.byFirstStem.get(words[first]?.stem ?? '') ?? [])
        if (first + stems.length > at && stems.every((stem, offset) => words[first + offset]?.stem === stem))
          found.push(...others);
    return found;
  }
}

/** Words of a phrase in the synonyms; longer ones are found by their first words only. */
const longestPhrase = 6;

export interface ReadOptions {
  /** What a word of the question's focus counts beside another. */
  readonly focusWeight: number;
  /** What a word of everyday talk ("get", "happen", "person") counts beside another. */
  readonly lightWeight: number;
  /** What a word that the conversation brought counts beside one that was typed: the subject is known, the news is asked for. */
  readonly carriedWeight: number;
}

/**
 * Words, terms, names, focus and kind of a standalone question. `typed` is what the person wrote, where that is shorter:
 * the words that it lacks were carried over from earlier turns.
 */
export function readQuestion(
  text: string,
  { names, synonyms, properWords }: Lexicon,
  { focusWeight, lightWeight, carriedWeight }: ReadOptions,
  typed = text,
): ReadQuestion {
  const words = splitWords(text);
  const typedStems = new Set((typed === text ? words : splitWords(typed)).map((word) => word.stem));
  const mentions = names.find(words);
  const named = new Set(mentions.flatMap(({ first, end }) => words.slice(first, end)));
  const kind = findQuestionKind(text);
  const asking = (word: Word) =>
    functionWords.has(word.text) || (kind === 'definition' && definingWords.has(word.text));
  const content = words.filter((word) => !asking(word) && !named.has(word));
  const counted = content.length > 0 ? content : words;
  const focus = findFocus(words).filter((word) => !named.has(word));
  const terms = new Map<string, QueryTerm>();
  words.forEach((word, at) => {
    if (!counted.includes(word) || terms.has(word.stem)) return;
    terms.set(word.stem, {
      stem: word.stem,
      word: word.text,
      weight:
        (focus.includes(word) ? focusWeight : lightWords.has(word.text) ? lightWeight : 1) *
        (typedStems.has(word.stem) ? 1 : carriedWeight),
      synonyms: synonyms.at(words, at),
    });
  });
  const hasSynonyms = ({ stem }: Word) => (terms.get(stem)?.synonyms.length ?? 0) > 0;
  return {
    text,
    words,
    kind,
    terms: [...terms.values()],
    phrases: findPhrases(words),
    names: mentions,
    properWords: words.filter((word) => properWords.has(word.text) && !named.has(word) && !hasSynonyms(word)),
    focus,
  };
}

function findPhrases(words: readonly Word[]): string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next && !functionWords.has(word.text) && !functionWords.has(next.text) ? [`${word.stem} ${next.stem}`] : [];
  });
}
