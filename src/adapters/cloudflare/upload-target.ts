import type { UploadedVector } from './vector-index.js';

/** One statement with what is bound to `?1`, `?2` and so on. */
export interface BoundSql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Where an index is uploaded to: the services over a Worker’s bindings, or over the web. */
export interface UploadTarget {
  /** @throws StoreUnavailableError where the vectors there are can’t hold those of this length, or can’t be filtered. */
  checkVectors(dimensions: number): Promise<void>;
  /** Runs statements in order and gives each one’s rows. What ran before a fault may stay. */
  runSql(statements: readonly BoundSql[]): Promise<readonly (readonly unknown[])[]>;
  /** Writes vectors in place of those of the same id; up to `mostVectors` at once. */
  upsertVectors(vectors: readonly UploadedVector[]): Promise<void>;
  /** Up to `mostVectors` at once; an id that is not there is no fault. */
  deleteVectors(ids: readonly string[]): Promise<void>;
  /** Resolves when everything written so far is found by a search. */
  settleVectors(): Promise<void>;
}

/** Vectors of one call. The services take more, but not much more than a megabyte of text is sent at once. */
export const mostVectors = 100;
