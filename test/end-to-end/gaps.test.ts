/** With gaps on, a question that the stories leave open is in one file, masked, and nowhere else; the command reads it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';
import { readAddress, startProgram } from './start-program.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let dir: string;
let indexDir: string;
let env: Record<string, string>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gaps-'));
  indexDir = await buildTestIndex();
  env = {
    PORT: '0',
    VOICES_CORPUS_DIR: corpusDir,
    VOICES_INDEX_DIR: indexDir,
    VOICES_MODEL_DIR: modelDir,
    VOICES_GAPS_FILE: join(dir, 'gaps.jsonl'),
    VOICES_ASKS_PER_MINUTE: '1000',
  };
}, 60_000);
afterAll(() => Promise.all([rm(dir, { recursive: true }), rm(indexDir, { recursive: true, force: true })]));

async function runAsk(...args: string[]) {
  const program = startProgram(fromRoot('src/ask-bin.ts'), args, env);
  return { code: await program.exit, ...program.output };
}

test('kept masked in one file, shown from five on, and deleted', async () => {
  const server = startProgram(fromRoot('src/node.ts'), [], env);
  const address = await readAddress(server);
  const send = (path: string, type: string, body: string, accept = 'application/json') =>
    fetch(`${address}${path}`, { method: 'POST', headers: { 'Content-Type': type, Accept: accept }, body });
  const ask = async (question: string): Promise<string> =>
    (await send('/v1/ask', 'application/json', JSON.stringify({ question }))).text();

  const planted = 'Do you fly the zanzibar zeppelin? Write to zara@example.org or 07700 900123.';
  expect(await ask(planted)).toContain('"unanswerable"');
  for (let time = 0; time < 4; time += 1) await ask('Do you fly the zanzibar zeppelin?');
  await send(
    '/ask',
    'application/x-www-form-urlencoded',
    new URLSearchParams({ question: 'quokka licences' }).toString(),
    'text/html',
  );
  expect(await ask('What is locality work?')).toContain('"answered"');
  const about = await (await fetch(`${address}/about`)).text();
  expect(about).toContain('Those are kept for 30 days');
  expect(about).not.toContain('They are not stored');
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);

  expect(await readdir(dir)).toEqual(['gaps.jsonl']);
  const kept = await readFile(join(dir, 'gaps.jsonl'), 'utf8');
  const lines = kept
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(6);
  const day = new Date().toISOString().slice(0, 10);
  for (const line of lines) expect(line).toEqual({ day, question: expect.any(String) as string });
  expect(kept).toContain('quokka');
  expect(kept).not.toMatch(/zara|900123|locality/u);
  for (const word of ['zanzibar', 'quokka', 'zara', '900123'])
    expect(`${server.output.out}${server.output.err}`.includes(word)).toBe(false);

  const shown = await runAsk('gaps', '--svg', join(dir, 'gaps.svg'));
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toContain('asked 5 times');
  expect(shown.out).toContain('zanzibar');
  expect(`${shown.out}${await readFile(join(dir, 'gaps.svg'), 'utf8')}`).not.toContain('quokka');

  expect(await runAsk('gaps', '--delete-all')).toMatchObject({ code: 0 });
  expect(await readdir(dir)).toEqual(['gaps.svg']);
}, 60_000);

test('with gaps off nothing is written', async () => {
  const off = { ...env, VOICES_GAPS_FILE: '' };
  const before = await readdir(dir);
  const server = startProgram(fromRoot('src/node.ts'), [], off);
  const address = await readAddress(server);
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ question: 'Do you fly the zanzibar zeppelin?' });
  expect(await (await fetch(`${address}/v1/ask`, { method: 'POST', headers, body })).text()).toContain(
    '"unanswerable"',
  );
  expect(await (await fetch(`${address}/about`)).text()).toContain('They are not stored');
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  expect(await readdir(dir)).toEqual(before);
}, 60_000);
