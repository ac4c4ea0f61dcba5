import { describe, expect, it } from 'vitest';
import { detectSettings, type SetByHand } from '../../../src/adapters/models/detect-settings.js';

const bert = { model_type: 'bert', max_position_embeddings: 512 };
function detect(id: string, json: Record<string, unknown>, set: SetByHand = {}) {
  const texts = { id, network: 'onnx/model.onnx', quantised: false, json: new Map(Object.entries(json)) };
  const { settings } = detectSettings('encoder', texts, set);
  if (!('pooling' in settings)) throw new Error('An encoder has a pooling.');
  return settings;
}

describe('settings of a model', () => {
  it('are those of its files', () => {
    const found = detect('someone/model', {
      'config.json': bert,
      'sentence_bert_config.json': { max_seq_length: 256 },
      'tokenizer_config.json': { model_max_length: 1e30 },
      '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false, include_prompt: true },
      'modules.json': [{ type: 'sentence_transformers.models.Transformer' }, { type: 'sentence_transformers.models.Pooling' }],
      'config_sentence_transformers.json': { prompts: { query: 'search: ', document: '' } },
    });
    expect(found).toEqual({
      network: 'onnx/model.onnx',
      quantised: false,
      maxTokens: 256,
      pooling: 'cls',
      questionPrefix: 'search: ',
      passagePrefix: '',
      specialTokens: true,
    });
  });

  it.each([
    ['Xenova/bge-small-en-v1.5', 'cls', 'Represent this sentence for searching relevant passages: ', ''],
    ['Xenova/e5-small-v2', 'mean', 'query: ', 'passage: '],
    ['Xenova/multilingual-e5-base', 'mean', 'query: ', 'passage: '],
    ['Xenova/all-MiniLM-L6-v2', 'mean', '', ''],
    ['Xenova/gte-small', 'mean', '', ''],
  ])('are those of its family where its files say nothing: %s', (id, pooling, questionPrefix, passagePrefix) => {
    expect(detect(id, { 'config.json': bert })).toMatchObject({ pooling, questionPrefix, passagePrefix, maxTokens: 512 });
  });

  it('are what was set, whatever else is said', () => {
    const set = { pooling: 'max', questionPrefix: '', passagePrefix: 'p: ', maxTokens: 100 } as const;
    expect(detect('Xenova/e5-small-v2', { 'config.json': bert }, set)).toMatchObject(set);
  });

  it('count positions from behind the padding where RoBERTa does', () => {
    const config = { model_type: 'xlm-roberta', max_position_embeddings: 514 };
    expect(detect('Xenova/multilingual-e5-small', { 'config.json': config }).maxTokens).toBe(512);
  });

  it('of a static model need no special tokens, and no length to be told', () => {
    const found = detect('minishlab/some', { 'config.json': { model_type: 'model2vec' } });
    expect(found).toMatchObject({ pooling: 'network', specialTokens: false, maxTokens: 512 });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no pooling', { 'config.json': bert }, 'add --pooling'],
    ['another pooling', { 'config.json': bert, '1_Pooling/config.json': { pooling_mode_lasttoken: true } }, 'not done here'],
    ['two poolings', { 'config.json': bert, '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_max_tokens: true } }, 'not done here'],
    ['a layer after it', { 'config.json': bert, 'modules.json': [{ type: 'sentence_transformers.models.Dense' }] }, 'a layer after its pooling'],
    ['no length', { 'config.json': {}, '1_Pooling/config.json': { pooling_mode_cls_token: true } }, 'add --max-tokens'],
  ])('are asked for where there is %s', (_, json, words) => {
    expect(() => detect('someone/model', json)).toThrow(words);
  });
});
