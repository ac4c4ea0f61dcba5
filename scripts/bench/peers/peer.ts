import type { Corpus } from '../../../src/core/corpus/article.js';
import type { Embedder } from '../../../src/core/ports.js';

/** What every peer is given: the same texts, cut into the same passages (one that cuts by itself takes the articles). */
export interface PeerCollection {
  readonly corpus: Corpus;
  readonly passages: readonly PeerPassage[];
}

export interface PeerPassage {
  readonly articleId: string;
  /** Code units of the article's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Passages that a peer found, best first, and what it would show as the answer where it quotes. */
export interface PeerAnswer {
  readonly found: readonly PeerPassage[];
  /** Null where it does not choose sentences. */
  readonly quote: string | null;
}

/** Another way of finding passages, or ours. */
export interface Peer {
  readonly name: string;
  /** What it is, for the reader of the table. */
  readonly about: string;
  /** Builds its index in an empty folder. */
  build(collection: PeerCollection, embedder: Embedder, folder: string): Promise<void>;
  /** Opens what was built; the ten best passages of a question. */
  open(
    collection: PeerCollection,
    embedder: Embedder,
    folder: string,
  ): Promise<(question: string) => Promise<PeerAnswer>>;
}

/** How many passages a peer is asked for. */
export const asked = 10;
