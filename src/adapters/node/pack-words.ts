import type { Corpus } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { countWordForms } from '../../core/retrieval/count-word-forms.js';
import { describeChunk } from '../../core/retrieval/describe-chunk.js';
import { LexicalTableWriter } from '../../core/retrieval/lexical-table-writer.js';
import { WordForms, type FormCounts } from '../../core/retrieval/word-forms.js';

/** What an index keeps of a corpus's words, as bytes. */
export interface PackedWords {
  readonly lexical: Uint8Array;
  readonly wordForms: Uint8Array;
}

/** Reads every word of a corpus once. */
export function packWords(corpus: Corpus, chunks: readonly Chunk[]): PackedWords {
  const writer = new LexicalTableWriter();
  for (const chunk of chunks) writer.addDocument(describeChunk(corpus, chunk));
  const forms = new Map<string, FormCounts>();
  for (const article of corpus.articles) countWordForms(forms, article);
  return { lexical: writer.pack(), wordForms: WordForms.pack(forms) };
}
