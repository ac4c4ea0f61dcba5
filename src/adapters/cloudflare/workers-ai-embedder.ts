import { z } from 'zod';
import { EmbedderUnavailableError, TextTooLongError } from '../../core/errors.js';
import type { Embedder, HashText, QuestionEmbedding } from '../../core/ports.js';

/** The model, as Workers AI names it. */
export const workersAiModel = '@cf/baai/bge-small-en-v1.5';

/** Runs the model on texts, over a Worker’s binding or over the web; what it gives is checked here. */
export type RunModel = (input: { readonly text: string[]; readonly pooling: 'cls' }) => Promise<unknown>;

const dimensions = 384;
/** The model reads 512 word pieces, two of which it adds itself. */
const maxTokens = 510;

const output = z.object({ data: z.array(z.array(z.number()).length(dimensions)).length(1) });

/**
 * The encoder that Workers AI runs, in place of the embedded one. It has no token rows, so late interaction is left out, and what is
 * asked goes to that service. Its pieces can’t be counted here: a piece for each three letters of a word is more than it makes of
 * English. Nobody can read its files either, so its digest is that of its name.
 */
export function createWorkersAiEmbedder(run: RunModel, hashText: HashText): Embedder {
  const embed = async (text: string): Promise<QuestionEmbedding> => {
    if (text.trim() === '') return nothing();
    // A fault of the service may hold the text, so it is left behind.
    const told: unknown = await run({ text: [text], pooling: 'cls' }).catch(() => null);
    const [vector] = output.safeParse(told).data?.data ?? [];
    if (!vector) throw new EmbedderUnavailableError('Workers AI did not give a vector. Ask again.');
    const length = Math.hypot(...vector) || 1;
    return { ...nothing(), sentence: Float32Array.from(vector, (value) => value / length) };
  };
  return {
    id: workersAiModel.replace(/^@/u, ''),
    sha256: hashText(workersAiModel),
    dimensions,
    tokenDimensions: 0,
    maxTokens,
    countTokens,
    embedPassage: async (text) => {
      if (countTokens(text) > maxTokens) throw new TextTooLongError(`A text may have ${maxTokens} tokens at most.`);
      const { sentence, tokens } = await embed(text);
      return { sentence, tokens };
    },
    embedQuestion: (text) => embed(keepEnd(text)),
  };
}

function nothing(): QuestionEmbedding {
  return {
    sentence: new Float32Array(dimensions),
    tokens: new Float32Array(0),
    tokenWeights: new Float32Array(0),
  };
}

function countTokens(text: string): number {
  return splitText(text).reduce((sum, word) => sum + countPieces(word), 0);
}

function countPieces(word: string): number {
  return Math.ceil(word.length / 3);
}

function splitText(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/** The text, or its last words that are together not too long. */
function keepEnd(text: string): string {
  if (countTokens(text) <= maxTokens) return text;
  const words = splitText(text);
  let left = maxTokens;
  let from = words.length;
  while (from > 0 && (left -= countPieces(words[from - 1] ?? '')) >= 0) from -= 1;
  return words.slice(from).join(' ');
}
