import { join } from 'node:path';
import { IndexCorruptError } from '../../core/errors.js';
import { findPieces, makeRoom, namePart, type IndexPart, type PartNumbers } from '../../core/retrieval/index-parts.js';
import { hashTexts, type PartPlan } from './cut-parts.js';
import type { EmbeddingPlace } from './embed-chunks.js';
import { readPart, type LoadedTables } from './index-store.js';
import { readTextHashes } from './pack-index.js';
import { runLanes } from './run-lanes.js';
import { viewNumbers } from './view-bytes.js';

/** A part of the old index that the new one has too. */
export interface KeptPart {
  readonly part: IndexPart;
  /** Where its file is. */
  readonly path: string;
}

export interface TakenParts {
  /** Parts that stay as they are, by their `textsHash`, read and checked. */
  readonly kept: ReadonlyMap<string, KeptPart>;
  /** Message of the first part that could not be read; what it held is embedded anew. */
  readonly damaged: string | null;
}

/** A part of the old index, with the digests of its chunks' texts and, of its first chunk, the row in the old index. */
interface OldPart {
  readonly part: IndexPart;
  readonly from: number;
  readonly hashes: readonly string[];
  readonly textsHash: string;
}

/**
 * Puts the numbers that an old index of the same embedder has into `place`. A part that the new index has too is read straight
 * to where it belongs; of the others, those chunks are taken whose texts come again. What is filled already stays as it is
 * where a part can't be read.
 */
export async function takeOverParts(
  old: LoadedTables,
  plans: readonly PartPlan[],
  place: EmbeddingPlace,
): Promise<TakenParts> {
  const pieces = findPieces(plans, viewNumbers(place.embeddings), place.embeddings);
  const planAt = new Map(plans.map(({ textsHash }, at) => [textsHash, at]));
  const kept = new Map<string, KeptPart>();
  let fault: string | null = null;
  const read = async (before: OldPart): Promise<void> => {
    const { part, textsHash, hashes } = before;
    const at = planAt.get(textsHash) ?? -1;
    const plan = plans[at];
    try {
      if (plan) {
        await readKept(old.folder, part, pieces[at] ?? [], isAnyFilled(plan, place));
        kept.set(textsHash, { part, path: join(old.folder, namePart(part)) });
        for (let row = plan.from; row < plan.from + plan.chunks; row += 1) place.markFilled(row);
      } else if (hashes.some((hash) => place.isMissing(hash))) {
        const numbers = makeRoom([part], place.embeddings);
        await readPart(old.folder, part, findPieces([part], numbers, place.embeddings)[0] ?? []);
        scatter(old, before, numbers, place);
      }
    } catch (cause) {
      if (!(cause instanceof IndexCorruptError)) throw cause;
      fault ??= cause.message;
    }
  };
  const parts = listParts(old);
  const isWhole = ({ textsHash }: OldPart): boolean => planAt.has(textsHash);
  // Whole ones first: what they bring need not be looked for in the others.
  await runLanes(parts.filter(isWhole).map((part) => () => read(part)));
  await runLanes(parts.filter((part) => !isWhole(part)).map((part) => () => read(part)));
  return { kept, damaged: fault };
}

function isAnyFilled({ from, chunks }: PartPlan, place: EmbeddingPlace): boolean {
  return Array.from({ length: chunks }, (_, at) => from + at).some((row) => place.isFilled(row));
}

/** Reads a part into `pieces`; aside first where they hold numbers already, which a damaged file must not harm. */
async function readKept(
  folder: string,
  part: IndexPart,
  pieces: readonly Uint8Array[],
  isFilled: boolean,
): Promise<void> {
  if (!isFilled) return readPart(folder, part, pieces);
  const aside = pieces.map(({ length }) => new Uint8Array(length));
  await readPart(folder, part, aside);
  aside.forEach((bytes, at) => pieces[at]?.set(bytes));
}

function listParts(old: LoadedTables): readonly OldPart[] {
  const textHashes = readTextHashes(old);
  let from = 0;
  return old.stored.manifest.parts.map((part) => {
    const hashes = textHashes.slice(from, from + part.chunks);
    const listed = { part, from, hashes, textsHash: hashTexts(hashes) };
    from += part.chunks;
    return listed;
  });
}

function scatter(
  { stored }: LoadedTables,
  { from, hashes }: OldPart,
  numbers: PartNumbers,
  place: EmbeddingPlace,
): void {
  const { dimensions, tokenDimensions, tokenOffsets } = stored.embeddings;
  const chunkVectors = new Float32Array(numbers.chunkVectors.buffer);
  const sentenceVectors = new Int8Array(numbers.sentenceVectors.buffer);
  const tokens = new Int8Array(numbers.tokens.buffer);
  const firstToken = tokenOffsets[from] ?? 0;
  let sentence = 0;
  hashes.forEach((hash, at) => {
    const begin = (tokenOffsets[from + at] ?? 0) - firstToken;
    const end = (tokenOffsets[from + at + 1] ?? 0) - firstToken;
    const firstSentence = sentence;
    sentence += stored.chunks[from + at]?.sentences.length ?? 0;
    place.putText(hash, {
      chunk: chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
      sentences: sentenceVectors.subarray(firstSentence * dimensions, sentence * dimensions),
      tokens: tokens.subarray(begin * tokenDimensions, end * tokenDimensions),
    });
  });
}
