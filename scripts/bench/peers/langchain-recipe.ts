import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Article } from '../../../src/core/corpus/article.js';
import type { Embedder } from '../../../src/core/ports.js';
import { asked, type Peer } from './peer.js';

/** Sizes that LangChain's own introduction to retrieval uses. */
const splitting = { chunkSize: 1000, chunkOverlap: 200 };

/** What most people build first: recursive character chunks, one vector each, the nearest ones by HNSW. */
export const langchainRecipe: Peer = {
  name: 'LangChain recipe',
  about: 'HNSWLib.similaritySearch over recursive character chunks of 1,000 characters',
  async build({ corpus }, embedder, folder) {
    const documents: Document[] = [];
    for (const article of corpus.articles) documents.push(...(await cutArticle(article)));
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

async function cutArticle({ id, text }: Article): Promise<readonly Document[]> {
  const documents: Document[] = [];
  let from = 0;
  for (const part of await new RecursiveCharacterTextSplitter(splitting).splitText(text)) {
    const start = Math.max(0, text.indexOf(part, from));
    from = start + 1;
    documents.push(new Document({ pageContent: part, metadata: { articleId: id, start, end: start + part.length } }));
  }
  return documents;
}

/** The texts that the recipe embeds of an article. */
export async function listRecipeTexts(article: Article, embedder: Embedder): Promise<readonly string[]> {
  return (await cutArticle(article)).map(({ pageContent }) => cutToLimit(pageContent, embedder));
}

/** Our embedder as LangChain's. A chunk longer than the model reads is embedded by its beginning, as is usual there. */
class EmbedderEmbeddings extends Embeddings {
  constructor(private readonly embedder: Embedder) {
    super({});
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts)
      vectors.push([...(await this.embedder.embedPassage(cutToLimit(text, this.embedder))).sentence]);
    return vectors;
  }

  async embedQuery(text: string): Promise<number[]> {
    return [...(await this.embedder.embedQuestion(text)).sentence];
  }
}

function cutToLimit(text: string, embedder: Embedder): string {
  const words = text.split(' ');
  while (words.length > 1 && embedder.countTokens(words.join(' ')) > embedder.maxTokens) words.pop();
  return words.join(' ');
}
