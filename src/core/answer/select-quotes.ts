import type { QuoteOptions } from '../options.js';
import type { Article } from '../corpus/article.js';
import type { Sentence } from '../corpus/chunk.js';
import type { CompareAsked } from '../retrieval/compare-asked.js';
import type { NameMention } from '../retrieval/corpus-names.js';
import type { Passage } from '../retrieval/passage.js';
import type { QuestionKind } from '../retrieval/question-kind.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { round } from '../retrieval/retriever.js';
import { splitWords, wordsIn } from '../retrieval/words.js';
import { fitsKind, leansOnContext, reportsWords } from './answer-cues.js';
import { findViewHolders } from './find-view-holders.js';
import { Quote } from './quote.js';

/** Quote chosen from a passage, with what it is ranked by. */
export interface SelectedQuote {
  readonly quote: Quote;
  readonly passage: Passage;
  /** Passage score and how well these very sentences fit the question. */
  readonly score: number;
  /** Whether the words have the form that the question asks for (a number, a reason …). */
  readonly fitsKind: boolean;
}

export interface SelectQuotesInput {
  readonly question: ReadQuestion;
  /** Weight of a stem in the corpus. */
  readonly inverseFrequency: (stem: string) => number;
  /** Cosine of the question with sentence `at` of a chunk, read alone. */
  readonly compareSentence: (chunk: number, at: number) => number;
  readonly compareAsked: CompareAsked;
}

interface ScoredSentence {
  readonly sentence: Sentence;
  readonly score: number;
  readonly fits: boolean;
}

/**
 * Best quote of each passage, best first: one to three whole sentences of one voice that answer, long enough to stand
 * alone. Passages with nothing quotable give none.
 */
export function selectQuotes(
  passages: readonly Passage[],
  input: SelectQuotesInput,
  options: QuoteOptions,
): SelectedQuote[] {
  const quotes = passages.flatMap((passage) => selectQuote(passage, input, options) ?? []);
  return quotes.sort((a, b) => b.score - a.score || a.passage.number - b.passage.number);
}

function selectQuote(passage: Passage, input: SelectQuotesInput, options: QuoteOptions): SelectedQuote | null {
  const scored = scoreSentences(passage, input, options);
  const best = scored.reduce((top, { score }, at) => (score > (scored[top]?.score ?? -Infinity) ? at : top), -1);
  const chosen = scored[best];
  if (!chosen || chosen.score === -Infinity) return null;
  const { first, last } = growWindow(passage.article, scored, best, options);
  const [from, to] = [scored[first]?.sentence, scored[last]?.sentence];
  if (!from || !to) return null;
  const fits = scored.slice(first, last + 1).some((sentence) => sentence.fits);
  const score = round(passage.scores.total + options.weights.sentence * chosen.score);
  return { quote: Quote.locate(passage.article, from.start, to.end), passage, score, fitsKind: fits };
}

export function scoreSentences(passage: Passage, input: SelectQuotesInput, options: QuoteOptions): ScoredSentence[] {
  const { text } = passage.article;
  const { weights } = options;
  const most = maxCharsOf(passage.article, options);
  return passage.chunk.sentences.map((sentence, at) => {
    const words = text.slice(sentence.start, sentence.end);
    const fits =
      input.question.kind === 'opinion'
        ? isTheirView(passage, sentence, input.question, options)
        : fitsKind(words, input.question);
    if (!sentence.quotable || words.length > most) return { sentence, score: -Infinity, fits };
    const score =
      weights.dense * input.compareSentence(passage.number, at) +
      weights.coverage * coverTerms(stemsOf(passage, sentence), input) +
      weights.asked * (input.compareAsked(passage.article, sentence) ?? options.unknownAsked) +
      (isNamed(passage, sentence, input.question.names) ? weights.namedSpeaker : 0) +
      (fits ? weights.kind[input.question.kind] : 0) +
      (sentence.personId === null ? 0 : weights.spoken);
    return { sentence, score: round(score), fits };
  });
}

/** Longest quote that the house and the article's rights allow. */
function maxCharsOf({ maxQuoteChars }: Article, { maxChars }: QuoteOptions): number {
  return Math.min(maxChars, maxQuoteChars ?? Infinity);
}

