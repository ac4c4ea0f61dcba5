import { defineAskCommand } from '../ask-command.js';
import type { CliIo } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { subcommands } from '../subcommands.js';
import { UsageFault } from '../usage-fault.js';
import type { CompletionTable } from './completion-table.js';
import { writeBash } from './write-bash.js';
import { writeFish } from './write-fish.js';
import { writeZsh } from './write-zsh.js';

const shells: Readonly<Record<string, (table: CompletionTable) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};

const help = `Usage: ask completion <shell>

Prints what makes bash, zsh or fish complete the command. Put it where the shell reads it:
  bash  ask completion bash > ~/.local/share/bash-completion/completions/ask
  zsh   ask completion zsh > "\${fpath[1]}/_ask"
  fish  ask completion fish > ~/.config/fish/completions/ask.fish
`;

/** `ask completion SHELL` */
export function run(args: readonly string[], io: CliIo): Promise<number> {
  const [shell = '', ...rest] = args;
  if (shell === '-h' || shell === '--help') {
    io.write(help);
    return Promise.resolve(exitCodes.answered);
  }
  const write = Object.hasOwn(shells, shell) && rest.length === 0 ? shells[shell] : undefined;
  if (!write) return Promise.reject(new UsageFault(`Name one shell: ${Object.keys(shells).join(', ')}.`));
  io.write(write(listCompletions()));
  return Promise.resolve(exitCodes.answered);
}

function listCompletions(): CompletionTable {
  const command = defineAskCommand({ version: '', columns: 80, write: () => undefined, writeError: () => undefined });
  const help = command.createHelp();
  const options = help.visibleOptions(command).map((option) => ({
    names: [option.short, option.long].filter((name) => name != null),
    summary: option.description,
    takes: readValueKind(option.flags),
  }));
  const words = Object.entries(subcommands).map(([name, { summary, completes }]) => ({ name, summary, ...completes }));
  return { options, subcommands: words };
}

function readValueKind(flags: string): CompletionTable['options'][number]['takes'] {
  const value = /<(\w+)>$/u.exec(flags)?.[1];
  if (value === undefined) return 'nothing';
  return value === 'folder' || value === 'file' ? value : 'word';
}
