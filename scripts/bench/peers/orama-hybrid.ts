import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { create, insertMultiple, load, save, search, type RawData } from '@orama/orama';
import type { Embedder } from '../../../src/core/ports.js';
import { asked, type Peer, type PeerPassage } from './peer.js';

const createStore = ({ dimensions }: Embedder) =>
  create({
    schema: { number: 'number', text: 'string', embedding: `vector[${dimensions}]` } as const,
    components: { tokenizer: { language: 'english', stemming: false } },
  });

/** Words and vectors, one score of both. */
export const oramaHybrid: Peer = {
  name: 'Orama hybrid',
  about: 'words and vectors in memory, fused with its default weights',
  async build({ passages }, embedder, folder) {
    const store = createStore(embedder);
    const documents = [];
    for (const [number, { text }] of passages.entries())
      documents.push({ number, text, embedding: [...(await embedder.embedPassage(text)).sentence] });
    await insertMultiple(store, documents, 500);
    await writeFile(join(folder, 'index.bin'), serialize(save(store)));
  },
  async open({ passages }, embedder, folder) {
    const store = createStore(embedder);
    load(store, deserialize(await readFile(join(folder, 'index.bin'))) as RawData);
    return async (question) => {
      const { sentence } = await embedder.embedQuestion(question);
      const { hits } = await search(store, {
        mode: 'hybrid',
        term: question,
        vector: { value: [...sentence], property: 'embedding' },
        similarity: 0,
        limit: asked,
      });
      const found = hits.flatMap(({ document }): PeerPassage[] => {
        const passage = passages[document.number];
        return passage ? [passage] : [];
      });
      return { found, quote: null };
    };
  },
};
