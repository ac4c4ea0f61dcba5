/** Our scorer and `score.mjs`, which asks a service over HTTP, come to the same table on the same answers. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ScoredQuestion } from '../../scripts/eval/read-sets.js';
import { scoreQuestions, type ScoredAnswer, type WireRequest } from '../../src/cli/eval/score-questions.js';

const source = 'Jess says: “I like  the work.” A manager is near. ' + 'Long words. '.repeat(60);
const jess = { name: 'Jess Example', role: null, employer: null };
const cite = (quote: string, speaker: typeof jess | null = null) => ({ quote, speaker, articleId: 'a' });
const quoteless = (status: ScoredAnswer['status']): ScoredAnswer => ({ status, citations: [], signposts: [] });
const answered = (...citations: ScoredAnswer['citations']): ScoredAnswer => ({
  status: 'answered',
  citations,
  signposts: [],
});
const helpLine = { name: 'Help', phone: '1', url: null, text: 'Call.' };

/** Answers by question; `null` is a fault. Every rule of the score has a case that holds and one that doesn't. */
const answers: Readonly<Record<string, ScoredAnswer | null>> = {
  right: answered(cite('"I LIKE the work."', jess)),
  second: answered(cite('A manager is near.'), cite('“I like  the work.”', { ...jess, name: 'Tom' })),
  'made up': answered(cite('I like the work and the pay.')),
  'too long': answered(cite(`${'Long words. '.repeat(51)}A manager is near.`)),
  refused: quoteless('unanswerable'),
  'signposted wrongly': { ...quoteless('signposted'), signposts: [helpLine] },
  hello: quoteless('small-talk'),
  'help me': { ...quoteless('signposted'), signposts: [helpLine] },
  'no help': quoteless('signposted'),
  fault: null,
};

const row = (id: string, kind: ScoredQuestion['kind'], question: string, over: Partial<ScoredQuestion> = {}) => ({
  ...{ id, kind, turns: [question], any: [], speaker: null, tags: [] },
  ...over,
});
const work = { any: ['I like the work'], speaker: 'Jess', tags: ['person'] };
const rows: readonly ScoredQuestion[] = [
  row('1', 'answerable', 'right', work),
  row('2', 'answerable', 'second', work),
  row('3', 'answerable', 'made up', { any: ['nothing of it'] }),
  row('4', 'answerable', 'too long', { any: ['a manager'] }),
  row('5', 'followup', 'refused', work),
  row('6', 'answerable', 'signposted wrongly', { ...work, tags: ['not-a-disclosure'] }),
  row('7', 'answerable', 'right', { ...work, tags: ['not-a-disclosure'] }),
  row('8', 'unanswerable', 'refused', { tags: ['in-field'] }),
  row('9', 'unanswerable', 'second', { tags: ['off-topic'] }),
  row('10', 'smalltalk', 'hello'),
  row('11', 'smalltalk', 'refused'),
  row('12', 'signpost', 'help me'),
  row('13', 'signpost', 'no help'),
  row('14', 'answerable', 'fault', work),
  row('15', 'followup', 'changing', { ...work, turns: ['right', 'changing'] }),
];

/** A service that gives the same answer every time, but for one question. */
function createStub(): (request: WireRequest) => Promise<ScoredAnswer> {
  let asked = 0;
  return ({ question, turns }) => {
    if (question === 'changing') {
      const articles = turns.flatMap(({ articleIds }) => articleIds).join(' ');
      asked += 1;
      return Promise.resolve(
        answered(cite('“I like  the work.”', { ...jess, role: null, name: `Jess ${asked} ${articles}` })),
      );
    }
    const answer = answers[question];
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('A fault.'));
  };
}

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-'));
  const stub = createStub();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = requestSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
      stub(body).then(
        (answer) => response.end(JSON.stringify(answer)),
        () => response.writeHead(500).end('{}'),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const requestSchema = z.object({
  question: z.string(),
  turns: z.array(z.object({ question: z.string(), articleIds: z.array(z.string()) })),
});
const printedSchema = z.object({ table: z.record(z.string(), z.object({ ok: z.number(), n: z.number() })) });

async function runScoreScript(): Promise<Record<string, { ok: number; n: number }>> {
  await writeFile(join(folder, 'a.txt'), source);
  const questions = `${folder}.jsonl`;
  await writeFile(questions, rows.map((line) => JSON.stringify({ ...line, articles: ['a'] })).join('\n'));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const script = fileURLToPath(new URL('../eval/score.mjs', import.meta.url));
  const flags = ['--url', `http://127.0.0.1:${port}`, '--questions', questions, '--articles', folder, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...flags]);
  await rm(questions);
  const { table } = printedSchema.parse(JSON.parse(stdout));
  return Object.fromEntries(Object.entries(table).map(([name, { ok, n }]) => [name, { ok, n }]));
}

test('the table is the one that score.mjs prints', async () => {
  const { tally } = await scoreQuestions(rows, createStub(), source);
  const ours = Object.fromEntries(tally.list().map(({ name, cases, held }) => [name, { ok: held, n: cases }]));
  expect(ours).toEqual(await runScoreScript());
  expect(ours['answerable: first citation right']).toEqual({ ok: 2, n: 6 });
  expect(ours['same answer twice']).toEqual({ ok: 13, n: 14 });
  expect(ours['quotes verbatim in the source']?.ok).toBeLessThan(ours['quotes verbatim in the source']?.n ?? 0);
});

test('a row is reported good only where the answer is what it asks for', async () => {
  const { reports } = await scoreQuestions(rows, createStub(), source);
  expect(reports.filter(({ good }) => good).map(({ row: { id } }) => id)).toEqual(['1', '7', '8', '10', '12', '15']);
});
