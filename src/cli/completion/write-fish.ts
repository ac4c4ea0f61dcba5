import type { CompletionTable } from './completion-table.js';

/** Completion for fish. */
export function writeFish({ options, subcommands }: CompletionTable): string {
  // fish takes a backslash before a quotation mark inside single ones.
  const quote = (text: string): string => `'${text.replace(/['\\]/gu, '\\$&')}'`;
  const names = subcommands.map(({ name }) => name).join(' ');
  const flags = options.map(({ names: written, summary, takes }) => {
    const parts = written.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
    const value = { nothing: '', word: ' -x', file: ' -r -F', folder: " -x -a '(__fish_complete_directories)'" }[takes];
    const where = `not __fish_seen_subcommand_from ${names}`;
    return `complete -c ask -n ${quote(where)} ${parts.join(' ')}${value} -d ${quote(summary)}`;
  });
  const words = subcommands.flatMap(({ name, summary, words: offered, files }) => [
    `complete -c ask -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    `complete -c ask -n ${quote(`__fish_seen_subcommand_from ${name}`)}${files ? ' -F' : ''} -a ${quote(offered.join(' '))}`,
  ]);
  return `# fish completion for ask\ncomplete -c ask -f\n${[...flags, ...words].join('\n')}\n`;
}
