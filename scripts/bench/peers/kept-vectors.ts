import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from '../../../src/core/ports.js';

/** Vectors of texts that were embedded before, by the hash of their text. They fit one embedder: a folder belongs to one. */
export class KeptVectors {
  private readonly rows = new Map<string, Float32Array>();

  private constructor(private readonly folder: string) {}

  static open(folder: string, dimensions: number): KeptVectors {
    const kept = new KeptVectors(folder);
    const [hashes, vectors] = kept.listFiles();
    if (!existsSync(vectors)) return kept;
    const numbers = new Float32Array(new Uint8Array(readFileSync(vectors)).buffer);
    for (const [at, hash] of readFileSync(hashes, 'utf8').trim().split('\n').entries())
      kept.rows.set(hash, numbers.subarray(at * dimensions, (at + 1) * dimensions));
    return kept;
  }

  get(text: string): Float32Array | undefined {
    return this.rows.get(hashText(text));
  }

  add(text: string, vector: Float32Array): void {
    this.rows.set(hashText(text), vector);
  }

  write(): void {
    const [hashes, vectors] = this.listFiles();
    writeFileSync(hashes, [...this.rows.keys()].join('\n'));
    writeFileSync(vectors, Buffer.concat([...this.rows.values()].map((row) => new Uint8Array(row.slice().buffer))));
  }

  private listFiles(): readonly [hashes: string, vectors: string] {
    return [join(this.folder, 'kept-texts.txt'), join(this.folder, 'kept-vectors.f32')];
  }
}

/** `embedder` that takes the sentence embeddings it has from `kept`; their token embeddings are left out, as no peer has any. */
export function withKeptVectors(embedder: Embedder, kept: KeptVectors): Embedder {
  const { id, sha256, dimensions, tokenDimensions, maxTokens } = embedder;
  return {
    ...{ id, sha256, dimensions, tokenDimensions, maxTokens },
    countTokens: (text) => embedder.countTokens(text),
    embedQuestion: (text) => embedder.embedQuestion(text),
    async embedPassage(text) {
      const sentence = kept.get(text);
      return sentence ? { sentence, tokens: new Float32Array() } : embedder.embedPassage(text);
    },
  };
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
