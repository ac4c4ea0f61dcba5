/** The bundled command, started as people start it. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleAsk } from '../../scripts/build-ask/bundle-ask.js';
import { buildTestIndex, corpusDir, modelDir } from '../end-to-end/build-test-index.js';

// In the project's folder, so that packages are found.
const artefacts = fileURLToPath(new URL('../../artefacts/', import.meta.url));

let root: string;
let folder: string;
let indexDir: string;

beforeAll(async () => {
  await mkdir(artefacts, { recursive: true });
  root = await mkdtemp(join(artefacts, 'ask-'));
  folder = join(root, 'dist');
  await mkdir(folder);
  await writeFile(join(root, 'package.json'), '{ "type": "module", "version": "1.2.3" }');
  await writeFile(join(folder, 'ask.old-PIECE.js'), '');
  await bundleAsk(folder);
  indexDir = await buildTestIndex();
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(indexDir, { recursive: true, force: true });
});

function run(...args: readonly string[]) {
  const env = { VOICES_INDEX_DIR: indexDir, VOICES_CORPUS_DIR: corpusDir, VOICES_MODEL_DIR: modelDir };
  const options = { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'ask.js'), ...args], options);
  return { status, stdout, stderr };
}

test('finds its package', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' });
});

test('answers with the model, and checks its own quotes', async () => {
  const answer = run('--markdown', 'what is locality work?');
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(answer.stdout).toContain('There’s a number of benefits to locality work');
  const path = join(root, 'quotes.md');
  await writeFile(path, answer.stdout);
  expect(run('verify', path)).toMatchObject({ status: 0, stderr: '' });
});

test('loads each of its other pieces, and knows its own faults', () => {
  expect(run('completion', 'bash').status).toBe(0);
  expect(run('corpus', 'list')).toMatchObject({ status: 0, stderr: '' });
  expect(run('--url', 'voices', 'x').status).toBe(2);
  expect(run('--council', 'none', 'x').status).toBe(2);
  expect(run('verify', join(root, 'none.md')).status).toBe(1);
});

test('leaves out the runtime of the web, and removes pieces of an earlier bundle', async () => {
  const names = await readdir(folder);
  expect(names).not.toContain('ask.old-PIECE.js');
  expect(names).toContain('ask.js');
  expect(names.every((name) => /^ask\.(?:.+\.)?js$/u.test(name))).toBe(true);
});
