import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { graphFile, graphRowsFile, readCurrent } from '../src/adapters/node/index-store.js';
import type { CorpusDesk } from '../src/core/corpus/corpus-desk.js';
import { openCorpusDesk } from '../src/open-corpus-desk.js';
import { corpusDir as realCorpusDir, modelDir } from './end-to-end/build-test-index.js';

const days = Array.from({ length: 30 }, (_, at) => `On day ${at} the team met and talked about caseload ${at}.`);
const spoken = '[“The hedgehog rota is the order in which we take the phones.”](speaker:priya)';
const people = 'people:\n  priya: { name: Priya Nair, role: social worker }\n';
const night = `---\nrights: Ours.\n${people}---\n\nEverybody gets a quiet night.\n\n${spoken}\n`;

let scratch = '';
let desk: CorpusDesk;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-desk-'));
  const corpusDir = join(scratch, 'corpus');
  await mkdir(join(corpusDir, 'articles'), { recursive: true });
  for (const name of ['councils', 'signposts', 'replies', 'synonyms'])
    await cp(join(realCorpusDir, `${name}.yaml`), join(corpusDir, `${name}.yaml`));
  await writeFile(join(corpusDir, 'suggestions.yaml'), '- What is talked about?\n');
  desk = openCorpusDesk({ corpusDir, indexDir: join(scratch, 'index'), modelDir }, new Date('2026-11-22'), {
    growFrom: 10,
  });
  await putStory('day', `---\nrights: Ours.\n---\n\n${days.join('\n\n')}\n`);
  await putStory('night', night);
  await desk.build();
});
afterEach(() => rm(scratch, { recursive: true }));

const putStory = (id: string, text: string) => writeFile(join(scratch, 'corpus/articles', `${id}.md`), text);

/** The graph in use, and whether it is that of an index before, grown or as it was. */
async function readGraph(): Promise<{ readonly bytes: Buffer; readonly isOfBefore: boolean }> {
  const folder = join(scratch, 'index', await readCurrent(join(scratch, 'index')));
  const names = await readdir(folder, { recursive: true });
  return { bytes: await readFile(join(folder, graphFile)), isOfBefore: names.includes(graphRowsFile) };
}

it('goes on from the graph where stories are added', async () => {
  await putStory('new', '---\nrights: Ours.\n---\n\nA tale that is new.\n');
  await desk.build();
  expect((await readGraph()).isOfBefore).toBe(true);
});

it.each<[string, () => Promise<unknown>]>([
  [
    'one person’s words are deleted and the index is built',
    async () => {
      await putStory('night', night.replace(people, '').replace(`${spoken}\n`, ''));
      await desk.build();
    },
  ],
  ['a story is withdrawn', () => desk.withdraw('night', 'The speaker asked.')],
  ['a person gets another name', async () => desk.rename(await desk.planRename('night', 'Priya Nair', 'Sam Reed'))],
])('keeps no vector of what is gone where %s', async (_, change) => {
  const before = await readGraph();
  await change();
  const now = await readGraph();
  expect([now.isOfBefore, now.bytes.equals(before.bytes)]).toEqual([false, false]);
  await rm(join(scratch, 'index'), { recursive: true });
  await desk.build();
  expect(now.bytes.equals((await readGraph()).bytes)).toBe(true);
});
