import { tokenise, type Token } from './condense-words.js';

/** Person or council that the corpus knows, with the other ways in which people write the name. */
export interface KnownName {
  readonly kind: 'council' | 'person';
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface KnownNames {
  readonly names: readonly KnownName[];
}

export interface NameEntry {
  readonly kind: 'council' | 'person';
  readonly name: string;
  readonly words: readonly string[];
}

/** Names by their first word, the longest first. */
export type NameTable = ReadonlyMap<string, readonly NameEntry[]>;

const tables = new WeakMap<KnownNames['names'], NameTable>();

/** The known names as a table, made once for each `known`. */
export function tabulateNames(known: KnownNames): NameTable {
  const made = tables.get(known.names);
  if (made) return made;
  const table = new Map<string, NameEntry[]>();
  for (const { kind, name, aliases } of known.names) {
    for (const written of [name, ...aliases]) {
      const words = foldWords(tokenise(written));
      const [first] = words;
      if (first === undefined) continue;
      table.set(first, [...(table.get(first) ?? []), { kind, name, words }]);
    }
  }
  for (const entries of table.values()) entries.sort((a, b) => b.words.length - a.words.length);
  tables.set(known.names, table);
  return table;
}

/** The longest known name that begins at `at`. */
export function findKnownName(tokens: readonly Token[], at: number, table: NameTable): NameEntry | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  return table.get(foldWord(first))?.find(({ words }) =>
    words.every((word, offset) => {
      const token = tokens[at + offset];
      return token !== undefined && foldWord(token) === word;
    }),
  );
}

function foldWords(tokens: readonly Token[]): string[] {
  return tokens.map(foldWord);
}

function foldWord({ lower }: Token): string {
  return lower.replace(/'s?$/u, '');
}
