import type { NameMention } from '../retrieval/corpus-names.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { viewVerbs } from '../retrieval/question-kind.js';
import type { Word } from '../retrieval/words.js';

/** Whose view a question of the kind `opinion` asks for, as far as it names them. */
export interface ViewHolders {
  /** People whom the corpus quotes. */
  readonly people: readonly NameMention[];
  /** Words that the stories write as names. */
  readonly words: readonly Word[];
}

/** Those named before the verb: in "What do people say about Jess?" Jess is what the view is of. */
export function findViewHolders({ words, names, properWords }: ReadQuestion): ViewHolders {
  const verb = words.findIndex(({ text }) => viewVerbs.has(text));
  return {
    people: names.filter(({ kind, end }) => kind === 'person' && end <= verb),
    words: properWords.filter((word) => words.indexOf(word) < verb),
  };
}
