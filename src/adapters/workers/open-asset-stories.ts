import { createAsk } from '../../core/ask.js';
import { chooseOptions } from '../../core/fitted-options.js';
import type { OpenGenerator } from '../../core/ports.js';
import { countArticles } from '../../core/retrieval/count-articles.js';
import { openLibrary } from '../../core/retrieval/library.js';
import { createSearch } from '../../core/search.js';
import type { ReadyStories } from '../../http/app-env.js';
import { hashText } from './hash-text.js';
import { openAssetEmbedder } from './open-asset-embedder.js';
import { openAssetIndex } from './open-asset-index.js';
import type { AssetSource } from './read-asset.js';
import { yieldFirst } from './yield-first.js';

/**
 * Opens model and index from the assets and joins them into something to ask.
 * @throws EmbedderUnavailableError, IndexMissingError, IndexMismatchError, IndexCorruptError.
 */
export async function openAssetStories(
  assets: AssetSource,
  generator: OpenGenerator | null = null,
): Promise<ReadyStories> {
  const embedder = await openAssetEmbedder(assets);
  const index = await openAssetIndex(assets, { embedder });
  const library = openLibrary(index, chooseOptions(index.manifest).retrieval);
  const { corpus, suggestions, manifest } = index;
  return {
    ready: true,
    ask: yieldFirst(createAsk({ index, embedder, hashText, library, ...(generator && { generator }) })),
    search: yieldFirst(createSearch({ index, embedder, library })),
    corpus,
    articleCounts: countArticles(index),
    readArticle: (id) => Promise.resolve(corpus.articles.find((article) => article.id === id) ?? null),
    suggestions,
    hashText,
    indexVersion: manifest.indexVersion,
    embedderId: manifest.embedder.id,
  };
}
