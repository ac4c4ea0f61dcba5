import type { CliIo } from '../../src/cli/cli-io.js';

export interface Shown {
  out: string;
  err: string;
}

/** What a command writes to `shown`; nobody types, and there is nothing to read but `files`. */
export function createStubIo(shown: Shown, files: Readonly<Record<string, string>> | null = {}): CliIo {
  const none = () => Promise.reject(new Error('not here'));
  return {
    write: (text) => (shown.out += text),
    writeError: (text) => (shown.err += text),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 80,
    env: {},
    readInput: none,
    readFile: files === null ? none : (path) => Promise.resolve(files[path] ?? ''),
    openPrompt: none,
  };
}
