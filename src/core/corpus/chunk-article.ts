import type { Article, Block, Span } from './article.js';
import type { Chunk, Sentence } from './chunk.js';
import { findSentences } from './find-sentences.js';
import { chunkEmbedPieces } from '../retrieval/chunk-embed-pieces.js';

export interface ChunkOptions {
  /** Position of the article in the index. */
  readonly articleNumber: number;
  /** Most tokens that a chunk may take with its heading. */
  readonly maxTokens: number;
  readonly countTokens: (text: string) => number;
}

/**
 * Raised whenever an article comes to be cut into other chunks than before, or their vectors to be made otherwise: articles
 * that an index holds keep the chunks they have there only where both were cut by rules of one number.
 */
export const CHUNKING_RULES = 2;

/** A heading or lead-in that takes more than this share of a chunk's tokens is left out: the chunk's own words come first. */
const contextShare = 1 / 3;

/**
 * Chunks of an article, in order: one a paragraph, or several where a paragraph is too long to embed with its heading,
 * cut between sentences, the last of one again the first of the next where it fits, so that none loses its subject (and inside a sentence only where one alone is too long; its parts are then not quotable).
 * Headings are no chunks: each is given to the paragraphs below it, as is a writer's sentence that leads up to speech.
 */
export function chunkArticle(article: Article, options: ChunkOptions): Chunk[] {
  const chunks: Chunk[] = [];
  let heading: string | null = null;
  let leadIn: string | null = null;
  let before: Block | null = null;
  for (const block of article.blocks) {
    if (block.kind === 'heading') heading = fittingText(article, block, options);
    else {
      leadIn = startsWithSpeech(article, block) ? (findLeadIn(article, before, options) ?? leadIn) : null;
      chunks.push(...chunkBlock(article, block, { heading, leadIn }, options));
    }
    if (block.kind === 'heading') leadIn = null;
    before = block;
  }
  return chunks;
}

function fittingText(article: Article, span: Span, { countTokens, maxTokens }: ChunkOptions): string | null {
  const text = article.text.slice(span.start, span.end);
  return countTokens(text) <= maxTokens * contextShare ? text : null;
}

function startsWithSpeech(article: Article, block: Block): boolean {
  return article.speech.some(({ start }) => start === block.start);
}

/** Last sentence of the paragraph before, where it is the writer's and leads up to what follows: it ends in a colon or asks. */
function findLeadIn(article: Article, before: Block | null, options: ChunkOptions): string | null {
  if (before?.kind !== 'paragraph') return null;
  const last = findSentences(article, before).at(-1);
  const leads = last?.personId === null && /[:?]$/u.test(article.text.slice(last.start, last.end));
  return leads ? fittingText(article, last, options) : null;
}

function chunkBlock(
  article: Article,
  block: Block,
  context: Pick<Chunk, 'heading' | 'leadIn'>,
  options: ChunkOptions,
): Chunk[] {
  const make = (sentences: readonly Sentence[], span: Span): Chunk => ({
    id: `${article.id}:${span.start}-${span.end}`,
    article: options.articleNumber,
    start: span.start,
    end: span.end,
    ...context,
    sentences,
  });
  const fits = (chunk: Chunk) =>
    options.countTokens(chunkEmbedPieces(article, chunk).filter(Boolean).join(' ')) <= options.maxTokens;
  const whole = make(wholeSentences(article, block), block);
  if (fits(whole)) return [whole];

  const parts = whole.sentences.flatMap((sentence) => {
    const fitting = fits(make([sentence], sentence));
    return fitting
      ? [sentence]
      : cutSentence(sentence, article.text, (span) => fits(make([{ ...sentence, ...span }], span)));
  });
  const chunks: Chunk[] = [];
  let open: Sentence[] = [];
  const close = () => {
    const [first, last] = [open.at(0), open.at(-1)];
    if (first && last) chunks.push(make(open, { start: first.start, end: last.end }));
    open = [];
  };
  for (const part of parts) {
    const [first] = open;
    const last = open.at(-1);
    if (first && last && !fits(make([...open, part], { start: first.start, end: part.end }))) {
      close();
      if (fits(make([last, part], { start: last.start, end: part.end }))) open.push(last);
    }
    open.push(part);
  }
  close();
  return chunks;
}

/** Every chunk has a sentence, so that each of its tokens belongs to one. */
function wholeSentences(article: Article, block: Block): Sentence[] {
  const sentences = findSentences(article, block);
  return sentences.length > 0 ? sentences : [{ start: block.start, end: block.end, personId: null, quotable: false }];
}

function cutSentence(sentence: Sentence, text: string, fits: (span: Span) => boolean): Sentence[] {
  const parts: Sentence[] = [];
  let start = sentence.start;
  while (start < sentence.end) {
    let end = sentence.end;
    const least = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    while (end > least && !fits({ start, end })) end = Math.max(least, shorten(text, start, end));
    parts.push({ start, end, personId: sentence.personId, quotable: false });
    start = end;
    while (start < sentence.end && /\s/u.test(text.charAt(start))) start += 1;
  }
  return parts;
}

/** An end nearer to `start`, at a space where there is one past the middle, never inside a surrogate pair. */
function shorten(text: string, start: number, end: number): number {
  const target = start + Math.floor(((end - start) * 3) / 4);
  const space = text.lastIndexOf(' ', target);
  const at = space > start + (target - start) / 2 ? space : target;
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff ? at - 1 : at;
}
