import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexCorruptError } from '../../../src/core/errors.js';
import { LexicalTableWriter, type KeptPostings } from '../../../src/core/retrieval/lexical-table-writer.js';
import { exactKey, LexicalTable, type LexicalDocument } from '../../../src/core/retrieval/lexical-table.js';

const empty: LexicalDocument = { body: '', context: '', heading: '', names: '', title: '', asked: '' };

function pack(documents: readonly LexicalDocument[], kept?: KeptPostings): Uint8Array {
  const writer = new LexicalTableWriter(documents.length, kept);
  const rows = new Set(kept?.rows);
  documents.forEach((document, row) => {
    if (!rows.has(row)) writer.addDocument(document, row);
  });
  return writer.pack();
}

function open(bytes: Uint8Array, size: number): LexicalTable {
  const table = LexicalTable.read(bytes, size);
  if (!table) throw new Error('not read');
  return table;
}

function listPostings(table: LexicalTable, key: string): [number, number[]][] {
  const found: [number, number[]][] = [];
  table.visitPostings(table.keys.find(key), (chunk, counts) => found.push([chunk, [...counts]]));
  return found;
}

const word = fc.constantFrom('tea', 'teas', 'rain', 'Élan', 'naïve', 'can’t', '7', '😀', 'ran');
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const document = fc.record({ body: text, context: text, heading: text, names: text, title: text, asked: text });

describe('LexicalTable', () => {
  it('tells which chunks hold a stem and a word, and how often in which field', () => {
    const documents = [{ ...empty, body: 'Teas, tea.' }, empty, { ...empty, body: 'Tea', title: 'Tea tea' }];
    const table = open(pack(documents), 3);
    expect(listPostings(table, 'tea')).toEqual([
      [0, [2, 0, 0, 0, 0, 0]],
      [2, [1, 0, 0, 0, 2, 0]],
    ]);
    expect(listPostings(table, exactKey('teas'))).toEqual([[0, [1, 0, 0, 0, 0, 0]]]);
    expect([table.count('tea'), table.count('rain'), [...table.fieldLengths]]).toEqual([
      2,
      0,
      [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0],
    ]);
  });

  it('holds numbers that take more than one byte', () => {
    const documents = Array.from({ length: 400 }, (_, at) =>
      at === 399 ? { ...empty, body: 'tea '.repeat(300) } : empty,
    );
    expect(listPostings(open(pack(documents), 400), 'tea')).toEqual([[399, [300, 0, 0, 0, 0, 0]]]);
  });

  it('lists the forms that begin alike', () => {
    const table = open(pack([{ ...empty, body: 'tea teas rain 7' }]), 1);
    const list = (beginning?: string) => {
      const { from, to } = table.findForms(beginning);
      return Array.from({ length: to - from }, (_, at) => table.keys.at(from + at).slice(1));
    };
    expect([list(), list('te'), list('x')]).toEqual([['7', 'rain', 'tea', 'teas'], ['tea', 'teas'], []]);
  });

  it('gives the same bytes whatever part was kept from before', () => {
    const input = fc.array(fc.record({ document, keep: fc.boolean(), left: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(input, (all) => {
        const before = all.filter(({ keep, left }) => keep || left);
        const now = all.filter(({ left }) => !left);
        const table = open(pack(before.map((one) => one.document)), before.length);
        const rows = before.map((one) => (one.left || !one.keep ? null : now.indexOf(one)));
        const documents = now.map((one) => one.document);
        expect(pack(documents, { table, rows })).toEqual(pack(documents));
      }),
    );
  });

  it('refuses bytes cut anywhere, and never reads past the end of changed ones', () => {
    const documents = [
      { ...empty, body: 'tea rain tea' },
      { ...empty, heading: 'tea' },
    ];
    const bytes = pack(documents);
    for (let end = 0; end < bytes.length; end += 1) expect(LexicalTable.read(bytes.subarray(0, end), 2)).toBeNull();
    expect(LexicalTable.read(bytes, 3)).toBeNull();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ change : byte));
        const table = LexicalTable.read(changed, 2);
        for (let key = 0; key < (table?.keys.size ?? 0); key += 1)
          try {
            table?.visitPostings(key, (chunk) => {
              expect(chunk).toBeLessThan(2);
            });
          } catch (fault) {
            expect(fault).toBeInstanceOf(IndexCorruptError);
          }
      }),
    );
  });
});
