/** A server in a process of its own: stopped, killed, left by its clients, and given other indexes while it is asked. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildIndex } from '../../src/adapters/node/build-index.js';
import { hashCorpusFiles } from '../../src/adapters/node/hash-corpus-files.js';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import type { Corpus } from '../../src/core/corpus/article.js';
import type { Embedder } from '../../src/core/ports.js';
import { type AnswerBody, answerBodySchema } from '../../src/http/contract/ask.js';
import { corpusDir, modelDir } from './build-test-index.js';
import { type Program, readAddress, startProgram, waitFor } from './start-program.js';

const questions = [
  'What is locality work?',
  'What are caseloads like in Kent?',
  'What has kept Jack at Newham?',
  'How many social workers leave within two years?',
  'What is the capital of France?',
];

let scratch = '';
/** Folder of its own for each test, with stories and their index. */
let folder = '';
let corpus = '';
let index = '';
let version = '';
let embedder: Embedder;
let copies = 0;
const running: Program[] = [];

// Each test starts a process or two, and may share the machine with much else.
vi.setConfig({ testTimeout: 120_000 });

function enter(name: string): void {
  folder = join(scratch, name);
  corpus = join(folder, 'corpus');
  index = join(folder, 'index');
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-operation-'));
  embedder = await openEmbedder(modelDir);
  enter('first');
  await cp(corpusDir, corpus, { recursive: true });
  version = (await build()).version;
});
beforeEach(async () => {
  enter(`copy-${(copies += 1)}`);
  await cp(join(scratch, 'first'), folder, { recursive: true });
});
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Builds the index of the stories as they are now; gives its version and the stories in it. */
async function build(): Promise<{ readonly version: string; readonly stories: Corpus }> {
  const stories = await readCorpus(corpus);
  const corpusSha256 = (await hashCorpusFiles(corpus)) ?? '';
  const languageWords = readLanguageWords();
  const { indexVersion } = await buildIndex({
    corpus: stories,
    indexDir: index,
    embedder,
    languageWords,
    corpusSha256,
  });
  return { version: indexVersion, stories };
}

async function start(env: Record<string, string> = {}): Promise<{ server: Program; address: string }> {
  const folders = { VOICES_CORPUS_DIR: corpus, VOICES_INDEX_DIR: index, VOICES_MODEL_DIR: modelDir };
  const server = startProgram('src/node.ts', [], { PORT: '0', ...folders, ...env });
  running.push(server);
  return { server, address: await readAddress(server) };
}

async function ask(address: string, question: string): Promise<AnswerBody> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${address}/v1/ask`, { method: 'POST', headers, body: JSON.stringify({ question }) });
  if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
  return answerBodySchema.parse(await response.json());
}

/** Asks by four at once until `until` is settled; gives every answer. @throws what any of them throws. */
async function askMeanwhile<T>(address: string, until: Promise<T>): Promise<readonly AnswerBody[]> {
  const answers: AnswerBody[] = [];
  let going = true;
  const askOn = async (first: number): Promise<void> => {
    for (let at = first; going; at += 1) answers.push(await ask(address, questions[at % questions.length] ?? ''));
  };
  const asking = Promise.all(Array.from({ length: 4 }, (_, first) => askOn(first)));
  await Promise.race([until, asking]);
  going = false;
  await asking;
  return answers;
}

const readMetric = async (address: string, name: string): Promise<string | undefined> =>
  (await (await fetch(`${address}/metrics`)).text()).split('\n').find((line) => line.startsWith(name));

/** A raw connection to the server; `read.text` grows with what it says. */
async function open(address: string) {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  await once(socket, 'connect');
  const read = { text: '' };
  socket.on('data', (part: Buffer) => (read.text += part.toString()));
  return { socket, read, closed: once(socket, 'close') };
}

const alive = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('an index that is built while the server is asked', () => {
  test('is taken up twice without a failed request, and every quote is of the version that its answer names', async () => {
    const versions = new Map<string, Corpus>();
    const note = ({ version, stories }: Awaited<ReturnType<typeof build>>): string => {
      versions.set(version, stories);
      return version;
    };
    note({ version, stories: await readCorpus(corpus) });
    const { server, address } = await start();
    const rebuild = async (): Promise<void> => {
      const file = join(corpus, 'articles', 'kensington-chelsea-jess.md');
      // Every sentence moves, so that a quote cut from the other version would not be the same words.
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replace('\n---\n\n', '\n---\n\nA line that was not here.\n\n'),
      );
      await waitFor(server, 'err', new RegExp(`${note(await build())} answers from now on`, 'u'));
      await rm(join(corpus, 'articles', 'kent-frontline-view.md'));
      await waitFor(server, 'err', new RegExp(`${note(await build())} answers from now on`, 'u'));
      // Each version is asked for a while.
      for (const question of questions) await ask(address, question);
    };
    const answers = await askMeanwhile(address, rebuild());
    expect(new Set(answers.map(({ indexVersion }) => indexVersion))).toEqual(new Set(versions.keys()));
    for (const { indexVersion, citations } of answers)
      for (const { articleId, start, end, quote } of citations) {
        const article = versions.get(indexVersion)?.articles.find(({ id }) => id === articleId);
        expect(article?.text.slice(start, end)).toBe(quote);
      }
    expect(await readMetric(address, 'voices_index_swaps_total{outcome="taken"}')).toMatch(/ 3$/u);
    expect(await readMetric(address, 'voices_index_info{')).toContain([...versions.keys()].at(-1));
  });

  test('and is broken leaves the old one answering, and says so', async () => {
    const { server, address } = await start();
    const current = join(index, 'CURRENT');
    const good = await readFile(current, 'utf8');
    await writeFile(current, '0123456789abcdef\n');
    await waitFor(server, 'err', new RegExp(`Until then the index ${version} goes on answering`, 'u'));
    expect((await ask(address, 'What is locality work?')).indexVersion).toBe(version);
    expect(await readMetric(address, 'voices_index_swaps_total{outcome="refused"}')).toMatch(/ 1$/u);
    await writeFile(current, good);
    await waitFor(server, 'err', new RegExp(`${version} answers from now on`, 'u'));
  });

  test('and is not of the stories as they are now is refused, until it is and SIGHUP says so', async () => {
    const { server, address } = await start();
    const file = join(corpus, 'suggestions.yaml');
    const before = await readFile(file, 'utf8');
    await writeFile(file, `${before}# changed\n`);
    server.child.kill('SIGHUP');
    await waitFor(server, 'err', new RegExp(`Until then the index ${version} goes on answering`, 'u'));
    await writeFile(file, before);
    server.child.kill('SIGHUP');
    await waitFor(server, 'err', new RegExp(`${version} answers from now on`, 'u'));
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });
});

