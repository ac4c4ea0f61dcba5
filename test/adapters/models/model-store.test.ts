import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalibration, writeCalibration } from '../../../src/adapters/models/calibration-file.js';
import { isModelId } from '../../../src/adapters/models/model-id.js';
import { readChosenModel } from '../../../src/adapters/models/chosen-model.js';
import { chooseModel, listModels, removeModel } from '../../../src/adapters/models/model-store.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import { EmbedderUnavailableError } from '../../../src/core/errors.js';
import type { FittedOptions } from '../../../src/core/fitted-options.js';
import { calibration, retrieval } from '../../../src/core/options.js';
import { bertEncoder, staticEncoder, writeGraph } from '../../fixtures/models/bert.js';
import { addMadeModel } from '../../fixtures/models/write-model-folder.js';

let modelsDir = '';
let bertDir = '';
beforeAll(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'voices-models-'));
  bertDir = (await addMadeModel(modelsDir, 'bert')).modelDir;
  await addMadeModel(modelsDir, 'static', {}, 'static');
  await addMadeModel(modelsDir, 'cross-encoder');
});
afterAll(() => rm(modelsDir, { recursive: true }));

describe('the models', () => {
  it('are listed by id, also one whose card is damaged', async () => {
    const damaged = join(modelsDir, 'made', 'damaged');
    await cp(bertDir, damaged, { recursive: true });
    await writeFile(join(damaged, 'voices-model.json'), '{"format": 1}');
    const models = await listModels(modelsDir);
    expect(models.map(({ id, card }) => [id, card?.kind ?? null])).toEqual([
      ['made/bert', 'encoder'],
      ['made/cross-encoder', 'reranker'],
      ['made/damaged', null],
      ['static', 'encoder'],
    ]);
    expect(models[2]?.fault).toContain('voices-model.json');
    await removeModel(modelsDir, 'made/damaged');
    expect(await listModels(modelsDir)).toHaveLength(3);
    expect(await listModels(join(modelsDir, 'none'))).toEqual([]);
  });

  it('are chosen one at a time; the embedded one counts where none is', async () => {
    expect(readChosenModel(modelsDir)).toBeNull();
    await chooseModel(modelsDir, 'made/bert');
    expect(readChosenModel(modelsDir)).toBe('made/bert');
    await expect(removeModel(modelsDir, 'made/bert')).rejects.toThrow('is in use');
    await expect(chooseModel(modelsDir, 'made/cross-encoder')).rejects.toThrow('VOICES_RERANKER=made/cross-encoder');
    await expect(chooseModel(modelsDir, 'made/other')).rejects.toThrow('npm run model -- add made/other');
    expect(readChosenModel(modelsDir)).toBe('made/bert');
    await chooseModel(modelsDir, 'voices-encoder');
    expect(readChosenModel(modelsDir)).toBeNull();
  });

  it('stay where their removal is refused', async () => {
    await expect(removeModel(modelsDir, 'voices-encoder')).rejects.toThrow('part of the project');
    await expect(removeModel(modelsDir, '../made')).rejects.toThrow('is no id');
    expect(await listModels(modelsDir)).toHaveLength(3);
  });

  it.each(['a', 'Xenova/bge-small-en-v1.5', 'a/b_c.d-e'])('have ids such as %s', (id) => {
    expect(isModelId(id)).toBe(true);
  });
  it.each(['', '.', '..', 'a/..', 'a/../b', '/a', 'a/', 'a/b/c', '.hidden', 'a b', 'a\\b', 'a..b', 'é'])(
    'have no id such as %j',
    (id) => {
      expect(isModelId(id)).toBe(false);
    },
  );
});

