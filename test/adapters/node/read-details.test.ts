import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DetailsFault, readDetails } from '../../../src/adapters/node/read-details.js';

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'details-'))));
afterAll(async () => rm(dir, { recursive: true }));

async function read(text: string | Uint8Array) {
  const path = join(dir, 'details.yaml');
  await writeFile(path, text);
  return readDetails(path);
}

test('the README’s example is read as it stands, and every key is in it', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n( +organisation:[\s\S]*?)```/u.exec(readme) ?? [];
  const details = await read(example.replace(/^ {2}/gmu, ''));
  expect(details).toMatchObject({
    organisation: 'North Council',
    contact: { name: 'Careers team', phone: '01632 960001', address: '1 High Street' },
    service: { url: 'https://voices.north.example', since: '2026-12-01' },
    accessibility: { status: 'partially', replyDays: 5 },
    nextReview: '2027-11-22',
  });
  expect(Object.keys(details)).toHaveLength(12);
});

test.each(['', '# nothing yet\n', '{}'])('%j has no details', async (text) => {
  expect(await read(text)).toEqual({});
});

test.each([
  ['organisation: X\norganization: Y', /:2: Unknown key 'organization'/u],
  ['service:\n  since: last year', /:2: 'service\.since': Write the day as YYYY-MM-DD/u],
  ['contact:\n  email: a@b.example', /:1: 'contact\.name'/u],
  ['accessibility: { status: very }', /fully, partially or not/u],
  ['contact: [', /The YAML can't be read/u],
  ['- a list', /keys and values/u],
])('%j is refused with its line', async (text, message) => {
  const fault = await read(text).catch((cause: unknown) => cause);
  expect(fault).toBeInstanceOf(DetailsFault);
  expect(String(fault)).toMatch(message);
});

test('a file that is missing or no text is told by its name', async () => {
  await expect(readDetails(join(dir, 'none.yaml'))).rejects.toThrow(/none\.yaml can’t be opened/u);
  await expect(read(Uint8Array.of(0xff, 0xfe, 0x00))).rejects.toThrow(/not UTF-8/u);
});
