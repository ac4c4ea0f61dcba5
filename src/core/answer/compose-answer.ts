import type { Article, CorpusCards, Council } from '../corpus/article.js';
import type { Citation } from './answer.js';
import { describeArticle, describeSpeaker, describeYear } from './describe-source.js';
import { fallbackReplies, listWords, messages } from './messages.js';
import type { SelectedQuote } from './select-quotes.js';

/** Who spoke the quotes, each once, then the quotes: the answer to "who said that?". */
export function composeSpeakers(citations: readonly Citation[], answer: string): string {
  const voices = citations.map(({ quote, council }) =>
    quote.speaker ? describeSpeaker(quote.speaker) : `the writer of ${describeArticle(quote.article, council)}`,
  );
  return `${messages.spokeThat([...new Set(voices)])}\n\n${answer}`;
}

/**
 * The answer as plain text: each quote behind who said it, where and when, with its number, then how many stories speak
 * of the subject. `speaking` are the articles of every quote that answers, cited or not.
 */
export function composeAnswer(
  citations: readonly Citation[],
  speaking: readonly Article[],
  corpus: CorpusCards,
  missing: readonly string[],
): string {
  const parts = citations.map(presentQuote);
  const councils = new Set(speaking.flatMap(({ councilId }) => councilId ?? []));
  parts.push(messages.breadth(speaking.length, corpus.articles.length, councils.size));
  parts.push(...missing.map((name) => messages.partlyNotFound(name)));
  return parts.join('\n\n');
}

/** A quote as an answer has it: who said it and where, its words, its number. */
export function presentQuote(citation: Citation): string {
  return `${introduce(citation)} “${citation.quote.text}” [${citation.number}]`;
}

function introduce({ quote, council }: Citation): string {
  const { article, speaker } = quote;
  const year = describeYear(article);
  if (!speaker) return messages.written(describeArticle(article, council), year);
  return messages.said(describeSpeaker(speaker), [describeArticle(article, council), year].filter(Boolean).join(', '));
}

/** Says what was looked for and not found, and the nearest subject, without quoting it. */
export function composeNotFound(
  corpus: CorpusCards,
  words: readonly string[],
  nearest: SelectedQuote | undefined,
  absentNames: readonly string[],
): string {
  const parts = [messages.notFound(corpus.articles.length)];
  if (words.length > 0) parts.push(messages.lookedFor(words));
  parts.push(...absentNames.map((name) => messages.notFoundAbout(name)));
  const subject = nearest && describeSubject(nearest, corpus);
  if (subject) parts.push(messages.nearest(subject));
  return parts.join(' ');
}

/** Says what the tool is for, and what was looked for and is in no story. */
export function composeOffTopic({ replies }: CorpusCards, words: readonly string[]): string {
  const reply = replies['off-topic'] ?? fallbackReplies['off-topic'];
  return words.length > 0 ? `${reply} ${messages.lookedFor(words)}` : reply;
}

function describeSubject({ passage }: SelectedQuote, corpus: CorpusCards): string {
  const { article, chunk } = passage;
  const council: Council | null = corpus.councils.find(({ id }) => id === article.councilId) ?? null;
  const where = describeArticle(article, council);
  return chunk.heading === null ? where : `${listWords([chunk.heading])} in ${where}`;
}
