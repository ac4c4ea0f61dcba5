/** Tables of one uploaded index. Each index has its own, so that a new one is loaded and an old one dropped beside what is served. */
export interface IndexTables {
  readonly articles: string;
  readonly chunks: string;
  readonly words: string;
}

/** @param id of the row in `practice_voices.indexes`. */
export function nameTables(id: number): IndexTables {
  if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('An index of the database has a number from 1.');
  const name = (what: string): string => `practice_voices.${what}_${id}`;
  return { articles: name('articles'), chunks: name('chunks'), words: name('words') };
}

/**
 * Makes the tables without their searches, which are built faster once all is in. `json` and not `jsonb` or `text`: it keeps a
 * text to the letter, characters included that PostgreSQL has in no text (NUL, half a surrogate pair).
 * @param dimensions of a vector; up to 2,000 can be searched by a graph.
 */
export function writeTablesSql({ articles, chunks, words }: IndexTables, dimensions: number): string {
  return `
    create table ${articles} (number integer primary key, body json not null);
    create table ${chunks} (
      number integer primary key,
      article integer not null,
      council integer,
      body json not null,
      numbers bytea not null,
      embedding vector(${dimensions}) not null
    );
    -- In its row, so that comparing reads nothing else; the rest of the row lies elsewhere.
    alter table ${chunks} alter column embedding set storage plain, alter column numbers set storage external;
    create table ${words} (
      word text not null,
      batch integer not null,
      chunks integer[] not null,
      frequencies real[] not null,
      primary key (word, batch)
    );`;
}

/** Statements that make the tables searchable, one after the other: the graph takes the longest. */
export function writeSearchSql({ chunks, words }: IndexTables): readonly string[] {
  return [
    `create index if not exists ${bare(chunks)}_council on ${chunks} (council)`,
    `create index if not exists ${bare(chunks)}_article on ${chunks} (article)`,
    `create index if not exists ${bare(chunks)}_graph on ${chunks} using hnsw (embedding vector_cosine_ops)`,
    `analyze ${chunks}`,
    `analyze ${words}`,
  ];
}

export function writeDropSql({ articles, chunks, words }: IndexTables): string {
  return `drop table if exists ${articles}, ${chunks}, ${words}`;
}

function bare(table: string): string {
  return table.replace('practice_voices.', '');
}
