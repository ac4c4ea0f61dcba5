import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';

/**
 * What is embedded for a chunk, in pieces: first the context (its heading and who speaks; empty where it has neither), then one piece for
 * each sentence, holding all of the chunk's text between them. The text to embed is the pieces that are not empty,
 * joined by one space. Context is embedded and never quoted.
 */
export function chunkEmbedPieces(article: Article, chunk: Chunk): string[] {
  const starts = chunk.sentences.map((sentence, at) =>
    at === 0 ? chunk.start : Math.max(chunk.start, wordStart(article.text, sentence.start)),
  );
  const pieces = starts.map((start, at) => {
    const end = starts[at + 1] ?? chunk.end;
    return article.text.slice(start, Math.max(start, end)).trim();
  });
  return [chunkContext(article, chunk), ...pieces];
}

/** What is embedded for each sentence alone: its words, behind the name of whoever speaks them. */
export function sentenceEmbedTexts(article: Article, chunk: Chunk): string[] {
  return chunk.sentences.map(({ start, end, personId }) => {
    const speaker = article.people.find(({ id }) => id === personId);
    const words = article.text.slice(start, end);
    return speaker ? `${speaker.name}: ${words}` : words;
  });
}

/** Heading, lead-in and speakers of a chunk: a question that names a person finds what that person said. */
function chunkContext(article: Article, chunk: Chunk): string {
  const speakers = new Set(chunk.sentences.map((sentence) => sentence.personId));
  const names = article.people.filter((person) => speakers.has(person.id)).map((person) => person.name);
  return [chunk.heading ?? '', chunk.leadIn ?? '', ...names.map((name) => `${name}:`)].filter(Boolean).join(' ');
}

/** Where the run of characters that holds `at` begins: tokens never cross white space, so pieces are cut there. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/\s/u.test(text.charAt(start - 1))) start -= 1;
  return start;
}
