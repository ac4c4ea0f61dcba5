import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { foldText } from '../../src/cli/eval/score-questions.js';

const evalFolder = new URL('../eval/', import.meta.url);
const row = z.object({ turns: z.array(z.string()).default([]), question: z.string().optional() });

/** Letters and digits alone: a comma more is no other question. */
const fold = (question: string): string =>
  foldText(question)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();

test('no question that we are measured with stands beside a story or among those that none answers', async () => {
  const files = readdirSync(evalFolder).filter((name) => name.endsWith('.jsonl'));
  const measured = files.flatMap((name) =>
    readFileSync(new URL(name, evalFolder), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const { turns, question } = row.parse(JSON.parse(line));
        return question === undefined ? turns : [...turns, question];
      }),
  );
  const { articles, untold = [] } = await readCorpus(fileURLToPath(new URL('../../corpus', import.meta.url)));
  const beside = articles.flatMap(({ asked = [] }) => asked.flatMap(({ questions }) => questions));
  const asked = new Set([...beside, ...untold].map(fold));
  expect(asked.size).toBeGreaterThan(1000);
  expect(measured.length).toBeGreaterThan(500);
  expect(measured.filter((question) => asked.has(fold(question)))).toEqual([]);
});
