import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHnsw } from '../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../src/adapters/node/build-index.js';
import { hashCorpusFiles } from '../../src/adapters/node/hash-corpus-files.js';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import { knownRequests, sendRequest, type KnownRequest } from './requests.js';
import { type Programs, Served, type StartOptions } from './served.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Stories, their index, and what a server that nothing is done to says to every request. */
export interface Version {
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly indexVersion: string;
  readonly bodies: ReadonlyMap<string, string>;
}

/** Folders that a server works on and that harm is done to. */
export interface Live {
  readonly folder: string;
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
}

/** Two versions of the stories with their indexes, in a folder that goes at the end. */
export class Stage {
  readonly #running: Served[] = [];
  readonly #endings: (() => void)[] = [];
  #lives = 0;

  private constructor(
    readonly scratch: string,
    readonly programs: Programs,
    readonly first: Version,
    readonly second: Version,
  ) {}

  static async open(programs: Programs): Promise<Stage> {
    const scratch = await mkdtemp(join(tmpdir(), 'voices-torture-'));
    const corpora = [join(scratch, 'first', 'corpus'), join(scratch, 'second', 'corpus')] as const;
    for (const corpus of corpora) await cp(fromRoot('corpus'), corpus, { recursive: true });
    await changeStories(corpora[1]);
    const [first, second] = [await prepare(programs, corpora[0]), await prepare(programs, corpora[1])];
    return new Stage(scratch, programs, first, second);
  }

  /** New folders with a copy of a version's index. Stories are linked: `point` changes them in one step. */
  async openLive(version: Version): Promise<Live> {
    const folder = join(this.scratch, `live-${(this.#lives += 1)}`);
    await mkdir(folder);
    const live = {
      folder,
      corpusDir: join(folder, 'corpus'),
      indexDir: join(folder, 'index'),
      modelDir: join(folder, 'model'),
    };
    await cp(version.indexDir, live.indexDir, { recursive: true });
    await cp(fromRoot('models/voices-encoder'), live.modelDir, { recursive: true });
    await pointStories(live, version);
    return live;
  }

  async serve(live: Live, { env, ...options }: StartOptions = {}): Promise<Served> {
    const served = await Served.start(this.programs, { ...options, env: { ...describeFolders(live), ...env } });
    this.#running.push(served);
    return served;
  }

  /** What of `requests` is answered otherwise than by a server that nothing was done to; the version must be one of `versions`. */
  async findWrong(
    served: Pick<Served, 'address'>,
    versions: readonly Version[],
    requests: readonly KnownRequest[] = knownRequests,
  ): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const request of requests) {
      const got = await sendRequest(served.address, request).catch((cause: unknown) => `failed: ${String(cause)}`);
      if (!versions.some(({ bodies }) => bodies.get(request.name) === got))
        wrong.push(`“${request.name}” was answered with ${got.slice(0, 160)}`);
    }
    return wrong;
  }

  /** Has something undone at the end at the latest, also where a signal is the end. */
  atEnd(undo: () => void): void {
    this.#endings.push(undo);
  }

  async close(): Promise<void> {
    for (const { program } of this.#running) await program.stop('SIGKILL');
    for (const undo of this.#endings.splice(0)) undo();
    await rm(this.scratch, { recursive: true, force: true });
  }
}

/** The stories of `version` take the place of those before in one step. */
export async function pointStories({ folder, corpusDir }: Live, version: Version): Promise<void> {
  const aside = join(folder, 'corpus-aside');
  await rm(aside, { force: true });
  await symlink(version.corpusDir, aside);
  await rename(aside, corpusDir);
}

export function describeFolders({ corpusDir, indexDir, modelDir }: Omit<Live, 'folder'>): Record<string, string> {
  return { VOICES_CORPUS_DIR: corpusDir, VOICES_INDEX_DIR: indexDir, VOICES_MODEL_DIR: modelDir };
}

// Every sentence of one story moves, so that a quote cut from the other version would have other words; another story goes.
async function changeStories(corpus: string): Promise<void> {
  const file = join(corpus, 'articles', 'kensington-chelsea-jess.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('\n---\n\n', '\n---\n\nA line that was not here.\n\n'));
  await rm(join(corpus, 'articles', 'kent-frontline-view.md'));
}

async function prepare(programs: Programs, corpusDir: string): Promise<Version> {
  const indexDir = join(corpusDir, '..', 'index');
  const modelDir = fromRoot('models/voices-encoder');
  const { indexVersion } = await buildIndex({
    corpus: await readCorpus(corpusDir),
    indexDir,
    embedder: await openEmbedder(modelDir),
    buildHnsw,
    languageWords: readLanguageWords(),
    corpusSha256: (await hashCorpusFiles(corpusDir)) ?? '',
  });
  const served = await Served.start(programs, { env: describeFolders({ corpusDir, indexDir, modelDir }) });
  const bodies = new Map<string, string>();
  for (const request of knownRequests) bodies.set(request.name, await sendRequest(served.address, request));
  await served.program.stop();
  return { corpusDir, indexDir, indexVersion, bodies };
}
