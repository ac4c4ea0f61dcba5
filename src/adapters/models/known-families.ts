import type { EncoderSettings } from './model-card.js';

type Recipe = Pick<EncoderSettings, 'pooling' | 'questionPrefix' | 'passagePrefix'>;

const retrievalInstruction = 'Represent this sentence for searching relevant passages: ';

/**
 * How families of encoders are used, as their makers' pages say, by what their names hold. Most conversions for
 * transformers.js leave out the files that would tell it. A file of the model itself, or what was set, counts more.
 */
const families: readonly (readonly [RegExp, Recipe])[] = [
  [/(^|[/_-])e5-(small|base|large)/iu, { pooling: 'mean', questionPrefix: 'query: ', passagePrefix: 'passage: ' }],
  [/(^|[/_-])bge-(small|base|large)-en/iu, { pooling: 'cls', questionPrefix: retrievalInstruction, passagePrefix: '' }],
  [/snowflake-arctic-embed/iu, { pooling: 'cls', questionPrefix: retrievalInstruction, passagePrefix: '' }],
  [/mxbai-embed-large/iu, { pooling: 'cls', questionPrefix: retrievalInstruction, passagePrefix: '' }],
  [/nomic-embed-text/iu, { pooling: 'mean', questionPrefix: 'search_query: ', passagePrefix: 'search_document: ' }],
  [/(^|[/_-])gte-(small|base|large)/iu, { pooling: 'mean', questionPrefix: '', passagePrefix: '' }],
  [/(all|multi-qa|paraphrase)-.*(minilm|mpnet)/iu, { pooling: 'mean', questionPrefix: '', passagePrefix: '' }],
];

/** The recipe of the family that an id belongs to; null for one that we don't know. */
export function findFamily(id: string): Recipe | null {
  return families.find(([name]) => name.test(id))?.[1] ?? null;
}
