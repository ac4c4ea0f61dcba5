import type { Ask } from '../ask.js';
import type { Corpus, CorpusCards } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import { limits } from '../options.js';
import type { ChunkTable } from '../retrieval/collection.js';
import type { StoriesIndex } from '../retrieval/stories-index.js';
import { splitWords } from '../retrieval/words.js';
import type { Citation } from './answer.js';
import type { Quote } from './quote.js';

/** A question that was asked of this very index and answered. */
export interface Suggestion {
  readonly question: string;
  /** Ids of the articles that its answer cites. */
  readonly articleIds: readonly string[];
  /** Number of the chunk that its first quote is from. */
  readonly chunk: number;
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

/** About twenty seconds of a build. */
const mostAsked = 2_000;

/** The index that suggestions are proven on. */
type ProvenOn = Pick<StoriesIndex, 'corpus' | 'chunks'>;

/**
 * Asks every candidate, alone and under each council's filter, and keeps those that are answered. In a large corpus the
 * last candidates are not asked: a build asks `most` questions and ends with the candidate at which it comes to that.
 */
export async function proveSuggestions(
  ask: Ask,
  { corpus, chunks }: ProvenOn,
  most = mostAsked,
): Promise<readonly Suggestion[]> {
  const proven: Suggestion[] = [];
  const councils = corpus.councils.filter(({ id }) => corpus.articles.some(({ councilId }) => councilId === id));
  let asked = 0;
  for (const question of listSuggestionCandidates(corpus)) {
    if (asked >= most) break;
    asked += 1;
    const answer = await ask({ question });
    const [first] = answer.citations;
    if (answer.status !== 'answered' || !first) continue;
    asked += councils.length;
    const councilIds: string[] = [];
    for (const { id } of councils)
      if ((await ask({ question, council: id })).status === 'answered') councilIds.push(id);
    const articleIds = [...new Set(answer.citations.map(({ quote }) => quote.article.id))];
    const chunk = chunks.findIndex((held) => holds(held, first.quote, corpus));
    proven.push({ question, articleIds, chunk, councilIds });
  }
  return proven;
}

/** Whether a quote begins in a chunk. */
function holds(chunk: Chunk, { article, start }: Quote, { articles }: CorpusCards): boolean {
  return articles[chunk.article]?.id === article.id && chunk.start <= start && start < chunk.end;
}

/** Proven questions, and the chunks that they name. */
export interface Offers {
  readonly suggestions: readonly Suggestion[];
  readonly corpus: CorpusCards;
  readonly chunks: ChunkTable;
}

export interface ChooseSuggestionsInput {
  readonly council: string | null;
  /** The question and the earlier ones: none of them is offered again. */
  readonly asked: readonly string[];
  /** What the answer cites: questions about the same articles come first, those that this answers last. */
  readonly citations: readonly Citation[];
  /** How near a chunk is to the question, higher is nearer; absent where nothing was searched. */
  readonly nearness?: ((chunk: number) => number) | undefined;
}

/**
 * Up to three proven questions, two about what was asked or about the cited articles and one from elsewhere, which keeps
 * a conversation from going round in one story. The nearest come first; where all are equally near, the editors' order
 * stands.
 */
export function chooseSuggestions(
  { suggestions, corpus, chunks }: Offers,
  { council, asked, citations, nearness = () => 0 }: ChooseSuggestionsInput,
): readonly string[] {
  const known = new Set([...new Set(asked)].map(foldQuestion));
  const isTold = ({ chunk }: Suggestion): boolean => {
    const held = chunks[chunk];
    return held !== undefined && citations.some(({ quote }) => holds(held, quote, corpus));
  };
  const isNear = ({ articleIds }: Suggestion): boolean =>
    citations.length === 0 || citations.some(({ quote }) => articleIds.includes(quote.article.id));
  const fitting = suggestions
    .filter(
      (suggestion) =>
        !known.has(foldSuggestion(suggestion)) && (council === null || suggestion.councilIds.includes(council)),
    )
    .map((suggestion) => ({ suggestion, told: Number(isTold(suggestion)), near: round(nearness(suggestion.chunk)) }));
  // Sorting is stable: the editors' order breaks ties.
  const ordered = [...fitting].sort((a, b) => a.told - b.told || b.near - a.near).map(({ suggestion }) => suggestion);
  const nearest = ordered.filter(isNear).slice(0, limits.maxSuggestions - 1);
  const others = fitting.map(({ suggestion }) => suggestion).filter((suggestion) => !nearest.includes(suggestion));
  const elsewhere = others.find((suggestion) => citations.length === 0 || !isNear(suggestion));
  const rest = ordered.filter((suggestion) => !nearest.includes(suggestion) && suggestion !== elsewhere);
  return [...nearest, ...(elsewhere ? [elsewhere] : []), ...rest]
    .slice(0, limits.maxSuggestions)
    .map(({ question }) => question);
}

/** Coarse, so that a last digit that differs between two machines changes no order. */
function round(nearness: number): number {
  return Math.round(nearness * 100);
}

/** Folded once: every answer looks at every suggestion. */
function foldSuggestion(suggestion: Suggestion): string {
  const known = folded.get(suggestion);
  if (known !== undefined) return known;
  const fold = foldQuestion(suggestion.question);
  folded.set(suggestion, fold);
  return fold;
}

const folded = new WeakMap<Suggestion, string>();

function foldQuestion(question: string): string {
  return splitWords(question)
    .map(({ text }) => text)
    .join(' ');
}
