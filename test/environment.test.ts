import { expect, test } from 'vitest';
import { readEnvironment } from '../src/environment.js';

test('serves on loopback and port 8787 from the package’s own folders where nothing is set', () => {
  const { port, host, indexDir, modelDir } = readEnvironment({ PORT: '', VOICES_HOST: ' ' });
  expect({ port, host }).toEqual({ port: 8787, host: '127.0.0.1' });
  expect(indexDir).toMatch(/[\\/]index$/u);
  expect(modelDir).toMatch(/[\\/]models[\\/]voices-encoder$/u);
});

test('takes what is set', () => {
  const env = { PORT: '0', VOICES_HOST: '::1', VOICES_CORPUS_DIR: 'c', VOICES_INDEX_DIR: 'i', VOICES_MODEL_DIR: 'm' };
  expect(readEnvironment(env)).toEqual({ port: 0, host: '::1', corpusDir: 'c', indexDir: 'i', modelDir: 'm' });
});

test.each(['-1', '65536', '80.5', 'http'])('refuses port %s', (port) => {
  expect(() => readEnvironment({ PORT: port })).toThrow(`PORT is '${port}'`);
});

test('names all faults at once', () => {
  expect(() => readEnvironment({ PORT: 'x', VOICES_HOST: 'http://here' })).toThrow(/PORT[^]+VOICES_HOST/u);
});
