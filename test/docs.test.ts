/** Holds the READMEs to the program. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../src/cli/exit-codes.js';
import { parseArgs } from '../src/cli/parse-args.js';
import { limits } from '../src/core/options.js';
import { environmentDefaults } from '../src/environment.js';
import { rateLimitDefaults, readsPerAsk } from '../src/http/access/access.js';
import { answerBodySchema, askBodySchema } from '../src/http/contract/ask.js';
import { problemKinds } from '../src/http/problem.js';
import { createStubApp } from './http/stub-app.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

/** Cells of the table whose first heading is `heading`, backticks taken off. */
function readTable(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} +\\|`, 'u').test(line));
  if (start === -1) throw new Error(`No table starts with '${heading}'.`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/u, '$1')),
  );
}

const firstCells = (heading: string, text = readme): string[] => readTable(text, heading).map(([cell = '']) => cell);

function readPackage(): {
  scripts: object;
  dependencies: object;
  optionalDependencies: object;
  devDependencies: object;
} {
  return JSON.parse(read('package.json')) as ReturnType<typeof readPackage>;
}

function printHelp(): string {
  let help = '';
  const write = (text: string): void => void (help += text);
  parseArgs(['--help'], { version: '0', columns: 200, write, writeError: write });
  return help;
}

describe('README', () => {
  test('has every npm script', () => {
    const names = Object.keys(readPackage().scripts).map((name) =>
      name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`,
    );
    expect(firstCells('command').sort()).toEqual(names.sort());
  });

  test('has every option of ask, in the words of --help', () => {
    const options = [...printHelp().matchAll(/^ {2}(-\S.*?) {2,}(.+)$/gmu)].map(([, flags, text]) => [flags, text]);
    expect(readTable(readme, 'option').map(([flags, text = '']) => [flags, text.replaceAll('`', '')])).toEqual(options);
  });

  test('has every subcommand of ask, in the words of --help', () => {
    const [, help = ''] = printHelp().split('Subcommands');
    const rows = [...help.matchAll(/^ {2}([a-z]\S*(?: \S+)*) {2,}(.+)$/gmu)].map(([, usage, text]) => [usage, text]);
    expect(rows.length).toBeGreaterThan(1);
    expect(readTable(readme, 'subcommand')).toEqual(rows);
  });

  test('has every exit code', () => {
    expect(firstCells('exit code')).toEqual(Object.values(exitCodes).map(String));
    expect([...printHelp().matchAll(/^ {2}(\d) /gmu)].map(([, code]) => code)).toEqual(firstCells('exit code'));
  });

  test('has every setting with its default, and the program reads no other', () => {
    expect(Object.fromEntries(readTable(readme, 'variable').map(([name, value]) => [name, value]))).toEqual(
      environmentDefaults,
    );
  });

  test('has every route', () => {
    const { app } = createStubApp();
    const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    expect(firstCells('route').sort()).toEqual([...new Set(routes)].sort());
  });

  test('has every problem with its status', () => {
    const kinds = Object.entries(problemKinds).map(([code, { status }]) => [code, String(status)]);
    expect(readTable(readme, 'code').map(([code, status]) => [code, status])).toEqual(kinds);
  });

  test('has every field and status of the contract', () => {
    const [sent = '', got = ''] = readme.split('### What you get');
    expect(firstCells('field', sent)).toEqual(Object.keys(askBodySchema.shape));
    expect(firstCells('field', got)).toEqual(Object.keys(answerBodySchema.shape));
    expect(firstCells('status')).toEqual(answerBodySchema.shape.status.options);
  });

  test('gives the limits that hold', () => {
    const fields = new Map(readTable(readme, 'field').map(([name = '', text = '']) => [name, text]));
    expect(fields.get('question')).toContain(`${limits.maxQuestionChars} characters`);
    expect(fields.get('turns')).toContain(`${limits.maxTurns} earlier turns`);
    expect(fields.get('limit')).toContain(`1 to ${limits.maxCitations}; ${limits.defaultCitations} where`);
  });

  test('gives the rate limits that hold', () => {
    const { asksPerMinute: user, siteAsksPerMinute: site } = rateLimitDefaults;
    const [, limits = ''] = readme.split('### Rate limits');
    expect(readTable(limits, 'caller').map(([, asks, reads]) => [Number(asks), Number(reads)])).toEqual(
      [user, site, site].map((asks) => [asks, asks * readsPerAsk]),
    );
    expect([environmentDefaults.VOICES_ASKS_PER_MINUTE, environmentDefaults.VOICES_SITE_ASKS_PER_MINUTE]).toEqual([
      String(user),
      String(site),
    ]);
  });

  test('has an example of a request that works as it stands', async () => {
    const [, path = '', type = '', body = ''] =
      /curl http:\/\/127\.0\.0\.1:8787(\S+) \\\n\s+--header 'Content-Type: ([^']+)' \\\n\s+--data '([^']+)'/u.exec(
        readme,
      ) ?? [];
    const { app, asked } = createStubApp();
    const response = await app.request(path, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect(response.status).toBe(200);
    expect(asked[0]?.turns).toHaveLength(1);
  });
});

describe('src/README.md', () => {
  test('says why each dependency is here', () => {
    const { dependencies, optionalDependencies, devDependencies } = readPackage();
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
    expect(firstCells('package', read('src/README.md')).sort()).toEqual(names.sort());
  });
});
