import type { Corpus } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { countWordForms } from '../../core/retrieval/count-word-forms.js';
import { describeChunk } from '../../core/retrieval/describe-chunk.js';
import { LexicalTableWriter, type KeptPostings } from '../../core/retrieval/lexical-table-writer.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { WordForms, type FormCounts } from '../../core/retrieval/word-forms.js';
import { findKeptArticles } from './find-kept.js';

/** What an index keeps of a corpus's words, as bytes. */
export interface PackedWords {
  readonly lexical: Uint8Array;
  readonly wordForms: Uint8Array;
}

/** What is taken over from an index before. */
export type OldWords = Pick<StoriesIndex, 'corpus' | 'chunks' | 'lexical' | 'wordForms'>;

/**
 * The words of a corpus. Those of articles that `old` has to the letter are taken over, which takes a tenth of the time;
 * the bytes are the same.
 */
export function packWords(corpus: Corpus, chunks: readonly Chunk[], old: OldWords | null): PackedWords {
  const keptArticles = old ? findKeptArticles(old.corpus.articles, corpus.articles) : [];
  const kept = old && keepPostings(old, keptArticles, corpus, chunks);
  const keptRows = new Set(kept?.rows);
  const writer = new LexicalTableWriter(chunks.length, kept ?? undefined);
  chunks.forEach((chunk, row) => {
    if (!keptRows.has(row)) writer.addDocument(describeChunk(corpus, chunk), row);
  });
  return { lexical: writer.pack(), wordForms: WordForms.pack(countForms(corpus, old, keptArticles)) };
}

/** Postings of the chunks that are found by the same words as before; null where their order is another. */
function keepPostings(
  old: OldWords,
  keptArticles: readonly (number | null)[],
  corpus: Corpus,
  chunks: readonly Chunk[],
): KeptPostings | null {
  const nameOf = ({ councils }: Corpus, council: string | null) => councils.find(({ id }) => id === council)?.name;
  // A chunk is found by its council's name, which stands elsewhere.
  const isSame = keptArticles.map((now, before) => {
    const council = old.corpus.articles[before]?.councilId ?? null;
    return now !== null && nameOf(old.corpus, council) === nameOf(corpus, council);
  });
  const nowAt = new Map(chunks.map(({ id }, row) => [id, row]));
  const rows = old.chunks.map((chunk) => {
    const row = isSame[chunk.article] === true ? nowAt.get(chunk.id) : undefined;
    const now = chunks[row ?? -1];
    return row !== undefined && now && areFoundAlike(chunk, now) ? row : null;
  });
  const there = rows.filter((row) => row !== null);
  const rises = there.every((row, at) => at === 0 || row > (there[at - 1] ?? 0));
  return rises && there.length >= leastKept * chunks.length ? { table: old.lexical, rows } : null;
}

/** Share of the chunks from which it pays to keep postings: to put new ones between them takes memory. */
const leastKept = 0.5;

/** Whether chunks of one id in one article are found by the same words. */
function areFoundAlike(a: Chunk, b: Chunk): boolean {
  return a.heading === b.heading && a.leadIn === b.leadIn && a.sentences.length === b.sentences.length;
}

function countForms(corpus: Corpus, old: OldWords | null, keptArticles: readonly (number | null)[]) {
  const forms = old?.wordForms.list() ?? new Map<string, FormCounts>();
  old?.corpus.articles.forEach((article, at) => {
    if (keptArticles[at] === null) countWordForms(forms, article, -1);
  });
  const kept = new Set(keptArticles);
  corpus.articles.forEach((article, at) => {
    if (!kept.has(at)) countWordForms(forms, article);
  });
  return forms;
}
