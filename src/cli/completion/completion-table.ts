/** What a shell can complete. No text in it has a quotation mark that a shell would read. */
export interface CompletionTable {
  readonly options: readonly CompletedOption[];
  readonly subcommands: readonly CompletedSubcommand[];
}

export interface CompletedOption {
  /** With their dashes. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly takes: 'nothing' | 'word' | 'file' | 'folder';
}

export interface CompletedSubcommand {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly string[];
  readonly files: boolean;
}

/** Names of the options that take a value of this kind. */
export function namesTaking({ options }: CompletionTable, kind: CompletedOption['takes']): readonly string[] {
  return options.filter(({ takes }) => takes === kind).flatMap(({ names }) => names);
}

/** `text` as one word of a POSIX shell. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
