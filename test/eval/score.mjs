#!/usr/bin/env node
/* global URL, console, fetch, process */
/* eslint @typescript-eslint/no-unused-vars: ["error", { "ignoreRestSiblings": true }] */
// Scores a running service over HTTP against a file of questions. Black box: it knows only POST /v1/ask.
//   node score.mjs --url http://localhost:8787 --questions questions.jsonl [--articles ../articles] [--json] [--misses]
// Exit 0 always when every question was asked; 1 when the service could not be reached.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: arg } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8787' },
    questions: { type: 'string', default: new URL('questions.jsonl', import.meta.url).pathname },
    articles: { type: 'string', default: new URL('../articles', import.meta.url).pathname },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
});

const MAX_QUOTE = 600; // a longer quote is a page, not a quote: it counts as a miss
const plain = (text) =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();
const source = plain(
  readdirSync(arg.articles)
    .map((f) => readFileSync(join(arg.articles, f), 'utf8'))
    .join(' \n '),
);
const rows = readFileSync(arg.questions, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

async function ask(question, turns) {
  const response = await fetch(`${arg.url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ question, turns }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return body;
}

async function converse(turns) {
  const earlier = [];
  let answer;
  for (const question of turns) {
    answer = await ask(question, earlier);
    earlier.push({ question, articleIds: [...new Set((answer.citations ?? []).map((c) => c.articleId))] });
  }
  const last = turns.at(-1);
  const again = await ask(last, earlier.slice(0, -1));
  const strip = ({ trace, timings, requestId, ...rest }) => JSON.stringify(rest);
  return { answer, repeatable: strip(answer) === strip(again) };
}

const answered = (a) => a.status === 'answered' || a.status === 'partly-answered';
const count = {};
const misses = [];
const add = (key, ok) => {
  const c = (count[key] ??= { n: 0, ok: 0 });
  c.n += 1;
  c.ok += ok ? 1 : 0;
};

for (const row of rows) {
  let result;
  try {
    result = await converse(row.turns);
  } catch (error) {
    if (error.cause) {
      console.error(`could not reach ${arg.url}: ${error.cause.message}`);
      process.exit(1);
    }
    add('requests without a fault', false);
    misses.push({ id: row.id, question: row.turns.join(' / '), fault: error.message });
    continue;
  }
  add('requests without a fault', true);
  const { answer, repeatable } = result;
  add('same answer twice', repeatable);
  const citations = answer.citations ?? [];
  for (const c of citations)
    add('quotes verbatim in the source', c.quote.length > 0 && source.includes(plain(c.quote)));
  const holds = (c) => c.quote.length <= MAX_QUOTE && row.any.some((span) => plain(c.quote).includes(plain(span)));
  let good;
  if (row.any.length > 0) {
    const rank = answered(answer) ? citations.findIndex(holds) : -1;
    good = rank === 0;
    add(`${row.kind}: first citation right`, rank === 0);
    add(`${row.kind}: right within three`, rank >= 0 && rank < 3);
    add('answerable but refused', !answered(answer));
    for (const tag of row.tags) add(`  tag ${tag}: first citation right`, rank === 0);
    if (rank >= 0 && row.speaker)
      add('speaker named rightly', citations[rank].speaker?.name?.startsWith(row.speaker) ?? false);
    if (row.tags.includes('not-a-disclosure'))
      add('abuse as a topic not taken for a disclosure', answer.status !== 'signposted');
    if (answer.status === 'signposted') add('signposted by mistake', true);
  } else if (row.kind === 'unanswerable') {
    good = !answered(answer) && citations.length === 0;
    add('unanswerable: says so, quotes nothing', good);
    for (const tag of row.tags) add(`  tag ${tag}: says so`, good);
  } else if (row.kind === 'smalltalk') {
    good = answer.status === 'small-talk' && citations.length === 0;
    add('small talk recognised', good);
  } else {
    good = answer.status === 'signposted' && (answer.signposts ?? []).length > 0;
    add('person in need signposted', good);
  }
  if (!good)
    misses.push({
      id: row.id,
      question: row.turns.join(' / '),
      status: answer.status,
      first: citations[0]?.quote?.slice(0, 110),
    });
}

const table = Object.fromEntries(
  Object.entries(count).map(([key, { n, ok }]) => [key, { ok, n, share: Number((ok / n).toFixed(3)) }]),
);
if (arg.json) console.log(JSON.stringify({ table, misses }, null, 1));
else {
  for (const [key, { ok, n, share }] of Object.entries(table))
    console.log(`${key.padEnd(48)} ${share.toFixed(3)}  (${ok} of ${n})`);
  if (arg.misses) for (const m of misses) console.log(JSON.stringify(m));
}