test('SIGTERM: what is under way is answered, /readyz says no, idle connections are closed, and it exits 0', async () => {
  const { server, address } = await start();
  const body = JSON.stringify({ question: 'What is locality work?' });
  const post = `POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  const [idle, asking, watching] = await Promise.all([open(address), open(address), open(address)]);
  // The beginning of a request comes with one that is answered: with the answer the server has read both.
  const begin = async ({ socket }: typeof idle, text: string): Promise<void> => {
    socket.write(alive + text);
    await once(socket, 'data');
  };
  await begin(idle, '');
  await begin(asking, post + body.slice(0, 10));
  await begin(watching, 'GET /readyz HTTP/1.1\r\nHost: localhost\r\n');
  server.child.kill('SIGTERM');
  await idle.closed;
  watching.socket.write('\r\n');
  asking.socket.write(body.slice(10));
  await Promise.all([watching.closed, asking.closed]);
  expect(watching.read.text).toMatch(/HTTP\/1\.1 503[^]+"code":"stopping"/u);
  expect(asking.read.text).toMatch(/HTTP\/1\.1 200[^]+HTTP\/1\.1 200[^]+"status":"answered"/u);
  expect(await server.exit).toBe(0);
});

test('kill -9 while it is asked leaves nothing to repair', async () => {
  const hashFolder = async (): Promise<string> => {
    const hash = createHash('sha256');
    for (const name of (await readdir(index, { recursive: true, withFileTypes: true })).filter((file) => file.isFile()))
      hash.update(name.name).update(await readFile(join(name.parentPath, name.name)));
    return hash.digest('hex');
  };
  const { server, address } = await start();
  const before = await ask(address, 'What is locality work?');
  const files = await hashFolder();
  const load = askMeanwhile(address, server.exit).catch((error: unknown) => error);
  for (const question of questions) await ask(address, question);
  server.child.kill('SIGKILL');
  expect(await server.exit).toBeNull();
  // The requests that were under way failed; that is all.
  await load;
  const again = await start();
  expect((await fetch(`${again.address}/readyz`)).status).toBe(200);
  expect(await ask(again.address, 'What is locality work?')).toEqual(before);
  expect(await hashFolder()).toBe(files);
});

test('a client that goes away before its question is whole is told from a fault', async () => {
  const { server, address } = await start();
  const client = await open(address);
  client.socket.write(
    `${alive}POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"question":`,
  );
  await once(client.socket, 'data');
  client.socket.destroy();
  const line = await waitFor(server, 'out', /.*"route":"\/v1\/ask".*/u);
  expect(JSON.parse(line)).toMatchObject({ problem: 'request-cancelled', status: 499, level: 'info' });
});

test('a page that is switched off is on again when the file says so, and slips in names are told', async () => {
  const file = join(folder, 'switches.yaml');
  await writeFile(file, 'page: Staff are checking a story.\n');
  const { server, address } = await start({ VOICES_SWITCHES_FILE: file, VOICES_HOTS: 'x' });
  const page = await fetch(address);
  expect([page.status, (await page.text()).includes('Staff are checking a story.')]).toEqual([503, true]);
  expect((await ask(address, 'What is locality work?')).status).toBe('answered');
  await writeFile(file, '');
  await waitFor(server, 'err', /Everything is switched on/u);
  expect((await fetch(address)).status).toBe(200);
  expect(server.output.err).toContain('VOICES_HOTS is set, but there is no such setting.');
});

test('whoever reads the log may go away', async () => {
  const { server, address } = await start();
  server.child.stdout?.destroy();
  for (const question of questions) await ask(address, question);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(server.child.exitCode).toBeNull();
});
