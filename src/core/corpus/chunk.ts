import type { Span } from './article.js';

/** Stored, indexed span of an article: a paragraph, or a part of one that is too long to embed whole. */
export interface Chunk extends Span {
  /** `<article id>:<start>-<end>`. */
  readonly id: string;
  /** Position of the article in the index. */
  readonly article: number;
  /** Heading (interview question) that the chunk stands under; it is searched with the chunk and never quoted. */
  readonly heading: string | null;
  /** Writer's sentence that leads up to the speech in the chunk ("What has kept him there?"); searched like the heading. */
  readonly leadIn: string | null;
  /** In order, not overlapping, inside the chunk. */
  readonly sentences: readonly Sentence[];
}

/** Whole sentence of one voice. Its span leaves out the quotation marks around it. */
export interface Sentence extends Span {
  /** Speaker's id in the article; null where the words are the writer's. */
  readonly personId: string | null;
  /** False for lead-ins, bylines and link texts: they are searched and never quoted. */
  readonly quotable: boolean;
}
