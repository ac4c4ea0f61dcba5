import { createAsk } from '../../core/ask.js';
import { chooseOptions } from '../../core/fitted-options.js';
import { openLibrary } from '../../core/retrieval/library.js';
import { createSearch } from '../../core/search.js';
import type { ReadyStories } from '../../http/app-env.js';
import { hashText } from './hash-text.js';
import { openAssetEmbedder } from './open-asset-embedder.js';
import { openAssetIndex } from './open-asset-index.js';
import type { AssetSource } from './read-asset.js';

/**
 * Opens model and index from the assets and joins them into something to ask.
 * @throws EmbedderUnavailableError, IndexMissingError, IndexMismatchError, IndexCorruptError.
 */
export async function openAssetStories(assets: AssetSource): Promise<ReadyStories> {
  const embedder = await openAssetEmbedder(assets);
  const index = await openAssetIndex(assets, { embedder });
  const library = openLibrary(index, chooseOptions(index.manifest).retrieval);
  const { corpus, chunks, suggestions, manifest } = index;
  return {
    ready: true,
    ask: createAsk({ index, embedder, hashText, library }),
    search: createSearch({ index, embedder, library }),
    corpus,
    chunks,
    suggestions,
    hashText,
    indexVersion: manifest.indexVersion,
    embedderId: manifest.embedder.id,
  };
}