/** Whether it is what those say or think whose view is asked for, or, where the question names nobody, what anybody says. */
function isTheirView(
  passage: Passage,
  sentence: Sentence,
  question: ReadQuestion,
  { reportingReach }: QuoteOptions,
): boolean {
  const { people, words } = findViewHolders(question);
  if (people.length + words.length === 0) return sentence.personId !== null;
  if (isNamed(passage, sentence, people)) return true;
  const names = new Set([...people.flatMap(({ name }) => [...wordsIn(name)]), ...words.map(({ text }) => text)]);
  const told = passage.article.text.slice(sentence.start, sentence.end);
  return sentence.personId === null && reportsWords(told, names, reportingReach);
}

/** Whether the words are those of one of the people named. */
function isNamed({ article }: Passage, { personId }: Sentence, names: readonly NameMention[]): boolean {
  const speaker = article.people.find(({ id }) => id === personId);
  return speaker !== undefined && names.some(({ kind, id }) => kind === 'person' && id === speaker.name);
}

/** Share of the question's terms, by weight, that the words with these stems hold. */
function coverTerms(stems: ReadonlySet<string>, { question, inverseFrequency }: SelectQuotesInput): number {
  let held = 0;
  let mass = 0;
  for (const { stem, weight: share, synonyms } of question.terms) {
    const weight = share * inverseFrequency(stem);
    mass += weight;
    if (stems.has(stem) || synonyms.some((synonym) => synonym.every((part) => stems.has(part)))) held += weight;
  }
  return mass > 0 ? held / mass : 0;
}

/** Distinct stems of a sentence; those of the heading and the lead-in count for every sentence below them. Kept with it. */
function stemsOf({ article, chunk }: Passage, sentence: Sentence): ReadonlySet<string> {
  const known = stemSets.get(sentence);
  if (known) return known;
  const words = `${chunk.heading ?? ''} ${chunk.leadIn ?? ''} ${article.text.slice(sentence.start, sentence.end)}`;
  const stems = new Set(splitWords(words).map(({ stem }) => stem));
  stemSets.set(sentence, stems);
  return stems;
}

const stemSets = new WeakMap<Sentence, ReadonlySet<string>>();

/**
 * Grows from the best sentence: backwards where it leans on what was said before ("It …", "This …"), then to whichever
 * neighbour of the same voice answers better, while that one answers too or the quote is still short.
 */
function growWindow(article: Article, scored: readonly ScoredSentence[], best: number, options: QuoteOptions) {
  let [first, last] = [best, best];
  const maxChars = maxCharsOf(article, options);
  const voice = scored[best]?.sentence.personId;
  const lengthWith = (from: number, to: number) =>
    (scored[to]?.sentence.end ?? 0) - (scored[from]?.sentence.start ?? 0);
  const joins = (at: number, from: number, to: number) => {
    const neighbour = scored[at]?.sentence;
    return (
      neighbour !== undefined &&
      neighbour.personId === voice &&
      neighbour.quotable &&
      to - from < options.maxSentences &&
      lengthWith(from, to) <= maxChars &&
      inOneVoice(article, scored[from]?.sentence, scored[to]?.sentence)
    );
  };
  while (leansOnContext(textOf(article.text, scored[first]?.sentence)) && joins(first - 1, first - 1, last)) first -= 1;
  for (;;) {
    const before = joins(first - 1, first - 1, last) ? (scored[first - 1]?.score ?? -Infinity) : -Infinity;
    const after = joins(last + 1, first, last + 1) ? (scored[last + 1]?.score ?? -Infinity) : -Infinity;
    const forwards = after >= before;
    const score = Math.max(before, after);
    if (score === -Infinity) break;
    const length = forwards ? lengthWith(first, last + 1) : lengthWith(first - 1, last);
    const answers = score >= (scored[best]?.score ?? 0) * options.neighbourShare;
    if (!(answers && length <= options.comfortableChars) && length > options.shortChars) break;
    if (forwards) last += 1;
    else first -= 1;
  }
  return { first, last };
}

/** A quote over two pieces of speech would hold the marks between them, and be nobody's. */
function inOneVoice(article: Article, from: Sentence | undefined, to: Sentence | undefined): boolean {
  if (!from || !to) return false;
  return from.personId === null || Quote.locate(article, from.start, to.end).speaker !== null;
}

function textOf(text: string, sentence: Sentence | undefined): string {
  return sentence ? text.slice(sentence.start, sentence.end) : '';
}

export type KindWeights = Readonly<Record<QuestionKind, number>>;
