import { describe, expect, it } from 'vitest';
import type { VoicesError } from '../../src/core/errors.js';
import type { ExpectedIndex } from '../../src/core/retrieval/index-artifact.js';
import { namePart } from '../../src/core/retrieval/index-parts.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';

/** One file of the index that is other than it was written; null where it is gone. */
export interface Damage {
  readonly file: string;
  readonly change: (bytes: Uint8Array) => Uint8Array | null;
}

export interface IndexSourceCase {
  /** The embedder that the index was built with. */
  readonly embedder: () => Promise<ExpectedIndex['embedder']>;
  readonly open: (expected: ExpectedIndex, damage?: Damage) => Promise<StoriesIndex>;
}

const flipByte = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
const remove = (): null => null;

/** What every place that an index is opened from must keep to, over a whole index of the real stories. */
export function describeIndexSource(name: string, { embedder, open }: IndexSourceCase): void {
  const readCode = async (damage: Damage, expected?: ExpectedIndex['embedder']): Promise<string> => {
    try {
      await open({ embedder: expected ?? (await embedder()) }, damage);
      return 'opened';
    } catch (fault) {
      return (fault as VoicesError).code;
    }
  };

  describe(`${name} keeps to what an index source promises`, () => {
    it('gives an index whose parts fit together and can be searched', async () => {
      const { manifest, corpus, chunks, embeddings, dense } = await open({ embedder: await embedder() });
      expect(manifest.indexVersion).toMatch(/^[0-9a-f]{16}$/u);
      expect([corpus.articles.length, chunks.length]).toEqual([manifest.counts.articles, manifest.counts.chunks]);
      expect(dense.size).toBe(chunks.length);
      const first = embeddings.chunkVectors.subarray(0, embeddings.dimensions);
      expect(dense.search(first, 1)[0]?.chunk).toBe(0);
    });

    it.each(['corpus.json', 'chunks.json', 'sentence-ends.u32', 'language.bits', 'suggestions.json'])(
      'refuses an index whose %s is another or gone',
      async (file) => {
        expect(await readCode({ file, change: flipByte })).toBe('index-corrupt');
        expect(await readCode({ file, change: remove })).toBe('index-corrupt');
      },
    );

    it('refuses an index of which a part is another, shorter, longer or gone', async () => {
      const { manifest } = await open({ embedder: await embedder() });
      const shorten = (bytes: Uint8Array) => bytes.slice(0, -1);
      const lengthen = (bytes: Uint8Array) => new Uint8Array([...bytes, 0]);
      for (const part of manifest.parts)
        for (const change of [flipByte, shorten, lengthen, remove])
          expect(await readCode({ file: namePart(part), change })).toBe('index-corrupt');
    });

    it('refuses a manifest that was changed, and tells one of another format by name', async () => {
      const edit = (from: RegExp, to: string) => (bytes: Uint8Array) =>
        new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to));
      const file = 'manifest.json';
      expect(await readCode({ file, change: edit(/"maxTokens": \d+/u, '"maxTokens": 7') })).toBe('index-corrupt');
      expect(await readCode({ file, change: edit(/"formatVersion": \d+/u, '"formatVersion": 0') })).toBe(
        'index-mismatch',
      );
      expect(await readCode({ file, change: () => new Uint8Array([123]) })).toBe('index-corrupt');
    });

    it('refuses an index that another embedder built', async () => {
      const other = { ...(await embedder()), sha256: '0'.repeat(64) };
      expect(await readCode({ file: 'corpus.json', change: (bytes) => bytes }, other)).toBe('index-mismatch');
    });
  });
}
