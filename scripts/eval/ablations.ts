import * as defaults from '../../src/core/options.js';
import type { AnswerOptions } from '../../src/core/options.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import { WordFilter } from '../../src/core/retrieval/word-filter.js';

/** The pipeline with one signal switched off. */
export interface Ablation {
  readonly name: string;
  readonly options: AnswerOptions;
  /** The index that is asked; the same one but where spelling is switched off. */
  readonly changeIndex: (index: StoriesIndex) => StoriesIndex;
}

type Retrieval = AnswerOptions['retrieval'];
type Quotes = AnswerOptions['quotes'];

const { retrieval, quotes, calibration } = defaults;
const same = (index: StoriesIndex): StoriesIndex => index;

/** The whole pipeline first, then each signal switched off by its weight. */
export function listAblations(): readonly Ablation[] {
  const passageSignals = (['lexical', 'dense', 'maxSim', 'phrase', 'names'] as const).map((signal) =>
    withRetrieval(`passages: no ${signal}`, { weights: { ...retrieval.weights, [signal]: 0 } }),
  );
  const fields = (['context', 'heading', 'names', 'title', 'asked'] as const).map((field) =>
    withLexical(`words: no ${field} field`, { fieldWeights: { ...retrieval.lexical.fieldWeights, [field]: 0 } }),
  );
  const sentenceSignals = (['dense', 'coverage', 'asked', 'spoken', 'namedSpeaker'] as const).map((signal) =>
    withQuotes(`sentences: no ${signal}`, { [signal]: 0 }),
  );
  return [
    { name: 'everything on', options: { retrieval, quotes, calibration }, changeIndex: same },
    ...passageSignals,
    ...fields,
    withLexical('words: no synonyms', { synonymWeight: 0 }),
    withLexical('words: no exact form', { exactWeight: 0 }),
    withRetrieval('words: no focus', { focusWeight: 1 }),
    withRetrieval('words: no light words', { lightWeight: 1 }),
    { name: 'no spelling', options: { retrieval, quotes, calibration }, changeIndex: knowAllWords },
    withQuotes('sentences: by their passage alone', { sentence: 0 }),
    ...sentenceSignals,
    withQuotes('sentences: no form of answer', {
      kind: { definition: 0, number: 0, reason: 0, time: 0, person: 0, place: 0, opinion: 0, open: 0 },
    }),
  ];
}

function withRetrieval(name: string, change: Partial<Retrieval>): Ablation {
  return { name, options: { retrieval: { ...retrieval, ...change }, quotes, calibration }, changeIndex: same };
}

function withLexical(name: string, change: Partial<Retrieval['lexical']>): Ablation {
  return withRetrieval(name, { lexical: { ...retrieval.lexical, ...change } });
}

function withQuotes(name: string, change: Partial<Quotes['weights']>): Ablation {
  const changed = { ...quotes, weights: { ...quotes.weights, ...change } };
  return { name, options: { retrieval, quotes: changed, calibration }, changeIndex: same };
}

/** A language that has every word leaves nothing to mend. */
function knowAllWords(index: StoriesIndex): StoriesIndex {
  return { ...index, language: new WordFilter(new Uint8Array(64).fill(0xff)) };
}
