import { CommanderError } from 'commander';
import type { StoryFilter } from '../core/story-filter.js';
import { type CommandOutput, defineAskCommand } from './ask-command.js';
import { exitCodes } from './exit-codes.js';
import { UsageFault } from './usage-fault.js';

/** What was asked for on the command line, or that commander has said all there is to say. */
export type ParsedArgs = AskArgs | { readonly kind: 'done'; readonly exitCode: number };

export interface AskArgs {
  readonly kind: 'ask';
  /** Null where none was given. */
  readonly question: string | null;
  readonly council: string | null;
  readonly filter: StoryFilter | null;
  readonly limit: number | null;
  readonly format: 'text' | 'json' | 'markdown' | 'csv';
  readonly explain: boolean;
  readonly stories: StoriesPlace;
}

/** Where the stories are: on this machine, or behind a service. */
export type StoriesPlace =
  | {
      readonly kind: 'local';
      /** Folders; null where the default serves. */
      readonly index: string | null;
      readonly model: string | null;
    }
  | { readonly kind: 'service'; readonly url: string; readonly keyFile: string | null };

/**
 * Reads the arguments after the command's name. Help, version and wrong usage are written to `output`.
 * @throws UsageFault where the options do not go together.
 */
export function parseArgs(argv: readonly string[], output: CommandOutput): ParsedArgs {
  const command = defineAskCommand(output);
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'done', exitCode: error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage };
  }
  const options = command.opts<Options>();
  return {
    kind: 'ask',
    question: command.args.length === 0 ? null : command.args.join(' '),
    council: options.council ?? null,
    filter: readFilter(options),
    limit: options.limit ?? null,
    format: options.json ? 'json' : options.markdown ? 'markdown' : options.csv ? 'csv' : 'text',
    explain: options.explain ?? false,
    stories: readPlace(options),
  };
}

interface Options {
  readonly council?: string;
  readonly speaker?: string;
  readonly article?: readonly string[];
  readonly since?: string;
  readonly limit?: number;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly csv?: boolean;
  readonly explain?: boolean;
  readonly url?: string;
  readonly keyFile?: string;
  readonly index?: string;
  readonly model?: string;
}

function readFilter({ speaker, article, since }: Options): StoryFilter | null {
  if (speaker === undefined && article === undefined && since === undefined) return null;
  return {
    ...(speaker !== undefined && { speaker }),
    ...(article !== undefined && { articleIds: article }),
    ...(since !== undefined && { since }),
  };
}

function readPlace({ url, keyFile, index, model }: Options): StoriesPlace {
  if (url !== undefined) return { kind: 'service', url, keyFile: keyFile ?? null };
  if (keyFile !== undefined) throw new UsageFault('--key-file is for a service: give its address with --url.');
  return { kind: 'local', index: index ?? null, model: model ?? null };
}
