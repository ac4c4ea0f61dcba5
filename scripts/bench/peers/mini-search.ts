import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import { asked, type Peer, type PeerPassage } from './peer.js';

/** Its defaults, with the prefixes and the tolerance of slips that its documentation shows. */
const options: Options<{ readonly id: number; readonly text: string }> = {
  fields: ['text'],
  searchOptions: { prefix: true, fuzzy: 0.2 },
};

/** Words alone: BM25+ in memory. */
export const miniSearch: Peer = {
  name: 'MiniSearch',
  about: 'words alone (BM25+), prefixes and slips allowed',
  async build({ passages }, _embedder, folder) {
    const index = new MiniSearch(options);
    index.addAll(passages.map(({ text }, id) => ({ id, text })));
    await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  },
  async open({ passages }, _embedder, folder) {
    const index = MiniSearch.loadJSON(await readFile(join(folder, 'index.json'), 'utf8'), options);
    return (question) => {
      const results = index.search(question).slice(0, asked);
      const found = results.flatMap(({ id }): PeerPassage[] => {
        const passage = passages[Number(id)];
        return passage ? [passage] : [];
      });
      return Promise.resolve({ found, quote: null });
    };
  },
};
