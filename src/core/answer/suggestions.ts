import type { Ask } from '../ask.js';
import type { Corpus } from '../corpus/article.js';
import { limits } from '../options.js';
import { splitWords } from '../retrieval/words.js';

/** A question that was asked of this very index and answered. */
export interface Suggestion {
  readonly question: string;
  /** Ids of the articles that its answer cites. */
  readonly articleIds: readonly string[];
  /** Councils under whose filter it is answered as well. */
  readonly councilIds: readonly string[];
}

/** Candidates of a corpus, in the order in which they are offered: its editors' list, then the stories' own questions. */
export function listSuggestionCandidates({ suggestions, articles }: Corpus): readonly string[] {
  const headings = articles.flatMap(({ text, blocks }) =>
    blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end)),
  );
  const questions = [...suggestions, ...headings.filter((heading) => standsAlone(heading))];
  const seen = new Set<string>();
  return questions.filter((question) => !seen.has(foldQuestion(question)) && seen.add(foldQuestion(question)));
}

/** One question, short, and without a word that points back to something said before. */
function standsAlone(heading: string): boolean {
  const words = splitWords(heading);
  return (
    /^[^.?!]+\?$/u.test(heading) &&
    words.length >= 4 &&
    words.length <= 14 &&
    !words.some(({ text }) => pointing.has(text))
  );
}

const pointing = new Set([
  'it',
  'its',
  'that',
  'this',
  'these',
  'those',
  'they',
  'them',
  'he',
  'she',
  'his',
  'her',
  'so',
  'you',
  'your',
]);

/** Asks every candidate, alone and under each council's filter, and keeps those that are answered. */
export async function proveSuggestions(ask: Ask, corpus: Corpus): Promise<readonly Suggestion[]> {
  const proven: Suggestion[] = [];
  for (const question of listSuggestionCandidates(corpus)) {
    const answer = await ask({ question });
    if (answer.status !== 'answered') continue;
    const councilIds: string[] = [];
    for (const { id } of corpus.councils)
      if ((await ask({ question, council: id })).status === 'answered') councilIds.push(id);
    const articleIds = [...new Set(answer.citations.map(({ quote }) => quote.article.id))];
    proven.push({ question, articleIds, councilIds });
  }
  return proven;
}

export interface ChooseSuggestionsInput {
  readonly council: string | null;
  /** The question and the earlier ones: none of them is offered again. */
  readonly asked: readonly string[];
  /** Articles that the answer cites: questions about them come first. */
  readonly articleIds: readonly string[];
}

/** Up to three proven questions: first those about the cited articles, then the others, each group in the editors' order. */
export function chooseSuggestions(
  proven: readonly Suggestion[],
  { council, asked, articleIds }: ChooseSuggestionsInput,
): readonly string[] {
  const known = new Set(asked.map(foldQuestion));
  const fitting = proven.filter(
    ({ question, councilIds }) =>
      !known.has(foldQuestion(question)) && (council === null || councilIds.includes(council)),
  );
  const near = fitting.filter((suggestion) => suggestion.articleIds.some((id) => articleIds.includes(id)));
  // One from elsewhere keeps a conversation from going round in one story.
  const far = fitting.filter((suggestion) => !near.includes(suggestion));
  const wanted = [...near.slice(0, limits.maxSuggestions - 1), ...far, ...near.slice(limits.maxSuggestions - 1)];
  return wanted.slice(0, limits.maxSuggestions).map(({ question }) => question);
}

function foldQuestion(question: string): string {
  return splitWords(question)
    .map(({ text }) => text)
    .join(' ');
}
