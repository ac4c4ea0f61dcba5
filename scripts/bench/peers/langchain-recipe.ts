import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Embedder } from '../../../src/core/ports.js';
import { asked, type Peer } from './peer.js';

/** Sizes that LangChain's own introduction to retrieval uses. */
const splitting = { chunkSize: 1000, chunkOverlap: 200 };

/** What most people build first: recursive character chunks, one vector each, the nearest ones by HNSW. */
export const langchainRecipe: Peer = {
  name: 'LangChain recipe',
  about: 'HNSWLib.similaritySearch over recursive character chunks of 1,000 characters',
  async build({ corpus }, embedder, folder) {
    const splitter = new RecursiveCharacterTextSplitter(splitting);
    const documents: Document[] = [];
    for (const { id, text } of corpus.articles) {
      let from = 0;
      for (const part of await splitter.splitText(text)) {
        const start = Math.max(0, text.indexOf(part, from));
        from = start + 1;
        documents.push(
          new Document({ pageContent: part, metadata: { articleId: id, start, end: start + part.length } }),
        );
      }
    }
    const store = await HNSWLib.fromDocuments(documents, new EmbedderEmbeddings(embedder));
    await store.save(folder);
  },
  async open(_collection, embedder, folder) {
    const store = await HNSWLib.load(folder, new EmbedderEmbeddings(embedder));
    const count = Math.min(asked, store.index.getCurrentCount());
    return async (question) => {
      const documents = await store.similaritySearch(question, count);
      const found = documents.map(({ pageContent, metadata }) => ({
        articleId: String(metadata.articleId),
        start: Number(metadata.start),
        end: Number(metadata.end),
        text: pageContent,
      }));
      return { found, quote: null };
    };
  },
};

/** Our embedder as LangChain's. A chunk longer than the model reads is embedded by its beginning, as is usual there. */
class EmbedderEmbeddings extends Embeddings {
  constructor(private readonly embedder: Embedder) {
    super({});
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts) vectors.push([...(await this.embedder.embedPassage(this.cut(text))).sentence]);
    return vectors;
  }

  async embedQuery(text: string): Promise<number[]> {
    return [...(await this.embedder.embedQuestion(text)).sentence];
  }

  private cut(text: string): string {
    const words = text.split(' ');
    while (words.length > 1 && this.embedder.countTokens(words.join(' ')) > this.embedder.maxTokens) words.pop();
    return words.join(' ');
  }
}
