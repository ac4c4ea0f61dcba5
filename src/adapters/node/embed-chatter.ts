import type { Embedder } from '../../core/ports.js';
import { findDirection, type ChatterDirection } from '../../core/retrieval/chatter.js';
import { chatterExamples, workExamples } from '../../core/retrieval/chatter-examples.js';
import { embedMean } from './embed-mean.js';

/** Where chatter lies for an embedder, by what it makes of examples. */
export async function embedChatter(embedder: Embedder): Promise<ChatterDirection> {
  return findDirection(await embedMean(embedder, workExamples), await embedMean(embedder, chatterExamples));
}
