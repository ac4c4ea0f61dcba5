import { exactScan } from './exact-scan.js';
import { langchainRecipe } from './langchain-recipe.js';
import { miniSearch } from './mini-search.js';
import { oramaHybrid } from './orama-hybrid.js';
import { ours } from './ours.js';
import type { Peer } from './peer.js';

/** In the order of the table. */
export const peers: readonly Peer[] = [ours, langchainRecipe, miniSearch, oramaHybrid, exactScan];
