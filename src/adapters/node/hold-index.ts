import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import { LexicalTable } from '../../core/retrieval/lexical-table.js';
import type { Manifest, StoriesIndex } from '../../core/retrieval/stories-index.js';
import { WordForms } from '../../core/retrieval/word-forms.js';
import type { IndexContent } from './pack-index.js';

/** An index in memory, so that it can be asked before it is on the disk. `manifest` is what `packIndex` made of `content`. */
export function holdIndex({ embedded, words, ...content }: IndexContent, manifest: Manifest): StoriesIndex {
  const { corpus, language, suggestions } = content;
  const { embeddings } = embedded;
  const chunks = embedded.chunks.map(({ chunk }) => chunk);
  const lexical = LexicalTable.read(words.lexical, chunks.length);
  const wordForms = WordForms.read(words.wordForms);
  if (!lexical || !wordForms) throw new Error('The words of the index can’t be read back.');
  const dense = new ExactDenseIndex(embeddings.chunkVectors, embeddings.dimensions);
  return { manifest, corpus, chunks, embeddings, lexical, wordForms, language, suggestions, dense };
}
