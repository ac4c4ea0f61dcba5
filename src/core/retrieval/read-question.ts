import type { CorpusNames, NameMention } from './corpus-names.js';
import type { LexicalIndex, QueryTerm } from './lexical-index.js';
import { findFocus } from './find-focus.js';
import { findQuestionKind, type QuestionKind } from './question-kind.js';
import { functionWords, splitWords, type Word } from './words.js';

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
  /** Words that say what is asked for. */
  readonly focus: readonly Word[];
}

export interface Lexicon {
  readonly lexical: LexicalIndex;
  readonly names: CorpusNames;
  readonly synonyms: Synonyms;
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

  /** What else would do for the words that begin at `at`: the stems of every other member of their groups. */
  at(words: readonly Word[], at: number): readonly (readonly string[])[] {
    const entries = this.byFirstStem.get(words[at]?.stem ?? '') ?? [];
    return entries
      .filter(({ stems }) => stems.every((stem, offset) => words[at + offset]?.stem === stem))
      .flatMap(({ others }) => others);
  }
}

export interface ReadOptions {
  /** What a word of the question's focus counts beside another. */
  readonly focusWeight: number;
  /** What a word that the conversation brought counts beside one that was typed: the subject is known, the news is asked for. */
  readonly carriedWeight: number;
}

/**
 * Words, terms, names, focus and kind of a standalone question. `typed` is what the person wrote, where that is shorter:
 * the words that it lacks were carried over from earlier turns.
 */
export function readQuestion(
  text: string,
  { names, synonyms }: Lexicon,
  { focusWeight, carriedWeight }: ReadOptions,
  typed = text,
): ReadQuestion {
  const typedStems = new Set(splitWords(typed).map((word) => word.stem));
  const words = splitWords(text);
  const mentions = names.find(words);
  const named = new Set(mentions.flatMap(({ first, end }) => words.slice(first, end)));
  const content = words.filter((word) => !functionWords.has(word.text) && !named.has(word));
  const counted = content.length > 0 ? content : words;
  const focus = findFocus(words).filter((word) => !named.has(word));
  const terms = new Map<string, QueryTerm>();
  words.forEach((word, at) => {
    if (!counted.includes(word) || terms.has(word.stem)) return;
    terms.set(word.stem, {
      stem: word.stem,
      word: word.text,
      weight: (focus.includes(word) ? focusWeight : 1) * (typedStems.has(word.stem) ? 1 : carriedWeight),
      synonyms: synonyms.at(words, at),
    });
  });
  return {
    text,
    words,
    kind: findQuestionKind(text),
    terms: [...terms.values()],
    phrases: findPhrases(words),
    names: mentions,
    focus,
  };
}

function findPhrases(words: readonly Word[]): string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next && !functionWords.has(word.text) && !functionWords.has(next.text) ? [`${word.stem} ${next.stem}`] : [];
  });
}
