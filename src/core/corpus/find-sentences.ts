import type { Article, Span, Speech } from './article.js';
import type { Sentence } from './chunk.js';
import { splitSentences } from './split-sentences.js';

/** The writer on the interview itself, which answers nothing. */
const aboutInterview = /^We (?:spoke|talked|chatted|caught up|sat down|met|asked)\b/u;

/** A narrator's fragment with fewer words than this outside brackets is a byline or a lead-in, not a sentence. */
const fewestWords = 4;

/**
 * Sentences inside `span` of an article, each in one voice. Spoken words become sentences of their own, without the
 * quotation marks around them; what is left of the writer's sentence around them ("…, says Dave.") is not quotable. A
 * few quoted words inside the writer's sentence (“a window into practice”) stay part of it, and it stays the writer's.
 * The writer's questions are not quotable: the interviewer's words answer nothing.
 */
export function findSentences(article: Article, span: Span): Sentence[] {
  const speech = article.speech.filter((part) => part.start < span.end && part.end > span.start);
  const found: Sentence[] = [];
  for (const raw of splitSentences(article.text.slice(span.start, span.end))) {
    const sentence = { start: span.start + raw.start, end: span.start + raw.end };
    const spoken = speech.filter((part) => part.start < sentence.end && part.end > sentence.start);
    found.push(...splitVoices(article.text, sentence, spoken));
  }
  return found;
}

function splitVoices(text: string, sentence: Span, spoken: readonly Speech[]): Sentence[] {
  if (!spoken.some((part) => standsAlone(text, sentence, part))) return [writerSentence(text, sentence)];
  const found: Sentence[] = [];
  let at = sentence.start;
  for (const part of spoken) {
    if (part.start > at) found.push(...fragment(text, at, part.start));
    const words = stripMarks(text, {
      start: Math.max(part.start, sentence.start),
      end: Math.min(part.end, sentence.end),
    });
    if (words) found.push({ ...words, personId: part.personId, quotable: countWords(text, words) >= 2 });
    at = Math.min(part.end, sentence.end);
  }
  if (at < sentence.end) found.push(...fragment(text, at, sentence.end));
  return found;
}

/** Whether the spoken words are a sentence, and not a few words quoted inside the writer's. */
function standsAlone(text: string, sentence: Span, part: Speech): boolean {
  if (part.start < sentence.start) return true;
  return /^[“"‘']*[\p{Lu}\p{N}£]/u.test(text.slice(part.start, part.start + 4)) || part.start === sentence.start;
}

function writerSentence(text: string, sentence: Span): Sentence {
  const words = text.slice(sentence.start, sentence.end);
  const asks = /\?[”"’')\]]*$/u.test(words);
  return {
    ...sentence,
    personId: null,
    quotable: !asks && !aboutInterview.test(words) && countWords(text, sentence) >= fewestWords,
  };
}

function fragment(text: string, start: number, end: number): Sentence[] {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = start + words.trimEnd().length;
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  return [{ start: from, end: to, personId: null, quotable: false }];
}

/**
 * Takes the quotation marks around speech, and the comma before a byline, off both ends. A mark whose partner stands inside
 * the words belongs to them (“Give it a day,” my wife says.) and stays. Null where nothing is left.
 */
function stripMarks(text: string, span: Span): Span | null {
  let { start, end } = span;
  const step = (pattern: RegExp, words: string) => pattern.exec(words)?.[0].length ?? 0;
  for (;;) {
    const words = text.slice(start, end);
    const head = step(/^\s+/u, words) || (isOuter(words, 'first') ? step(/^(?:[“"‘]|'(?=\p{Lu}))/u, words) : 0);
    const tail = step(/\s+$/u, words) || (isOuter(words, 'last') ? step(/(?:[”"]|(?<=[.!?…,])['’])$/u, words) : 0);
    if (head + tail === 0) break;
    start += head;
    end = Math.max(start, end - tail);
  }
  end -= step(/[,\s]+$/u, text.slice(start, end));
  return end > start ? { start, end } : null;
}

/** Whether the mark at one end of `words` has no partner inside them: none at all, or the mark at the other end. */
function isOuter(words: string, end: 'first' | 'last'): boolean {
  const mark = end === 'first' ? words.charAt(0) : words.charAt(words.length - 1);
  const other = end === 'first' ? words.charAt(words.length - 1) : words.charAt(0);
  if (mark === '"') return other === '"' || words.split('"').length % 2 === 0;
  if (mark === "'" || mark === '’' || mark === '‘') return !/[.!?…,]['’]\s/u.test(words);
  const step = end === 'first' ? 1 : -1;
  let depth = 0;
  for (let at = end === 'first' ? 0 : words.length - 1; at >= 0 && at < words.length; at += step) {
    if (words.charAt(at) === '“') depth += step;
    if (words.charAt(at) === '”') depth -= step;
    if (depth === 0) return at === (end === 'first' ? words.length - 1 : 0);
  }
  return true;
}

function countWords(text: string, span: Span): number {
  const outside = text.slice(span.start, span.end).replace(/\([^)]*\)/gu, ' ');
  return outside.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
