import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.js';
import { subcommands } from '../../src/cli/subcommands.js';
import { IndexMissingError } from '../../src/core/errors.js';
import { answerBodySchema } from '../../src/http/contract/ask.js';
import { explanation, runStub as run, type Setting } from './run-stub.js';

describe('what is printed', () => {
  test('an answer with its quotes, and numbered sources', async () => {
    const { code, out, err } = await run(['what', 'is', 'locality', 'work?']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toBe(`Sam, Social worker at North Council, said: “You get to see a
case through – to the end, every week, with the same family
& their friends.” [1]

Another story has more on this [2].

Sources
[1] Sam, Social worker, North Council: A day <with> Sam,
    Northern Paper, 2018
    https://example.org/sam#:~:text=You%20get%20to%20see%20a%20case,the%20same%20family%20%26%20their%20friends.
[2] “Sam says:”
    The article: bare

You could ask
  What is a locality team?
`);
  });

  test('--json prints the body that the API sends', async () => {
    const { code, out } = await run(['--json', 'what is locality work?']);
    expect(code).toBe(0);
    expect(answerBodySchema.strict().parse(JSON.parse(out)).citations).toHaveLength(2);
  });

  test('--explain adds how it came about, as text and in the JSON', async () => {
    const text = await run(['--explain', 'x']);
    expect(text.out).toContain('How it was read\nNothing was searched for');
    const json = await run(['--explain', '--json', 'x']);
    expect(JSON.parse(json.out)).toMatchObject({ status: 'answered', explanation });
    expect([...text.opened, ...json.opened].map(([, explains]) => explains)).toEqual([true, true]);
  });

  test('--csv without a quote prints the headings, and the answer where it does not get into the table', async () => {
    const { code, out, err } = await run(['--csv', 'hurt']);
    expect(code).toBe(0);
    expect(out).toMatch(/^quote,speaker,[^\n]*\r\n$/u);
    expect(err).toContain('0800 1111');
  });

  test('help lines, each with its number', async () => {
    const { code, out } = await run(['hurt']);
    expect(code).toBe(0);
    expect(out).toContain('Helpline\n  Free.\n  0800 1111\n  https://example.org/help');
  });

  test('colour on a terminal only, and not where NO_COLOR is set', async () => {
    const coloured = '\u001b[';
    expect((await run(['x'], { outputIsTerminal: true })).out).toContain(coloured);
    expect((await run(['x'], { outputIsTerminal: true, env: { NO_COLOR: '' } })).out).toContain(coloured);
    expect((await run(['x'], { outputIsTerminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(coloured);
    expect((await run(['x'], { outputIsTerminal: true, env: { TERM: 'dumb' } })).out).not.toContain(coloured);
    expect((await run(['x'])).out).not.toContain(coloured);
  });

  test('notices go to standard error', async () => {
    const { out, err } = await run(['--json', 'x'], { notices: ['An exact scan serves.'] });
    expect(err).toBe('ask: An exact scan serves.\n');
    expect(() => JSON.parse(out) as unknown).not.toThrow();
  });
});

describe('what is asked', () => {
  test('options reach the pipeline and the opener', async () => {
    const argv = ['-c', 'north', '-n', '2', '--index', 'i', '--model', 'm', 'how', 'long?'];
    const { asked, opened } = await run(argv);
    expect(asked).toEqual([{ question: 'how long?', council: 'north', limit: 2 }]);
    expect(opened).toEqual([[{ kind: 'local', index: 'i', model: 'm' }, false]]);
  });

  test('filters reach the pipeline', async () => {
    const { asked } = await run(['-s', 'Jess', '-a', 'one', '--article', 'two', '--since', '2018', 'how', 'long?']);
    expect(asked).toEqual([
      { question: 'how long?', filter: { speaker: 'Jess', articleIds: ['one', 'two'], since: '2018' } },
    ]);
  });

  test('a service is asked in place of the local index', async () => {
    const { opened } = await run(['--url', 'https://voices.example', '--key-file', 'k', 'x']);
    expect(opened).toEqual([[{ kind: 'service', url: 'https://voices.example', keyFile: 'k' }, false]]);
  });

  test('a word that is a subcommand is a question behind --, or with more around it in one argument', async () => {
    for (const name of Object.keys(subcommands)) {
      expect((await run(['--', name])).asked).toEqual([{ question: name }]);
      expect((await run([`${name} it`])).asked).toEqual([{ question: `${name} it` }]);
    }
    expect((await run(['constructor'])).asked).toEqual([{ question: 'constructor' }]);
  });

  test('the question comes from standard input where it is piped and no argument is given', async () => {
    const piped: Setting = { inputIsTerminal: false, readInput: () => Promise.resolve('what is piped?\n') };
    expect((await run([], piped)).asked).toEqual([{ question: 'what is piped?' }]);
    expect((await run(['given'], piped)).asked).toEqual([{ question: 'given' }]);
  });

  test('a question may begin with a dash after --', async () => {
    expect((await run(['--', '--what?'])).asked).toEqual([{ question: '--what?' }]);
  });
});

describe('how it ends', () => {
  test.each([
    ['an answer', ['x'], exitCodes.answered],
    ['small talk', ['hello'], exitCodes.answered],
    ['help lines', ['hurt'], exitCodes.answered],
    ['nothing found', ['unknown'], exitCodes.nothingFound],
    ['a question that needs another', ['vague'], exitCodes.nothingFound],
    ['a declined question', ['command'], exitCodes.nothingFound],
    ['a fault of ours', ['fail'], exitCodes.fault],
    ['help', ['--help'], exitCodes.answered],
    ['the version', ['--version'], exitCodes.answered],
  ])('%s', async (_name, argv, code) => {
    expect((await run(argv)).code).toBe(code);
  });

  test.each([
    ['no question', [], 'Give a question'],
    ['an empty question', [' '], 'Give a question'],
    ['a long question', ['x'.repeat(501)], 'too long'],
    ['an option not known', ['--colour', 'x'], "unknown option '--colour'"],
    ['an option without its value', ['x', '--council'], 'argument missing'],
    ['a limit out of bounds', ['--limit', '6', 'x'], 'Give a whole number from 1 to 5.'],
    ['a limit that is no number', ['--limit', '1e0', 'x'], 'Give a whole number from 1 to 5.'],
    ['two formats at once', ['--json', '--csv', 'x'], "option '--json' cannot be used with option '--csv'"],
    ['a filter for a service', ['--url', 'https://x', '--since', '2018', 'x'], 'cannot be used with'],
    ['an explanation of a service', ['--url', 'https://x', '--explain', 'x'], 'cannot be used with'],
    ['an index for a service', ['--url', 'https://x', '--index', 'i', 'x'], 'cannot be used with'],
    ['a key for no service', ['--key-file', 'k', 'x'], 'give its address with --url'],
    ['a council not known', ['--council', 'east', 'x'], "There is no council 'east'"],
  ])('%s is wrong usage, told on standard error', async (_name, argv, told) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(exitCodes.wrongUsage);
    expect(out).toBe('');
    expect(err).toContain(told);
  });

  test('a missing index is a fault, told with what mends it', async () => {
    const fault = new IndexMissingError('There is no index. Run npm run build:index.');
    const { code, out, err } = await run(['x'], { fault });
    expect({ code, out, err }).toEqual({
      code: exitCodes.fault,
      out: '',
      err: 'ask: There is no index. Run npm run build:index.\n',
    });
  });

  test.each([['--help'], ['--version'], ['--colour']])('%s opens neither index nor model', async (option) => {
    expect((await run([option])).opened).toEqual([]);
  });
});
