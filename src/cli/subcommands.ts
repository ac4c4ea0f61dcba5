import type { CliDeps } from './cli-deps.js';
import type { CliIo } from './cli-io.js';

/** A word after `ask` that does something other than asking. Its code is loaded when it is called. */
export interface Subcommand {
  /** What stands after its name in the help. */
  readonly takes: string;
  /** One line for the help and the README. */
  readonly summary: string;
  readonly load: () => Promise<SubcommandModule>;
  /** What a shell offers after its name: its own subcommands or options, and files. */
  readonly completes: { readonly words: readonly string[]; readonly files: boolean };
}

export interface SubcommandModule {
  /**
   * Runs with the arguments after its name and gives the exit code. What it throws is told on standard error: a
   * `UsageFault` ends with 2, a `VoicesError` by its code, anything else with 1.
   */
  readonly run: (args: readonly string[], io: CliIo, deps: CliDeps) => Promise<number>;
}

/** By name. To add one, add a line here and in the README. */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  verify: {
    takes: '<file>',
    summary: 'check every quotation of a document against the stories',
    load: () => import('./verify/verify-command.js'),
    completes: { words: ['--json', '--help'], files: true },
  },
  corpus: {
    takes: '<what>',
    summary: 'add, check, list, rename or withdraw stories',
    load: () => import('./corpus/corpus-command.js'),
    completes: {
      words: ['add', 'check', 'list', 'show', 'diff', 'build', 'rename-speaker', 'withdraw', '--help'],
      files: true,
    },
  },
  eval: {
    takes: '<file>',
    summary: 'ask your own questions and score the answers',
    load: () => import('./eval/eval-command.js'),
    completes: { words: ['--svg', '--json', '--help'], files: true },
  },
  gaps: {
    takes: '',
    summary: 'show what people ask and the stories do not answer',
    load: () => import('./gaps/gaps-command.js'),
    completes: { words: ['--try', '--svg', '--json', '--delete-all', '--help'], files: true },
  },
  papers: {
    takes: '',
    summary: 'draft the papers that a council needs before it uses this',
    load: () => import('./papers/papers-command.js'),
    completes: { words: ['--out', '--details', '--replace', '--help'], files: true },
  },
  completion: {
    takes: '<shell>',
    summary: 'print what makes bash, zsh or fish complete the command',
    load: () => import('./completion/completion-command.js'),
    completes: { words: ['bash', 'zsh', 'fish'], files: false },
  },
};

/**
 * The subcommand that the arguments begin with; null where they are a question. A question of that very word is asked
 * behind `--`.
 */
export function findSubcommand([name = '']: readonly string[]): Subcommand | null {
  return Object.hasOwn(subcommands, name) ? (subcommands[name] ?? null) : null;
}
