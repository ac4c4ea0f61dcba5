import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/corpus/corpus-command.js';
import { runCli } from '../../../src/cli/run-cli.js';
import type { CliDeps } from '../../../src/cli/cli-deps.js';
import type { CliIo } from '../../../src/cli/cli-io.js';
import type { CorpusDesk, IndexChange, StoryProposal } from '../../../src/core/corpus/corpus-desk.js';
import { UnknownArticleError, WriteFailedError } from '../../../src/core/errors.js';
import { corpus } from '../../http/stub-stories.js';

const [article] = corpus.articles;
if (!article) throw new Error('The stub has no story.');

const change: IndexChange = {
  articles: { added: ['new'], changed: [], removed: [], kept: ['old'] },
  chunks: { embedded: 2, reused: 3 },
  suggestions: { proven: 1, dropped: [], added: ['What is new?'], removed: ['What is old?'] },
  indexVersion: '0123456789abcdef',
};
const proposal: StoryProposal = {
  id: 'new',
  from: 'a.txt',
  markdown: 'x',
  article,
  dropped: ['a link: click'],
  open: [],
};
const search = { files: 3, bytes: 9, findings: [] };
const receipt = {
  tombstone: { id: 'old', withdrawn: '2026-11-22', reason: 'r', sha256: 'a', paragraphs: [] },
  removed: { files: ['old.md'], paragraphs: 2, words: 9, suggestions: 1, untold: 0 },
  index: { before: 'a', after: 'b', suggestions: 4, fault: null },
  search: { ...search, folders: ['corpus', 'index'], traces: 7 },
};

function createDesk(over: Partial<CorpusDesk> = {}) {
  const done: string[] = [];
  const note = <T>(what: string, value: T): Promise<T> => {
    done.push(what);
    return Promise.resolve(value);
  };
  const desk: CorpusDesk = {
    corpusDir: 'corpus',
    today: '2026-11-22',
    read: () => Promise.resolve(corpus),
    propose: (path, about) => note(`propose ${path} ${JSON.stringify(about)}`, proposal),
    save: (_, replace) => note(`save ${String(replace)}`, { path: 'corpus/articles/new.md', isDraft: false }),
    build: () => note('build', change),
    preview: () => note('preview', change),
    withdraw: (id, reason) => note(`withdraw ${id} ${reason}`, receipt),
    planRename: () => Promise.reject(new UnknownArticleError('No such story.')),
    rename: () => Promise.reject(new WriteFailedError('Full.')),
    ...over,
  };
  return { desk, done };
}

async function call(argv: readonly string[], over: Partial<CorpusDesk> = {}, typed: readonly string[] | null = null) {
  const shown = { out: '', err: '' };
  const lines = [...(typed ?? [])];
  const io: CliIo = {
    write: (text) => (shown.out += text),
    writeError: (text) => (shown.err += text),
    inputIsTerminal: typed !== null,
    outputIsTerminal: typed !== null,
    columns: 80,
    env: {},
    readInput: () => Promise.resolve(''),
    readFile: () => Promise.reject(new Error('none')),
    openPrompt: () => Promise.resolve({ read: () => Promise.resolve(lines.shift() ?? null), close: () => undefined }),
  };
  const { desk, done } = createDesk(over);
  const none = () => Promise.reject(new Error('not here'));
  const deps: CliDeps = {
    version: '1',
    open: none,
    readArticles: none,
    hashText: (text) => text,
    openCorpus: () => Promise.resolve(desk),
  };
  const code = await runCli(['corpus', ...argv], io, deps);
  return { code, done, ...shown };
}

