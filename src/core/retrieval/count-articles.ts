import type { Sentence } from '../corpus/chunk.js';
import type { StoriesIndex } from './stories-index.js';

/** How much an article holds. */
export interface ArticleCounts {
  /** UTF-16 code units of its text. */
  readonly characters: number;
  /** Chunks that are searched. */
  readonly passages: number;
  /** Sentences that may be quoted, each once, by who says them: people in the article's order, then null for the writer. */
  readonly voices: readonly { readonly personId: string | null; readonly sentences: number }[];
}

/** Counts what each article of an index holds, in the order of the articles. */
export function countArticles({ corpus, chunks }: Pick<StoriesIndex, 'corpus' | 'chunks'>): readonly ArticleCounts[] {
  const own = corpus.articles.map((): { passages: number; quotable: Map<number, Sentence> } => ({
    passages: 0,
    quotable: new Map(),
  }));
  for (const { article, sentences } of chunks) {
    const counted = own[article];
    if (!counted) continue;
    counted.passages += 1;
    // Chunks of one paragraph can share a sentence: it is counted once.
    for (const sentence of sentences) if (sentence.quotable) counted.quotable.set(sentence.start, sentence);
  }
  return corpus.articles.map(({ text, people }, at) => {
    const { passages = 0, quotable = new Map<number, Sentence>() } = own[at] ?? {};
    const spoken = [...quotable.values()];
    const voices = [...people.map(({ id }) => id), null].map((personId) => ({
      personId,
      sentences: spoken.filter((sentence) => sentence.personId === personId).length,
    }));
    return { characters: text.length, passages, voices: voices.filter(({ sentences }) => sentences > 0) };
  });
}
