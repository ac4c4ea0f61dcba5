/** What the command meets of the world. The root fills it in for Node, the tests with stand-ins. */
export interface CliIo {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** False where something is piped in. */
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Width of the terminal; 80 is used where it is not known. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input. */
  readonly readInput: () => Promise<string>;
  /**
   * Text of a file of at most `maxBytes`.
   * @throws Error that says which file and why, where it is missing, longer or not UTF-8.
   */
  readonly readFile: (path: string, maxBytes: number) => Promise<string>;
  /** Asks for lines on the terminal, with history and the usual keys. */
  readonly openPrompt: (text: string) => Promise<Prompt>;
}

/** Lines from a person at a terminal. */
export interface Prompt {
  /** The next line; null once the person has ended it (Ctrl-D, or Ctrl-C on an empty line). */
  readonly read: () => Promise<string | null>;
  readonly close: () => void;
}

const defaultColumns = 80;

/** Width to wrap to. */
export function readColumns({ columns }: CliIo): number {
  // Some terminals say 0 where they do not know.
  return columns === undefined || columns === 0 ? defaultColumns : columns;
}

/** Whether colour may be used: on a terminal that shows it, and not where `NO_COLOR` is set (https://no-color.org). */
export function allowsColour({ env, outputIsTerminal }: CliIo): boolean {
  // Any value but the empty one.
  return outputIsTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
