import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const tokens = z.int().min(8).max(100_000);

const networkSchema = z.object({
  /** The ONNX file among `files`. */
  network: z.string(),
  quantised: z.boolean(),
  /** Most tokens that the network reads at once, with the special ones and a prefix. */
  maxTokens: tokens,
});

const encoderSchema = networkSchema.extend({
  /**
   * How the tokens' vectors become one: their mean, their largest numbers, the first one (`cls`), or by the network itself.
   * Whichever it is, the vector is brought to unit length, as the index compares by the cosine.
   */
  pooling: z.enum(['mean', 'max', 'cls', 'network']),
  /** Words put before a question and before a passage, as in the model's training; empty where there are none. */
  questionPrefix: z.string().max(500),
  passagePrefix: z.string().max(500),
  /** Whether the tokenizer's special tokens stand around a text; a static model was made without. */
  specialTokens: z.boolean(),
  /** Length of a vector. */
  dimensions: z.int().min(1).max(16_384),
});

const head = {
  format: z.literal(1),
  id: z.string().min(1),
  /** Where the files are from; the revision is a commit and never a branch. */
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('hub'), url: z.url(), revision: z.string().regex(/^[0-9a-f]{40}$/u) }),
    z.object({ kind: z.literal('folder') }),
  ]),
  /** Every file of the model, by its path in the folder. */
  files: z.record(z.string(), z.object({ sha256, bytes: z.int().nonnegative() })),
};

const cardSchema = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.literal('encoder'), settings: encoderSchema }),
  z.object({ ...head, kind: z.literal('reranker'), settings: networkSchema }),
]);

/** What `voices-model.json` holds. */
export type ModelCard = Readonly<z.infer<typeof cardSchema>>;
export type ModelKind = ModelCard['kind'];
export type ModelFile = ModelCard['files'][string];
export type EncoderSettings = Readonly<z.infer<typeof encoderSchema>>;
export type RerankerSettings = Readonly<z.infer<typeof networkSchema>>;
export type Pooling = EncoderSettings['pooling'];

/** Reads a card. @throws Error that names the field which is not as it should be. */
export function parseModelCard(json: string): ModelCard {
  const parsed = cardSchema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`'${issue?.path.join('.') ?? ''}' is not as it should be`);
}

/** A card as its file holds it. */
export function formatModelCard(card: ModelCard): string {
  return `${JSON.stringify(card, null, 2)}\n`;
}
