import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../core/ports.js';
import type { EmbeddingSource, StoredEmbedding } from './embed-chunks.js';
import { isRunning } from './write-index.js';

/** Keeps what was embedded until the index that it is for is in place. */
export interface EmbeddingJournal extends EmbeddingSource {
  /** Embeddings that builds before this one left. */
  readonly size: number;
  /** Written at once: a build that is killed loses no more than what it was at. */
  readonly keep: (textHash: string, embedding: StoredEmbedding) => void;
  /** Removes it, and those it took over, once nothing hangs on them. */
  readonly discard: () => Promise<void>;
}

/** A file is read whole, and Node reads none of two gigabytes or more. */
const mostFileBytes = 2 ** 30;

/** Bytes before the numbers: digest of the texts, of the record (both cut), sentences, token rows. */
const head = { key: 32, check: 8, bytes: 48 } as const;

/**
 * Journal of the embeddings that a build makes, as files beside the index. It takes over the journals that killed builds of
 * the same model left, up to the first record that is not whole. Where it can't be written the build goes on without one.
 */
export async function openEmbeddingJournal(
  indexDir: string,
  embedder: Pick<Embedder, 'sha256' | 'dimensions' | 'tokenDimensions'>,
  fileBytes = mostFileBytes,
): Promise<EmbeddingJournal> {
  const model = embedder.sha256.slice(0, 16);
  const own: string[] = [];
  let written = fileBytes;
  const left = await listLeft(indexDir, model);
  const known = new Map<string, StoredEmbedding>();
  for (const journal of left)
    for (const [key, embedding] of readRecords(await readFile(journal), embedder)) known.set(key, embedding);
  let writable = true;
  return {
    size: known.size,
    get: (textHash) => known.get(textHash),
    keep: (textHash, embedding) => {
      if (!writable) return;
      try {
        if (written >= fileBytes) {
          mkdirSync(indexDir, { recursive: true });
          own.push(join(indexDir, `.embedded-${model}-${process.pid}-${randomBytes(4).toString('hex')}`));
          written = 0;
        }
        const record = writeRecord(textHash, embedding, embedder);
        appendFileSync(own.at(-1) ?? '', record);
        written += record.length;
      } catch {
        writable = false;
      }
    },
    discard: async () => {
      await Promise.allSettled([...own, ...left].map((journal) => rm(journal, { force: true })));
    },
  };
}

/** Journals of this model whose builds are no more. */
async function listLeft(indexDir: string, model: string): Promise<readonly string[]> {
  const names = await readdir(indexDir).catch(() => []);
  const left: string[] = [];
  for (const name of names.sort()) {
    const pid = Number(new RegExp(`^\\.embedded-${model}-(\\d+)-[0-9a-f]{8}$`, 'u').exec(name)?.[1]);
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue;
    const path = join(indexDir, name);
    // In a container every process may get the same number: older than this one is not this one's.
    if (pid === process.pid && (await stat(path)).mtimeMs >= performance.timeOrigin) continue;
    left.push(path);
  }
  return left;
}

type Widths = Pick<Embedder, 'dimensions' | 'tokenDimensions'>;

function writeRecord(textHash: string, { chunk, sentences, tokens }: StoredEmbedding, widths: Widths): Buffer {
  const counts = Buffer.alloc(8);
  counts.writeUInt32LE(sentences.length / widths.dimensions, 0);
  counts.writeUInt32LE(widths.tokenDimensions === 0 ? 0 : tokens.length / widths.tokenDimensions, 4);
  const key = Buffer.from(textHash, 'hex');
  const numbers = [chunk, sentences, tokens].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  return Buffer.concat([key, digest([key, counts, ...numbers]), counts, ...numbers]);
}

function* readRecords(bytes: Buffer, { dimensions, tokenDimensions }: Widths): Generator<[string, StoredEmbedding]> {
  for (let at = 0; at + head.bytes <= bytes.length;) {
    const key = bytes.subarray(at, at + head.key);
    const counts = bytes.subarray(at + head.key + head.check, at + head.bytes);
    const lengths = [4 * dimensions, counts.readUInt32LE(0) * dimensions, counts.readUInt32LE(4) * tokenDimensions];
    const end = lengths.reduce((sum, length) => sum + length, at + head.bytes);
    const check = bytes.subarray(at + head.key, at + head.key + head.check);
    if (end > bytes.length || !digest([key, counts, bytes.subarray(at + head.bytes, end)]).equals(check)) return;
    let read = at + head.bytes;
    const take = (length: number) => Uint8Array.from(bytes.subarray(read, (read += length)));
    const [chunk = 0, sentences = 0, tokens = 0] = lengths;
    yield [
      key.toString('hex'),
      {
        chunk: new Float32Array(take(chunk).buffer),
        sentences: new Int8Array(take(sentences).buffer),
        tokens: new Int8Array(take(tokens).buffer),
      },
    ];
    at = end;
  }
}

function digest(parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, head.check);
}
