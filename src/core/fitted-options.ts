import { isRecord } from './is-record.js';
import * as defaults from './options.js';
import type { AnswerOptions, CalibrationOptions, QuoteOptions, RetrievalOptions } from './options.js';

/**
 * The numbers that belong to one embedder: how much its vectors count beside the words, and when to answer. Fitted by
 * `npm run calibrate -- --write` and stored in the manifest of every index that the embedder builds.
 */
export interface FittedOptions {
  readonly passages: RetrievalOptions['weights'];
  readonly sentences: Pick<QuoteOptions['weights'], 'dense' | 'coverage'>;
  readonly calibration: Pick<CalibrationOptions, 'bias' | 'weights' | 'answerFrom' | 'supportFrom'>;
}

/** The options that an index is answered with: those of `options.ts`, with what was fitted for its embedder in their place. */
export function chooseOptions({ fitted }: { readonly fitted?: FittedOptions }): AnswerOptions {
  const { retrieval, quotes, calibration } = defaults;
  if (!fitted) return { retrieval, quotes, calibration };
  return {
    retrieval: { ...retrieval, weights: fitted.passages },
    quotes: { ...quotes, weights: { ...quotes.weights, ...fitted.sentences } },
    calibration: { ...calibration, ...fitted.calibration },
  };
}

/** What `chooseOptions` needs of fitted numbers, from which their shape follows. */
const shape = {
  passages: Object.keys(defaults.retrieval.weights),
  sentences: ['dense', 'coverage'],
  calibration: ['bias', 'answerFrom', 'supportFrom'],
  signs: Object.keys(defaults.calibration.weights),
} as const;

/** Whether a value that was read from a file is fitted options: every number there and finite. */
export function isFittedOptions(value: unknown): value is FittedOptions {
  if (!isRecord(value)) return false;
  const { passages, sentences, calibration } = value;
  return (
    hasNumbers(passages, shape.passages) &&
    hasNumbers(sentences, shape.sentences) &&
    hasNumbers(calibration, shape.calibration) &&
    hasNumbers(calibration.weights, shape.signs)
  );
}

/** Every number of fitted options by its name, in one order: what the version of an index hangs on. */
export function listNumbers({ passages, sentences, calibration }: FittedOptions): string {
  const { weights, ...limits } = calibration;
  const list = (numbers: object): unknown[] => Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([passages, sentences, limits, weights].map(list));
}

function hasNumbers(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && names.every((name) => Number.isFinite(value[name]));
}