const graph = 'onnx/model_quantized.onnx';
const edit = async (path: string, change: (text: string) => string) => {
  await writeFile(path, change(await readFile(path, 'utf8')));
};
/** Damages that somebody could do who also mends the card: they show when the model is run. */
async function adopt(dir: string, name: string, content: Uint8Array | string): Promise<void> {
  const { createHash } = await import('node:crypto');
  await writeFile(join(dir, name), content);
  const bytes = await readFile(join(dir, name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await edit(join(dir, 'voices-model.json'), (json) => {
    const card = JSON.parse(json) as { files: Record<string, unknown> };
    card.files[name] = { sha256, bytes: bytes.length };
    return JSON.stringify(card);
  });
}

describe('a model that is damaged is named', () => {
  const damages: [string, string, (dir: string) => Promise<void>][] = [
    ['no network', `${graph} could not be read`, (dir) => rm(join(dir, 'onnx'), { recursive: true })],
    ['half a network', `${graph} has 1000 bytes and not`, (dir) => truncate(join(dir, graph), 1000)],
    ['another tokenizer', 'tokenizer.json is not the file', (dir) => edit(join(dir, 'tokenizer.json'), (json) => json.replace('team', 'maet'))],
    ['another pooling', "'settings.pooling' is not as", (dir) => edit(join(dir, 'voices-model.json'), (json) => json.replace('"mean"', '"sum"'))],
    ['half a card', 'voices-model.json', (dir) => truncate(join(dir, 'voices-model.json'), 200)],
    ['other dimensions', 'have 16 numbers and not 32', (dir) => edit(join(dir, 'voices-model.json'), (json) => json.replace('"dimensions": 16', '"dimensions": 32'))],
    ['no tokenizer', 'tokenizer.json makes no tokenizer', (dir) => adopt(dir, 'tokenizer.json', '{}')],
    ['a broken network', "can't be used", (dir) => adopt(dir, graph, 'not a network')],
    ['a network of one vector', 'gives no vectors of tokens', (dir) => adopt(dir, graph, writeGraph(staticEncoder))],
    [
      'a network with an input of its own',
      "needs an input 'pixels'",
      (dir) => adopt(dir, graph, writeGraph({ ...bertEncoder, inputs: { ...bertEncoder.inputs, pixels: [1] } })),
    ],
  ];

  it.each(damages)('%s', async (name, words, damage) => {
    const dir = join(modelsDir, 'made', `damaged-${name.replaceAll(' ', '-')}`);
    await cp(bertDir, dir, { recursive: true });
    await damage(dir);
    const opened = openEmbedder(dir);
    await expect(opened).rejects.toThrow(words);
    await expect(opened).rejects.toThrow(EmbedderUnavailableError);
    await expect(opened).rejects.toThrow(dir);
    await rm(dir, { recursive: true });
  });
});

describe('numbers that were fitted for a model', () => {
  const fitted: FittedOptions = {
    passages: retrieval.weights,
    sentences: { dense: 1, coverage: 2 },
    calibration: { bias: -3, weights: calibration.weights, answerFrom: 0.3, supportFrom: 0.2 },
  };

  it('are read as they were written, and are none before', async () => {
    const embedder = await openEmbedder(bertDir);
    expect(await readCalibration(bertDir, embedder)).toBeNull();
    await writeCalibration(bertDir, embedder, { fitted, measured: { area: 0.9 } });
    expect(await readCalibration(bertDir, embedder)).toEqual(fitted);
  });

  it('stay with the same model when it is added again, and go with another', async () => {
    await addMadeModel(modelsDir, 'bert');
    expect(await readCalibration(bertDir, await openEmbedder(bertDir))).toEqual(fitted);
    await addMadeModel(modelsDir, 'bert', { pooling: 'cls' });
    expect(await readCalibration(bertDir, await openEmbedder(bertDir))).toBeNull();
  });

  it('are refused where they are another model’s or damaged', async () => {
    const embedder = await openEmbedder(bertDir);
    await writeCalibration(bertDir, { sha256: '0'.repeat(64) }, { fitted, measured: {} });
    await expect(readCalibration(bertDir, embedder)).rejects.toThrow('fitted for another version');
    for (const [json, words] of [
      ['{', 'no JSON'],
      ['{"fitted": {}}', 'lacks a number'],
    ] as const) {
      await writeFile(join(bertDir, 'voices-calibration.json'), json);
      await expect(readCalibration(bertDir, embedder)).rejects.toThrow(words);
    }
  });
});
