import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { knownRequests, sendRequest } from '../requests.js';
import { Findings, type TortureCase } from '../torture-case.js';

const shiftClock = pathToFileURL(fileURLToPath(new URL('../shift-clock.mjs', import.meta.url))).href;
const hour = 3_600_000;
const jumps = {
  'an hour on': hour,
  'an hour back': -hour,
  'a day back': -24 * hour,
  'to 1970': -55 * 365 * 24 * hour,
  '50 years on': 50 * 365 * 24 * hour,
};
const asksPerMinute = 5;

/** The wall clock set on and back under a running server. */
export const clockCase: TortureCase = {
  name: 'clock',
  done: `the wall clock of a running server jumps ${Object.keys(jumps).join(', ')}; a limit of ${asksPerMinute} questions a minute is reached before each`,
  holds:
    'the same answers; nobody waits longer than a minute for the limit; the page’s signed turns still count; the log goes on',
  async run(stage) {
    const findings = new Findings();
    const live = await stage.openLive(stage.first);
    const clockFile = join(live.folder, 'clock');
    const setClock = async (offset: number): Promise<void> => {
      await writeFile(`${clockFile}.aside`, String(offset));
      await rename(`${clockFile}.aside`, clockFile);
    };
    await setClock(0);
    const shifted = { nodeArgs: ['--import', shiftClock] };
    const free = await stage.serve(live, { ...shifted, env: { TORTURE_CLOCK_FILE: clockFile } });
    const env = { TORTURE_CLOCK_FILE: clockFile, VOICES_ASKS_PER_MINUTE: String(asksPerMinute) };
    const limited = await stage.serve(live, { ...shifted, env });
    const [question] = knownRequests;
    if (question === undefined) throw new Error('There is nothing to ask.');
    const form = await askOnPage(free.address, 'What is Step Up to Social Work?', { turns: '', mark: '' });
    for (const [name, offset] of Object.entries(jumps)) {
      // Each begins where the one before is past.
      await setClock(0);
      await reachLimit(limited.address);
      await setClock(offset);
      for (const wrong of await stage.findWrong(free, [stage.first])) findings.check(false, `${name}: ${wrong}`);
      const wait = await askLimited(limited.address);
      findings.check(wait <= 60, `${name}: the limit says to wait ${wait} s`);
      await setClock(offset + 61_000);
      const left = await askLimited(limited.address);
      findings.check(left === 0, `${name}, and a minute later: the limit still says to wait ${left} s`);
      const carried = await askOnPage(free.address, 'How long does it take?', form);
      findings.check(carried.shown.includes('Step Up'), `${name}: the page forgot the turn before`);
      await setClock(offset + 130_000);
    }
    await setClock(0);
    const lines = free.program.out.trim().split('\n');
    findings.check(
      lines.every((line) => line.startsWith('{"time":"')),
      'the log has a line of another form',
    );
    findings.check((await sendRequest(free.address, question)).startsWith('200'), 'it no longer answers');
    return { did: `${Object.keys(jumps).length} jumps, ${lines.length} requests`, broken: findings.broken };
  },
};

async function reachLimit(address: string): Promise<void> {
  for (let at = 0; at <= asksPerMinute; at += 1) await askLimited(address);
}

/** Seconds that the limit says to wait; 0 where the question was answered. */
async function askLimited(address: string): Promise<number> {
  const response = await fetch(`${address}/v1/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"question":"Why?"}',
  });
  await response.arrayBuffer();
  return response.status === 429 ? Number(response.headers.get('Retry-After')) : 0;
}

interface PageForm {
  readonly turns: string;
  readonly mark: string;
}

/** Asks on the page; gives what it shows and the hidden fields of its next form. */
async function askOnPage(address: string, question: string, { turns, mark }: PageForm) {
  const body = new URLSearchParams({ question, turns, mark });
  const shown = await (
    await fetch(`${address}/ask`, { method: 'POST', body, headers: { Accept: 'text/html' } })
  ).text();
  const read = (name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(shown)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  return { shown, turns: read('turns'), mark: read('mark') };
}
