/** A person who has only the README adds a story from a Word document, asks what only it answers, and withdraws it. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDocx } from '../fixtures/make-docx.js';
import { corpusDir, buildTestIndex, modelDir } from './build-test-index.js';
import { startProgram } from './start-program.js';

const sentence =
  'The hedgehog rota is the order in which we take the phones, so everybody gets a quiet night in the end.';
const story = makeDocx([
  { style: 'Title', text: 'A year of night shifts' },
  'Priya Nair, a senior social worker, has worked for the emergency duty team in Kent since 2019.',
  `“${sentence}” says Priya Nair.`,
]);

let dir: string;
let indexDir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'keep-'));
  await cp(corpusDir, join(dir, 'corpus'), { recursive: true });
  await writeFile(join(dir, 'story.docx'), story);
  indexDir = await buildTestIndex();
}, 60_000);
afterAll(() => Promise.all([rm(dir, { recursive: true }), rm(indexDir, { recursive: true, force: true })]));

/** Lines of the README’s block, each as the words that a shell makes of it. */
async function readCommands(): Promise<string[][]> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const block = /## Keeping the stories[\s\S]*?```sh\n([\s\S]*?)```/u.exec(readme)?.[1] ?? '';
  return block
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}

async function runLine([npx, ask, ...args]: readonly string[]): Promise<{
  code: number | null;
  out: string;
  err: string;
}> {
  expect([npx, ask]).toEqual(['npx', 'ask']);
  const file = fileURLToPath(new URL('../../src/ask-bin.ts', import.meta.url));
  const program = startProgram(
    file,
    args.map((arg) => (arg === 'story.docx' ? join(dir, arg) : arg)),
    { VOICES_CORPUS_DIR: join(dir, 'corpus'), VOICES_INDEX_DIR: indexDir, VOICES_MODEL_DIR: modelDir },
  );
  const code = await program.exit;
  return { code, ...program.output };
}

async function findBytes(text: string): Promise<string[]> {
  const held: string[] = [];
  for (const folder of [join(dir, 'corpus'), indexDir])
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && (await readFile(file)).includes(Buffer.from(text))) held.push(file);
    }
  return held;
}

test('the commands of the README, one after the other', async () => {
  const [add = [], ask = [], list = [], withdraw = [], check = []] = await readCommands();
  expect(await runLine(ask)).toMatchObject({ code: 3 });

  const added = await runLine(add);
  expect(added).toMatchObject({ code: 0 });
  expect(added.out).toContain('Nothing is left to decide.');
  expect(added.err).toContain('Stories that were added    1: night-shifts');
  const answered = await runLine(ask);
  expect(answered).toMatchObject({ code: 0, err: '' });
  expect(answered.out.replace(/\s+/gu, ' ')).toContain(sentence.replace(/\.$/u, ''));
  expect((await runLine(list)).out).toMatch(/^night-shifts +kent +Priya Nair/mu);
  expect((await findBytes(sentence)).length).toBeGreaterThan(1);

  const receipt = await runLine(withdraw);
  expect(receipt).toMatchObject({ code: 0, err: '' });
  expect(receipt.out).toContain('Nothing of the story is left.');
  expect(await findBytes('hedgehog')).toEqual([]);
  expect(await findBytes('Priya')).toEqual([]);
  expect(await runLine(ask)).toMatchObject({ code: 3 });
  expect(await runLine(check)).toMatchObject({ code: 0 });

  const again = await runLine(add);
  expect(again.out).toContain('was withdrawn on');
  expect(await readdir(join(dir, 'corpus/articles'))).not.toContain('night-shifts.md');
  expect(await runLine(ask)).toMatchObject({ code: 3 });
}, 120_000);
