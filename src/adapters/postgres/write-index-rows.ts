import { retrieval } from '../../core/options.js';
import type { Catalogue } from '../../core/retrieval/catalogue.js';
import { describeChunk } from '../../core/retrieval/describe-chunk.js';
import { weighDocument } from '../../core/retrieval/weigh-document.js';
import { packChunkNumbers } from '../../core/retrieval/pack-chunk.js';
import { listStoredChunks, takeText, type StoredChunk } from '../../core/retrieval/stored-chunk.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { storeWord } from './find-by-words.js';
import type { IndexTables } from './index-tables.js';
import { listCouncilIds } from './list-council-ids.js';
import type { Database, Session } from './open-database.js';

/** An index that is being written into its tables. */
export interface UnfinishedIndex {
  /** In `practice_voices.indexes`. */
  readonly id: number;
  readonly tables: IndexTables;
  /** Passages and batches of them that are stored already. */
  readonly chunksDone: number;
  readonly batchesDone: number;
}

export interface RowsToWrite {
  readonly index: StoriesIndex;
  readonly catalogue: Catalogue;
  readonly writeVector: Database['writeVector'];
  /** Stories or passages of one transaction. */
  readonly batchSize: number;
  /** Told after each of them how many are stored now. */
  readonly onStored: (kind: 'stories' | 'passages', done: number) => void;
}

/** Writes the stories that are not there yet. */
export async function writeArticleRows(
  session: Session,
  { tables }: UnfinishedIndex,
  { index, batchSize, onStored }: RowsToWrite,
): Promise<void> {
  const { articles } = index.corpus;
  const [held] = await session.query(`select count(*)::int as count from ${tables.articles}`);
  for (let from = Number(held?.count); from < articles.length; from += batchSize) {
    const batch = articles.slice(from, from + batchSize);
    await session.query(
      `insert into ${tables.articles} (number, body) select * from unnest($1::int[], $2::text[]::json[])`,
      [batch.map((_, at) => from + at), batch.map((article) => JSON.stringify(takeText(article)))],
    );
    onStored('stories', from + batch.length);
  }
}

/** Writes the passages that are not there yet and their words, each batch with the mark that it is done. */
export async function writeChunkRows(session: Session, target: UnfinishedIndex, rows: RowsToWrite): Promise<void> {
  const { index, batchSize, onStored } = rows;
  const total = index.chunks.length;
  let batch: StoredChunk[] = [];
  let number = target.batchesDone;
  for (const stored of listStoredChunks(index)) {
    if (stored.number < target.chunksDone) continue;
    batch.push(stored);
    const done = stored.number + 1;
    if (batch.length < batchSize && done < total) continue;
    await session.query('begin');
    await insertChunks(session, target.tables, batch, rows);
    await insertWords(session, target.tables, number, batch, rows);
    number += 1;
    await session.query('update practice_voices.indexes set chunks_done = $2, batches_done = $3 where id = $1', [
      target.id,
      done,
      number,
    ]);
    await session.query('commit');
    batch = [];
    onStored('passages', done);
  }
}

async function insertChunks(
  session: Session,
  { chunks }: IndexTables,
  batch: readonly StoredChunk[],
  { index, writeVector }: RowsToWrite,
): Promise<void> {
  const { articles } = index.corpus;
  const councils = listCouncilIds(articles);
  const place = (id: string | null | undefined): number | null => (id == null ? null : councils.indexOf(id));
  await session.query(
    `insert into ${chunks} (number, article, council, body, numbers, embedding)
     select * from unnest($1::int[], $2::int[], $3::int[], $4::text[]::json[], $5::bytea[], $6::text[]::vector[])`,
    [
      batch.map(({ number }) => number),
      batch.map(({ chunk }) => chunk.article),
      batch.map(({ chunk }) => place(articles[chunk.article]?.councilId)),
      batch.map(({ chunk }) => JSON.stringify(chunk)),
      batch.map((stored) => Buffer.from(packChunkNumbers(stored))),
      batch.map(({ vector }) => writeVector(vector)),
    ],
  );
}

/** One row for each word of the batch, with all its chunks: a tenth of the room that a row for each of them would take. */
async function insertWords(
  session: Session,
  { words }: IndexTables,
  batchNumber: number,
  batch: readonly StoredChunk[],
  { index: { corpus }, catalogue }: RowsToWrite,
): Promise<void> {
  const rows = new Map<string, { readonly chunks: number[]; readonly frequencies: number[] }>();
  for (const { number, chunk } of batch)
    for (const [word, frequency] of weighDocument(describeChunk(corpus, chunk), retrieval.lexical, catalogue.words)) {
      const row = rows.get(word) ?? { chunks: [], frequencies: [] };
      row.chunks.push(number);
      row.frequencies.push(frequency);
      rows.set(word, row);
    }
  const lists = [...rows.values()];
  await session.query(
    `insert into ${words} (word, batch, chunks, frequencies)
     select word, $1, chunks::int[], frequencies::real[] from unnest($2::text[], $3::text[], $4::text[])
       as held(word, chunks, frequencies)`,
    [
      batchNumber,
      [...rows.keys()].map(storeWord),
      lists.map(({ chunks }) => `{${chunks.join()}}`),
      lists.map(({ frequencies }) => `{${frequencies.join()}}`),
    ],
  );
}
