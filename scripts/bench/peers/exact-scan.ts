import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExactDenseIndex } from '../../../src/core/retrieval/exact-dense-index.js';
import { asked, type Peer, type PeerPassage } from './peer.js';

/** Vectors alone, every one compared. */
export const exactScan: Peer = {
  name: 'exact scan',
  about: 'vectors alone, every one compared',
  async build({ passages }, embedder, folder) {
    const vectors = new Float32Array(passages.length * embedder.dimensions);
    for (const [at, { text }] of passages.entries())
      vectors.set((await embedder.embedPassage(text)).sentence, at * embedder.dimensions);
    await writeFile(join(folder, 'vectors.f32'), new Uint8Array(vectors.buffer));
  },
  async open({ passages }, embedder, folder) {
    const bytes = await readFile(join(folder, 'vectors.f32'));
    const vectors = new Float32Array(new Uint8Array(bytes).buffer);
    const index = new ExactDenseIndex(vectors, embedder.dimensions);
    return async (question) => {
      const { sentence } = await embedder.embedQuestion(question);
      const found = index.search(sentence, asked).flatMap(({ chunk }): PeerPassage[] => {
        const passage = passages[chunk];
        return passage ? [passage] : [];
      });
      return { found, quote: null };
    };
  },
};
