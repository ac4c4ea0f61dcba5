import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How programs are started: what `npm run build` made, or the sources through `tsx`. */
export type Programs = 'built' | 'sources';

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node's, before the file. */
  readonly nodeArgs?: readonly string[];
  /** Most files and sockets that it may hold open. */
  readonly maxDescriptors?: number;
}

/** A process of its own, with what it said. */
export class Started {
  out = '';
  err = '';
  #waiting: (() => void)[] = [];
  readonly exit: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (part: Buffer) => (this.out = (this.out + part.toString()).slice(-1_000_000)));
    child.stderr?.on('data', (part: Buffer) => {
      this.err += part.toString();
      this.#wake();
    });
    this.exit = once(child, 'close').then(([code]: (number | null)[]) => {
      this.#wake();
      return code ?? null;
    });
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it said `pattern` on standard error after the first `from` characters. @throws Error where it ends before. */
  async waitFor(pattern: RegExp, from = 0, patienceMs = 60_000): Promise<string> {
    const late = AbortSignal.timeout(patienceMs);
    for (;;) {
      const found = pattern.exec(this.err.slice(from))?.[0];
      if (found !== undefined) return found;
      if (!this.isRunning)
        throw new Error(`The program ended (${this.child.signalCode ?? ''}): ${this.err.slice(-500)}`);
      if (late.aborted) throw new Error(`It did not say ${String(pattern)} but: ${this.err.slice(from).slice(-500)}`);
      await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), pause(500)]);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return;
    this.child.kill(signal);
    await this.exit;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Starts a program of ours: `node` the server, `ask` the command, `build-index` the build. */
export function startProgram(
  programs: Programs,
  program: 'node' | 'ask' | 'build-index',
  args: readonly string[],
  { env = {}, nodeArgs = [], maxDescriptors }: StartOptions = {},
): Started {
  const sources = { node: 'src/node.ts', ask: 'src/ask-bin.ts', 'build-index': 'scripts/build-index.ts' };
  const built = { node: 'dist/node.js', ask: 'dist/ask.js', 'build-index': null };
  const file = programs === 'built' ? built[program] : null;
  const node = [...nodeArgs, ...(file === null ? ['--import', 'tsx', sources[program]] : [file]), ...args];
  const options = { cwd: root, env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env } };
  const child =
    maxDescriptors === undefined
      ? spawn(process.execPath, node, options)
      : spawn('/bin/sh', ['-c', `ulimit -n ${maxDescriptors}; exec "$0" "$@"`, process.execPath, ...node], options);
  return new Started(child);
}

/** The server, once it listens. */
export class Served {
  private constructor(
    readonly program: Started,
    readonly address: string,
  ) {}

  static async start(programs: Programs, options: StartOptions): Promise<Served> {
    const program = startProgram(programs, 'node', [], { ...options, env: { PORT: '0', ...options.env } });
    return new Served(program, await program.waitFor(/http:\/\/\S+/u));
  }

  /** Does something to the index and waits until the server has said what it makes of it. */
  async reloadAfter(change: () => Promise<void>, by: 'signal' | 'watch'): Promise<'taken' | 'refused'> {
    const from = this.program.err.length;
    await change();
    if (by === 'signal') this.program.child.kill('SIGHUP');
    const said = await this.program.waitFor(/answers from now on|goes on answering/u, from);
    return said === 'goes on answering' ? 'refused' : 'taken';
  }

  /** Resident memory in bytes, as the kernel counts it. */
  async readMemory(): Promise<number> {
    const status = await readFile(`/proc/${this.program.child.pid ?? 0}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) * 1024;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
