/**
 * What plain questions are answered with today, over the real stories with the real model. A change of ranking is no
 * fault: it has to be seen in review. `RENEW_GOLDEN=1 npx vitest run test/golden` writes ranking.json anew; read its diff.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openStories } from '../../src/open-stories.js';
import { buildTestIndex, corpusDir, modelDir } from '../end-to-end/build-test-index.js';

const questions = [
  'What is locality work?',
  'How many cases do you have?',
  'What is it like to work in Newham?',
  'How often do you get supervision?',
  'Do you have to pay fees for Step Up to Social Work?',
  'Why did you become a social worker?',
  'What do you find hard about the job?',
  'How do you look after yourself?',
  'What makes the job worth doing?',
  'What is signs of safety?',
  'Can I move up to a senior role?',
  'How much does a social worker earn?',
  'What is the capital of France?',
];

const fileUrl = new URL('ranking.json', import.meta.url);
const goldenSchema = z.array(
  z.strictObject({ question: z.string(), status: z.string(), citations: z.array(z.string()).max(3) }),
);
const renew = process.env.RENEW_GOLDEN === '1';
let indexDir: string;
let found: z.infer<typeof goldenSchema>;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  const stories = await openStories({ corpusDir, indexDir, modelDir, search: 'exact', onNotice: () => undefined });
  found = [];
  for (const question of questions) {
    const { status, citations } = await stories.ask({ question, limit: 3 });
    // Cut at characters, so that no half of one is written.
    const show = (text: string): string => Array.from(text).slice(0, 60).join('');
    found.push({ question, status, citations: citations.map(({ quote }) => `${quote.article.id}: ${show(quote.text)}`) });
  }
  if (renew) await writeFile(fileUrl, `${JSON.stringify(found, null, 2)}\n`);
});

afterAll(async () => {
  await rm(indexDir, { recursive: true, force: true });
});

test('ranking.json asks the same questions', async () => {
  const golden = goldenSchema.parse(JSON.parse(await readFile(fileUrl, 'utf8')));
  expect(golden.map(({ question }) => question)).toEqual(questions);
});

test.each(questions)('%s', async (question) => {
  const golden = goldenSchema.parse(JSON.parse(await readFile(fileUrl, 'utf8')));
  const expected = golden.find((entry) => entry.question === question);
  const hint =
    'The ranking has changed. Where that is meant, run `RENEW_GOLDEN=1 npx vitest run test/golden` and commit the diff of test/golden/ranking.json';
  expect(found.find((entry) => entry.question === question), hint).toEqual(expected);
});
