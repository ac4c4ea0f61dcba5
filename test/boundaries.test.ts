/** Holds `src` to its import rules, its names and its sizes. A failure names the file and the import. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const toPosix = (path: string): string => path.split(sep).join('/');
const findCode = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${toPosix(path)}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();

/** What each room may import: rooms of ours by path, everything else by package. `type:` allows types only. */
const rules: Readonly<Record<string, readonly string[]>> = {
  'src/core': ['src/core', 'stemmer'],
  'src/adapters/markdown': [
    'src/core',
    'src/adapters/markdown',
    'mdast-util-from-markdown',
    'type:mdast',
    'yaml',
    'zod',
    'parse5',
  ],
  // Models with a card: from a hub or a folder to this disk, and back from it, checked.
  'src/adapters/models': ['src/core', 'src/adapters/models', 'node:', 'zod'],
  'src/adapters/transformers': [
    'src/core',
    'src/adapters/transformers',
    'src/adapters/models',
    'node:',
    '@xenova/transformers',
  ],
  // What every store keeps alike.
  'src/adapters/store-rows': ['src/core', 'src/adapters/store-rows', 'zod'],
  'src/adapters/postgres': [
    'src/core',
    'src/adapters/postgres',
    'src/adapters/store-rows',
    'node:',
    'pg',
    'pgvector',
    'zod',
  ],
  'src/adapters/docx': ['src/adapters/docx', 'mammoth'],
  // Prompts and time limits of every language model, whatever client it is asked by. No `node:`: the edge uses it too.
  'src/adapters/generator': ['src/core', 'src/adapters/generator'],
  'src/adapters/langchain': [
    'src/core',
    'src/adapters/langchain',
    'src/adapters/generator',
    'node:',
    '@langchain/core',
    '@langchain/community',
    '@langchain/openai',
    'zod',
  ],
  // What sites, keys and switches look like, in a file or in a key-value store.
  'src/adapters/settings': ['src/core', 'src/adapters/settings', 'type:src/http', 'zod'],
  // Stories in D1 and Vectorize: read at the edge, written from anywhere; so no `node:` either.
  'src/adapters/cloudflare': ['src/core', 'src/adapters/cloudflare', 'src/adapters/store-rows', 'zod'],
  // No `node:` here: it runs where there is none.
  'src/adapters/workers': [
    'src/core',
    'src/adapters/workers',
    'src/adapters/generator',
    'src/adapters/settings',
    'src/adapters/cloudflare',
    'src/adapters/transformers/model-files.js',
    'src/adapters/transformers/create-embedder.js',
    'type:src/http',
    '@xenova/transformers',
    'onnxruntime-web',
    '@noble/hashes',
  ],
  // Reads the corpus from files, so it hands their text to the parser of the format.
  'src/adapters/node': [
    'src/core',
    'src/adapters/node',
    'src/adapters/markdown',
    'src/adapters/docx',
    'src/adapters/settings',
    // Ports of the web application that this platform fills in.
    'type:src/http',
    'node:',
    'hnswlib-node',
    '@hono/node-server',
    'prom-client',
    'yaml',
    'zod',
  ],
  'src/http': [
    'src/core',
    'src/http',
    'src/wording',
    'hono',
    '@hono/zod-openapi',
    '@modelcontextprotocol/sdk',
    'hono-rate-limiter',
  ],
  'src/wording': ['src/wording'],
  // It shares with the plain page how an answer is taken apart; beyond that it knows only what is on the wire.
  'src/widget': ['src/widget', 'src/wording', 'type:src/http/contract', 'src/http/page/split-answer.js'],
  'src/cli': ['src/core', 'src/cli', 'type:src/http', 'commander', 'picocolors'],
  // It can be put into any program: it knows the contract by the types that are made from it, and nothing else of ours.
  'src/client': ['src/client'],
};

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\s+from\s+)?['"]([^'"]+)['"]/gmu;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/gu;

function readImports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [...text.matchAll(statement)].map(([, type, target = '']) => ({
    target: resolveTarget(file, target),
    typeOnly: type !== undefined,
  }));
  const loaded = [...text.matchAll(dynamic)].map(([, target = '']) => target);
  return [...statements, ...loaded.map((target) => ({ target: resolveTarget(file, target), typeOnly: false }))];
}

function resolveTarget(file: string, target: string): string {
  return target.startsWith('.') ? toPosix(relative(root, join(root, dirname(file), target))) : target;
}

function isAllowed(allowed: readonly string[], { target, typeOnly }: Import): boolean {
  const names = allowed.flatMap((name) => (name.startsWith('type:') ? (typeOnly ? [name.slice(5)] : []) : [name]));
  return names.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
}

function findBreaches(room: string, allowed: readonly string[], files: readonly string[]): string[] {
  return files
    .filter((file) => file.startsWith(`${room}/`))
    .flatMap((file) =>
      readImports(file)
        .filter((found) => !isAllowed(allowed, found))
        .map(({ target }) => `${file} -> ${target}`),
    );
}

const sources = findCode('src');

describe('imports', () => {
  test.each(Object.entries(rules))('%s', (room, allowed) => {
    expect(findBreaches(room, allowed, sources)).toEqual([]);
  });

  test('every file is a root or stands in a room with a rule', () => {
    const isRoot = (file: string): boolean => dirname(file) === 'src';
    const hasRule = (file: string): boolean => Object.keys(rules).some((room) => file.startsWith(`${room}/`));
    expect(sources.filter((file) => !isRoot(file) && !hasRule(file))).toEqual([]);
  });

  test('only roots import roots, and scripts none that runs', () => {
    const running = ['src/node.js', 'src/ask-bin.js', 'src/worker.js'];
    const breaches = findCode('scripts').flatMap((file) =>
      readImports(file)
        .filter(({ target }) => running.includes(target))
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  test('the check itself sees a breach, in each way of importing', () => {
    const breach = (target: string, typeOnly = false): boolean =>
      !isAllowed(['src/core', 'type:hono', 'node:'], { target, typeOnly });
    expect([breach('src/http/app.js'), breach('hono'), breach('src/core-other/a.js')]).toEqual([true, true, true]);
    expect([breach('src/core/a.js'), breach('hono', true), breach('node:fs')]).toEqual([false, false, false]);
    expect(readImports('src/http/app.ts').map(({ target }) => target)).toContain('src/http/problem.js');
    expect(readImports('src/ask-bin.ts').map(({ target }) => target)).toContain('src/ask-local-stories.js');
  });
});

describe('names and sizes', () => {
  test('no folder for things without a home, and no barrel', () => {
    const vague = /(^|\/)(utils?|common|helpers?|types|services?|shared|misc)(\/|$)/u;
    expect([...sources, ...findCode('scripts')].filter((file) => vague.test(dirname(file)))).toEqual([]);
    expect(sources.filter((file) => basename(file) === 'index.ts')).toEqual([]);
  });

  test('files are kebab-case', () => {
    expect(sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/u.test(basename(file)))).toEqual([]);
  });

  // File and the reason why it may be longer.
  const mayBeLong: Readonly<Record<string, string>> = {
    'src/client/contract-types.ts': 'written by a program',
  };

  test('no file is longer than 250 lines without a reason', () => {
    const long = [...sources, ...findCode('scripts')]
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > 250 && !(file in mayBeLong))
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});
