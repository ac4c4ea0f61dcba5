import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvColumns, renderCsv, writeCsv } from '../../src/cli/render-csv.js';
import { readCsv, readCsvQuotations } from '../../src/cli/verify/read-csv.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { createStubAsk } from '../http/stub-stories.js';

const citations = presentAnswer(await createStubAsk().ask({ question: 'x' })).citations;

test('a line of headings and one for each quote, what is not known empty', () => {
  const [head, first, second, ...more] = renderCsv(citations).split('\r\n');
  expect(head).toBe(csvColumns.join(','));
  expect(first).toContain(
    '"You get to see a case through – to the end, every week, with the same family & their friends.",Sam,Social worker,North Council,A day <with> Sam,Northern Paper,2018-03-02,"https://example.org/sam#',
  );
  expect(second).toBe(`Sam says:,,,,,,,,,bare,0,9,${'0'.repeat(64)}`);
  expect(more).toEqual(['']);
});

test.each(['=1+1', '+44 20', '-5', '@SUM(A1)', '\tx', '\rx'])('%j is guarded from being a formula', (text) => {
  expect(writeCsv([[text]])).toMatch(/^"?'/u);
});

test('any cells come back from any reader of RFC 4180', () => {
  const cell = fc.string({ unit: fc.constantFrom(...Array.from('abé “”\'=+-@,;"\r\n\t')) });
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      fc.infiniteStream(cell),
      fc.integer({ min: 1, max: 4 }),
      (width, cells, height) => {
        const rows = Array.from({ length: height }, () => [...cells.take(width)]);
        const guarded = rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)));
        expect(readCsv(writeCsv(rows)).map((row) => row.cells)).toEqual(guarded);
      },
    ),
  );
});

test('quotes come back with what they are checked by', () => {
  const [first, second] = readCsvQuotations(renderCsv(citations));
  expect(first).toMatchObject({
    line: 2,
    text: citations[0]?.quote,
    claim: { articleId: 'north-sam', speaker: 'Sam', start: 11 },
  });
  expect(second).toMatchObject({ line: 3, claim: { articleId: 'bare', speaker: null, end: 9 } });
  expect(readCsvQuotations("quote\r\n'-5 is cold\r\n")).toEqual([{ line: 2, text: '-5 is cold', claim: null }]);
});

test('a table without quotes, or with an open mark, is refused', () => {
  expect(() => readCsvQuotations('words\nx\n')).toThrow('no column named “quote”');
  expect(() => readCsvQuotations('quote\n"x\n')).toThrow('Line 2');
  expect(() => readCsvQuotations('')).toThrow('no column');
});
