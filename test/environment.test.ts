import { expect, test } from 'vitest';
import { environmentDefaults, listUnknownVariables, readEnvironment } from '../src/environment.js';

test('serves on loopback and port 8787 from the package’s own folders where nothing is set', () => {
  const { port, host, indexDir, modelDir, switchesFile } = readEnvironment({ PORT: '', VOICES_HOST: ' ' });
  expect({ port, host, switchesFile }).toEqual({ port: 8787, host: '127.0.0.1', switchesFile: null });
  expect(indexDir).toMatch(/[\\/]index$/u);
  expect(modelDir).toMatch(/[\\/]models[\\/]voices-encoder$/u);
});

test('takes what is set', () => {
  const env = { PORT: '0', VOICES_HOST: '::1', VOICES_CORPUS_DIR: 'c', VOICES_INDEX_DIR: 'i', VOICES_MODEL_DIR: 'm' };
  expect(readEnvironment(env)).toMatchObject({
    port: 0,
    host: '::1',
    corpusDir: 'c',
    indexDir: 'i',
    modelDir: 'm',
  });
  expect(readEnvironment({ VOICES_TIMEOUT_MS: '250', VOICES_METRICS: 'public' })).toMatchObject({
    timeoutMs: 250,
    metrics: 'public',
  });
});

test('takes who may call and how often', () => {
  expect(readEnvironment({})).toMatchObject({
    sitesFile: null,
    keysFile: null,
    trustedProxies: 0,
    asksPerMinute: { count: 30, isSet: false },
    siteAsksPerMinute: 600,
    secret: null,
  });
  const secret = 's'.repeat(32);
  const env = { VOICES_ASKS_PER_MINUTE: '30', VOICES_TRUSTED_PROXIES: '2', VOICES_SECRET: secret };
  expect(readEnvironment(env)).toMatchObject({ asksPerMinute: { count: 30, isSet: true }, trustedProxies: 2, secret });
});

test('does not show a secret that it refuses', () => {
  const refused = /^VOICES_SECRET is not fit for use\. Set at least 32 random characters\.$/u;
  expect(() => readEnvironment({ VOICES_SECRET: 'hush' })).toThrow(refused);
});

test.each(['-1', '65536', '80.5', 'http', '0x10', '1e3'])('refuses port %s', (port) => {
  expect(() => readEnvironment({ PORT: port })).toThrow(`PORT is '${port}'`);
});

test('names all faults at once, each with what to set', () => {
  const env = { PORT: 'x', VOICES_HOST: 'http://here', VOICES_TIMEOUT_MS: '5', VOICES_METRICS: 'all' };
  expect(() => readEnvironment(env)).toThrow(
    /^PORT[^\n]+\nVOICES_HOST[^\n]+\nVOICES_TIMEOUT_MS[^\n]+100 to 600000\.\nVOICES_METRICS[^\n]+local, public\.$/u,
  );
});

test('knows a variable that is named like ours and is none', () => {
  const env = { VOICES_HOTS: '0.0.0.0', VOICES_HOST: '0.0.0.0', PORT: '1', HOME: 'x' };
  expect(listUnknownVariables(env)).toEqual(['VOICES_HOTS']);
  expect(listUnknownVariables(environmentDefaults)).toEqual([]);
});