describe('add', () => {
  test('shows the proposal and writes nothing unless it is told to', async () => {
    const { code, out, err, done } = await call(['add', 'a.txt', '--council', 'kent']);
    expect([code, done]).toEqual([0, ['propose a.txt {"council":"kent"}']]);
    expect(out).toContain('Spoken words that were marked: 1\n  Sam:');
    expect(out).toContain('Left out: 1\n  a link: click');
    expect(err).toBe('Nothing was written. To write it, give --write.\n');
  });

  test('writes and builds with --write, and with a yes on a terminal', async () => {
    const written = ['propose a.txt {}', 'save false', 'build'];
    expect((await call(['add', 'a.txt', '--write'])).done).toEqual(written);
    expect((await call(['add', 'a.txt'], {}, ['yes'])).done).toEqual(written);
    expect((await call(['add', 'a.txt'], {}, ['no'])).done).toEqual(written.slice(0, 1));
    expect((await call(['add', 'a.txt'], {}, [])).done).toEqual(written.slice(0, 1));
    const { done } = await call(['add', 'a.txt', '--write', '--replace', '--no-build']);
    expect(done).toEqual(['propose a.txt {}', 'save true']);
  });

  test('reads every file before it writes one, and leaves drafts out of the index', async () => {
    const { done } = await call(['add', 'a.txt', 'b.txt', '--write']);
    expect(done).toEqual(['propose a.txt {}', 'propose b.txt {}', 'save false', 'save false', 'build']);
    const draft = await call(['add', 'a.txt', '--write'], {
      save: () => Promise.resolve({ path: 'corpus/drafts/new.md', isDraft: true }),
    });
    expect(draft.err).toContain('run: ask corpus add corpus/drafts/new.md --write');
    expect(draft.done).not.toContain('build');
  });
});

test('list and show name what is known and what is missing', async () => {
  const { out } = await call(['list']);
  expect(out).toMatch(/^story +council +speakers +age +words +missing$/mu);
  const rows: unknown = JSON.parse((await call(['list', '--json'])).out);
  expect(rows).toHaveLength(corpus.articles.length);
  expect(rows).toMatchObject([
    { id: article.id, ageYears: 8, missing: [] },
    { missing: expect.arrayContaining(['council']) as unknown },
  ]);
  const shown = await call(['show', article.id]);
  expect(shown.out).toContain(`[${article.people[0]?.id ?? ''}] “`);
  expect(JSON.parse((await call(['show', article.id, '--json'])).out)).toEqual(article);
});

test('check and diff', async () => {
  expect((await call(['check'])).out).toMatch(/^corpus: \d+ articles, .* no faults\.\n$/u);
  const { out, done } = await call(['diff']);
  expect(out).toContain('Stories that will be added    1: new\n');
  expect(out).toContain('gone                        What is old?');
  expect(done).toEqual(['preview']);
});

describe('withdraw', () => {
  test('prints the receipt, as text and as JSON', async () => {
    const { code, out, done } = await call(['withdraw', 'old', '--reason', ' Asked. ']);
    expect([code, done]).toEqual([0, ['withdraw old Asked.']]);
    expect(out).toContain('Nothing of the story is left.');
    expect(JSON.parse((await call(['withdraw', 'old', '--reason', 'r', '--json'])).out)).toMatchObject(receipt);
  });

  test.each([
    [
      'something is left',
      { ...receipt, search: { ...receipt.search, findings: [{ file: 'x', found: { runs: 1, names: 0 } }] } },
      'Still there: x',
    ],
    [
      'no index could be built',
      { ...receipt, index: { ...receipt.index, after: null, fault: 'no model' } },
      'Stop the server',
    ],
  ])('ends with 1 where %s', async (_what, value, message) => {
    const { code, out } = await call(['withdraw', 'old', '--reason', 'r'], { withdraw: () => Promise.resolve(value) });
    expect([code, out.includes(message)]).toEqual([1, true]);
  });
});

test.each([
  [[], 2, 'Usage: ask corpus'],
  [['sing'], 2, "unknown command 'sing'"],
  [['add'], 2, 'missing required argument'],
  [['add', 'a', 'b', '--id', 'x'], 2, 'are one story’s'],
  [['show', 'nobody'], 2, 'No such story. There are:'],
  [['withdraw', 'x'], 2, "required option '--reason <text>'"],
  [['withdraw', 'x', '--reason', ' '], 2, 'Give a reason'],
  [['rename-speaker', 'x', 'y', 'z'], 2, 'No such story.'],
])('%j ends with %i and says why', async (argv, code, message) => {
  const result = await call(argv);
  expect([result.code, result.err.includes(message)]).toEqual([code, true]);
  expect(result.done).toEqual([]);
});

test('where there is no corpus, it says so', async () => {
  const none = () => Promise.reject(new Error('not here'));
  const io = {
    write: () => undefined,
    writeError: () => undefined,
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 80,
    env: {},
    readInput: none,
    readFile: none,
    openPrompt: none,
  };
  await expect(
    run(['list'], io, { version: '1', open: none, readArticles: none, hashText: (text) => text }),
  ).rejects.toThrow('no stories to keep');
});
