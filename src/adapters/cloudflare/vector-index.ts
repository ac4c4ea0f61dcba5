/** What is used of a Vectorize index; the binding of a Worker is one. */
export interface VectorIndex {
  query(vector: Float32Array, options: VectorQuery): Promise<VectorMatches>;
}

export interface VectorQuery {
  /** At most `mostMatches`. */
  readonly topK: number;
  readonly namespace: string;
  readonly returnValues: false;
  readonly returnMetadata: 'none';
  readonly filter?: VectorFilter;
}

/** Holds for vectors whose metadata fit every property. */
export type VectorFilter = Partial<{ council: { $eq: string }; article: { $in: number[] } }>;

export interface VectorMatches {
  readonly matches: readonly { readonly id: string }[];
}

/** A vector as it is uploaded. `metadata` has what `VectorFilter` looks at; the index needs a metadata index for each. */
export interface UploadedVector {
  readonly id: string;
  /** The index version: each version is searched by itself. */
  readonly namespace: string;
  readonly values: readonly number[];
  readonly metadata: { readonly article: number; readonly council?: string };
}

/** Most matches that a query without values and metadata brings. */
export const mostMatches = 100;

/** Id of a chunk's vector: one of another version never takes its place. */
export function nameVector(indexVersion: string, chunk: number): string {
  return `${indexVersion}/${chunk}`;
}

/** Number of the chunk whose vector has this id; null for one that is not ours. */
export function readVectorName(id: string): number | null {
  const number = /^[0-9a-f]{16}\/(\d+)$/u.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}
