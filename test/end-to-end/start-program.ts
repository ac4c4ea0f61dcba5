/** Starts the programs as a person would, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Program {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  /** Exit code; null where a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts a file of ours. Of this process's own variables only `PATH` is handed on. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (output.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output.err += part.toString()));
  const exit = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return { child, output, exit };
}

/** Waits until what it wrote to `out` or `err` matches. @throws Error where the program ends before. */
export async function waitFor(
  { child, output, exit }: Program,
  stream: 'out' | 'err',
  pattern: RegExp,
): Promise<string> {
  const source = stream === 'out' ? child.stdout : child.stderr;
  for (;;) {
    const found = pattern.exec(output[stream])?.[0];
    if (found !== undefined) return found;
    const ended = await Promise.race([source ? once(source, 'data') : exit, exit]);
    if (!Array.isArray(ended)) throw new Error(`The program ended: ${output.err}`);
  }
}

/** Address that the server prints once it listens. */
export function readAddress(program: Program): Promise<string> {
  return waitFor(program, 'err', /http:\/\/\S+/u);
}
