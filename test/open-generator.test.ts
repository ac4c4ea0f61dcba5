import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnvironmentFault, readEnvironment } from '../src/environment.js';
import { openGenerator } from '../src/open-generator.js';
import { openScriptedModel, writeEach, type ScriptedModel } from './fixtures/scripted-model.js';

let folder: string;
let keyFile: string;
let model: ScriptedModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-generator-'));
  keyFile = join(folder, 'key.txt');
  await writeFile(keyFile, 'secret-key\n');
  model = await openScriptedModel();
  model.play(writeEach(() => 'x', 'why?'));
});

afterAll(async () => {
  await model.close();
  await rm(folder, { recursive: true });
});

const notices: string[] = [];
const open = (env: Record<string, string>, off: string | null = null) =>
  openGenerator(readEnvironment(env), {
    onNotice: (notice) => notices.push(notice),
    switches: { findReason: (name) => (name === 'generator' ? off : null), close: () => undefined },
  });

describe('the language model of the environment', () => {
  test('is none where nothing is set', async () => {
    expect(await open({})).toBeNull();
    expect(notices).toEqual([]);
  });

  test('is asked with its key, and that is told without the key', async () => {
    const generator = await open({
      VOICES_GENERATOR_URL: `${model.url}/`,
      VOICES_GENERATOR_MODEL: 'scripted',
      VOICES_GENERATOR_KEY_FILE: keyFile,
    });
    expect(await generator?.().rewrite('why?', ['what?'])).toEqual({ kind: 'text', text: 'why?' });
    expect(model.authorizations).toEqual(['Bearer secret-key']);
    expect(notices.join()).toMatch(/language model 'scripted' at 127\.0\.0\.1/u);
    expect(notices.join()).not.toContain('secret');
  });

  test('is not asked while it is switched off', async () => {
    const sent = model.bodies.length;
    const generator = await open({ VOICES_GENERATOR_URL: model.url, VOICES_GENERATOR_MODEL: 'm' }, 'We look at it.');
    expect(await generator?.().rewrite('why?', [])).toEqual({ kind: 'failed', why: 'switched-off' });
    expect(model.bodies).toHaveLength(sent);
  });

  test.each([
    [{ VOICES_GENERATOR_MODEL: 'm' }, 'Set VOICES_GENERATOR_URL as well'],
    [{ VOICES_GENERATOR_URL: 'http://127.0.0.1/v1' }, 'Set VOICES_GENERATOR_MODEL as well'],
    [{ VOICES_GENERATOR_URL: 'ftp://x/v1', VOICES_GENERATOR_MODEL: 'm' }, 'Set the web address alone'],
    [
      { VOICES_GENERATOR_URL: 'https://user:word@x.example/v1', VOICES_GENERATOR_MODEL: 'm' },
      'Set the web address alone',
    ],
    [
      {
        VOICES_GENERATOR_URL: 'http://127.0.0.1/v1',
        VOICES_GENERATOR_MODEL: 'm',
        VOICES_GENERATOR_TIMEOUT_MS: '10000',
      },
      'must be less than VOICES_TIMEOUT_MS',
    ],
    [
      {
        VOICES_GENERATOR_URL: 'http://x.example/v1',
        VOICES_GENERATOR_MODEL: 'm',
        VOICES_GENERATOR_KEY_FILE: 'key.txt',
      },
      'only sent to an https address',
    ],
    [
      { VOICES_GENERATOR_URL: 'https://x.example/v1', VOICES_GENERATOR_MODEL: 'm', VOICES_GENERATOR_KEY_FILE: '/none' },
      'VOICES_GENERATOR_KEY_FILE can’t be read',
    ],
  ])('%j is refused', async (env, message) => {
    const fault = await Promise.resolve()
      .then(() => open(env))
      .catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(EnvironmentFault);
    expect(String(fault)).toContain(message);
    expect(String(fault)).not.toContain('word@');
  });
});
