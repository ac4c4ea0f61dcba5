import { createAsk } from '../../core/ask.js';
import { chooseOptions } from '../../core/fitted-options.js';
import type { Embedder, OpenGenerator } from '../../core/ports.js';
import { checkManifest } from '../../core/retrieval/index-artifact.js';
import { openCollection, readStoredArticle } from '../../core/retrieval/open-collection.js';
import { createSearch } from '../../core/search.js';
import type { ReadyStories } from '../../http/app-env.js';
import { openCloudflareStore, readCurrentVersion } from '../cloudflare/cloudflare-stories-store.js';
import type { SqlDatabase } from '../cloudflare/sql-database.js';
import type { VectorIndex } from '../cloudflare/vector-index.js';
import { hashText } from './hash-text.js';
import { yieldFirst } from './yield-first.js';

export interface StoreBindings {
  readonly database: SqlDatabase;
  readonly vectors: VectorIndex;
}

/**
 * Opens the stories that D1 and Vectorize hold, in the version that answers now. Each call opens anew; `openEmbedder` should give the
 * same embedder each time, as two of them do not fit into an isolate.
 * @throws EmbedderUnavailableError, StoreUnavailableError, IndexMissingError, IndexMismatchError, IndexCorruptError.
 */
export async function openStoredStories(
  { database, vectors }: StoreBindings,
  openEmbedder: () => Promise<Embedder>,
  generator: OpenGenerator | null = null,
): Promise<ReadyStories> {
  const [embedder, indexVersion] = await Promise.all([openEmbedder(), readCurrentVersion(database)]);
  const store = openCloudflareStore({ database, vectors, indexVersion, hashText });
  const catalogue = await store.readCatalogue();
  checkManifest(catalogue.manifest, { embedder });
  const library = openCollection(store, catalogue, chooseOptions(catalogue.manifest).retrieval);
  const { corpus, articleCounts, suggestions } = catalogue;
  return {
    ready: true,
    ask: yieldFirst(createAsk({ library, embedder, hashText, ...(generator && { generator }) })),
    search: yieldFirst(createSearch({ library, embedder })),
    corpus,
    articleCounts,
    readArticle: (id) => readStoredArticle(store, catalogue, id),
    suggestions,
    hashText,
    indexVersion,
    embedderId: catalogue.manifest.embedder.id,
  };
}
