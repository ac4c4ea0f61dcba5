import { type CompletedOption, type CompletionTable, quoteForShell } from './completion-table.js';

const actions: Readonly<Record<CompletedOption['takes'], string>> = {
  nothing: '',
  word: ':value: ',
  file: ':file:_files',
  folder: ':folder:_files -/',
};

/** Completion for zsh, as a file of `fpath`. */
export function writeZsh({ options, subcommands }: CompletionTable): string {
  // In a specification of `_arguments` these characters have a meaning.
  const plain = (text: string): string => text.replace(/[[\]:\\]/gu, '\\$&');
  const specs = options.flatMap(({ names, summary, takes }) =>
    names.map((name) => `    ${quoteForShell(`*${name}[${plain(summary)}]${actions[takes]}`)} \\`),
  );
  const named = subcommands.map(({ name, summary }) => quoteForShell(`${name}:${plain(summary)}`)).join(' ');
  const cases = subcommands.map(
    ({ name, words, files }) =>
      `    ${name}) compadd -- ${words.map(quoteForShell).join(' ')}${files ? '; _files' : ''}; return ;;`,
  );
  return `#compdef ask
_ask() {
  if (( CURRENT > 2 )); then
  case $words[2] in
${cases.join('\n')}
  esac
  fi
  local -a subcommands=(${named})
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe subcommand subcommands
    return
  fi
  _arguments \\
${specs.join('\n')}
    '*:question: '
}
_ask "$@"
`;
}
