import type { Reranker, RerankRequest } from '../../core/ports.js';
import { modelUnusable, readModel, type CheckedModel } from '../models/read-model.js';
import { openNetwork, type NetworkOutput } from './open-network.js';
import { readTokenizer } from './read-tokenizer.js';

/**
 * Opens a cross-encoder that was added with a card (`AutoModelForSequenceClassification` as ONNX, with one label or with two,
 * the second of which says that the passage answers), from its folder alone: its files are checked and it is run once. It
 * reads one passage at a time, so that its time can end between two.
 * @throws EmbedderUnavailableError that says what is wrong with the folder.
 */
export async function openCrossEncoder(modelDir: string): Promise<Reranker> {
  return createCrossEncoder(await readModel(modelDir));
}

/** The same of files that were read already. */
export async function createCrossEncoder(model: CheckedModel): Promise<Reranker> {
  const { modelDir, card, sha256 } = model;
  if (card.kind !== 'reranker') throw modelUnusable(modelDir, `${card.id} is an encoder and reads no pairs`);
  const { network: file, maxTokens } = card.settings;
  try {
    const tokenizer = readTokenizer(model);
    const network = await openNetwork(model.files.get(file) ?? new Uint8Array(0));
    const read = async (question: string, passage: string): Promise<number> => {
      const { ids, types } = tokenizer.encodePair(question, passage, maxTokens);
      const outputs = await network.run(ids, types);
      return toChance(outputs.get('logits') ?? [...outputs.values()][0]);
    };
    await read('ready', 'ready');
    return { id: card.id, sha256, rerank: (request) => readAll(request, read) };
  } catch (cause) {
    throw modelUnusable(modelDir, cause instanceof Error ? cause.message : 'it did not load', cause);
  }
}

async function readAll(
  { question, passages, cancellation }: RerankRequest,
  read: (question: string, passage: string) => Promise<number>,
): Promise<readonly number[]> {
  const chances: number[] = [];
  for (const { text } of passages) {
    if (cancellation.aborted) {
      cancellation.throwIfAborted();
      throw new Error('The reranking was cancelled.');
    }
    chances.push(await read(question, text));
  }
  return chances;
}

/** One label by the logistic; of two the second's share. @throws Error for what is neither. */
function toChance(output: NetworkOutput | undefined): number {
  const [first = NaN, second] = output?.data ?? [];
  const count = output?.data.length ?? 0;
  const chance = 1 / (1 + Math.exp(count === 2 ? first - (second ?? NaN) : -first));
  if ((count === 1 || count === 2) && Number.isFinite(chance)) return chance;
  throw new Error(`the network gives ${count} numbers for a pair; a cross-encoder gives one, or two`);
}
