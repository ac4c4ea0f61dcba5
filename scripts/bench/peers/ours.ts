import { createHash } from 'node:crypto';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { readLanguageWords } from '../../../src/adapters/node/read-language-words.js';
import { createAsk } from '../../../src/core/ask.js';
import type { Passage } from '../../../src/core/retrieval/passage.js';
import { asked, type Peer, type PeerPassage } from './peer.js';

/** This project: the whole answer, from the question to its quotes. */
export const ours: Peer = {
  name: 'Practice Voices',
  about: 'the whole answer: words and vectors, token by token, quotes chosen and judged',
  async build({ corpus }, embedder, indexDir) {
    await buildIndex({ corpus, indexDir, embedder, buildHnsw, languageWords: readLanguageWords(), full: true });
  },
  async open(_collection, embedder, indexDir) {
    let quote: string | null = null;
    let found: readonly PeerPassage[] = [];
    const ask = createAsk({
      index: await openIndex(indexDir, { embedder }),
      embedder,
      hashText: (text) => createHash('sha256').update(text).digest('hex'),
      observer: {
        onRetrieved: (passages) => (found = passages.slice(0, asked).map(toPassage)),
        onJudged: (judged) => (quote = judged[0]?.quote.text ?? null),
      },
    });
    return async (question) => {
      [quote, found] = [null, []];
      await ask({ question });
      return { found, quote };
    };
  },
};

function toPassage({ article, chunk: { start, end } }: Passage): PeerPassage {
  return { articleId: article.id, start, end, text: article.text.slice(start, end) };
}
