import { type CompletionTable, namesTaking, quoteForShell } from './completion-table.js';

/** Completion for bash 3.2 and newer. It needs nothing but bash, and reads no file of ours. */
export function writeBash(table: CompletionTable): string {
  const join = (names: readonly string[]): string => names.join('|');
  const offer = (words: readonly string[]): string => `compgen -W ${quoteForShell(words.join('\n'))} -- "$word"`;
  const options = table.options.flatMap(({ names }) => names);
  const cases = table.subcommands.map(
    ({ name, words, files }) =>
      `    ${name})\n      COMPREPLY=($(${offer(words)}${files ? '; compgen -f -- "$word"' : ''}))\n      return ;;`,
  );
  return `# bash completion for ask
_ask() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} IFS=$'\\n'
  COMPREPLY=()
  case $before in
    ${join(namesTaking(table, 'folder'))})
      COMPREPLY=($(compgen -d -- "$word"))
      return ;;
    ${join(namesTaking(table, 'file'))})
      COMPREPLY=($(compgen -f -- "$word"))
      return ;;
    ${join(namesTaking(table, 'word'))})
      return ;;
  esac
  if [[ $COMP_CWORD -gt 1 ]]; then
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  fi
  if [[ $word == -* ]]; then
    COMPREPLY=($(${offer(options)}))
  elif [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(${offer(table.subcommands.map(({ name }) => name))}))
  fi
}
complete -o filenames -F _ask ask
`;
}
